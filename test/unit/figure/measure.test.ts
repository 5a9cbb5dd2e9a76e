import { describe, expect, it } from 'vitest';
import { countText, durationText, pointText } from '#shared/figure/measure.ts';

describe('numbers in a narrow place', () => {
  it('are short from a hundred thousand on', () => {
    expect(countText(99_999)).toBe('99\u202f999');
    expect(countText(1_234_567)).toBe('1.23M');
  });

  it('are days from a thousand days on', () => {
    expect(durationText(85)).toBe('1\u202fh 25\u202fmin');
    expect(durationText(1440 * 1500)).toBe('1.5k d');
  });

  it('keep two decimals of a share near one', () => {
    expect(pointText(0.9974, { unit: 'ratio' })).toBe('99.74%');
    expect(pointText(0.3585, { unit: 'ratio' })).toBe('35.9%');
    expect(pointText(null, { unit: 'ratio' })).toBe('—');
  });
});
