import type { ChartData } from '#shared/chart/chart-data.ts';
import { barsSpec, stackedSpec } from './bars.ts';
import { dotsSpec } from './dots.ts';
import type { ChartSpec } from './spec.ts';
import { stepsSpec } from './steps.ts';
import { trailingSpec } from './trailing.ts';
import { linesSpec, trendSpec } from './trend.ts';

/** How a chart's data is drawn. */
export function specOf(chart: ChartData): ChartSpec {
  switch (chart.kind) {
    case 'trend':
      return trendSpec(chart);
    case 'lines':
      return linesSpec(chart);
    case 'bars':
      return barsSpec(chart);
    case 'stacked':
      return stackedSpec(chart);
    case 'dots':
      return dotsSpec(chart);
    case 'steps':
      return stepsSpec(chart);
    case 'trailing':
      return trailingSpec(chart);
  }
}

/** The drawing of what makes a chart from data, or `null` where there is nothing to draw. */
export function drawing<Args extends unknown[]>(
  chartOf: (...args: Args) => ChartData | null,
): (...args: Args) => ChartSpec | null {
  return (...args) => {
    const chart = chartOf(...args);
    return chart && specOf(chart);
  };
}
