import { describe, expect, it } from 'vitest';
import { keyPlaces, namePlaces, titleLines } from '../../../renderer/charts/picture-words.ts';
import { nameOfSize } from '../../fixtures/size.ts';

const WIDTH = 600;
const LONG = ['Checkout', 'Search', 'Ledger'].map((name) => nameOfSize(name, 'extreme'));
const words = (lines: readonly string[]) => lines.join(' ').trim();

describe('the words around a chart in its picture', () => {
  it('are whole, however long', () => {
    const [title = ''] = LONG;
    expect(words(titleLines(title, WIDTH))).toBe(title.trim());
    const { places } = keyPlaces([{ colour: 'main', label: title, shape: 'line' }], WIDTH);
    expect(words(places[0]?.lines ?? [])).toBe(title.trim());
    expect(namePlaces(LONG, WIDTH).places.map(({ lines }) => words(lines))).toEqual(
      LONG.map((name) => name.trim()),
    );
  });

  it('stand side by side while there is room, and go on below', () => {
    const entries = ['overspent', 'under 25%', '25% or more'].map((label) => ({
      colour: 'main' as const,
      label,
      shape: 'block' as const,
    }));
    expect(keyPlaces(entries, WIDTH).places.map(({ y }) => y)).toEqual([0, 0, 0]);
    const narrow = keyPlaces(entries, 120);
    expect(narrow.places.map(({ x, y }) => [x, y])).toEqual([
      [0, 0],
      [0, 20],
      [0, 40],
    ]);
    expect(narrow.height).toBe(60);
  });

  it('have each name after the one before, in its column', () => {
    const { places, height, line } = namePlaces([...LONG, ...LONG], WIDTH);
    for (const [index, place] of places.entries()) {
      const below = places.find((other, at) => at > index && other.x === place.x);
      const end = place.y + place.lines.length * line;
      expect(end).toBeLessThanOrEqual(below?.y ?? height);
    }
  });

  it('take no room where there are none', () => {
    expect(keyPlaces([], WIDTH).height).toBe(0);
    expect(namePlaces([], WIDTH).height).toBe(0);
  });
});
