import { useMemo } from 'react';
import type { CardRoom } from '#shared/deck/cards/card-table.ts';
import type { ScorecardDocument } from '#shared/deck/deck.ts';
import { formatDate, formatNumber, formatPercent, formatQuarter } from '#shared/figure/format.ts';
import { okrMark, statusMark } from '#shared/okr/okr-words.ts';
import type { KeyResultStatus } from '#shared/okr/progress.ts';
import {
  pastConfidenceText,
  QUARTER_FIGURES,
  type QuarterCard,
  type QuarterLine,
  quarterFacts,
} from '#shared/okr/quarter-card.ts';
import type { OkrTree } from '#shared/okr/tree.ts';
import type { FactColumn } from '#shared/review/facts/facts.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import { progressSpec } from '../../charts/progress.ts';
import blocks from '../../review/blocks/blocks.module.css';
import { type Column, FactTable } from '../../review/blocks/fact-table.tsx';
import { FigureTiles, pickFigures } from '../../review/blocks/figure-tile.tsx';
import { ProgressBar } from '../../review/blocks/okr-blocks.tsx';
import styles from '../print.module.css';
import { layoutOf, sentencesHeight, tilesHeight } from './card-layout.ts';
import { type CardLook, CardPage, type CardPaper } from './card-page.tsx';

/** The roomiest look in which a quarter fits one page is taken; one that fits none goes on in the middle one. */
const LOOKS: readonly CardLook[] = [
  { font: 11, row: 30, gap: 18 },
  { font: 11, row: 23, gap: 14 },
  { font: 10, row: 19, gap: 12 },
];

const [RUNNING, OVER] = [
  'at most 10 pp behind the share of the quarter that has passed is on track, at most 20 pp at risk',
  '70% or more is achieved, 40% or more in part',
];

function footOf({ isOver }: OkrTree): string {
  return `Score = (now − start) ÷ (target − start), from 0 to 100%; an objective’s is the weighted mean of its key results. ${isOver ? `Grade: ${OVER}.` : `Status is that of the weakest key result: ${RUNNING}.`} n: key results with a value, or check-ins. “—” means no data, never zero.`;
}

type Document = Extract<ScorecardDocument, { kind: 'okrs' }>;
type Props = { document: Document; paper: CardPaper };

/** A quarter's objectives with their key results, over as many pages as they need. */
export function QuarterCardPages({ document, paper }: Props) {
  const { subject, data } = document;
  const foot = footOf(data.tree);
  const { room, flow } = useMemo(
    () => layoutOf(document, { paper, foot, looks: LOOKS, opening: (of) => openingHeight(data, of) }),
    [document, data, paper, foot],
  );
  const kind = `OKR scorecard, ${formatQuarter(subject.quarter)}`;
  return flow.pages.map((parts, index) => (
    <CardPage
      // biome-ignore lint/suspicious/noArrayIndexKey: pages have no other identity and never move
      key={index}
      {...{ document, paper, room, words: { kind, foot } }}
      number={index + 1}
      total={flow.pages.length}
    >
      {index === 0 && <Opening data={data} />}
      {parts.map((part) => (
        <Objectives key={part.key} tree={data.tree} from={part.from} to={part.to} />
      ))}
      {index === flow.pages.length - 1 && <History data={data} room={room} left={flow.left} />}
    </CardPage>
  ));
}

function openingHeight(data: QuarterCard, { width, gap }: CardRoom): number {
  const tiles = tilesHeight(pickFigures(data.figures, QUARTER_FIGURES), { columns: 4, width });
  return tiles + gap + sentencesHeight(sentencesOf(data), width) + gap;
}

function Opening({ data }: { data: QuarterCard }) {
  return (
    <>
      <FigureTiles figures={pickFigures(data.figures, QUARTER_FIGURES)} columns={4} />
      <div className={styles.cardText}>
        {sentencesOf(data).map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
    </>
  );
}

function sentencesOf({ tree, past }: QuarterCard): string[] {
  return [`${passedText(tree)} ${countsText(tree)}`.trim(), pastConfidenceText(past)];
}

function passedText({ isOver, lastDay, expected, asOf }: OkrTree): string {
  if (isOver) return `The quarter ended on ${formatDate(lastDay)}.`;
  return `${formatPercent(expected, { max: 0 })} of the quarter had passed on ${formatDate(asOf)}.`;
}

const STATUSES: readonly KeyResultStatus[] = ['off-track', 'at-risk', 'on-track', 'unknown'];

/** `13 key results: 2 off track, 11 on track.` */
function countsText({ objectives, isOver }: OkrTree): string {
  const results = objectives.flatMap(({ keyResults }) => keyResults);
  if (results.length === 0) return '';
  const words = isOver
    ? results.map((result) => okrMark(result, true).text)
    : STATUSES.flatMap((status) =>
        results.filter((result) => result.status === status).map(() => statusMark(status).text),
      );
  const counts = [...Map.groupBy(words, (word) => word)].map(
    ([word, all]) => `${formatNumber(all.length)} ${word.toLowerCase()}`,
  );
  return `${formatNumber(results.length)} key results: ${counts.join(', ')}.`;
}

function Objectives({ tree, from, to }: { tree: OkrTree; from: number; to: number }) {
  const { expected, ...facts } = quarterFacts(tree);
  const columns = facts.columns.map((column) => drawn(column, expected));
  const name = from === 0 ? facts.name : `${facts.name}, continued`;
  return (
    <FactTable
      {...facts}
      name={name}
      columns={columns}
      told={facts.columns}
      rows={facts.rows.slice(from, to)}
    />
  );
}

function drawn(column: FactColumn<QuarterLine>, expected: number): Column<QuarterLine> {
  if (column.header === 'Progress')
    return {
      ...column,
      cell: ({ objective, keyResult }) => {
        const { progress } = keyResult ?? objective;
        return progress === null ? '' : <ProgressBar progress={progress} expected={expected} />;
      },
    };
  if (column.header !== 'Objective and key results') return column;
  return {
    ...column,
    cell: (line) => (
      <span className={line.keyResult ? undefined : blocks.objective}>{String(column.cell(line))}</span>
    ),
  };
}

/** A chart lower than this says nothing, and higher than that no more. */
const [LEAST, MOST, TITLE] = [110, 240, 30];

function History({ data, room, left }: { data: QuarterCard; room: CardRoom; left: number }) {
  const height = Math.min(MOST, left - TITLE);
  const title = `Progress in ${formatQuarter(data.tree.quarter)}`;
  const spec = useMemo(() => progressSpec(data.history, title), [data.history, title]);
  if (data.history.length === 0 || height < LEAST) return null;
  return <ChartFigure title={title} spec={spec} width={room.width - 3} height={height} />;
}
