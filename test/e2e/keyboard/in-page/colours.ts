import { contrast, type Hex } from '#shared/colour/contrast.ts';

type Channels = readonly [red: number, green: number, blue: number, alpha: number];

const known = new Map<string, Channels>();
const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

/** Any colour of a style sheet as channels from 0 to 255. */
export function channelsOf(colour: string): Channels {
  const before = known.get(colour);
  if (before !== undefined) return before;
  if (canvas === null) throw new Error('There is no canvas.');
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
  const channels = [red, green, blue, alpha] as const;
  known.set(colour, channels);
  return channels;
}

/** The colour that is seen behind what is in an element. */
export function groundOf(element: Element | null): Hex {
  const layers: Channels[] = [];
  for (let at = element; at !== null; at = at.parentElement) {
    const layer = channelsOf(getComputedStyle(at).backgroundColor);
    if (layer[3] === 0) continue;
    layers.push(layer);
    if (layer[3] === 255) break;
  }
  return layers.reduceRight((below, layer) => over(layer, below), '#ffffff');
}

/** The contrast of a colour, whatever is seen through it, to its ground. */
export function contrastOn(colour: string, ground: Hex): number {
  return contrast(over(channelsOf(colour), ground), ground);
}

/** The contrast of two colours that lie on the same ground. */
export function contrastBetween(first: string, second: string, ground: Hex): number {
  return contrast(over(channelsOf(first), ground), over(channelsOf(second), ground));
}

function over([red, green, blue, alpha]: Channels, ground: Hex): Hex {
  const share = alpha / 255;
  const below = [1, 3, 5].map((at) => Number.parseInt(ground.slice(at, at + 2), 16));
  const mixed = [red, green, blue].map((one, at) => one * share + (below[at] ?? 0) * (1 - share));
  return `#${mixed.map((one) => Math.round(one).toString(16).padStart(2, '0')).join('')}`;
}
