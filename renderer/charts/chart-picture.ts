import { paletteAt } from './palette.ts';
import { KEY, keyPlaces, namePlaces, TITLE, titleLines } from './picture-words.ts';
import { Chart } from './register.ts';
import type { ChartSpec, KeyEntry } from './spec.ts';

/** What is drawn, and how large the chart is, in CSS pixels. */
type Wanted = { title: string; spec: ChartSpec; width: number; height: number };

const SCALE = 2;
const MARGIN = 20;
/** Above the words of a title and below them. */
const [ABOVE, BELOW] = [4, 8];

/** A chart as PNG with its title and the meaning of its colours, light whatever the window is, at twice its size. */
export async function chartPicture({ title, spec, width, height }: Wanted): Promise<Blob> {
  const holder = document.createElement('div');
  holder.dataset.theme = 'light';
  holder.style.cssText = 'position:fixed;left:-99999px;top:0';
  const drawn = holder.appendChild(sized(width, height));
  document.body.append(holder);
  try {
    const palette = paletteAt(drawn);
    const names = spec.names?.({ width, height, least: 0 });
    const config = spec.config(palette, names);
    const options = {
      ...config.options,
      animation: false as const,
      responsive: false,
      devicePixelRatio: SCALE,
    };
    const chart = new Chart(drawn, { ...config, options });
    const head = titleLines(title, width);
    const key = keyPlaces(spec.key ?? [], width);
    const foot = namePlaces(names?.key ?? [], width);
    const under = MARGIN + ABOVE + head.length * TITLE.line + BELOW;
    const whole = sized(0, 0);
    whole.width = (width + 2 * MARGIN) * SCALE;
    whole.height = (under + key.height + height + foot.height + MARGIN) * SCALE;
    const pen = whole.getContext('2d');
    if (!pen) throw new Error('the picture cannot be drawn');
    pen.scale(SCALE, SCALE);
    pen.fillStyle = palette.ground;
    pen.fillRect(0, 0, whole.width, whole.height);
    pen.fillStyle = palette.text;
    pen.textBaseline = 'middle';
    pen.font = `600 ${TITLE.font}px Inter, sans-serif`;
    for (const [at, line] of head.entries())
      pen.fillText(line, MARGIN, MARGIN + ABOVE + (at + 0.5) * TITLE.line);
    drawKey(pen, key.places, { top: under, colourOf: (colour) => palette[colour] });
    pen.drawImage(drawn, MARGIN, under + key.height, width, height);
    drawNames(pen, foot, { top: under + key.height + height, colour: palette.text });
    chart.destroy();
    return await pngOf(whole);
  } finally {
    holder.remove();
  }
}

type Pen = CanvasRenderingContext2D;

function drawKey(
  pen: Pen,
  places: ReturnType<typeof keyPlaces>['places'],
  { top, colourOf }: { top: number; colourOf: (name: KeyEntry['colour']) => string },
): void {
  pen.font = `${KEY.font}px Inter, sans-serif`;
  for (const { entry, lines, x, y } of places) {
    const middle = top + y + KEY.line / 2 - 4;
    pen.fillStyle = colourOf(entry.colour);
    pen.strokeStyle = colourOf(entry.colour);
    drawShape(pen, entry.shape, MARGIN + x, middle - 6);
    pen.fillStyle = colourOf('axis');
    for (const [at, line] of lines.entries())
      pen.fillText(line, MARGIN + x + KEY.mark, middle + at * KEY.line);
  }
}

/** The names that the chart has numbers for. */
function drawNames(
  pen: Pen,
  { places, font, line, number: beside }: ReturnType<typeof namePlaces>,
  { top, colour }: { top: number; colour: string },
): void {
  pen.fillStyle = colour;
  for (const { number, lines, x, y } of places) {
    const middle = top + y + line / 2;
    pen.font = `600 ${font}px Inter, sans-serif`;
    pen.fillText(number, MARGIN + x, middle);
    pen.font = `${font}px Inter, sans-serif`;
    for (const [at, text] of lines.entries()) pen.fillText(text, MARGIN + x + beside, middle + at * line);
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
