import type { Slide, TrailingLine, TrailTableRow } from '#shared/deck/slide.ts';
import type { WbrSlide, WbrSlideKpi, WbrWorkspace } from '#shared/wbr/workspace.ts';

type Skipped = { title: string; reason: string };

const CHANGES = { YOY: 'year', WOW: 'week', MOM: 'month' } as const;
/** Lines that one chart has room for; what is more goes on. */
const PER_CHART = 6;

/** The charts and tables of a WBR deck as slides in its order, after a title; with the blocks that become none. */
export function wbrSlides({ slides }: Pick<WbrWorkspace, 'slides'>): { slides: Slide[]; skipped: Skipped[] } {
  const made: Slide[] = [{ id: 'title', kind: 'title' }];
  const skipped: Skipped[] = [];
  slides.forEach((block, index) => {
    const result = slidesOf(block, `block-${index + 1}`);
    if ('reason' in result)
      skipped.push({ title: block.title || `Block ${index + 1}`, reason: result.reason });
    else made.push(...result.slides);
  });
  return { slides: made, skipped };
}

function slidesOf(block: WbrSlide, id: string): { slides: Slide[] } | { reason: string } {
  if (block.kind === 'section') return { reason: 'headings between blocks become no slides' };
  if (block.kind === 'embedded') return { reason: 'pages from the web have no place in a deck' };
  const heading = block.title.trim() === '' ? {} : { heading: block.title.slice(0, 500) };
  const { months } = block;
  if (block.kind !== 'chart') {
    const span = block.kind === 'weeks-table' ? 'weeks' : 'months';
    const rows = block.kpis.map(rowOf);
    if (rows.length === 0) return { reason: 'the table has no rows' };
    return { slides: [{ id, kind: 'trail-table', ...heading, span, months, rows }] };
  }
  const lines = block.kpis.flatMap(lineOf);
  if (lines.length === 0) return { reason: 'the chart has no line of its own' };
  const charts = Array.from(
    { length: Math.ceil(lines.length / PER_CHART) },
    (_, part): Slide => ({
      id: part === 0 ? id : `${id}-${part + 1}`,
      kind: 'trailing',
      ...heading,
      months,
      lines: lines.slice(part * PER_CHART, (part + 1) * PER_CHART),
    }),
  );
  return { slides: charts };
}

/** Targets of a KPI are drawn with its values, not as a line of their own. */
function lineOf({ key, label, derived, style, isPriorYearShown, isTargetOf }: WbrSlideKpi): TrailingLine[] {
  if (key === null || isTargetOf) return [];
  return [
    {
      kpi: key,
      label: label.slice(0, 500),
      isTarget: style === 'target',
      isPriorYearShown,
      ...(derived === null ? {} : { change: CHANGES[derived] }),
    },
  ];
}

function rowOf({ key, label, derived, isTargetOf }: WbrSlideKpi): TrailTableRow {
  return {
    header: label.slice(0, 500),
    isTarget: isTargetOf,
    ...(key === null ? {} : { kpi: key }),
    ...(derived === null ? {} : { change: CHANGES[derived] }),
  };
}
