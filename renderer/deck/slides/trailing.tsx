import { useMemo } from 'react';
import type { TrailingLine, TrailingSlide } from '#shared/deck/slide.ts';
import { formatDate } from '#shared/figure/format.ts';
import type { TrailingData } from '#shared/kpi/trailing.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import { trailingSpec } from '../../charts/trailing.ts';
import { NoteList, notesOf, TrailingBox, trailingSeries } from '../../review/blocks/trailing-blocks.tsx';
import { usePage } from '../page-context.ts';
import styles from '../slide.module.css';
import { Nothing, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition } from './slide-props.ts';

type Shown = { line: TrailingLine; data: TrailingData };

const MOST_NOTES = 6;
const [BODY, TITLE, GAP, ROW, NOTE] = [506, 30, 18, 31, 22];

function TrailingSlideView() {
  const { page, document } = usePage();
  const { slide } = page;
  return slide.kind === 'trailing' ? <Chart slide={slide} trailing={document.trailing} /> : null;
}

type Props = { slide: TrailingSlide; trailing: Readonly<Record<string, TrailingData>> };

function Chart({ slide, trailing }: Props) {
  const { months } = slide;
  const shown = useMemo(
    () =>
      slide.lines.flatMap((line): Shown[] => {
        const data = trailing[line.kpi];
        return data ? [{ line, data }] : [];
      }),
    [slide, trailing],
  );
  const missing = slide.lines.filter(({ kpi }) => !trailing[kpi]).map(({ kpi }) => `“${kpi}”`);
  const notes = useMemo(
    () =>
      notesOf(
        shown.map(({ data }) => ({ data, months })),
        MOST_NOTES,
      ),
    [shown, months],
  );
  const spec = useMemo(() => {
    const series = shown.map(({ line, data }) => trailingSeries(data, { ...line, months }));
    const [first] = series;
    return trailingSpec({
      name: slide.heading ?? shown[0]?.data.name ?? '',
      // Two units share no axis; what is left out of the chart is in the table under it.
      series: series.filter(({ measure }) => measure.unit === first?.measure.unit),
      isFlow: shown.every(({ line, data }) => data.isFlow && line.change === undefined),
      notes: notes.map(({ date }) => date),
    });
  }, [shown, months, notes, slide.heading]);
  const rows = boxRows(shown);
  const noteRows = Math.ceil(notes.length / 3);
  const height = BODY - TITLE - (rows.length + 1) * ROW - GAP - (noteRows > 0 ? noteRows * NOTE + GAP : 0);
  return (
    <SlideFrame assertion={shown[0]?.data.name} notes={footnotes(shown, missing)}>
      {shown.length === 0 ? (
        <Nothing>There is no KPI {missing.join(', ')} in this workspace.</Nothing>
      ) : (
        <div className={styles.stack}>
          <ChartFigure title={titleOf(slide)} spec={spec} width={1168} height={height} />
          <NoteList notes={notes} />
          <TrailingBox rows={rows} />
        </div>
      )}
    </SlideFrame>
  );
}

function titleOf({ months }: TrailingSlide): string {
  return `Trailing six weeks, then ${months === 'trailing' ? 'twelve months' : 'the months of the fiscal year'}`;
}

/** Each KPI once, under the name that its first line has. */
function boxRows(shown: readonly Shown[]) {
  const lines = shown.filter(({ line, data }, index) => {
    const isFirst = shown.findIndex((other) => other.data.id === data.id) === index;
    return isFirst && !line.isTarget;
  });
  return lines.map(({ line, data }) => ({ data, label: line.label ?? data.name }));
}

function footnotes(shown: readonly Shown[], missing: readonly string[]): (string | null)[] {
  const definitions = shown.flatMap(({ data }) =>
    data.definition ? [`${data.name}: ${data.definition}`] : [],
  );
  const versions = shown.flatMap(({ data }) =>
    data.versions
      .slice(-1)
      .map(({ effectiveOn, definition }) => `New definition from ${formatDate(effectiveOn)}: ${definition}`),
  );
  const isRate = shown.some(({ data }) => data.change === 'basis-points');
  return [
    'Prior-year weeks are 364 days earlier; to-date values compare the same number of days',
    isRate ? 'Changes of rates are in basis points' : null,
    ...versions,
    ...definitions.slice(0, 2),
    missing.length > 0 ? `There is no KPI ${missing.join(', ')}` : null,
  ];
}

export const trailingSlide: SlideDefinition = { Component: TrailingSlideView };
