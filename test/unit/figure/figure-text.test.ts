import { describe, expect, it } from 'vitest';
import type { Figure } from '#shared/figure/figure.ts';
import {
  changeText,
  headlineValue,
  sampleText,
  shortSample,
  targetText,
} from '#shared/figure/figure-text.ts';

const figure: Figure = {
  key: 'incident.ttr.median',
  label: 'Time to restore, median',
  unit: 'minutes',
  value: 64,
  n: 3,
  excluded: [{ reason: 'still open', n: 2 }],
  period: { start: '', end: '', label: '16–22 Nov 2026' },
  lineage: [],
  target: { value: 60, direction: 'lower', tolerance: 10 },
  previous: 28,
};

describe('the words of a figure', () => {
  it('say how many rows made it and what was left out', () => {
    expect(sampleText(figure)).toBe('n 3, 2 left out: still open');
    expect(shortSample(figure)).toBe('n 3 of 5');
  });

  it('say the change and the target', () => {
    expect(changeText(figure)).toBe('↑ 36\u202fmin');
    expect(changeText({ ...figure, previous: 64 })).toBe('no change');
    expect(changeText({ ...figure, previous: null })).toBeNull();
    expect(targetText(figure)).toBe('target ≤ 1\u202fh');
  });

  it('show a dash for no data and are short when large', () => {
    expect(headlineValue({ ...figure, value: null })).toBe('—');
    expect(headlineValue({ ...figure, unit: 'money', currency: 'EUR', value: 28_308_165 })).toBe('€283k');
    expect(headlineValue({ ...figure, unit: 'count', value: 1_234_567 })).toBe('1.23M');
    expect(headlineValue({ ...figure, unit: 'ratio', value: 0.35850035 })).toBe('35.9%');
  });
});
