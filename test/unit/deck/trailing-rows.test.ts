import { expect, it } from 'vitest';
import type { TrailingChart, TrailingSeries } from '#shared/chart/chart-data.ts';
import type { TrailingPoint } from '#shared/kpi/trailing.ts';
import { trailingSpec } from '../../../renderer/charts/trailing.ts';

const point = (label: string, value: number | null, target: number | null): TrailingPoint =>
  ({ label, value, prior: null, target, start: label, end: label }) as TrailingPoint;

function series(name: string, target: number | null): TrailingSeries {
  return {
    name,
    measure: { unit: 'count' },
    weeks: [point('W1', 1, target), point('W2', null, target)],
    months: [point('Jan', 3, target)],
    isTarget: false,
    isPriorShown: true,
  };
}

it('asks for the rows of the series and period that a point of a 6-12 chart stands for', () => {
  const [first, second] = [series('one', 5), series('other', null)];
  const chart: TrailingChart = {
    kind: 'trailing',
    name: 'Two',
    series: [first, second],
    isFlow: false,
    notes: [],
  };
  const asked: string[] = [];
  const spec = trailingSpec({
    ...chart,
    rowsOf: ({ label }, grain, { name }) => {
      asked.push(`${name} ${label} ${grain}`);
      return null;
    },
  });
  const config = spec.config({} as Parameters<typeof spec.config>[0]);
  for (const [at, { label, data }] of config.data.datasets.entries())
    for (const index of data.keys()) {
      asked.length = 0;
      spec.rowsAt?.(at, index);
      const period = [['W1 week'], [], [], ['Jan month']][index] ?? [];
      expect(asked).toEqual(period.map((one) => `${label?.split(',')[0]} ${one}`));
    }
  asked.length = 0;
  for (const line of spec.table.rows.keys()) spec.rowsOfLine?.(line);
  expect(asked).toEqual(['one W1 week', 'one Jan month']);
});
