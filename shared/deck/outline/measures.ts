import { kpiFacts } from '../../review/facts/kpi-facts.ts';
import type { ReviewData } from '../../review/review-data.ts';
import type { Slide } from '../slide.ts';
import { assertionOf, limited, partsFor, rowsOfPart, table } from './blocks.ts';
import type { SlideOutline } from './outline.ts';

const [KPIS, MOST_KPI_PAGES] = [13, 4];

export const kpiScorecardOutline: SlideOutline = {
  parts: kpiParts,
  words: ({ data }) => ({
    assertion: assertionOf(data, 'kpis'),
    notes: [
      '● on target  ▲ within its tolerance  ■ off target  – no data',
      'Dashed line in a trend: its mean; a diamond is a signal, the rest is normal variation',
      'Inputs come before the outputs they drive, money last',
    ],
  }),
  body: ({ data, slide, part }) => {
    const { shown, more } = kpisOfPart(data, slide, part);
    return [table({ ...kpiFacts(shown), isTitled: false }, { more })];
  },
};

/** The KPIs of one page, and how many no page has room for. */
export function kpisOfPart(data: ReviewData, slide: Slide, part: number) {
  const { rows, left } = limited(data.kpis.rows, slide);
  const parts = kpiParts(data, slide);
  const [from, to] = rowsOfPart(rows.length, part, parts, KPIS);
  return { shown: rows.slice(from, to), more: part === parts ? rows.length - to + left : 0 };
}

function kpiParts({ kpis }: ReviewData, slide: Slide): number {
  return partsFor(limited(kpis.rows, slide).rows.length, KPIS, MOST_KPI_PAGES);
}
