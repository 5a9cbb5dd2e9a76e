const NAMES = [
  'main',
  'soft',
  'quiet',
  'grid',
  'axis',
  'text',
  'target',
  'signal',
  'good',
  'warn',
  'bad',
  'sev1',
  'sev2',
  'sev3',
  'sev4',
  'ground',
] as const;

/** The colours of a chart by the job they have; see `charts.css`. */
export type Palette = Record<(typeof NAMES)[number], string>;

/** The colours that hold where an element stands: slides are light on a dark page too. */
export function paletteAt(element: Element): Palette {
  const style = getComputedStyle(element);
  const entries = NAMES.map((name) => [name, style.getPropertyValue(`--chart-${name}`).trim()]);
  return Object.fromEntries(entries) as Palette;
}

/** The colour of a severity, from dark to light. */
export function severityColour(palette: Palette, severity: string): string {
  const digit = /[1-4]/.exec(severity)?.[0];
  if (digit === '1') return palette.sev1;
  if (digit === '2') return palette.sev2;
  return digit === '3' ? palette.sev3 : palette.sev4;
}
