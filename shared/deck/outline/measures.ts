import { kpiFacts } from '../../review/facts/kpi-facts.ts';
import type { ReviewData } from '../../review/review-data.ts';
import type { Slide } from '../slide.ts';
import { assertionOf, inOneLine, listPage, listPages, table } from './blocks.ts';
import type { SlideOutline } from './outline.ts';

/** Rows are of one line: names and readings that need two are in small letters. */
const LIST = { perPage: 13, most: 4, columns: inOneLine(kpiFacts([]).columns) };

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
    const { shown, more, columns } = kpisOfPart(data, slide, part);
    return [table({ ...kpiFacts(shown), columns, isTitled: false }, { more })];
  },
};

/** The KPIs of one page, and how many no page has room for. */
export function kpisOfPart(data: ReviewData, slide: Slide, part: number) {
  const { rows, more, columns } = listPage(data.kpis.rows, slide, { part, ...LIST });
  return { shown: rows, more, columns };
}

function kpiParts({ kpis }: ReviewData, slide: Slide): number {
  return listPages(kpis.rows, slide, LIST);
}
