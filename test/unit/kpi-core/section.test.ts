import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtInKpiId, ensureBuiltInKpis } from '#core/kpi/built-in.ts';
import { calendarOf, reviewContext } from '#core/review/context.ts';
import { kpiSection } from '#core/review/kpis.ts';
import type { Workspace } from '#db/workspace.ts';
import type { InsertOf } from '#shared/entity/entity.ts';
import { BUILT_IN_KPIS } from '#shared/kpi/catalogue.ts';
import type { kpi } from '#shared/kpi/kpi.ts';
import { addDays, weekByKey } from '#shared/time/week.ts';
import { edit, temporaryWorkspace } from '../../support/workspace.ts';

const NOW = '2026-11-25T12:00:00.000Z';

let workspace: Workspace;
let dispose: () => void;

beforeEach(() => {
  ({ workspace, dispose } = temporaryWorkspace({ zone: 'Europe/Berlin' }));
  workspace.write(edit, ensureBuiltInKpis);
});
afterEach(() => dispose());

function sectionOf(key = '2026-W47', now = NOW) {
  const week = weekByKey(key, calendarOf(workspace.settings));
  const { section, figures } = kpiSection(reviewContext(workspace, week, now));
  const row = (slug: string) => {
    const found = section.rows.find((candidate) => candidate.slug === slug);
    if (!found) throw new Error(`no row ${slug}`);
    return found;
  };
  const figure = (slug: string) => figures.find((candidate) => candidate.key === `kpi.${slug}`);
  return { section, figures, row, figure };
}

describe('the built-in KPIs of a workspace', () => {
  it('are made once, with what they drive, and never overwritten', () => {
    const kpis = workspace.repository('kpi');
    expect(kpis.count()).toBe(26);
    expect(kpis.get(builtInKpiId('mttd'))?.drives.toSorted()).toEqual(
      ['customer-impact-minutes', 'mttr', 'ttm'].map(builtInKpiId),
    );
    workspace.write(edit, (tx) => {
      tx.repository('kpi').update(builtInKpiId('mttr'), { target: 45 });
      tx.repository('kpi').remove(builtInKpiId('mttd'));
    });
    expect(workspace.write(edit, ensureBuiltInKpis)).toBe(1);
    expect(kpis.get(builtInKpiId('mttr'))?.target).toBe(45);
  });

  it('give way to a record of that key that was imported', () => {
    const { workspace: other, dispose: end } = temporaryWorkspace();
    other.write(edit, (tx) => {
      tx.repository('kpi').create({ slug: 'mttr', name: 'Our MTTR', unit: 'minutes', direction: 'lower' });
    });
    expect(other.write(edit, ensureBuiltInKpis)).toBe(25);
    expect(other.repository('kpi').count()).toBe(26);
    end();
  });
});

describe('the KPI section', () => {
  it('judges each period by the target that was set for it, and by the KPI’s own where there is none', () => {
    const calls = workspace.write(edit, (tx) => {
      const kpi = {
        slug: 'calls',
        name: 'Calls',
        unit: 'count',
        frequency: 'weekly',
        direction: 'lower',
      } as const;
      const { id } = tx.repository('kpi').create({ ...kpi, target: 9 });
      const set = (periodStart: string, value: number, target: number | null) =>
        tx.repository('kpiValue').create({ kpiId: id, periodStart, value, target });
      set('2026-10-26', 10, 12);
      set('2026-11-02', 10, null);
      set('2026-11-09', 8, 7);
      set('2026-11-16', 8, 6);
      return id;
    });
    const { row, figure } = sectionOf();
    expect(row('calls')).toMatchObject({ target: 6, rag: 'red', offTargetPeriods: 3 });
    expect(figure('calls')).toMatchObject({ target: { value: 6 }, rag: 'red' });
    workspace.write(edit, (tx) => tx.repository('kpi').update(calls, { target: null }));
    expect(row('calls')).toMatchObject({ target: 6 });
    expect(sectionOf('2026-W45').row('calls')).toMatchObject({
      target: null,
      rag: null,
      offTargetPeriods: 0,
    });
    expect(sectionOf('2026-W44').row('calls')).toMatchObject({ target: 12, rag: 'green' });
  });

  it('has a dash with a reason for every KPI of an empty workspace', () => {
    for (const now of [NOW, '2026-11-18T12:00:00.000Z']) {
      const { section, figures } = sectionOf('2026-W47', now);
      expect(section.counts).toEqual({ green: 0, amber: 0, red: 0, none: 26 });
      for (const row of section.rows) {
        expect(row, row.slug).toMatchObject({ value: null, previous: null, rag: null, n: 0 });
        expect(row.reason, row.slug).toMatch(/^[A-Z].*\.$/);
        expect(row.trend.points.every(({ value }) => value === null)).toBe(true);
        expect(row.trend).toMatchObject({ centre: null, signals: [] });
      }
      expect(figures.map(({ key }) => key).toSorted()).toEqual(
        BUILT_IN_KPIS.map(({ key }) => `kpi.${key}`).toSorted(),
      );
    }
  });

  it('is never wrong about one incident with nothing but its start', () => {
    workspace.write(edit, (tx) => {
      const impactStart = '2026-11-17T10:00:00.000Z';
      tx.repository('incident').create({ title: 'Down', severity: 'SEV-1', impactStart });
    });
    const { row, section, figure } = sectionOf();
    expect(row('incident-volume')).toMatchObject({ value: 1, n: 1, previous: null, period: '2026-W47' });
    expect(figure('incident-volume')?.lineage[0]?.ids).toHaveLength(1);
    const valued = section.rows.filter(({ value }) => value !== null).map(({ slug }) => slug);
    expect(valued).toEqual(['incident-volume']);
    expect(row('mttr').reason).toBe('No incidents in the period.');
    expect(row('mtta').reason).toContain('No incident has both times');
  });

  it('shows the newest month that is over, and the one under way only for want of it', () => {
    incident('2026-11-05T10:00:00.000Z', 30);
    expect(sectionOf().row('mttr')).toMatchObject({ period: 'Nov 2026', value: 30, previous: null });
    expect(sectionOf().row('mttr').trend.verdict).toBe('so far: the month is not over');
    incident('2026-10-05T10:00:00.000Z', 60);
    const { row, figure } = sectionOf();
    expect(row('mttr')).toMatchObject({ period: 'Oct 2026', value: 60, n: 1 });
    expect(row('mttr').trend.points).toHaveLength(13);
    expect(figure('mttr')?.period.label).toBe('Oct 2026');
    expect(figure('mttr')?.period.start).toBe('2026-09-30T22:00:00.000Z');
  });

  it('sees a week as it was at its end', () => {
    incident('2026-11-05T10:00:00.000Z', 30);
    incident('2026-11-20T10:00:00.000Z', 90);
    expect(sectionOf('2026-W46').row('mttr')).toMatchObject({ period: 'Nov 2026', value: 30, n: 1 });
  });

  it('rolls up what was entered, by its rule, and fills in computed ones', () => {
    const kpiId = custom({ slug: 'tickets', aggregation: 'sum', frequency: 'monthly' });
    for (const [day, value] of [
      ['2026-10-01', 4],
      ['2026-10-12', 5],
      ['2026-09-30', 7],
    ] as const)
      enter(kpiId, day, value);
    enter(builtInKpiId('mttr'), '2026-10-01', 33);
    const { row, figure } = sectionOf();
    expect(row('tickets')).toMatchObject({ value: 9, n: 2, previous: 7, period: 'Oct 2026' });
    expect(figure('tickets')?.lineage[0]).toMatchObject({ entity: 'kpiValue' });
    expect(row('mttr')).toMatchObject({ value: 33, period: 'Oct 2026' });
  });

  it('gives a week to the month of its fourth day', () => {
    const kpiId = custom({ slug: 'nps', aggregation: 'mean', frequency: 'quarterly' });
    enter(kpiId, '2026-07-01', 3);
    enter(kpiId, '2026-09-30', 5);
    expect(sectionOf().row('nps')).toMatchObject({ value: 4, n: 2, period: 'Q3 2026' });
  });

  it('adds teams and services up where a KPI is kept by them', () => {
    const kpiId = custom({ slug: 'load', aggregation: 'ratio', frequency: 'weekly', scope: 'team' });
    const [a, b] = workspace.write(edit, (tx) =>
      ['A', 'B'].map((name) => tx.repository('team').create({ name }).id),
    );
    for (const [teamId, numerator, denominator] of [
      [a, 1, 2],
      [b, 1, 8],
    ] as const) {
      workspace.write(edit, (tx) => {
        const periodStart = '2026-11-16';
        tx.repository('kpiValue').create({ kpiId, periodStart, teamId, numerator, denominator });
      });
    }
    expect(sectionOf().row('load')).toMatchObject({ value: 0.2, n: 2 });
  });

  it('counts periods off target and cuts the limits anew where the process changed', () => {
    const kpiId = custom({ slug: 'speed', frequency: 'weekly', target: 5, direction: 'lower' });
    for (let back = 0; back < 20; back += 1)
      enter(kpiId, addDays('2026-11-16', -7 * back), back < 2 ? 9 : 4 + (back % 2));
    const before = sectionOf().row('speed');
    expect(before).toMatchObject({ offTargetPeriods: 2, rag: 'red', value: 9, previous: 9 });
    expect(before.trend.signals).toContain('2026-W47');
    expect(before.trend.lower).toBeGreaterThanOrEqual(0);
    workspace.write(edit, (tx) => {
      const change = { effectiveOn: '2026-11-12', kind: 'process', definition: 'New tool' } as const;
      tx.repository('kpiVersion').create({ kpiId, ...change });
    });
    const { trend } = sectionOf().row('speed');
    expect(trend.signals).not.toContain('2026-W47');
    expect(trend.verdict).toBe('only 2 points since the process changed; limits need 6');
  });

  it('judges a variance by its size', () => {
    workspace.write(edit, (tx) => {
      const record = { periodStart: '2026-10-01', provider: 'p', category: 'c', effective: 80_000 };
      tx.repository('cost').create({ ...record, budget: 100_000 });
    });
    const { row, figure } = sectionOf();
    expect(row('cost-variance')).toMatchObject({ value: -0.2, rag: 'red' });
    expect(figure('cost-variance')?.rag).toBe('red');
  });

  it('follows a change at once', () => {
    incident('2026-10-05T10:00:00.000Z', 60);
    expect(sectionOf().row('mttr').value).toBe(60);
    incident('2026-10-06T10:00:00.000Z', 20);
    expect(sectionOf().row('mttr').value).toBe(40);
    workspace.undo('Test');
    expect(sectionOf().row('mttr').value).toBe(60);
  });

  it('looks back 365 days for a recurrence, and no further', () => {
    const start = '2026-08-10T10:00:00.000Z';
    const back = (days: number) => new Date(Date.parse(start) - days * 86_400_000).toISOString();
    incident(start, 10, 'pool');
    incident(back(366), 10, 'pool');
    expect(sectionOf().row('recurrence-rate')).toMatchObject({ value: 0, n: 1, period: 'Q3 2026' });
    incident(back(365), 10, 'pool');
    expect(sectionOf().row('recurrence-rate')).toMatchObject({ value: 1, n: 1 });
  });

  it('reviews week 53', () => {
    incident('2021-01-02T10:00:00.000Z', 60);
    const { row } = sectionOf('2020-W53');
    expect(row('incident-volume')).toMatchObject({ value: 1, period: '2020-W53' });
    expect(row('incident-volume').trend.points.at(-2)?.key).toBe('2020-W52');
  });
});

function incident(impactStart: string, minutes: number, rootCauseKey: string | null = null): void {
  const restoredAt = new Date(Date.parse(impactStart) + minutes * 60_000).toISOString();
  workspace.write(edit, (tx) => {
    tx.repository('incident').create({
      title: 'Down',
      severity: 'SEV-3',
      impactStart,
      restoredAt,
      rootCauseKey,
    });
  });
}

type KpiFields = Partial<InsertOf<typeof kpi>> & { slug: string };

function custom(fields: KpiFields): string {
  const base = { name: fields.slug, unit: 'count', direction: 'lower', isComputed: false } as const;
  return workspace.write(edit, (tx) => tx.repository('kpi').create({ ...base, ...fields }).id);
}

function enter(kpiId: string, periodStart: string, value: number): void {
  workspace.write(edit, (tx) => {
    tx.repository('kpiValue').create({ kpiId, periodStart, value });
  });
}
