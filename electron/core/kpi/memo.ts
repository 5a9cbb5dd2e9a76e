import { noteRead, reading } from '#db/query/prepared.ts';
import type { ReviewContext } from '../review/context.ts';

type Made = { value: unknown; statements: readonly string[] };

const memories = new WeakMap<ReviewContext, Map<string, Made>>();

/** What `make` gives, made once per review for each `key`. */
export function remembered<T>(context: ReviewContext, key: readonly unknown[], make: () => T): T {
  const memory = memories.get(context) ?? new Map<string, Made>();
  memories.set(context, memory);
  const name = JSON.stringify(key);
  const made = memory.get(name) ?? reading(make);
  memory.set(name, made);
  noteRead(...made.statements);
  return made.value as T;
}
