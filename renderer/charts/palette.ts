import { CHART_COLOURS, type ChartColour } from '#shared/chart/chart-data.ts';

/** The colours of a chart by the job they have; see `charts.css`. */
export type Palette = Record<ChartColour, string>;

const known = new Map<string, Palette>();

/**
 * The colours that hold where an element stands: slides are light on a dark page too. They depend on the nearest theme
 * and its own style alone, so they are read once for each: reading them finds the styles of the whole page.
 */
export function paletteAt(element: Element): Palette {
  const themed = element.closest<HTMLElement>('[data-theme]') ?? document.documentElement;
  const key = `${themed.dataset.theme ?? ''} ${themed.style.cssText}`;
  const palette = known.get(key) ?? readPalette(element);
  known.set(key, palette);
  return palette;
}

function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const entries = CHART_COLOURS.map((name) => [name, style.getPropertyValue(`--chart-${name}`).trim()]);
  return Object.fromEntries(entries) as Palette;
}
