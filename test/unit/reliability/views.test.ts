import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeWeeks } from '#core/reliability/change-weeks.ts';
import { dependencyGraph } from '#core/reliability/dependencies.ts';
import { incidentWeeks } from '#core/reliability/incident-weeks.ts';
import { serviceDetail } from '#core/reliability/service-detail.ts';
import { sloDetail } from '#core/reliability/slo-detail.ts';
import { sloStandingsOf } from '#core/reliability/slo-standings.ts';
import { calendarOf, reviewContext } from '#core/review/context.ts';
import type { Workspace } from '#db/workspace.ts';
import type { Filter } from '#shared/record/list-query.ts';
import { addDays, weekByKey } from '#shared/time/week.ts';
import { edit, temporaryWorkspace } from '../../support/workspace.ts';

const WHOLE = { where: [], text: '', ids: null };
const where = (field: string, value: string) => ({
  ...WHOLE,
  where: [{ field, op: 'in', value: [value] } satisfies Filter],
});
let workspace: Workspace;
let dispose: () => void;
let ids: Record<'shop' | 'pay' | 'slo' | 'incident' | 'failed', string>;

const context = () =>
  reviewContext(workspace, weekByKey('2026-W47', calendarOf(workspace.settings)), '2026-11-25T12:00:00.000Z');

beforeAll(() => {
  ({ workspace, dispose } = temporaryWorkspace());
  ids = workspace.write(edit, (tx) => {
    const pay = tx.repository('service').create({ slug: 'pay', name: 'Pay', tier: 1 });
    const shop = tx
      .repository('service')
      .create({ slug: 'shop', name: 'Shop', tier: 2, dependsOn: [pay.id] });
    const slo = tx.repository('slo').create({ name: 'Availability', serviceId: pay.id, objective: 0.99 });
    for (let back = 0; back < 28; back += 1) {
      if (back === 3) continue;
      const date = addDays('2026-11-22', -back);
      tx.repository('sloDay').create({ sloId: slo.id, date, good: back === 0 ? 600 : 1000, total: 1000 });
    }
    const incident = tx.repository('incident').create({
      title: 'Cards declined',
      severity: 'SEV-2',
      impactStart: '2026-11-18T10:00:00.000Z',
      services: [pay.id],
    });
    tx.repository('actionItem').create({
      title: 'Add an alert',
      incidentId: incident.id,
      createdOn: '2026-11-01',
      dueOn: '2026-11-19',
    });
    const change = { serviceId: pay.id, at: '2026-11-17T10:00:00.000Z' };
    tx.repository('deployment').create({ ...change, title: 'One' });
    const failed = tx.repository('deployment').create({ ...change, title: 'Two', outcome: 'failed' });
    tx.repository('deploymentCount').create({
      serviceId: shop.id,
      weekStart: '2026-11-16',
      deployments: 8,
      failed: 1,
    });
    return { shop: shop.id, pay: pay.id, slo: slo.id, incident: incident.id, failed: failed.id };
  });
});
afterAll(() => dispose());

describe('SLOs in a week', () => {
  it('stand alike in the list and on the record, whose last day is what is left', () => {
    const [row] = sloStandingsOf(context(), WHOLE).rows;
    const detail = sloDetail(context(), ids.slo);
    expect(detail.row).toEqual(row);
    // 400 of 1 % of 27 000 events.
    expect(row?.remaining).toBeCloseTo(1 - 400 / 270);
    expect(detail.days.at(-1)?.remaining).toBeCloseTo(row?.remaining ?? 0);
    expect(detail.days.filter(({ reason }) => reason)).toMatchObject([{ date: '2026-11-19', id: null }]);
    expect(detail).toMatchObject({ spent: 400, unit: 'events', windowEnds: '2026-11-22' });
  });

  it('are those of the list', () => {
    expect(sloStandingsOf(context(), where('serviceId', ids.shop)).rows).toEqual([]);
    expect(sloStandingsOf(context(), { ...WHOLE, ids: [ids.slo] }).rows).toHaveLength(1);
  });
});

describe('services in a week', () => {
  it('are drawn with their health and what depends on what', () => {
    const graph = dependencyGraph(context(), WHOLE);
    expect(graph.edges).toEqual([{ from: ids.shop, to: ids.pay }]);
    expect(graph.nodes.map(({ name, health }) => [name, health.word])).toEqual([
      ['Pay', 'SEV-2 open'],
      ['Shop', 'No SLO'],
    ]);
    expect(dependencyGraph(context(), where('slug', 'shop'))).toMatchObject({ edges: [], outside: 1 });
  });

  it('know their neighbours, their open incidents and the overdue actions of those', () => {
    expect(serviceDetail(context(), ids.pay)).toMatchObject({
      dependents: [{ id: ids.shop }],
      dependencies: [],
      slos: [{ id: ids.slo, status: 'missed' }],
      openIncidents: [{ id: ids.incident, name: 'Cards declined' }],
      overdueActions: [{ name: 'Add an alert', daysOverdue: 3 }],
      runbook: { state: 'missing', ageDays: null },
    });
  });
});

describe('incidents and changes', () => {
  it('are in the week they began', () => {
    const { weeks } = incidentWeeks(context(), WHOLE);
    expect(weeks).toHaveLength(26);
    expect(weeks[0]?.incidents).toMatchObject([{ id: ids.incident, isOpen: true }]);
    expect(weeks[1]?.incidents).toEqual([]);
    expect(incidentWeeks(context(), where('severity', 'SEV-1')).weeks[0]?.incidents).toEqual([]);
  });

  it('count single changes and weekly counts, and only single ones when narrowed', () => {
    const week = changeWeeks(context(), WHOLE).weeks.at(-1);
    expect(week).toMatchObject({ changes: 10, failed: 2, failedIds: [ids.failed] });
    expect(week?.rate).toMatchObject({ value: 0.2, n: 10 });
    const narrowed = changeWeeks(context(), where('serviceId', ids.pay));
    expect(narrowed.hasCounts).toBe(false);
    expect(narrowed.weeks.at(-1)).toMatchObject({ changes: 2, failed: 1, countIds: [] });
  });
});
