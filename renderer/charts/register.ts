import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  ScatterController,
  Tooltip,
} from 'chart.js';
import { drawEverything } from '../app/near.ts';

/** Chart.js with only the parts that are drawn here. */
Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  ScatterController,
  Tooltip,
);

const drawn = new Set<Chart>();

/** Keeps a chart sharp in print until it is destroyed. */
export function keepInPrint(chart: Chart): () => void {
  drawn.add(chart);
  return () => void drawn.delete(chart);
}

// Chromium prints a canvas as vectors with real text only when all of it was drawn after this event. First of all
// listeners: others draw what was not drawn yet, and that would be drawn twice.
addEventListener(
  'beforeprint',
  () => {
    const drawnBefore = [...drawn];
    drawEverything();
    for (const chart of drawnBefore) {
      chart.stop();
      chart.draw();
    }
  },
  { capture: true },
);

export { Chart };
