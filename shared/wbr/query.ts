import { parseQuery, type QueryNode, type QueryValue } from './query-parser.ts';

/** One cell of the daily values: a number, text, or nothing. */
export type Cell = number | string | null;

/**
 * A filter of a WBR metric, in the part of pandas' query language that it documents: comparisons (`==`, `!=`, `<`,
 * `<=`, `>`, `>=`, also chained), `in` and `not in` a list, `and`, `or`, `not`, brackets, numbers, quoted text and
 * `` `column names` ``. A missing cell equals nothing. Throws a `SyntaxError` with a sentence on anything else.
 */
export function compileQuery(text: string): Query {
  const node = parseQuery(text);
  return {
    columns: columnsOf(node),
    accepts: (read) => truth(evaluate(node, read)),
  };
}

export type Query = {
  columns: string[];
  /** Whether a row passes; `read` gives its cell in a column. */
  accepts: (read: (column: string) => Cell) => boolean;
};

function columnsOf(node: QueryNode): string[] {
  if (node.kind === 'column') return [node.name];
  if (node.kind === 'literal') return [];
  if (node.kind === 'list' || node.kind === 'chain') return node.items.flatMap(columnsOf);
  return node.kind === 'not' ? columnsOf(node.of) : [...columnsOf(node.left), ...columnsOf(node.right)];
}

function evaluate(node: QueryNode, read: (column: string) => Cell): QueryValue {
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'column':
      return read(node.name);
    case 'list':
      return node.items.map((item) => scalar(evaluate(item, read)));
    case 'not':
      return !truth(evaluate(node.of, read));
    case 'and':
      return truth(evaluate(node.left, read)) && truth(evaluate(node.right, read));
    case 'or':
      return truth(evaluate(node.left, read)) || truth(evaluate(node.right, read));
    case 'chain':
      return node.operators.every((operator, index) =>
        compare(operator, evaluateAt(node.items, index, read), evaluateAt(node.items, index + 1, read)),
      );
  }
}

function evaluateAt(items: readonly QueryNode[], index: number, read: (column: string) => Cell): QueryValue {
  const item = items[index];
  return item === undefined ? null : evaluate(item, read);
}

function compare(operator: string, left: QueryValue, right: QueryValue): boolean {
  if (Array.isArray(right)) {
    const isIn = right.some((item) => isEqual(scalar(left), item));
    return operator === 'in' || operator === '==' ? isIn : !isIn;
  }
  const [a, b] = [scalar(left), scalar(right)];
  if (operator === '==') return isEqual(a, b);
  if (operator === '!=') return !isEqual(a, b);
  if (a === null || b === null) return false;
  if (typeof a !== typeof b) {
    throw new SyntaxError(`it compares ${describe(a)} with ${describe(b)} by “${operator}”`);
  }
  if (operator === '<') return a < b;
  if (operator === '<=') return a <= b;
  return operator === '>' ? a > b : a >= b;
}

function isEqual(a: Cell, b: Cell): boolean {
  return a !== null && a === b;
}

function scalar(value: QueryValue): Cell {
  if (Array.isArray(value)) throw new SyntaxError('a list stands where one value is expected');
  return typeof value === 'boolean' ? Number(value) : value;
}

function truth(value: QueryValue): boolean {
  if (typeof value === 'boolean') return value;
  return typeof value === 'number' && value !== 0;
}

function describe(value: number | string): string {
  return typeof value === 'number' ? `the number ${value}` : `the text “${value}”`;
}
