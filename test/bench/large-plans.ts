import type { Workspace } from '#db/workspace.ts';
import type { DeckTemplate } from '#shared/deck/deck.ts';
import { DECK_TEMPLATES } from '#shared/deck/templates.ts';
import { entities } from '#shared/entities.ts';
import type { Entity } from '#shared/entity/entity.ts';
import type { AnyField } from '#shared/entity/field.ts';
import { addDays } from '#shared/time/week.ts';
import { type GeneratedKind, idOf, randomNumbers, upTo } from './generated-values.ts';
import { insertLinks, insertRaw, type RawRow } from './raw-rows.ts';

/** How many rows of each kind that is not counted by the week the file holds at scale 1. */
const SIZES = {
  timelineEntry: 6_000,
  objective: 400,
  keyResult: 1_600,
  milestone: 600,
  decision: 4_000,
  risk: 2_000,
  headcountSlot: 800,
  interview: 2_000,
  cost: 12_000,
  commitment: 60,
  savingsOpportunity: 800,
  vendor: 300,
  onCallShift: 4_000,
  exercise: 1_000,
  posture: 1_560,
  iamException: 1_500,
  control: 600,
  evidence: 3_000,
} as const satisfies Partial<Record<GeneratedKind, number>>;

const DEPENDENCIES = 1_500;
const DAY_MS = 86_400_000;

type Plan = { lastDay: string; scale: number; counts: Record<string, number> };
type Values = (n: number, random: () => number) => Record<string, unknown>;

/** Fills the lists that grow with an organisation and not with its weeks, each as large as one of 500 services has it. */
export function addLargePlans(workspace: Workspace, { lastDay, scale, counts }: Plan): void {
  const sizes: Record<string, number> = {
    ...Object.fromEntries(
      Object.entries(SIZES).map(([kind, n]) => [kind, Math.max(1, Math.round(n * scale))]),
    ),
    team: counts.teams ?? 1,
    person: counts.people ?? 1,
    service: counts.services ?? 1,
    incident: counts.incidents ?? 1,
    kpi: counts.kpis ?? 1,
  };
  const own = ownValues(lastDay, sizes);
  for (const [seed, kind] of (Object.keys(SIZES) as (keyof typeof SIZES)[]).entries())
    insertRaw(workspace, kind, rowsOf(kind, 100 + seed, own[kind], { lastDay, sizes }));
  const services = sizes.service ?? 1;
  insertLinks(workspace, 'service', 'dependsOn', dependencies(services, Math.round(DEPENDENCIES * scale)));
  insertRaw(workspace, 'deck', DECK_TEMPLATES.slice(0, 1).map(ownDeck));
  for (const kind of ['risk', 'exercise'] as const)
    insertLinks(workspace, kind, 'services', linksOf(kind, sizes[kind] ?? 0, services));
}

/** A deck that can be edited, as its copy of one that comes with Muster. */
function ownDeck({ key, title, slides }: DeckTemplate): RawRow {
  return { id: idOf('deck', 0), slug: `own-${key}`, title: `Our ${title}`, slides: JSON.stringify(slides) };
}

/** Rows with a fitting value in every field that is not left to its default. */
function* rowsOf(
  kind: keyof typeof SIZES,
  seed: number,
  own: Values | undefined,
  { lastDay, sizes }: { lastDay: string; sizes: Record<string, number> },
): Generator<RawRow> {
  const random = randomNumbers(seed);
  const entity: Entity = entities[kind];
  const fields = Object.entries(entity.fields);
  for (const n of upTo(sizes[kind] ?? 0)) {
    const values = fields.map(([name, field]) => [name, fittingValue(field, n, random, lastDay, sizes)]);
    yield { id: idOf(kind, n), ...Object.fromEntries(values), ...own?.(n, random) };
  }
}

function fittingValue(
  { kind, label, min, max, choices, target, nullable }: AnyField,
  n: number,
  random: () => number,
  lastDay: string,
  sizes: Record<string, number>,
): unknown {
  const between = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  if (nullable && random() < 0.1) return null;
  if (kind === 'text') return `${label} ${n + 1}`;
  if (kind === 'longText')
    return `${label} of number ${n + 1}, written down so that others can read it later.`;
  if (kind === 'oneOf') return choices[between(0, choices.length - 1)]?.value;
  if (kind === 'integer' || kind === 'number') return between(min ?? 0, max ?? 60);
  if (kind === 'ratio') return between(40, 100) / 100;
  if (kind === 'money') return between(1_000, 900_000) * 100;
  if (kind === 'date') return addDays(lastDay, between(-300, 120));
  if (kind === 'month') return addDays(lastDay, between(-300, 300)).slice(0, 7);
  if (kind === 'instant') return `${addDays(lastDay, between(-300, 0))}T09:00:00.000Z`;
  const count = target === undefined ? undefined : sizes[target];
  if (kind === 'ref' && count !== undefined) return idOf(target as GeneratedKind, between(0, count - 1));
  return null;
}

/** What a random value would not make sense for, e.g. the two ends of a span. */
function ownValues(
  lastDay: string,
  sizes: Record<string, number>,
): Partial<Record<keyof typeof SIZES, Values>> {
  const currency = 'EUR';
  const lastTime = Date.parse(`${lastDay}T00:00:00Z`);
  const at = (daysAgo: number) => new Date(lastTime - daysAgo * DAY_MS).toISOString();
  return {
    timelineEntry: (n) => ({
      incidentId: idOf('incident', (sizes.incident ?? 1) - 1 - Math.floor(n / 30)),
      at: at(5 - (n % 30) / 30),
    }),
    objective: (n) => ({
      quarter: ['2026Q4', '2026Q4', '2026Q3', '2027Q1'][n % 4],
      parentId: n < 24 ? null : idOf('objective', n % 24),
    }),
    keyResult: (n) => ({
      objectiveId: idOf('objective', n % (sizes.objective ?? 1)),
      startValue: 0,
      targetValue: 100,
      unit: '%',
    }),
    milestone: (n, random) => {
      const from = -120 + Math.floor(random() * 300);
      return { startsOn: addDays(lastDay, from), dueOn: addDays(lastDay, from + 10 + (n % 60)) };
    },
    headcountSlot: (n) => ({
      role: ['Engineer', 'SRE', 'Manager'][n % 3],
      level: `L${3 + (n % 5)}`,
      currency,
    }),
    cost: (n) => {
      const month = Math.floor(n / (sizes.service ?? 1));
      const first = new Date(lastTime);
      first.setUTCDate(1);
      first.setUTCMonth(first.getUTCMonth() - month);
      return {
        periodStart: first.toISOString().slice(0, 10),
        grain: 'month',
        provider: ['AWS', 'Azure', 'GCP'][n % 3],
        category: ['Compute', 'Storage', 'Network', 'Database', 'Licences'][n % 5],
        serviceId: idOf('service', n % (sizes.service ?? 1)),
        currency,
      };
    },
    commitment: (n) => ({
      startsOn: addDays(lastDay, -200 - n),
      endsOn: addDays(lastDay, 100 + n * 9),
      currency,
    }),
    savingsOpportunity: () => ({ currency }),
    vendor: (n) => ({
      contractEndOn: addDays(lastDay, -20 + n * 3),
      noticeOn: addDays(lastDay, -80 + n * 3),
      currency,
    }),
    onCallShift: (n) => {
      const week = Math.floor(n / (sizes.team ?? 1));
      const teamId = idOf('team', n % (sizes.team ?? 1));
      const rotation = `Rotation ${1 + (n % (sizes.team ?? 1))}`;
      const [pages, total] = [n % 17, 40];
      return {
        rotation,
        teamId,
        personId: idOf('person', n % (sizes.person ?? 1)),
        startedAt: at(week * 7 + 7),
        endedAt: at(week * 7),
        pages,
        actionablePages: Math.floor(pages / 2),
        outOfHoursPages: Math.floor(pages / 3),
        toilHours: n % 21,
        totalHours: total,
      };
    },
    posture: (n) => {
      const groups = 60;
      const assets = 200 + (n % 500);
      return {
        assetGroup: `Asset group ${1 + (n % groups)}`,
        date: addDays(lastDay, -7 * Math.floor(n / groups)),
        assets,
        assetsWithinSla: Math.floor(assets * 0.9),
      };
    },
    iamException: (n) => ({
      grantedOn: addDays(lastDay, -(n % 400)),
      expiresOn: addDays(lastDay, (n % 240) - 60),
    }),
    control: (n) => ({
      framework: ['SOC 2', 'ISO 27001', 'PCI DSS', 'NIS2'][n % 4],
      reference: `A.${1 + Math.floor(n / 40)}.${1 + (n % 40)}`,
    }),
    evidence: (n) => ({ controlId: idOf('control', n % (sizes.control ?? 1)) }),
  };
}

/** Most services need a few others that stand lower in a stack of layers; a few are needed by very many. */
function* dependencies(services: number, count: number): Generator<readonly [string, string]> {
  const random = randomNumbers(90);
  for (const n of upTo(count)) {
    const caller = n % Math.max(1, Math.floor(services * 0.9));
    const reach = random() < 0.3 ? 0.04 : 1;
    const needed = services - 1 - Math.floor(random() * (services - caller - 1) * reach);
    if (needed > caller) yield [idOf('service', caller), idOf('service', needed)];
  }
}

function* linksOf(
  kind: 'risk' | 'exercise',
  count: number,
  services: number,
): Generator<readonly [string, string]> {
  for (const n of upTo(count))
    for (const step of upTo(1 + (n % 3)))
      yield [idOf(kind, n), idOf('service', (n * 7 + step * 31) % services)];
}
