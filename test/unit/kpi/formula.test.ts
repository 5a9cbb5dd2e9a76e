import { expect, it } from 'vitest';
import { evaluate, parseFormula } from '#shared/kpi/formula.ts';

it('a formula is read and evaluated from left to right, or refused with a sentence', () => {
  const values: Record<string, number> = { a: 6, b: 2, c: 0 };
  const result = (text: string) => {
    const formula = parseFormula(text);
    return 'problem' in formula ? formula : evaluate(formula, (key) => values[key] ?? null);
  };
  expect(result('a')).toEqual({ value: 6 });
  expect(result('a + b − a')).toEqual({ value: 2 });
  expect(result('a × b')).toEqual({ value: 12 });
  expect(result('a / b')).toEqual({ value: 3 });
  expect(result('a ÷ c')).toEqual({ reason: '“c” is 0.' });
  expect(result('a + nobody')).toEqual({ reason: '“nobody” has no value.' });
  for (const text of ['', 'a +', 'a & b', 'a + b × c']) expect(result(text)).toHaveProperty('problem');
});
