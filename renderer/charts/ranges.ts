import type { Plugin } from 'chart.js';

const CAP = 5;

/** Draws between which values the bars are expected, as thin strokes with caps over upright bars. */
export function barRanges(ranges: readonly ({ low: number; high: number } | null)[], colour: string): Plugin {
  return {
    id: 'barRanges',
    afterDatasetsDraw: (chart) => {
      const { ctx } = chart;
      const scale = chart.scales.y;
      if (!scale) return;
      ctx.save();
      ctx.strokeStyle = colour;
      ctx.lineWidth = 1.25;
      chart.getDatasetMeta(0).data.forEach(({ x }, index) => {
        const range = ranges[index];
        if (!range) return;
        const [top, bottom] = [scale.getPixelForValue(range.high), scale.getPixelForValue(range.low)];
        ctx.beginPath();
        ctx.moveTo(x, top);
        ctx.lineTo(x, bottom);
        for (const y of [top, bottom]) {
          ctx.moveTo(x - CAP, y);
          ctx.lineTo(x + CAP, y);
        }
        ctx.stroke();
      });
      ctx.restore();
    },
  };
}
