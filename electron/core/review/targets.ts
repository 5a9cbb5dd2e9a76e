import { prepared } from '#db/query/prepared.ts';
import type { Direction, Target } from '#shared/figure/figure.ts';
import { builtInKpi } from '#shared/kpi/catalogue.ts';
import type { ReviewContext } from './context.ts';

type TargetRow = { target: number | null; direction: Direction; tolerance: number };

/**
 * The target of a built-in KPI: the one the workspace has set, also when it has set none, else the catalogue's
 * default. `undefined` when only the trend is judged.
 */
export function kpiTarget(context: ReviewContext, slug: string): Target | undefined {
  const stored = prepared<[string], TargetRow>(
    context.workspace.connection,
    'SELECT target, direction, amber_tolerance AS tolerance FROM kpi WHERE slug = ?',
  ).get(slug);
  const terms = stored ?? builtInKpi(slug);
  if (terms === undefined || terms.target === null) return undefined;
  return { value: terms.target, direction: terms.direction, tolerance: terms.tolerance };
}
