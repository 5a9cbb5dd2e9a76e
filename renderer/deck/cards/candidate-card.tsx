import { useMemo } from 'react';
import type { CardPart, CardRoom } from '#shared/deck/cards/card-table.ts';
import type { ScorecardDocument } from '#shared/deck/deck.ts';
import {
  CANDIDATE_FIGURES,
  type CandidateCard,
  type EvidenceLine,
  evidenceFacts,
  interviewFacts,
  ratingFacts,
  recommendationText,
} from '#shared/interview/candidate-card.ts';
import type { Facts } from '#shared/review/facts/facts.ts';
import { type Column, FactTable } from '../../review/blocks/fact-table.tsx';
import { FigureTiles, pickFigures } from '../../review/blocks/figure-tile.tsx';
import styles from '../print.module.css';
import { layoutOf, sentencesHeight, tilesHeight } from './card-layout.ts';
import { type CardLook, CardPage, type CardPaper } from './card-page.tsx';

/** The roomiest look in which a candidate fits one page is taken; one that fits none goes on in the middle one. */
const LOOKS: readonly CardLook[] = [
  { font: 12, row: 25, gap: 18 },
  { font: 11, row: 22, gap: 14 },
  { font: 10, row: 19, gap: 12 },
];

const WORDS = {
  kind: 'Interview scorecard · Confidential',
  foot: 'Score = Σ weight × rating ÷ 4 over the dimensions that are rated; one rated more than once counts with its mean, one not rated is left out, never 0. Confidential: for the hiring panel and the director only.',
};

type Document = Extract<ScorecardDocument, { kind: 'interview' }>;

/** A candidate's interviews, ratings, evidence and notes, over as many pages as they need. */
export function CandidateCardPages({ document, paper }: { document: Document; paper: CardPaper }) {
  const { data } = document;
  const { room, flow } = useMemo(
    () =>
      layoutOf(document, { paper, foot: WORDS.foot, looks: LOOKS, opening: (of) => openingHeight(data, of) }),
    [document, data, paper],
  );
  const { pages } = flow;
  return pages.map((parts, index) => (
    <CardPage
      // biome-ignore lint/suspicious/noArrayIndexKey: pages have no other identity and never move
      key={index}
      {...{ document, paper, room, words: WORDS }}
      number={index + 1}
      total={pages.length}
    >
      {index === 0 && <Opening data={data} />}
      {parts.map((part) => (
        <Part key={part.key} data={data} part={part} />
      ))}
    </CardPage>
  ));
}

function openingHeight(data: CandidateCard, { width, gap }: CardRoom): number {
  const tiles = tilesHeight(pickFigures(data.figures, CANDIDATE_FIGURES), { columns: 4, width });
  return sentencesHeight(sentencesOf(data), width) + gap + tiles + gap;
}

function Opening({ data }: { data: CandidateCard }) {
  return (
    <>
      <div className={styles.cardText}>
        {sentencesOf(data).map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
      <FigureTiles figures={pickFigures(data.figures, CANDIDATE_FIGURES)} columns={4} />
    </>
  );
}

function sentencesOf({ requisition, interviews }: CandidateCard): string[] {
  const of = requisition
    ? [requisition.key, requisition.role, requisition.level, requisition.team?.name]
        .filter(Boolean)
        .join(' · ')
    : 'Without a requisition.';
  return [of, recommendationText(interviews)];
}

function Part({ data, part: { key, from, to } }: { data: CandidateCard; part: CardPart }) {
  if (key === 'interviews') return <Piece facts={interviewFacts(data)} {...{ from, to }} />;
  if (key === 'ratings') return <Piece facts={ratingFacts(data)} {...{ from, to }} />;
  return <Piece facts={grouped(evidenceFacts(data), from)} {...{ from, to }} />;
}

/** A dimension is named where its evidence begins, and again at the top of a page; readers hear it on each row. */
function grouped(facts: Facts<EvidenceLine>, from: number): Drawn<EvidenceLine> {
  const isRepeated = (row: EvidenceLine) => {
    const at = facts.rows.indexOf(row);
    return at > from && facts.rows[at - 1]?.dimension === row.dimension;
  };
  return {
    ...facts,
    columns: facts.columns.map(
      (column): Column<EvidenceLine> =>
        column.header === 'Dimension'
          ? {
              ...column,
              cell: (row) =>
                isRepeated(row) ? <span className="visually-hidden">{row.dimension}</span> : row.dimension,
            }
          : column,
    ),
  };
}

type Drawn<Row> = Omit<Facts<Row>, 'columns'> & { columns: readonly Column<Row>[] };
type PieceProps<Row> = { facts: Drawn<Row>; from: number; to: number };

function Piece<Row>({ facts, from, to }: PieceProps<Row>) {
  const name = from === 0 ? facts.name : `${facts.name}, continued`;
  return <FactTable {...facts} name={name} rows={facts.rows.slice(from, to)} />;
}
