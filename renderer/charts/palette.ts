import { CHART_COLOURS, type ChartColour } from '#shared/chart/chart-data.ts';

/** The colours of a chart by the job they have; see `charts.css`. */
export type Palette = Record<ChartColour, string>;

/** The colours that hold where an element stands: slides are light on a dark page too. */
export function paletteAt(element: Element): Palette {
  const style = getComputedStyle(element);
  const entries = CHART_COLOURS.map((name) => [name, style.getPropertyValue(`--chart-${name}`).trim()]);
  return Object.fromEntries(entries) as Palette;
}
