/** As written in a formula, with the signs of print. */
export type Operation = '+' | '−' | '×' | '÷';

/** KPIs put together: the first one, then each operation with its operand, from left to right. */
export type Formula = { first: string; rest: readonly { operation: Operation; key: string }[] };

const SIGNS: Record<string, Operation> = {
  '+': '+',
  '-': '−',
  '−': '−',
  '*': '×',
  '×': '×',
  '/': '÷',
  '÷': '÷',
};

/**
 * Reads `churned ÷ customers`: keys of KPIs with operations between spaces. Sums and differences may be mixed, other
 * operations not. The reason is a sentence.
 */
export function parseFormula(text: string): Formula | { problem: string } {
  const parts = text.trim().split(/\s+/);
  if (parts.length % 2 === 0 || parts[0] === '')
    return { problem: 'Write the formula as keys of KPIs with +, −, × or ÷ between them.' };
  const rest: { operation: Operation; key: string }[] = [];
  for (let at = 1; at < parts.length; at += 2) {
    const operation = SIGNS[parts[at] ?? ''];
    if (!operation) return { problem: `“${parts[at]}” in the formula is not one of +, −, × and ÷.` };
    rest.push({ operation, key: parts[at + 1] ?? '' });
  }
  const kinds = new Set(rest.map(({ operation }) => (operation === '−' ? '+' : operation)));
  if (kinds.size > 1) return { problem: 'A formula mixes only + and −; make a KPI of each part.' };
  return { first: parts[0] ?? '', rest };
}

/** The keys of the KPIs a formula is made of. */
export function keysOf({ first, rest }: Formula): string[] {
  return [first, ...rest.map(({ key }) => key)];
}

/** The value of a formula from those of its KPIs; the reason says which one lacks a value, or that a divisor is 0. */
export function evaluate(
  { first, rest }: Formula,
  lookUp: (key: string) => number | null,
): { value: number } | { reason: string } {
  let value = lookUp(first);
  if (value === null) return { reason: `“${first}” has no value.` };
  for (const { operation, key } of rest) {
    const operand = lookUp(key);
    if (operand === null) return { reason: `“${key}” has no value.` };
    if (operation === '÷' && operand === 0) return { reason: `“${key}” is 0.` };
    value = apply(value, operation, operand);
  }
  return Number.isFinite(value) ? { value } : { reason: 'The result is too large.' };
}

function apply(left: number, operation: Operation, right: number): number {
  switch (operation) {
    case '+':
      return left + right;
    case '−':
      return left - right;
    case '×':
      return left * right;
    case '÷':
      return left / right;
  }
}
