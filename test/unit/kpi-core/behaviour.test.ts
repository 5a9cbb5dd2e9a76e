import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { behaviourOfKpi } from '#core/kpi/behaviour.ts';
import { rowsOfPoint } from '#core/kpi/point-rows.ts';
import { calendarOf, reviewContext } from '#core/review/context.ts';
import type { WriteSession } from '#db/record/write-session.ts';
import type { Workspace } from '#db/workspace.ts';
import { limitsInWords } from '#shared/kpi/behaviour-words.ts';
import { addDays, weekByKey } from '#shared/time/week.ts';
import { edit, temporaryWorkspace } from '../../support/workspace.ts';

let workspace: Workspace;
let dispose: () => void;
let kpi: string;

const VALUES = [10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 30, 11];
const FIRST = '2026-08-17';

beforeEach(() => {
  ({ workspace, dispose } = temporaryWorkspace({ zone: 'Europe/Berlin' }));
  write((tx) => {
    const values = {
      slug: 'calls',
      name: 'Calls',
      unit: 'count',
      frequency: 'weekly',
      direction: 'lower',
    } as const;
    kpi = tx.repository('kpi').create({ ...values, isComputed: false, target: 9 }).id;
    for (const [week, value] of VALUES.entries())
      tx.repository('kpiValue').create({ kpiId: kpi, periodStart: addDays(FIRST, 7 * week), value });
  });
});
afterEach(() => dispose());

const write = <T>(work: (tx: WriteSession) => T) => workspace.write(edit, work);

function contextOn(key: string) {
  const week = weekByKey(key, calendarOf(workspace.settings));
  return reviewContext(workspace, week, '2027-01-01T12:00:00.000Z');
}

/** So many weeks before the first of the values, each 100 or 102. */
function fillBefore(weeks: number, isLeftOut = (_week: number) => false): void {
  write((tx) => {
    for (let week = 0; week < weeks; week += 1) {
      if (isLeftOut(week)) continue;
      const periodStart = addDays(FIRST, 7 * (week - weeks));
      tx.repository('kpiValue').create({ kpiId: kpi, periodStart, value: 100 + 2 * (week % 2) });
    }
  });
}

describe('a KPI as a process behaviour chart', () => {
  it('has limits on its first twelve points, and marks the point outside of them', () => {
    const data = behaviourOfKpi(contextOn('2026-W47'), kpi);
    const known = data.points.filter(({ value }) => value !== null);
    expect(known.map(({ value }) => value)).toEqual(VALUES);
    expect(known[0]).toMatchObject({ centre: 11, upper: 11 + 2.66 * 2, target: 9 });
    expect(known.flatMap(({ key, signals }) => signals.map(({ rule, side }) => [key, rule, side]))).toEqual([
      ['2026-W46', 'outside', 'above'],
    ]);
    expect(data).toMatchObject({ grain: 'week', verdict: 'within normal variation' });
    expect(data.stretches).toMatchObject([{ limits: { n: 12, isLocked: true } }]);
  });

  it('cuts the limits anew where the process changed', () => {
    write((tx) =>
      tx
        .repository('kpiVersion')
        .create({ kpiId: kpi, effectiveOn: '2026-10-05', definition: 'Calls by phone' }),
    );
    const { points, stretches } = behaviourOfKpi(contextOn('2026-W47'), kpi);
    expect(stretches.map(({ change, n }) => [change?.note, n])).toEqual([
      [undefined, 7],
      ['Calls by phone', 7],
    ]);
    expect(points.find(({ key }) => key === '2026-W41')?.change).toBe('Calls by phone');
  });

  it('keeps its limits from week to week, however long ago they were locked', () => {
    fillBefore(40);
    const limitsIn = (key: string) =>
      behaviourOfKpi(contextOn(key), kpi).stretches.map(({ limits }) => limits);
    const [locked] = limitsIn('2026-W47');
    expect(locked).toMatchObject({ centre: 101, n: 12, isLocked: true, firstKey: '2025-W46' });
    for (const key of ['2026-W05', '2026-W20', '2026-W33', '2026-W46'])
      expect(limitsIn(key)).toEqual([locked]);
    // Half a year of other values is a signal; it does not become what is normal.
    expect(behaviourOfKpi(contextOn('2026-W47'), kpi).verdict).toContain('below the lower limit');
  });

  it('has the limits of the last change of the process, even where that is not shown', () => {
    fillBefore(40);
    write((tx) => {
      const change = (effectiveOn: string, definition: string) =>
        tx.repository('kpiVersion').create({ kpiId: kpi, effectiveOn, definition });
      change('2025-12-01', 'Calls and mails');
      change('2026-02-11', 'Calls only');
    });
    const data = behaviourOfKpi(contextOn('2026-W47'), kpi);
    expect(data.stretches).toMatchObject([
      {
        change: { key: '2026-W07', note: 'Calls only' },
        limits: { firstKey: '2026-W07', lastKey: '2026-W18' },
      },
    ]);
    expect(data.points.every(({ change }) => change === undefined)).toBe(true);
    expect(limitsInWords(data)[0]).toBe(
      'Cut anew from 2026-W07, “Calls only”: limits from 12 points, 2026-W07 to 2026-W18.',
    );
  });

  it('stands on later periods where the first have no value', () => {
    fillBefore(40, (week) => week >= 5 && week % 2 === 0);
    const [stretch] = behaviourOfKpi(contextOn('2026-W47'), kpi).stretches;
    expect(stretch?.limits).toMatchObject({ n: 12, firstKey: '2025-W46', lastKey: '2026-W11' });
  });

  it('does not stand on stray values, e.g. of a mistyped year', () => {
    fillBefore(40);
    const limits = () =>
      behaviourOfKpi(contextOn('2026-W47'), kpi).stretches.map((stretch) => stretch.limits);
    const before = limits();
    write((tx) => {
      for (const [at, periodStart] of ['0202-08-17', '2012-08-13', '2020-06-01'].entries())
        tx.repository('kpiValue').create({ kpiId: kpi, periodStart, value: at });
      // A target of a period is no value of it.
      tx.repository('kpiValue').create({ kpiId: kpi, periodStart: addDays(FIRST, -7 * 60), target: 3 });
    });
    expect(limits()).toEqual(before);
  });

  it('stands on the first of few values however long ago the process changed', () => {
    fillBefore(40);
    write((tx) =>
      tx.repository('kpiVersion').create({ kpiId: kpi, effectiveOn: '2015-01-05', definition: 'Long ago' }),
    );
    const [stretch] = behaviourOfKpi(contextOn('2026-W47'), kpi).stretches;
    expect(stretch).toMatchObject({
      change: { note: 'Long ago' },
      limits: { centre: 101, firstKey: '2025-W46' },
    });
  });

  it('has the limits of a made KPI from when all it is made of is there', () => {
    fillBefore(40);
    const made = write((tx) => {
      const values = { unit: 'count', frequency: 'weekly', direction: 'lower', isComputed: false } as const;
      const other = tx.repository('kpi').create({ ...values, slug: 'mails', name: 'Mails' }).id;
      for (let week = 0; week < 40; week += 1)
        tx.repository('kpiValue').create({
          kpiId: other,
          periodStart: addDays(FIRST, 7 * (week - 30)),
          value: 1,
        });
      return tx.repository('kpi').create({ ...values, slug: 'all', name: 'All', formula: 'calls + mails' });
    });
    const [stretch] = behaviourOfKpi(contextOn('2026-W47'), made.id).stretches;
    expect(stretch?.limits).toMatchObject({ centre: 102, firstKey: '2026-W04' });
  });

  it.each(['UTC', 'America/New_York', 'Europe/Berlin'])('has the target of its own period in %s', (zone) => {
    workspace.updateSettings(edit, { ...workspace.settings, zone });
    write((tx) => tx.repository('kpiValue').create({ kpiId: kpi, periodStart: '2026-11-09', target: 7 }));
    const { points } = behaviourOfKpi(contextOn('2026-W47'), kpi);
    expect(points.slice(-3).map(({ key, target }) => [key, target])).toEqual([
      ['2026-W45', 9],
      ['2026-W46', 7],
      ['2026-W47', 9],
    ]);
  });

  it('says why there are none, and opens the rows behind a point', () => {
    const early = behaviourOfKpi(contextOn('2026-W36'), kpi);
    expect(early.verdict).toBe('only 3 points; limits need 6');
    const start = addDays(FIRST, 7 * 12);
    const rows = rowsOfPoint(contextOn('2026-W47'), {
      id: kpi,
      grain: 'week',
      start,
      end: addDays(start, 6),
    });
    expect(rows).toMatchObject([{ entity: 'kpiValue', ids: [expect.any(String)] }]);
    expect(() => behaviourOfKpi(contextOn('2026-W47'), 'gone')).toThrow('no longer there');
  });
});
