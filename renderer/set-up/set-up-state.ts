import { parseDecimal } from '#shared/entity/parse-number.ts';
import { BUILT_IN_KPIS } from '#shared/kpi/catalogue.ts';
import type { KpiDefinition } from '#shared/kpi/definition.ts';
import { settingsSchema } from '#shared/settings/settings.ts';
import { type WorkspaceStart, workspaceStartSchema } from '#shared/workspace/start.ts';

export type ServiceRow = { id: number; name: string; tier: 1 | 2 | 3 | 4; team: string | null };

/** What the five steps have collected so far, as typed. */
export type SetUp = {
  name: string;
  actor: string;
  currency: string;
  zone: string;
  weekStart: number;
  /** One name a line. */
  teams: string;
  services: readonly ServiceRow[];
  /** By KPI; a ratio in percent. */
  targets: Readonly<Record<string, string>>;
};

export const STEPS = ['name', 'calendar', 'teams', 'services', 'targets'] as const;
export type Step = (typeof STEPS)[number];

/** The built-in KPIs that have a number for a target. */
export const TARGET_KPIS: readonly KpiDefinition[] = BUILT_IN_KPIS.filter(({ target }) => target !== null);

export function firstSetUp(): SetUp {
  return {
    name: '',
    actor: '',
    currency: 'EUR',
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    weekStart: 1,
    teams: '',
    services: [{ id: 0, name: '', tier: 2, team: null }],
    targets: Object.fromEntries(TARGET_KPIS.map((kpi) => [kpi.key, shownTarget(kpi)])),
  };
}

/** What keeps a step from being left, by field; empty when nothing does. */
export function problemsOf(step: Step, setUp: SetUp): Readonly<Record<string, string>> {
  if (step === 'name') return nameProblems(setUp);
  if (step === 'targets') return targetProblems(setUp);
  const read = workspaceStartSchema.safeParse({ ...startOf(setUp), targets: [] });
  const found = read.success ? undefined : read.error.issues.find(({ path }) => path[0] === step);
  return found ? { [step]: found.message } : {};
}

export function teamNames({ teams }: SetUp): string[] {
  return teams.split('\n').flatMap((line) => line.trim() || []);
}

/** The first records; targets that stayed as they come are left out. */
export function startOf(setUp: SetUp): WorkspaceStart {
  const teams = teamNames(setUp);
  return {
    teams,
    services: setUp.services
      .filter(({ name }) => name.trim() !== '')
      .map(({ name, tier, team }) => ({
        name: name.trim(),
        tier,
        team: team !== null && teams.includes(team) ? team : null,
      })),
    targets: TARGET_KPIS.filter((kpi) => setUp.targets[kpi.key] !== shownTarget(kpi)).map((kpi) => ({
      kpi: kpi.key,
      target: readTarget(kpi, setUp.targets[kpi.key] ?? ''),
    })),
  };
}

function nameProblems({ name, currency }: SetUp): Record<string, string> {
  const { shape } = settingsSchema;
  return {
    ...(name.trim() === '' ? { name: 'Give the workspace a name.' } : {}),
    ...(shape.currency.safeParse(currency).success
      ? {}
      : { currency: 'Write the currency as its ISO code, e.g. EUR.' }),
  };
}

function targetProblems({ targets }: SetUp): Record<string, string> {
  const bad = Object.entries(targets).filter(
    ([, text]) => text.trim() !== '' && parseDecimal(text.trim()) === null,
  );
  return Object.fromEntries(bad.map(([key]) => [key, 'Enter a number, or nothing for no target.']));
}

function shownTarget({ target, unit }: KpiDefinition): string {
  if (target === null) return '';
  return String(unit === 'ratio' ? Number((target * 100).toPrecision(12)) : target);
}

function readTarget({ unit }: KpiDefinition, text: string): number | null {
  const decimal = parseDecimal(text.trim());
  if (!decimal) return null;
  return Number(`${decimal.digits}e${-decimal.scale - (unit === 'ratio' ? 2 : 0)}`);
}
