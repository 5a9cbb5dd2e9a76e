import { paletteAt } from './palette.ts';
import { Chart } from './register.ts';
import type { ChartSpec, KeyEntry } from './spec.ts';

type Wanted = {
  title: string;
  spec: ChartSpec /** CSS pixels of the chart. */;
  width: number;
  height: number;
};

const SCALE = 2;
const [MARGIN, HEAD, LINE] = [20, 32, 20];

/** A chart as PNG with its title and the meaning of its colours, light whatever the window is, at twice its size. */
export async function chartPicture({ title, spec, width, height }: Wanted): Promise<Blob> {
  const holder = document.createElement('div');
  holder.dataset.theme = 'light';
  holder.style.cssText = 'position:fixed;left:-99999px;top:0';
  const drawn = holder.appendChild(sized(width, height));
  document.body.append(holder);
  try {
    const palette = paletteAt(drawn);
    const config = spec.config(palette);
    const options = {
      ...config.options,
      animation: false as const,
      responsive: false,
      devicePixelRatio: SCALE,
    };
    const chart = new Chart(drawn, { ...config, options });
    const [keys, whole] = [spec.key ?? [], sized(0, 0)];
    const under = keys.length === 0 ? 0 : LINE;
    whole.width = (width + 2 * MARGIN) * SCALE;
    whole.height = (height + HEAD + under + 2 * MARGIN) * SCALE;
    const pen = whole.getContext('2d');
    if (!pen) throw new Error('the picture cannot be drawn');
    pen.scale(SCALE, SCALE);
    pen.fillStyle = palette.ground;
    pen.fillRect(0, 0, whole.width, whole.height);
    pen.fillStyle = palette.text;
    pen.textBaseline = 'middle';
    pen.font = '600 15px Inter, sans-serif';
    pen.fillText(title, MARGIN, MARGIN + HEAD / 2 - 4, width);
    drawKey(pen, keys, (colour) => palette[colour]);
    pen.drawImage(drawn, MARGIN, MARGIN + HEAD + under, width, height);
    chart.destroy();
    return await pngOf(whole);
  } finally {
    holder.remove();
  }
}

function drawKey(
  pen: CanvasRenderingContext2D,
  keys: readonly KeyEntry[],
  colourOf: (name: KeyEntry['colour']) => string,
): void {
  let x = MARGIN;
  const y = MARGIN + HEAD + LINE / 2 - 8;
  pen.font = '12px Inter, sans-serif';
  for (const { colour, label: whole, short: label = whole, shape } of keys) {
    pen.fillStyle = colourOf(colour);
    pen.strokeStyle = colourOf(colour);
    drawShape(pen, shape, x, y - 6);
    pen.fillStyle = colourOf('axis');
    pen.fillText(label, x + 17, y);
    x += 17 + pen.measureText(label).width + 14;
  }
}

/** The marks of the key beside a chart on the page, 12 × 12 pixels. */
function drawShape(pen: CanvasRenderingContext2D, shape: KeyEntry['shape'], x: number, y: number): void {
  pen.save();
  pen.translate(x, y);
  pen.lineWidth = shape === 'tick' ? 2.5 : 2;
  if (shape === 'dash') pen.setLineDash([3, 2]);
  pen.beginPath();
  if (shape === 'block') pen.roundRect(1, 1, 10, 10, 2);
  else if (shape === 'diamond') for (const [a, b] of DIAMOND) pen.lineTo(a, b);
  else if (shape === 'ring') pen.arc(6, 6, 4, 0, 2 * Math.PI);
  else {
    pen.moveTo(0, 6);
    pen.lineTo(12, 6);
  }
  if (shape === 'block' || shape === 'diamond') pen.fill();
  else pen.stroke();
  pen.restore();
}

const DIAMOND = [
  [6, 0.5],
  [11.5, 6],
  [6, 11.5],
  [0.5, 6],
] as const;

function sized(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  return canvas;
}

function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture is empty'))), 'image/png'),
  );
}
