import { expect, test } from 'vitest';
import { contrast } from '#shared/colour/contrast.ts';
import { accentAdvice, MUSTER_ACCENT, themeColours, themeOf } from '#shared/deck/theme.ts';

test('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(contrast('#ffffff', '#ffffff')).toBe(1);
});

test('darkens an accent until words and lines can be seen, and says so', () => {
  const weak = themeColours('#ffc400');
  expect(contrast(weak.words, '#ffffff')).toBeGreaterThanOrEqual(4.5);
  expect(contrast(weak.marks, '#ffffff')).toBeGreaterThanOrEqual(3);
  const { isWeak, sentences } = accentAdvice('#ffc400');
  expect(isWeak).toBe(true);
  expect(sentences[0]).toContain(`Words are set in ${weak.words} and lines in ${weak.marks} instead.`);
  expect(sentences[1]).toContain('stand for a status');
  expect(accentAdvice('#7a2cbf')).toMatchObject({ isWeak: false, sentences: [expect.any(String)] });
});

test('charts take an accent only where it says nothing else', () => {
  expect(themeColours('#7a2cbf').chart.main).toBe('#7a2cbf');
  for (const taken of ['#b3261e', '#136c45', '#444444'])
    expect(themeColours(taken).chart.main).toBe(MUSTER_ACCENT);
  expect(themeColours(MUSTER_ACCENT)).toEqual({
    words: MUSTER_ACCENT,
    marks: MUSTER_ACCENT,
    chart: { main: MUSTER_ACCENT, soft: '#c9d6f5' },
  });
});

test('a deck that was frozen without a theme has the plain one', () => {
  expect(themeOf({})).toEqual({ accent: MUSTER_ACCENT, footer: '', logo: null });
});
