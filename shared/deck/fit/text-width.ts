/** Widths of Inter's letters from the space (32) to the tilde (126), in thousandths of an em. */
const LETTERS = [
  281, 288, 466, 633, 642, 982, 644, 300, 365, 365, 501, 662, 288, 460, 288, 360, 631, 407, 610, 618, 646,
  593, 620, 566, 619, 620, 288, 302, 662, 662, 662, 511, 966, 690, 654, 730, 722, 601, 590, 746, 743, 269,
  571, 672, 565, 903, 753, 765, 639, 765, 644, 642, 646, 744, 690, 985, 682, 679, 629, 365, 360, 365, 471,
  456, 323, 562, 612, 571, 612, 583, 370, 613, 591, 242, 242, 549, 242, 876, 591, 600, 612, 612, 376, 528,
  327, 591, 562, 818, 546, 562, 552, 426, 333, 426, 662,
];

/** Other letters of Latin, Greek and Cyrillic, signs, and what stands in a square of its own (as in Chinese). */
const [OTHER, SIGN, SQUARE] = [0.72, 1, 1.05];

/**
 * How wide a text is in Inter at most, in the unit of `font`. It is summed letter by letter: what pairs of letters
 * gain by standing closer is not taken off, so that a text is never wider than told.
 */
export function textWidth(text: string, font: number): number {
  let width = 0;
  for (const letter of text) width += letterWidth(letter);
  return width * font;
}

function letterWidth(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  const own = LETTERS[code - 32];
  if (own !== undefined) return own / 1000;
  if (code >= 0x2e80) return SQUARE;
  if (code >= 0x2000) return SIGN;
  const plain = LETTERS[(letter.normalize('NFD').codePointAt(0) ?? 0) - 32];
  return plain === undefined ? OTHER : plain / 1000;
}

/** Lines by text, then by letters and width: each page of a slide asks for all texts of its list again. */
const known = new Map<string, Map<number, number>>();
const MOST_KNOWN = 20_000;

/** How many lines a text takes at most in a width. Words that are longer than a line are broken. */
export function linesOf(words: string, font: number, width: number): number {
  // Most texts are so short that they fit whatever their letters are.
  if (words.length * SQUARE * font <= width) return 1;
  let own = known.get(words);
  if (!own) {
    if (known.size >= MOST_KNOWN) known.clear();
    own = new Map();
    known.set(words, own);
  }
  const place = Math.round(width * 64) * 4096 + Math.round(font * 64);
  const found = own.get(place) ?? countLines(words, font, width);
  own.set(place, found);
  return found;
}

/** Where a word goes on in the next line before it is broken: after a hyphen, a dash or a stroke. */
const BREAKS = /(?<=[\p{L}\d_][-–—/?])/u;

function countLines(words: string, font: number, width: number): number {
  const space = textWidth(' ', font);
  let lines = 1;
  let used = 0;
  for (const word of words.split(/\s+/)) {
    let before = space;
    for (const part of word.split(BREAKS)) {
      const wide = textWidth(part, font);
      if (used > 0 && used + before + wide <= width) used += before + wide;
      else {
        if (used > 0) lines += 1;
        // A broken word leaves less than a letter free at the end of each of its lines.
        const broken = wide <= width ? 0 : Math.floor(wide / Math.max(font, width - font));
        lines += broken;
        used = broken === 0 ? wide : wide - broken * (width - font);
      }
      before = 0;
    }
  }
  return lines;
}

/** The lines of a text in a width. Words that are longer than a line are broken. */
export function wrapped(words: string, font: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(/\s+/).flatMap((one) => broken(one, font, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, font) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function broken(word: string, font: number, width: number): string[] {
  const parts = [''];
  for (const letter of word) {
    const longer = `${parts.at(-1)}${letter}`;
    if (longer.length > 1 && textWidth(longer, font) > width) parts.push(letter);
    else parts[parts.length - 1] = longer;
  }
  return parts;
}
