import type { StepsChart } from '#shared/chart/chart-data.ts';
import { chartWords } from '#shared/chart/chart-words.ts';
import { pointText } from '#shared/figure/measure.ts';
import { baseOptions, categoryAxis, valueAxis } from './base.ts';
import { marginFor, rightLabels } from './labels.ts';
import type { ChartSpec } from './spec.ts';

/** A plan and what came of it, as steps; what is still to come is dashed. */
export function stepsSpec(chart: StepsChart): ChartSpec {
  const { points, measure } = chart;
  const text = (value: number | null) => pointText(value, measure);
  return {
    ...chartWords(chart),
    rowsAt: (series, index) => points[index]?.[series === 0 ? 'planRows' : 'actualRows'] ?? null,
    config: (palette) => {
      const lowest = Math.min(
        ...points.flatMap(({ plan, actual }) => [
          plan ?? Number.POSITIVE_INFINITY,
          actual ?? Number.POSITIVE_INFINITY,
        ]),
      );
      const ends = [
        { series: 0, label: 'plan', colour: palette.axis },
        {
          series: 1,
          label: points.some(({ actual, isForecast }) => isForecast && actual !== null)
            ? 'actual, expected'
            : 'actual',
          colour: palette.main,
        },
      ];
      return {
        type: 'line',
        data: {
          labels: points.map(({ label }) => label),
          datasets: [
            {
              data: points.map(({ plan }) => plan),
              stepped: 'middle',
              borderColor: palette.quiet,
              borderWidth: 2,
              pointRadius: 0,
              pointHitRadius: 8,
            },
            {
              data: points.map(({ actual }) => actual),
              stepped: 'middle',
              borderColor: palette.main,
              borderWidth: 2.5,
              pointRadius: 0,
              pointHitRadius: 8,
              segment: {
                borderDash: ({ p1DataIndex }) => (points[p1DataIndex]?.isForecast ? [5, 4] : undefined),
              },
            },
          ],
        },
        options: {
          ...baseOptions(palette),
          layout: { padding: { top: 8, right: marginFor(ends.map(({ label }) => label)) } },
          // Headcount moves by ones on a large base: an axis from 0 would show two flat lines.
          scales: {
            x: categoryAxis(palette),
            y: {
              ...valueAxis(palette, measure, { from0: false }),
              ...(Number.isFinite(lowest) ? { suggestedMin: Math.max(0, lowest - 2) } : {}),
            },
          },
          plugins: {
            ...baseOptions(palette).plugins,
            tooltip: {
              ...baseOptions(palette).plugins?.tooltip,
              callbacks: {
                label: ({ parsed, datasetIndex }) =>
                  `${datasetIndex === 0 ? 'Plan' : 'Actual'}: ${text(parsed.y)}`,
              },
            },
          },
        },
        plugins: [rightLabels([], ends)],
      };
    },
  };
}
