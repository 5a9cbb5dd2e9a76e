import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/meeting/canonical-json.ts';
import { dueOnOf } from '#shared/meeting/due-words.ts';
import { topicsOf } from '#shared/meeting/templates.ts';

describe('a due date typed in a hurry', () => {
  it.each([
    ['', null],
    ['+7', '2026-11-30'],
    ['fri', '2026-11-27'],
    ['Monday', '2026-11-30'],
    ['2026-12-24', '2026-12-24'],
    ['2026-02-30', undefined],
    ['soon', undefined],
  ])('%s', (words, day) => {
    expect(dueOnOf(words, '2026-11-23')).toBe(day);
  });
});

describe('the parts a section names', () => {
  it('are read in any spelling, and older names stand for several', () => {
    expect(topicsOf('slos, oncall; SLOS')).toEqual(['slos', 'onCall']);
    expect(topicsOf('people-and-money')).toEqual(['hiring', 'cost']);
    expect(topicsOf('lunch')).toEqual([]);
  });
});

describe('canonical JSON', () => {
  it('is the same text whatever the order of the keys, and reads back as the value', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('leaves out what is undefined and refuses what JSON cannot hold', () => {
    expect(canonicalJson({ b: undefined, a: [undefined, 1] })).toBe('{"a":[null,1]}');
    expect(() => canonicalJson({ a: Number.NaN })).toThrow(RangeError);
  });
});
