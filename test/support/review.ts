import fc from 'fast-check';
import { type ReviewContext, reviewContext } from '#core/review/context.ts';
import type { Workspace } from '#db/workspace.ts';
import { type EntityName, entities } from '#shared/entities.ts';
import { snakeCase } from '#shared/entity/entity.ts';
import type { Figure } from '#shared/figure/figure.ts';
import { defaultSettings, type Settings } from '#shared/settings/settings.ts';
import { addDays, weekByKey } from '#shared/time/week.ts';
import { edit, temporaryWorkspace } from './workspace.ts';

/** A week and the instant it is looked at; those without `now` are over. */
export type Scene = { zone: string; weekStart: number; key: string; now: string };

const OVER = '2027-06-01T00:00:00.000Z';

/** Zones on both sides of UTC, weeks in which clocks change, week 53, a turn of the year, and a week that is not over. */
export const SCENES: readonly [Scene, ...Scene[]] = [
  { zone: 'UTC', weekStart: 1, key: '2026-W47', now: OVER },
  { zone: 'UTC', weekStart: 1, key: '2026-W53', now: OVER },
  { zone: 'America/New_York', weekStart: 7, key: '2026-W10', now: OVER },
  { zone: 'America/New_York', weekStart: 1, key: '2026-W44', now: OVER },
  { zone: 'Pacific/Auckland', weekStart: 1, key: '2026-W14', now: OVER },
  { zone: 'Pacific/Auckland', weekStart: 7, key: '2026-W39', now: OVER },
  { zone: 'Asia/Kolkata', weekStart: 1, key: '2027-W01', now: OVER },
  { zone: 'Asia/Kolkata', weekStart: 1, key: '2026-W48', now: '2026-11-24T20:00:00.000Z' },
  { zone: 'Pacific/Auckland', weekStart: 1, key: '2026-W40', now: '2026-09-30T23:30:00.000Z' },
];

export type Rows = Partial<Record<EntityName, readonly Record<string, unknown>[]>>;

/** One workspace file that is emptied and filled again for each case. */
export function reusableWorkspace(): {
  fill: (scene: Scene, rows: Rows, settings?: Partial<Settings>) => ReviewContext;
  dispose: () => void;
} {
  const { workspace, dispose } = temporaryWorkspace({});
  workspace.connection.pragma('synchronous = OFF');
  return {
    fill: (scene, rows, settings = {}) => {
      empty(workspace);
      const { zone, weekStart } = scene;
      workspace.updateSettings(edit, { ...defaultSettings(), zone, weekStart, currency: 'EUR', ...settings });
      workspace.write(edit, (session) => {
        for (const [name, list] of Object.entries(rows)) {
          const repository = session.repository(name as EntityName);
          for (const row of list) repository.create(row as never);
        }
      });
      return reviewContext(workspace, weekByKey(scene.key, { zone, weekStart }), scene.now);
    },
    dispose,
  };
}

function empty({ connection }: Workspace): void {
  connection.pragma('foreign_keys = OFF');
  const links = Object.values(entities).flatMap((entity) =>
    Object.entries(entity.fields)
      .filter(([, field]) => field.kind === 'refs')
      .map(([name]) => `${entity.table}_${snakeCase(name)}`),
  );
  const own = Object.values(entities).map(({ table }) => table);
  connection.transaction(() => {
    for (const table of [...links, ...own, 'search_doc', 'change']) connection.exec(`DELETE FROM ${table}`);
    connection.exec('UPDATE change_group SET reverts = NULL, reverted_by = NULL; DELETE FROM change_group');
  })();
  connection.pragma('foreign_keys = ON');
}

/** One of the scenes. */
export const scene = fc.constantFrom(...SCENES);

/** A local date around the week of a scene, given as days from its first day. */
export function dayIn(context: Scene, offset: number): string {
  return addDays(weekByKey(context.key, context).firstDay, offset);
}

/** The figure of that key. Throws when there is none. */
export function figureOf(figures: readonly Figure[], key: string): Figure {
  const figure = figures.find((candidate) => candidate.key === key);
  if (!figure) throw new Error(`There is no figure ${key}.`);
  return figure;
}

/** What a formula and a figure have in common. */
export function resultOf({ value, n, excluded }: Pick<Figure, 'value' | 'n' | 'excluded'>) {
  return { value, n, excluded };
}

/** Ids behind a figure, in order. */
export function idsBehind(figure: Figure): string[] {
  return figure.lineage.flatMap(({ ids }) => ids).toSorted();
}

/** What counts up from nothing: none of it is a value where it is recorded at all. */
const isTally = ({ key, unit }: Figure) => unit === 'count' || key === 'incident.impact-minutes';

/** What must hold of any figure, whatever the data. */
export function faultsOf(figure: Figure): string[] {
  const faults: string[] = [];
  const check = (holds: boolean, fault: string) => {
    if (!holds) faults.push(`${figure.key}: ${fault}`);
  };
  check(figure.value === null || Number.isFinite(figure.value), 'is not finite');
  check(figure.previous == null || Number.isFinite(figure.previous), 'was not finite');
  check((figure.value === null) === (figure.reason !== undefined), 'has no data without a reason, or both');
  check(figure.value !== null || figure.rag === undefined, 'has a colour without data');
  check(figure.rag === undefined || figure.target !== undefined, 'has a colour without a target');
  check(figure.value !== 0 || figure.n > 0 || isTally(figure), 'is a nought made of no rows');
  check(
    figure.excluded.every(({ n }) => n > 0),
    'counts out nobody',
  );
  check(
    /^(money|perUnit)$/.test(figure.unit) === (figure.currency !== undefined),
    'money without a currency',
  );
  check(figure.period.start < figure.period.end && figure.period.label !== '', 'has no period');
  check(figure.label !== '', 'has no label');
  check(
    figure.lineage.every(({ ids }) => new Set(ids).size === ids.length),
    'names a row twice',
  );
  return faults;
}
