import { formatPercent, formatQuarter } from '#shared/figure/format.ts';
import type { ObjectiveRow } from '#shared/review/sections.ts';
import { OkrTable, okrLines } from '../../review/blocks/okr-blocks.tsx';
import { assertionOf, leadOf } from '../narrative.ts';
import { SlideFrame } from '../slide-frame.tsx';
import { partsFor, type SlideDefinition, type SlideProps } from './slide-props.ts';
import styles from './slides.module.css';

const PER_PAGE = 15;
const MOST_PAGES = 3;

function OkrsSlide({ data, part }: SlideProps) {
  const { okrs } = data;
  const pages = pagesOf(okrs.rows);
  const shown = pages[part - 1] ?? [];
  const isLast = part === pages.length;
  const told = okrLines(pages.flat()).length;
  return (
    <SlideFrame
      assertion={assertionOf(data, 'okrs')}
      lead={part === 1 ? leadOf(data, 'okrs', 1, 1) : undefined}
      notes={[
        'Progress = (now − start) ÷ (target − start), kept within 0 and 1; an objective is the weighted mean of its key results',
        `The stroke marks the ${formatPercent(okrs.expected, { max: 0 })} of ${formatQuarter(okrs.quarter)} that has passed`,
        'Grades: 0.7 and more on track, 0.4 and more behind',
      ]}
    >
      <div className={styles.dense}>
        <OkrTable
          okrs={{ ...okrs, rows: shown }}
          limit={PER_PAGE}
          more={isLast ? okrLines(okrs.rows).length - told : 0}
        />
      </div>
    </SlideFrame>
  );
}

/** Objectives by page, about as many lines on each; an objective stays with its key results. */
function pagesOf(rows: readonly ObjectiveRow[]): ObjectiveRow[][] {
  const parts = partsFor(okrLines(rows).length, PER_PAGE, MOST_PAGES);
  const each = Math.min(PER_PAGE, Math.ceil(okrLines(rows).length / parts));
  const pages: ObjectiveRow[][] = [[]];
  for (const row of rows) {
    const page = pages.at(-1) ?? [];
    const lines = okrLines([...page, row]).length;
    const isFull = page.length > 0 && lines > PER_PAGE;
    const isEnough = okrLines(page).length >= each;
    if (!isFull && !isEnough) page.push(row);
    else if (pages.length < MOST_PAGES) pages.push([row]);
    else break;
  }
  return pages;
}

export const okrsSlide: SlideDefinition = {
  Component: OkrsSlide,
  parts: ({ okrs }) => pagesOf(okrs.rows).length,
};
