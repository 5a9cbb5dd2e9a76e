import { z } from 'zod';
import { TIERS } from '../service/service.ts';

const name = z.string().trim().min(1).max(200);

/**
 * What a new workspace starts with besides its settings: the owners, what they run, and what counts as good. Targets
 * are in the KPI's own unit; a ratio is a fraction.
 */
export const workspaceStartSchema = z.object({
  teams: z.array(name).max(500).refine(isEachOnce, 'Two teams have the same name.').default([]),
  services: z
    .array(z.object({ name, tier: z.literal([...TIERS]), team: name.nullable().default(null) }))
    .max(2000)
    .refine((services) => isEachOnce(services.map((one) => one.name)), 'Two services have the same name.')
    .default([]),
  targets: z
    .array(z.object({ kpi: z.string().max(200), target: z.number().nullable() }))
    .max(200)
    .default([]),
});

export type WorkspaceStart = z.infer<typeof workspaceStartSchema>;

function isEachOnce(names: readonly string[]): boolean {
  return new Set(names.map((one) => one.toLocaleLowerCase('en'))).size === names.length;
}
