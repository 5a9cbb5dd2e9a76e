const KINDS = [
  'team',
  'person',
  'service',
  'slo',
  'sloDay',
  'incident',
  'impactInterval',
  'deployment',
  'actionItem',
  'actionMove',
  'kpi',
  'kpiValue',
  'timelineEntry',
  'objective',
  'keyResult',
  'milestone',
  'decision',
  'risk',
  'headcountSlot',
  'interview',
  'cost',
  'commitment',
  'savingsOpportunity',
  'vendor',
  'onCallShift',
  'exercise',
  'posture',
  'iamException',
  'control',
  'evidence',
  'deck',
  'budgetPolicy',
] as const;

export type GeneratedKind = (typeof KINDS)[number];

/** Ids in the shape of a UUIDv7, in order of making. */
export function idOf(kind: GeneratedKind, n: number): string {
  const number = n.toString(16).padStart(12, '0');
  return `01900000-0000-7${KINDS.indexOf(kind).toString(16).padStart(3, '0')}-8000-${number}`;
}

export function instant(ms: number): string {
  return new Date(Math.floor(ms)).toISOString();
}

export function* upTo(count: number): Generator<number> {
  for (let n = 0; n < count; n += 1) yield n;
}

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
