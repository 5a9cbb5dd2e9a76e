import type { ReviewContext } from '../review/context.ts';

const memories = new WeakMap<ReviewContext, Map<string, unknown>>();

/** What `make` gives, made once per review for each `key`. */
export function remembered<T>(context: ReviewContext, key: readonly unknown[], make: () => T): T {
  const memory = memories.get(context) ?? new Map<string, unknown>();
  memories.set(context, memory);
  const name = JSON.stringify(key);
  if (!memory.has(name)) memory.set(name, make());
  return memory.get(name) as T;
}
