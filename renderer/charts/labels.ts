import type { Chart, Plugin } from 'chart.js';

/** A line across the chart at a value, named at its right end. */
export type ReferenceLine = { value: number; label: string; colour: string; isDashed?: boolean };

/** A series named at its last point. */
export type EndLabel = { series: number; label: string; colour: string };

const LABEL_FONT = '500 12px Inter';
const LINE = 15;
/** About how wide a letter is. */
export const LETTER = 6.7;

/**
 * Draws reference lines, and writes their names and those of the series in the right margin, where they never
 * cover each other. Leave `layout.padding.right` for them (`marginFor`).
 */
export function rightLabels(lines: readonly ReferenceLine[], ends: readonly EndLabel[] = []): Plugin {
  return {
    id: 'rightLabels',
    beforeDatasetsDraw: (chart) => {
      for (const line of lines) strike(chart, line);
    },
    afterDatasetsDraw: (chart) => {
      const wanted = [
        ...lines.map((line) => ({
          ...line,
          x: undefined,
          y: chart.scales.y?.getPixelForValue(line.value) ?? 0,
        })),
        ...ends.flatMap((end) => {
          const last = lastPoint(chart, end.series);
          return last === null ? [] : [{ ...end, ...last }];
        }),
      ];
      for (const { label, colour, x, y } of spread(wanted, chart))
        write(chart, label, (x ?? chart.chartArea.right) + 8, y, colour);
    },
  };
}

/** How wide the right margin must be for these names. */
export function marginFor(labels: readonly string[], most = 190): number {
  const longest = Math.max(0, ...labels.map((label) => label.length));
  return Math.min(most, longest * LETTER + 14);
}

/** A name that fits the right margin. */
export function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

/** Letters of a line of a name under an upright bar. */
export const UNDER_BAR = 12;

/** A name under an upright bar: what does not fit one line goes on in a second one. */
export function inTwoLines(name: string): string | string[] {
  if (name.length <= UNDER_BAR) return name;
  const space = name.lastIndexOf(' ', UNDER_BAR);
  const end = space > 0 ? space : UNDER_BAR;
  return [name.slice(0, end), shorten(name.slice(end).trimStart(), UNDER_BAR)];
}

/** Writes text at the end of each bar of a series, beyond its marker; on the far side of negative
 * ones. Upright bars have none where they would touch. */
export function barLabels(
  texts: readonly string[],
  colour: string,
  { markers = [], series = 0 }: { markers?: readonly (number | null)[]; series?: number } = {},
): Plugin {
  return {
    id: 'barLabels',
    afterDatasetsDraw: (chart) => {
      const isFlat = chart.options.indexAxis === 'y';
      const room = chart.chartArea.width / Math.max(1, texts.length);
      if (!isFlat && Math.max(...texts.map(({ length }) => length)) * LETTER > room) return;
      const written: Box[] = [];
      // The newest first: of two that would cover each other it is the one to read.
      for (const [index, bar] of [...chart.getDatasetMeta(series).data.entries()].reverse()) {
        const text = texts[index];
        if (!text) continue;
        const { x, y, base } = bar.getProps(['x', 'y', 'base'], true) as unknown as {
          x: number;
          y: number;
          base: number;
        };
        const marker = markers[index];
        const mark =
          marker === null || marker === undefined
            ? undefined
            : chart.scales[isFlat ? 'x' : 'y']?.getPixelForValue(marker);
        if (isFlat) {
          write(chart, text, Math.max(x, base, mark ?? x) + 6, y, colour);
          continue;
        }
        const box = { x, y: Math.min(y, base, mark ?? y) - 9, half: (widthOf(chart, text) + 4) / 2 };
        if (written.some((other) => isOver(box, other))) continue;
        written.push(box);
        write(chart, text, box.x, box.y, colour, 'center');
      }
    },
  };
}

/** A label around its middle, in pixels. */
type Box = { x: number; y: number; half: number };

function isOver(a: Box, b: Box): boolean {
  return Math.abs(a.y - b.y) < LINE && Math.abs(a.x - b.x) < a.half + b.half;
}

function widthOf({ ctx }: Chart, text: string): number {
  ctx.save();
  ctx.font = LABEL_FONT;
  const { width } = ctx.measureText(text);
  ctx.restore();
  return width;
}

/** A short stroke across each bar at its budget or target. */
export function barMarkers(values: readonly (number | null)[], colour: string, series = 0): Plugin {
  return {
    id: 'barMarkers',
    afterDatasetsDraw: (chart) => {
      const { ctx } = chart;
      const isFlat = chart.options.indexAxis === 'y';
      const scale = chart.scales[isFlat ? 'x' : 'y'];
      ctx.save();
      ctx.strokeStyle = colour;
      ctx.lineWidth = 2;
      chart.getDatasetMeta(series).data.forEach((bar, index) => {
        const value = values[index];
        if (value === null || value === undefined || !scale) return;
        const at = scale.getPixelForValue(value);
        const { x, y, width, height } = bar.getProps(
          ['x', 'y', 'width', 'height'],
          true,
        ) as unknown as Record<'x' | 'y' | 'width' | 'height', number>;
        // Not as far as the next bar: bars leave about a quarter of their room free.
        const thickness = isFlat ? height : width;
        const half = thickness / 2 + Math.min(4, thickness * 0.18);
        ctx.beginPath();
        ctx.moveTo(isFlat ? at : x - half, isFlat ? y - half : at);
        ctx.lineTo(isFlat ? at : x + half, isFlat ? y + half : at);
        ctx.stroke();
      });
      ctx.restore();
    },
  };
}

function strike(chart: Chart, { value, colour, isDashed }: ReferenceLine): void {
  const { ctx, chartArea, scales } = chart;
  const y = scales.y?.getPixelForValue(value);
  if (y === undefined || y < chartArea.top - 1 || y > chartArea.bottom + 1) return;
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.25;
  ctx.setLineDash(isDashed ? [5, 4] : []);
  ctx.beginPath();
  ctx.moveTo(chartArea.left, y);
  ctx.lineTo(chartArea.right, y);
  ctx.stroke();
  ctx.restore();
}

function write(
  chart: Chart,
  text: string,
  x: number,
  y: number,
  colour: string,
  align: CanvasTextAlign = 'left',
): void {
  const { ctx } = chart;
  ctx.save();
  ctx.font = LABEL_FONT;
  ctx.fillStyle = colour;
  ctx.textAlign = align;
  ctx.textBaseline = 'middle';
  ctx.fillText(text, x, y);
  ctx.restore();
}

function lastPoint(chart: Chart, series: number): { x: number; y: number } | null {
  const points = chart.getDatasetMeta(series).data;
  const values = chart.data.datasets[series]?.data ?? [];
  const isThere = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && 'y' in value
      ? isThere(value.y)
      : value !== null && !Number.isNaN(value);
  const point = points[values.findLastIndex(isThere)];
  return point ? { x: point.x, y: point.y } : null;
}

/** Moves labels apart that would cover each other, and back inside the chart. */
function spread<T extends { y: number }>(labels: readonly T[], { chartArea }: Chart): T[] {
  const sorted = labels.map((label) => ({ ...label })).sort((a, b) => a.y - b.y);
  let floor = chartArea.top - LINE / 2;
  for (const label of sorted) {
    label.y = Math.max(label.y, floor);
    floor = label.y + LINE;
  }
  let ceiling = chartArea.bottom + LINE / 2;
  for (const label of sorted.reverse()) {
    label.y = Math.min(label.y, ceiling);
    ceiling = label.y - LINE;
  }
  return sorted;
}
