import { expect, it } from 'vitest';
import { columnWidths } from '../../../renderer/review/blocks/fitted-text.ts';

it('gives columns their own widths, and shares what is left between the others', () => {
  const columns = [{ width: '5em', isNumber: true }, { width: '25%' }, {}, {}];
  const [number, share, one, other] = columnWidths(columns, { width: 800, font: 10 });
  expect(number).toBe(50 - 16);
  expect(share).toBe(200 - 16 - 7); // it stands beside a number
  expect(one).toBe((800 - 250) / 2 - 16);
  expect(other).toBe(one);
});

it('leaves no column without room', () => {
  const [only] = columnWidths([{ width: '1em' }], { width: 100, font: 10 });
  expect(only).toBeGreaterThan(0);
});
