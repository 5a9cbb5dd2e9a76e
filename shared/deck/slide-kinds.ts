import type { SlideKind } from './slide.ts';
import type { SlideKindDescription } from './slide-kind.ts';
import { PLAN_KINDS } from './slide-kinds-plan.ts';
import { WEEK_KINDS } from './slide-kinds-week.ts';

export type { SlideKindDescription } from './slide-kind.ts';

export const SLIDE_KIND_DESCRIPTIONS: readonly SlideKindDescription[] = [...WEEK_KINDS, ...PLAN_KINDS];

const BY_KIND = new Map(SLIDE_KIND_DESCRIPTIONS.map((description) => [description.kind, description]));

/** The description of a slide kind. */
export function slideKind(kind: SlideKind): SlideKindDescription {
  const found = BY_KIND.get(kind);
  if (!found) throw new Error(`slide kind ${kind} has no description`);
  return found;
}
