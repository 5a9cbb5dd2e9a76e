import type { Chart, Plugin } from 'chart.js';
import { faint } from './base.ts';
import type { Palette } from './palette.ts';

/** About how wide a letter of a value is. */
const LETTER = 6.7;
/** How far above a point its label reaches. */
const LABEL_HEIGHT = 24;

/** A dashed stroke before each category whose flag is set: from there on the measure means something else. */
export function breakMarks(flags: readonly boolean[], palette: Palette): Plugin {
  return {
    id: 'breakMarks',
    beforeDatasetsDraw: ({ ctx, chartArea, scales }) => {
      ctx.save();
      ctx.strokeStyle = palette.signal;
      ctx.lineWidth = 1.25;
      ctx.setLineDash([2, 3]);
      flags.forEach((isSet, index) => {
        const [here, before] = [index, index - 1].map((at) => scales.x?.getPixelForValue(at));
        if (!isSet || here === undefined || before === undefined) return;
        const x = (here + before) / 2;
        ctx.beginPath();
        ctx.moveTo(x, chartArea.top);
        ctx.lineTo(x, chartArea.bottom);
        ctx.stroke();
      });
      ctx.restore();
    },
  };
}

/** Numbers above the categories in which something happened; a negative one is on no category of the chart. */
export function noteMarks(categories: readonly number[], palette: Palette): Plugin {
  return {
    id: 'noteMarks',
    afterDatasetsDraw: ({ ctx, chartArea, scales }) => {
      const numbers = Map.groupBy(
        categories.map((category, index) => ({ category, number: index + 1 })),
        ({ category }) => category,
      );
      ctx.save();
      ctx.font = '600 11px Inter';
      ctx.fillStyle = palette.signal;
      ctx.strokeStyle = palette.signal;
      ctx.textAlign = 'center';
      ctx.textBaseline = 'middle';
      for (const [category, notes] of numbers) {
        const x = scales.x?.getPixelForValue(category);
        if (category < 0 || x === undefined) continue;
        ctx.fillText(notes.map(({ number }) => number).join(', '), x, chartArea.top - 22);
        ctx.beginPath();
        ctx.moveTo(x, chartArea.top - 14);
        ctx.lineTo(x, chartArea.top - 9);
        ctx.stroke();
      }
      ctx.restore();
    },
  };
}

/** Writes the values of series above their points; only the last of each where there is no room for all. */
export function pointLabels(
  series: readonly number[],
  text: (value: number | null) => string,
  palette: Palette,
): Plugin {
  return {
    id: 'pointLabels',
    afterDatasetsDraw: (chart) => {
      const room = chart.chartArea.width / Math.max(1, chart.data.labels?.length ?? 1);
      const labels = series.flatMap((at) => labelsOf(chart, at, text));
      const isTight = Math.max(0, ...labels.map((label) => label.text.length)) * LETTER > room;
      const { ctx } = chart;
      ctx.save();
      ctx.font = '500 12px Inter';
      ctx.textAlign = 'center';
      ctx.textBaseline = 'middle';
      for (const { text: words, x: at, y, isLast, isBelow } of labels) {
        if (isTight && !isLast) continue;
        const middle = isBelow ? y + 13 : y - 12;
        const half = ctx.measureText(words).width / 2 + 2;
        // The last point may stand too near the edge for the middle of its label.
        const x = Math.min(at, chart.width - half);
        // Lines behind a number make it hard to read.
        ctx.fillStyle = faint(palette.ground, 0.8);
        ctx.fillRect(x - half, middle - 7, half * 2, 13);
        ctx.fillStyle = palette.text;
        ctx.fillText(words, x, middle);
      }
      ctx.restore();
    },
  };
}

function labelsOf(chart: Chart, series: number, text: (value: number | null) => string) {
  const values = chart.data.datasets[series]?.data ?? [];
  const last = values.findLastIndex((value) => typeof value === 'number');
  return chart.getDatasetMeta(series).data.flatMap((point, index) => {
    const value = values[index];
    if (typeof value !== 'number') return [];
    const isBelow = isTaken(chart, series, index, point.y);
    return [{ text: text(value), x: point.x, y: point.y, isLast: index === last, isBelow }];
  });
}

/** Whether another series has its point where the label above this one would be. */
function isTaken(chart: Chart, series: number, index: number, y: number): boolean {
  return chart.data.datasets.some((dataset, at) => {
    const other = chart.getDatasetMeta(at).data[index];
    if (at === series || other === undefined || typeof dataset.data[index] !== 'number') return false;
    return other.y < y && other.y > y - LABEL_HEIGHT;
  });
}
