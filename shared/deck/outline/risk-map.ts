import { riskFacts } from '../../review/facts/risk-facts.ts';
import type { RiskRow } from '../../review/sections.ts';
import { fittingRows, rowHeights } from '../fit/fitted-rows.ts';
import { assertionOf, beside, nothing, table } from './blocks.ts';
import type { SlideOutline } from './outline.ts';

/** Risks in the list beside the map. */
export const LISTED_RISKS = 8;
export const NO_RISKS = 'No open risk is recorded.';
const STEPS = [1, 2, 3, 4, 5] as const;
const MOST_KEYS = 3;

export type RiskCell = { zone: 'red' | 'amber' | 'green'; count: number; keys: string };
export type RiskGridRow = { likelihood: number; cells: readonly RiskCell[] };

export const riskMapOutline: SlideOutline = {
  words: ({ data }) => ({
    assertion: assertionOf(data, 'risks'),
    notes: [
      'Each field holds its number of risks and their keys. Score = likelihood × impact: ■ 15 and more, ▲ 8 and more, ● below',
    ],
  }),
  body: ({ data: { risks } }) => {
    if (risks.rows.length === 0) return [nothing(NO_RISKS)];
    const grid = table<RiskGridRow>({
      name: 'Risks by likelihood (rows) and impact (columns)',
      columns: [
        { header: 'Likelihood', cell: ({ likelihood }) => String(likelihood), width: '6em' },
        ...STEPS.map((impact) => ({
          header: String(impact),
          cell: ({ cells }: RiskGridRow) => cellText(cells[impact - 1]),
        })),
      ],
      rows: riskGrid(risks.rows),
      rowKey: ({ likelihood }) => String(likelihood),
      empty: NO_RISKS,
    });
    return [
      beside([0.48, [grid]], [0.52, [table(riskFacts(risks.rows), { limit: roomForRisks(risks.rows) })]]),
    ];
  },
};

/** How many risks the list beside the map has room for: rows of long names are higher. */
function roomForRisks(all: readonly RiskRow[]): number {
  const { columns, rows } = riskFacts(all);
  const shown = rows.slice(0, LISTED_RISKS);
  const heights = rowHeights(columns, shown, { width: 568, font: 14, row: RISK_ROW });
  return fittingRows(heights, LISTED_RISKS, RISK_ROW);
}

/** A row of two lines, in pixels. */
const RISK_ROW = 42;

/** The fields of the map, the likeliest first; impact from 1 to 5. */
export function riskGrid(rows: readonly RiskRow[]): RiskGridRow[] {
  return STEPS.toReversed().map((likelihood) => ({
    likelihood,
    cells: STEPS.map((impact) => {
      const score = likelihood * impact;
      const own = rows.filter((row) => row.likelihood === likelihood && row.impact === impact);
      const keys = own.flatMap(({ key }) => key ?? []);
      const more = keys.length > MOST_KEYS ? ` +${keys.length - MOST_KEYS}` : '';
      return {
        zone: score >= 15 ? 'red' : score >= 8 ? 'amber' : 'green',
        count: own.length,
        keys: keys.slice(0, MOST_KEYS).join(' ') + more,
      };
    }),
  }));
}

function cellText(cell: RiskCell | undefined): string {
  return cell && cell.count > 0 ? `${cell.count} ${cell.keys}`.trim() : '';
}
