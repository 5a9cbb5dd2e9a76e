/** A colour of sRGB as `#2a55c4`. */
export type Hex = string;

type Channels = [number, number, number];

/** What WCAG 2.2 asks of words (1.4.3) and of lines and bars (1.4.11) against their ground. */
export const [WORDS_CONTRAST, MARKS_CONTRAST] = [4.5, 3];

/** The contrast ratio of two colours, 1 to 21. Source: WCAG 2.2, “contrast ratio” and “relative luminance”. */
export function contrast(a: Hex, b: Hex): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The colour, or the nearest darker shade of it that reaches a contrast on white. */
export function darkenedTo(colour: Hex, ratio: number): Hex {
  const channels = channelsOf(colour);
  for (let share = 100; share > 0; share -= 1) {
    const shade = hexOf(channels.map((channel) => (channel * share) / 100) as Channels);
    if (contrast(shade, '#ffffff') >= ratio) return shade;
  }
  return '#000000';
}

/** A colour laid over white: `share` 1 is the colour, 0 white. */
export function tint(colour: Hex, share: number): Hex {
  return hexOf(channelsOf(colour).map((channel) => channel * share + 255 * (1 - share)) as Channels);
}

/** The hue in degrees from red, and how much of it there is (0 is grey), as HSL has them. */
export function hueOf(colour: Hex): { hue: number; saturation: number } {
  const [red, green, blue] = channelsOf(colour).map((channel) => channel / 255) as Channels;
  const [least, most] = [Math.min(red, green, blue), Math.max(red, green, blue)];
  const range = most - least;
  if (range === 0) return { hue: 0, saturation: 0 };
  const turn =
    most === red
      ? (green - blue) / range
      : most === green
        ? (blue - red) / range + 2
        : (red - green) / range + 4;
  return { hue: (turn * 60 + 360) % 360, saturation: range / (1 - Math.abs(most + least - 1)) };
}

function luminance(colour: Hex): number {
  const [red, green, blue] = channelsOf(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channelsOf(colour: Hex): Channels {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as Channels;
}

function hexOf(channels: Channels): Hex {
  return `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}
