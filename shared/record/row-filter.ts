import type { Filter } from './list-query.ts';

/**
 * Whether a row that no list holds, e.g. a computed one, is what a list's filters ask for. It compares as a list does:
 * nothing is before or after a missing value, and a field that the row does not have filters nothing.
 */
export function fitsFilters(row: Readonly<Record<string, unknown>>, where: readonly Filter[]): boolean {
  return where.every((filter) => !Object.hasOwn(row, filter.field) || fits(row[filter.field], filter));
}

function fits(value: unknown, { op, value: wanted }: Filter): boolean {
  const isEmpty = value === null || value === undefined || value === '';
  switch (op) {
    case 'empty':
      return isEmpty;
    case 'notEmpty':
      return !isEmpty;
    case 'eq':
      return value === wanted;
    case 'ne':
      return value !== wanted;
    case 'in':
      return Array.isArray(wanted) && wanted.some((one) => one === value);
    case 'contains':
      return String(value ?? '')
        .toLowerCase()
        .includes(String(wanted ?? '').toLowerCase());
    default:
      return !isEmpty && wanted !== null && ORDER[op](value as number, wanted as number);
  }
}

const ORDER = {
  lt: (a: number, b: number) => a < b,
  lte: (a: number, b: number) => a <= b,
  gt: (a: number, b: number) => a > b,
  gte: (a: number, b: number) => a >= b,
} as const;
