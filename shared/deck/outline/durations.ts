import type { DotsChart } from '../../chart/chart-data.ts';
import { formatCount } from '../../figure/format.ts';
import { durationText } from '../../figure/measure.ts';
import { percentile } from '../../figure/statistics.ts';
import { durationStatistics } from '../../incident/durations.ts';
import { type ClockRow, clockFacts } from '../../review/facts/clock-facts.ts';
import type { ClockDurations } from '../slide-body.ts';
import { beside, bodyOf, chart, inOneLine, nothing, table } from './blocks.ts';
import type { OutlineBlock, SlideOutline } from './outline.ts';

/** What a page can show as single points, and paper can hold as vectors. */
const MOST_DOTS = 400;
/** Of a chart, over a table of what sums the points up. */
const HEIGHT = 116;

export const durationsOutline: SlideOutline = {
  words: ({ extra }) => {
    const body = bodyOf(extra, 'durations');
    const clocks = body?.clocks ?? [];
    const isCut = clocks.some(({ dots }) => dots.length > MOST_DOTS);
    return {
      assertion: body ? assertionOf(clocks, body.period) : undefined,
      notes: [
        'Every incident is a point on a logarithmic axis, because a mean of a few skewed durations is noise (VOID report 2021/2022)',
        isCut ? `Of each clock the newest ${MOST_DOTS} are drawn; the table is of all` : null,
      ],
    };
  },
  body: ({ extra }) => {
    const clocks = bodyOf(extra, 'durations')?.clocks ?? [];
    if (clocks.every(({ dots }) => dots.length === 0))
      return [nothing('No incident of the period has the times that these clocks need.')];
    const facts = clockFacts(clocks.map(summaryOf));
    const [detect = [], acknowledge = [], mitigate = [], restore = []] = clocks.map(blocksOf);
    return [
      beside([0.5, detect], [0.5, acknowledge]),
      beside([0.5, mitigate], [0.5, restore]),
      table({ ...facts, columns: inOneLine(facts.columns), isTitled: false }),
    ];
  },
};

function blocksOf(clock: ClockDurations): OutlineBlock[] {
  const { label, words, dots, left } = clock;
  if (dots.length === 0) return [nothing(`${label}: no incident has both times (${words}).`)];
  const n = `n ${dots.length}${left > 0 ? `, ${left} without` : ''}`;
  return chart(`${label} (${n})`, chartOf(clock), HEIGHT);
}

function summaryOf({ label, words, dots, left }: ClockDurations): ClockRow {
  return {
    label,
    words,
    n: dots.length,
    excluded: left > 0 ? [{ reason: 'without both times', n: left }] : [],
    ...durationStatistics(dots.map(({ minutes }) => minutes)),
  };
}

function chartOf({ dots, label }: ClockDurations): DotsChart {
  const { median, p90 } = durationStatistics(dots.map(({ minutes }) => minutes));
  const lines = [
    { label: 'median', minutes: median },
    { label: 'p90', minutes: p90 },
  ].flatMap((line) => (line.minutes === null ? [] : [{ ...line, minutes: line.minutes }]));
  return { kind: 'dots', name: label, dots: dots.slice(-MOST_DOTS), lines, entity: 'incident' };
}

function assertionOf(clocks: readonly ClockDurations[], period: string): string | undefined {
  const half = (key: ClockDurations['key']) => {
    const minutes = clocks.find((clock) => clock.key === key)?.dots.map((dot) => dot.minutes) ?? [];
    return { n: minutes.length, median: percentile(minutes, 0.5) };
  };
  const [detect, restore] = [half('detect'), half('restore')];
  if (restore.median === null) return undefined;
  const found = detect.median === null ? '' : `detected within ${durationText(detect.median)} and `;
  return `${period}: half of ${formatCount(restore.n, 'incident was', 'incidents were')} ${found}restored within ${durationText(restore.median)}.`;
}
