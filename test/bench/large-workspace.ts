// Makes the large workspace that budgets are measured on: `node test/bench/large-workspace.ts [FILE] [LAST_DAY]`.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorkspace, type Workspace } from '#db/workspace.ts';
import { BUILT_IN_KPIS } from '#shared/kpi/catalogue.ts';
import { addDays } from '#shared/time/week.ts';
import { idOf, instant, randomNumbers, upTo } from './generated-values.ts';
import { addLargePlans } from './large-plans.ts';
import { fillFast, insertLinks, insertRaw, type RawRow } from './raw-rows.ts';

export type LargeOptions = {
  /** Last local date with data, a Sunday. */
  lastDay: string;
  /** 1 makes DESIGN's sizes; smaller shares make smaller files. */
  scale: number;
};

/** How many rows of each kind the file holds at scale 1. */
const SIZES = {
  teams: 40,
  people: 600,
  services: 500,
  slos: 1_500,
  weeks: 520,
  /** The latest weeks have a row a day, older ones a row a week. */
  dailyWeeks: 26,
  incidents: 50_000,
  actions: 100_000,
  deployments: 200_000,
  kpiValues: 800_000,
} as const;

const KPI_SERVICES = 50;
const DAY_MS = 86_400_000;

/** Creates the file, which must not exist yet. Takes a minute; the same options give the same rows. */
export function makeLargeWorkspace(path: string, options: Partial<LargeOptions> = {}): Workspace {
  const { lastDay, scale } = { lastDay: '2026-11-22', scale: 1, ...options };
  const workspace = createWorkspace(path, { name: 'Large', zone: 'Europe/Berlin' });
  const make = new Maker(lastDay, scale);
  fillFast(workspace, () => {
    insertRaw(workspace, 'team', make.teams());
    insertRaw(workspace, 'person', make.people());
    insertRaw(workspace, 'service', make.services());
    insertRaw(workspace, 'slo', make.slos());
    insertRaw(workspace, 'sloDay', make.sloDays());
    insertRaw(workspace, 'budgetPolicy', make.policies());
    insertRaw(workspace, 'incident', make.incidents());
    insertLinks(workspace, 'incident', 'services', make.incidentServices());
    insertRaw(workspace, 'impactInterval', make.impactIntervals());
    insertRaw(workspace, 'deployment', make.deployments());
    insertRaw(workspace, 'actionItem', make.actions());
    insertRaw(workspace, 'actionMove', make.actionMoves());
    insertRaw(workspace, 'kpi', make.kpis());
    insertRaw(workspace, 'kpiValue', make.kpiValues());
    addLargePlans(workspace, { lastDay, scale, counts: make.counts });
    indexForSearch(workspace);
  });
  return workspace;
}

/** The rows, each kind from its own stream of random numbers, so that one kind can change without the others. */
class Maker {
  readonly lastDay: string;
  readonly counts: { [K in keyof typeof SIZES]: number };
  readonly start: number;
  readonly span: number;

  constructor(lastDay: string, scale: number) {
    this.lastDay = lastDay;
    const scaled = (n: number) => Math.max(1, Math.round(n * scale));
    const { weeks, dailyWeeks, ...rest } = SIZES;
    const counts = Object.fromEntries(Object.entries(rest).map(([kind, n]) => [kind, scaled(n)]));
    this.counts = { weeks, dailyWeeks, ...counts } as { [K in keyof typeof SIZES]: number };
    const end = Date.parse(`${addDays(lastDay, 1)}T00:00:00Z`);
    this.span = weeks * 7 * DAY_MS;
    this.start = end - this.span;
  }

  *teams(): Generator<RawRow> {
    for (const n of upTo(this.counts.teams)) yield { id: idOf('team', n), name: `Team ${n + 1}` };
  }

  *people(): Generator<RawRow> {
    for (const n of upTo(this.counts.people)) {
      yield { id: idOf('person', n), name: `Person ${n + 1}`, teamId: idOf('team', n % this.counts.teams) };
    }
  }

  *services(): Generator<RawRow> {
    for (const n of upTo(this.counts.services)) {
      const teamId = idOf('team', n % this.counts.teams);
      yield {
        id: idOf('service', n),
        slug: `service-${n + 1}`,
        name: `Service ${n + 1}`,
        tier: 1 + (n % 4),
        teamId,
      };
    }
  }

  *slos(): Generator<RawRow> {
    const kinds = ['rolling', 'rolling', 'rolling', 'calendar-month', 'calendar-quarter'];
    for (const n of upTo(this.counts.slos)) {
      const serviceId = idOf('service', n % this.counts.services);
      const windowKind = kinds[n % kinds.length];
      yield { id: idOf('slo', n), name: `SLO ${n + 1}`, serviceId, objective: 0.999, windowKind };
    }
  }

  *policies(): Generator<RawRow> {
    for (const [n, tier] of [1, 2, null].entries())
      yield {
        id: idOf('budgetPolicy', n),
        name: `Policy ${n + 1}`,
        tier,
        freezeWeeks: tier === null ? 8 : 4,
      };
  }

  *sloDays(): Generator<RawRow> {
    const random = randomNumbers(1);
    const days = this.counts.weeks * 7;
    const daily = this.counts.dailyWeeks * 7;
    const back = Array.from({ length: days }, (_, index) => days - 1 - index).filter(
      (ago) => ago < daily || ago % 7 === 6,
    );
    const dates = back.map((ago) => addDays(this.lastDay, -ago));
    let row = 0;
    for (const n of upTo(this.counts.slos)) {
      // One in twenty burns too fast.
      const badShare = n % 20 === 7 ? 0.004 : 0.0006;
      for (const date of dates) {
        const total = 50_000 + Math.floor(random() * 50_000);
        const good = total - Math.floor(total * badShare * random() * 2);
        yield { id: idOf('sloDay', row++), sloId: idOf('slo', n), date, good, total };
      }
    }
  }

  *incidents(): Generator<RawRow> {
    const random = randomNumbers(2);
    for (const n of upTo(this.counts.incidents)) {
      const start = this.incidentStart(n);
      const restored = start + (5 + random() ** 3 * 600) * 60_000;
      // The last few are still open.
      const isOpen = n > this.counts.incidents - 6;
      const severity = `SEV-${1 + Math.floor(random() ** 0.4 * 4)}`;
      yield {
        id: idOf('incident', n),
        key: `INC-${n + 1}`,
        title: `Incident ${n + 1} of service ${1 + (n % this.counts.services)}`,
        severity,
        status: isOpen ? 'open' : 'closed',
        impactStart: instant(start),
        detectedAt: instant(start + random() * 10 * 60_000),
        acknowledgedAt: instant(start + (10 + random() * 10) * 60_000),
        mitigatedAt: isOpen ? null : instant(start + (restored - start) * random()),
        restoredAt: isOpen ? null : instant(restored),
        closedAt: isOpen ? null : instant(restored + DAY_MS),
        commanderId: idOf('person', n % this.counts.people),
        causeCategory: ['change', 'capacity', 'dependency', 'configuration'][n % 4],
        rootCauseKey: random() < 0.6 ? `cause-${Math.floor(random() * 2_000)}` : null,
        postmortemPublishedOn:
          isOpen || (n % 9 === 0 && n > this.counts.incidents * 0.97)
            ? null
            : instant(restored + 4 * DAY_MS).slice(0, 10),
      };
    }
  }

  *incidentServices(): Generator<readonly [string, string]> {
    for (const n of upTo(this.counts.incidents)) {
      yield [idOf('incident', n), idOf('service', (n * 7) % this.counts.services)];
    }
  }

  *impactIntervals(): Generator<RawRow> {
    for (const n of upTo(this.counts.incidents)) {
      const startedAt = this.incidentStart(n);
      const endedAt = instant(startedAt + (5 + (n % 90)) * 60_000);
      const incidentId = idOf('incident', n);
      yield { id: idOf('impactInterval', n), incidentId, startedAt: instant(startedAt), endedAt };
    }
  }

  *deployments(): Generator<RawRow> {
    const random = randomNumbers(3);
    for (const n of upTo(this.counts.deployments)) {
      const outcome = random() < 0.04 ? 'failed' : random() < 0.02 ? 'rolled-back' : 'ok';
      yield {
        id: idOf('deployment', n),
        title: `Release ${n + 1}`,
        serviceId: idOf('service', n % this.counts.services),
        at: instant(this.start + ((n + 0.5) / this.counts.deployments) * this.span),
        outcome,
      };
    }
  }

  *actions(): Generator<RawRow> {
    const random = randomNumbers(4);
    for (const n of upTo(this.counts.actions)) {
      const createdOn = this.dayOf(n, this.counts.actions);
      const dueOn = addDays(createdOn, 7 + Math.floor(random() * 40));
      const isDone = n < this.counts.actions * 0.99 || random() < 0.3;
      const doneOn = addDays(createdOn, 3 + Math.floor(random() * 45));
      const completedOn = isDone ? [doneOn, this.lastDay].toSorted()[0] : null;
      yield {
        id: idOf('actionItem', n),
        key: `ACT-${n + 1}`,
        title: `Action ${n + 1}`,
        ownerId: idOf('person', n % this.counts.people),
        teamId: idOf('team', n % this.counts.teams),
        origin: 'incident',
        incidentId: idOf('incident', n % this.counts.incidents),
        priority: `P${n % 4}`,
        createdOn,
        committedDueOn: dueOn,
        dueOn,
        status: isDone ? 'done' : 'open',
        completedOn,
      };
    }
  }

  *actionMoves(): Generator<RawRow> {
    for (const n of upTo(this.counts.actions)) {
      if (n % 5 !== 0) continue;
      const fromDate = this.dayOf(n, this.counts.actions);
      yield {
        id: idOf('actionMove', n),
        actionId: idOf('actionItem', n),
        movedOn: fromDate,
        fromDate,
        toDate: addDays(fromDate, 14),
        reason: 'Waiting for parts',
      };
    }
  }

  *kpis(): Generator<RawRow> {
    for (const [n, kpi] of BUILT_IN_KPIS.entries()) {
      const { name, definition, unit, direction, target, tolerance } = kpi;
      const facts = { name, definition, unit, direction, target, amberTolerance: tolerance };
      yield { id: idOf('kpi', n), slug: kpi.key, ...facts, isComputed: kpi.computed };
    }
  }

  *kpiValues(): Generator<RawRow> {
    const random = randomNumbers(5);
    const dates = Array.from({ length: this.counts.weeks }, (_, index) =>
      addDays(this.lastDay, -6 - 7 * (this.counts.weeks - 1 - index)),
    );
    for (const n of upTo(this.counts.kpiValues)) {
      const series = Math.floor(n / dates.length);
      const kpi = series % BUILT_IN_KPIS.length;
      const scope = Math.floor(series / BUILT_IN_KPIS.length);
      yield {
        id: idOf('kpiValue', n),
        kpiId: idOf('kpi', kpi),
        periodStart: dates[n % dates.length],
        serviceId:
          scope === 0
            ? null
            : idOf('service', (scope - 1) % Math.min(KPI_SERVICES * 2, this.counts.services)),
        value: Math.round(random() * 1_000) / 1_000,
      };
    }
  }

  incidentStart(n: number): number {
    return Math.floor(this.start + ((n + 0.5) / this.counts.incidents) * this.span);
  }

  dayOf(n: number, of: number): string {
    return instant(this.start + (n / of) * this.span).slice(0, 10);
  }
}

function indexForSearch({ connection }: Workspace): void {
  connection.exec(`
    INSERT INTO search_doc (entity, record_id, title, body) SELECT 'incident', id, title, '' FROM incident;
    INSERT INTO search_doc (entity, record_id, title, body) SELECT 'actionItem', id, title, '' FROM action_item;
    INSERT INTO search_doc (entity, record_id, title, body) SELECT 'service', id, name, slug FROM service;
    INSERT INTO search_doc (entity, record_id, title, body) SELECT 'slo', id, name, '' FROM slo;
    INSERT INTO search_index (search_index) VALUES ('rebuild');
  `);
}

if (import.meta.main) {
  const path = process.argv[2] ?? join(mkdtempSync(join(tmpdir(), 'muster-large-')), 'large.muster');
  if (existsSync(path)) for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
  const from = performance.now();
  const lastDay = process.argv[3];
  makeLargeWorkspace(path, lastDay === undefined ? {} : { lastDay }).close();
  console.log(`${path}: ${Math.round(performance.now() - from)} ms`);
}
