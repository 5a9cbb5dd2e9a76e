import type { ReactNode } from 'react';
import type { CardRoom } from '#shared/deck/cards/card-table.ts';
import type { ScorecardDocument } from '#shared/deck/deck.ts';
import { SEMIBOLD } from '#shared/deck/fit/text-steps.ts';
import { linesOf } from '#shared/deck/fit/text-width.ts';
import { themeOf } from '#shared/deck/theme.ts';
import { formatInstant } from '#shared/figure/format.ts';
import { FixedRoom } from '../../review/blocks/fixed-room.ts';
import { DeckLogo, themeStyle } from '../deck-theme.tsx';
import styles from '../print.module.css';

export type CardPaper = 'a4' | 'letter';

/** What a card says around its body. */
export type CardWords = {
  /** Above its name. */
  kind: string;
  /** What its figures mean, at the foot. */
  foot: string;
};

/** A sheet, and a card's body on it without head and foot, in pixels. */
const SHEETS = { a4: { width: 701, height: 1040 }, letter: { width: 724, height: 973 } };

/** How large letters of tables are, how high their rows, and what is between two parts of a card, in pixels. */
export type CardLook = { font: number; row: number; gap: number };

/** Sizes of a card's name, the largest first: letters, the height of a line, and the most lines of it. */
const NAMES = [
  { font: 25, line: 30, most: 2 },
  { font: 18, line: 22, most: 3 },
  { font: 13, line: 16, most: Number.POSITIVE_INFINITY },
] as const;

/** Beside a card's name: the week and, where there is one, the logo. */
const [TIME, LOGO] = [200, 174];
const [KIND, FOOT_LINE, FOOT_SHARE] = [30, 14.5, 0.64];

/** The room of a card's body on a paper, once its name and foot have theirs. */
export function cardRoom(
  document: ScorecardDocument,
  { paper, look, foot }: { paper: CardPaper; look: CardLook; foot: string },
): CardRoom {
  const { width, height } = SHEETS[paper];
  const name = nameOf(document, width);
  const footLines = Math.max(
    linesOf(foot, 10, width * FOOT_SHARE - 24),
    linesOf(ownerOf(document, 'Page 10 of 10'), 10, width * (1 - FOOT_SHARE)),
  );
  const head = KIND + Math.max(name.height, 36);
  return { width, ...look, height: height - head - footLines * FOOT_LINE - 8 };
}

function nameOf(document: ScorecardDocument, width: number) {
  const room = width - TIME - (themeOf(document).logo ? LOGO : 0);
  const sizes = NAMES.map((size) => ({
    ...size,
    lines: linesOf(document.subject.name, size.font * SEMIBOLD, room),
  }));
  const fitting = sizes.find(({ lines, most }) => lines <= most) ?? sizes.at(-1);
  const { font, line, lines } = fitting ?? { ...NAMES[0], lines: 1 };
  return { font, line, height: line * lines };
}

function ownerOf(document: ScorecardDocument, page: string): string {
  const { footer } = themeOf(document);
  return [document.data.workspace.name, footer, page].filter(Boolean).join(' · ');
}

type Props = {
  document: ScorecardDocument;
  paper: CardPaper;
  room: CardRoom;
  words: CardWords;
  number: number;
  total: number;
  children: ReactNode;
};

/** A page of a scorecard: whom it is about, the week, as of when; its body; what its figures mean. */
export function CardPage({ document, paper, room, words, number, total, children }: Props) {
  const { subject, data } = document;
  const theme = themeOf(document);
  const { font, line } = nameOf(document, room.width);
  const Name = number === 1 ? 'h1' : 'p';
  return (
    <section
      className={styles.card}
      data-paper={paper}
      data-theme="light"
      data-slide={subject.entity}
      aria-label={`Page ${number}`}
      style={{
        ...themeStyle(theme),
        ...{ '--fact-size': `${room.font}px`, '--fact-row': `${room.row}px`, '--card-gap': `${room.gap}px` },
      }}
    >
      <header className={styles.cardHead} data-fit>
        <div className={styles.cardName}>
          <p className={styles.cardKind}>{words.kind}</p>
          <Name className={styles.cardTitle} style={{ fontSize: font, lineHeight: `${line}px` }}>
            {subject.name}
          </Name>
        </div>
        <DeckLogo theme={theme} className={styles.cardLogo} />
        <p className={styles.cardTime}>
          {data.weekLabel}
          <br />
          Data as of {formatInstant(data.asOf, data.workspace.zone)}
        </p>
      </header>
      <div className={styles.cardBody} data-fit>
        <FixedRoom value={room}>{children}</FixedRoom>
      </div>
      <footer className={styles.cardFoot} data-fit>
        <span className={styles.cardMeaning}>{words.foot}</span>
        <span className={styles.cardOwner}>
          {ownerOf(document, total > 1 ? `Page ${number} of ${total}` : '')}
        </span>
      </footer>
    </section>
  );
}
