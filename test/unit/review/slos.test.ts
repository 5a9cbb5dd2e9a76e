import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReviewContext } from '#core/review/context.ts';
import { sloSection } from '#core/review/reliability.ts';
import { segmentsOf } from '#core/review/slo-counts.ts';
import { sloFigures } from '#core/review/slo-figures.ts';
import { sloStandings } from '#core/review/slo-rows.ts';
import { burnRate, sustainedBurn } from '#shared/slo/burn.ts';
import { attainment, budgetRemaining, type SloTerms } from '#shared/slo/slo-math.ts';
import { type SloDay, sumSloDays } from '#shared/slo/slo-sums.ts';
import { addDays } from '#shared/time/week.ts';
import { complianceWindow, type DayRange, elapsedPart } from '#shared/time/window.ts';
import { insertRaw } from '../../bench/raw-rows.ts';
import { faultsOf } from '../../support/review.ts';
import { clear, contexts, day, roughWorkspace } from './random-weeks.ts';

type Slo = SloTerms & { id: string; days: SloDay[] };

const counts = fc.tuple(
  fc.constantFrom(0, 1, 10, 1000, 1234.5),
  fc.constantFrom(1, 1, 1, 0.999, 0.95, 0.5, 0),
  fc.constantFrom(0, 0, 0, 0.25, 1),
  fc.constantFrom(1, 1, 0.5, 2),
);

/** Mostly sound days; some idle, in maintenance, or impossible, as a damaged file may hold them. */
const sloDay = counts.map(([total, share, maintenance, goodShare]) => {
  const maintenanceTotal = total * maintenance;
  const good = total * share;
  return {
    total,
    good,
    maintenanceTotal,
    maintenanceGood: maintenanceTotal * Math.min(share * goodShare, 2),
  };
});

const slo = fc.record({
  objective: fc.constantFrom(0.9, 0.95, 0.999),
  budgetingMethod: fc.constantFrom('occurrences' as const, 'timeslices' as const),
  windowKind: fc.constantFrom('rolling' as const, 'calendar-month' as const, 'calendar-quarter' as const),
  windowDays: fc.constantFrom(1, 7, 28, 30, 90),
  stretches: fc.array(fc.tuple(day, fc.array(sloDay, { maxLength: 40 })), { maxLength: 6 }),
});

const slos = fc.array(slo, { maxLength: 9 }).map((list) =>
  list.map(({ stretches, ...terms }, index): Slo => {
    const days = new Map<string, SloDay>();
    for (const [first, rows] of stretches) {
      for (const [offset, row] of rows.entries()) {
        const date = addDays(first, offset);
        days.set(date, { date, ...row });
      }
    }
    return { id: `slo-${index}`, ...terms, days: [...days.values()] };
  }),
);

const workspace = roughWorkspace();

function fill(list: readonly Slo[]): void {
  workspace.connection.transaction(() => {
    clear(workspace, ['slo_day', 'slo', 'service']);
    insertRaw(workspace, 'service', [{ id: 'service', slug: 'service', name: 'Service', tier: 1 }]);
    for (const { days, ...terms } of list) {
      insertRaw(workspace, 'slo', [{ ...terms, name: terms.id, serviceId: 'service' }]);
      const rows = days.map((row) => ({ id: `${terms.id} ${row.date}`, sloId: terms.id, ...row }));
      insertRaw(workspace, 'sloDay', rows);
    }
  })();
}

/** The row of one SLO by the pure formulas over all of its days. */
function expectedOf(terms: Slo, context: ReviewContext) {
  // Today is not missing while it lasts.
  const isOpen = context.isPartial && !terms.days.some(({ date }) => date === context.today);
  const until = (lastDay: string) => (isOpen && lastDay === context.today ? addDays(lastDay, -1) : lastDay);
  const sums = (range: DayRange, maintenance?: 'included') =>
    sumSloDays(terms.days, { firstDay: range.firstDay, lastDay: until(range.lastDay) }, maintenance);
  const windowAt = (date: string) => {
    const window = complianceWindow(terms, date, context.calendar.zone);
    return elapsedPart(window, date, context.calendar.zone) ?? window;
  };
  const window = windowAt(context.today);
  const burns = context
    .trailing(13)
    .map(
      (week) =>
        burnRate(
          sums(week.key === context.week.key ? { ...week, lastDay: context.today } : week),
          terms.objective,
        ).value,
    );
  return {
    attainment: attainment(sums(window)),
    withMaintenance: attainment(sums(window, 'included')),
    remaining: budgetRemaining(sums(window), terms.objective),
    before: budgetRemaining(sums(windowAt(context.previousWeek.lastDay)), terms.objective),
    burn: burns.at(-1) ?? null,
    sustained: sustainedBurn(burns).weeks,
    missing: sums(window).missingDays,
  };
}

function expectClose(actual: number | null, expected: number | null, what: string): void {
  if (actual === null || expected === null) expect(actual, what).toBe(expected);
  else if (Math.abs(actual - expected) > 1e-9 * Math.max(1, Math.abs(expected))) {
    expect(actual, what).toBe(expected);
  }
}

describe('the SLO section', () => {
  it('agrees with the formulas over all measurements', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(slos, (list) => {
        fill(list);
        for (const context of contexts(workspace)) {
          const standings = sloStandings(context);
          const figures = sloFigures(context, standings);
          const figure = (key: string) => figures.find((one) => one.key === key)?.value ?? null;
          const all = list.map((terms) => expectedOf(terms, context));
          for (const [index, { row }] of standings.entries()) {
            const expected = all[index];
            if (expected === undefined) throw new Error('There is a row too many.');
            const where = `${row.id} ${context.week.key} ${context.calendar.zone}`;
            expectClose(row.attainment, expected.attainment.value, `attainment ${where}`);
            expectClose(
              row.attainmentWithMaintenance,
              expected.withMaintenance.value,
              `maintenance ${where}`,
            );
            expectClose(row.remaining, expected.remaining.value, `remaining ${where}`);
            expectClose(row.burn, expected.burn, `burn ${where}`);
            expect(row.sustainedWeeks, where).toBe(expected.sustained);
            expect(row.missingDays, where).toBe(expected.missing);
          }
          const known = all.flatMap(({ remaining }) => remaining.value ?? []);
          const met = known.filter((value) => value >= -1e-9).length;
          const burns = all.flatMap(({ burn }) => burn ?? []);
          expectClose(figure('slo.attainment'), known.length ? met / known.length : null, 'share');
          expect(figure('slo.met')).toBe(known.length ? met : null);
          expect(figure('slo.missed')).toBe(known.length ? known.length - met : null);
          expect(figure('slo.no-data')).toBe(list.length ? list.length - known.length : null);
          expect(figure('slo.budget-exhausted')).toBe(
            known.length ? known.filter((value) => value <= 1e-9).length : null,
          );
          expect(figure('slo.sustained-burn')).toBe(
            burns.length ? all.filter(({ burn, sustained }) => burn !== null && sustained >= 2).length : null,
          );
          expectClose(figure('burn.worst'), burns.length ? Math.max(...burns) : null, 'worst');
          expect(figures.flatMap(faultsOf)).toEqual([]);
        }
      }),
      { numRuns: 40, seed: 11 },
    );
  });

  it('cuts ranges that overlap into parts that do not', () => {
    const range = (firstDay: string, lastDay: string) => ({ firstDay, lastDay });
    const ranges = [
      range('2026-11-01', '2026-11-10'),
      range('2026-11-08', '2026-11-12'),
      range('2026-12-02', '2026-12-01'),
    ];
    expect(segmentsOf(ranges, '2026-11-12')).toEqual([
      { firstDay: '2026-11-01', lastDay: '2026-11-07', days: 7 },
      { firstDay: '2026-11-08', lastDay: '2026-11-10', days: 3 },
      { firstDay: '2026-11-11', lastDay: '2026-11-11', days: 1 },
      { firstDay: '2026-11-12', lastDay: '2026-11-12', days: 1 },
    ]);
  });

  it('freezes changes by the policy of the tier, on evidence only', () => {
    clear(workspace, ['slo_day', 'slo', 'service', 'budget_policy']);
    const services = ['a', 'b', 'c'].map((id) => ({ id, slug: id, name: id, tier: 1 }));
    insertRaw(workspace, 'service', services);
    insertRaw(
      workspace,
      'slo',
      services.map(({ id }) => ({ id: `slo-${id}`, name: 'Up', serviceId: id, objective: 0.9 })),
    );
    insertRaw(workspace, 'budgetPolicy', [{ id: 'p', name: 'Policy', tier: null }]);
    insertRaw(workspace, 'sloDay', [
      { id: '1', sloId: 'slo-a', date: '2026-10-28', good: 5, total: 10 },
      { id: '2', sloId: 'slo-b', date: '2026-10-28', good: 10, total: 10 },
    ]);
    const [context] = [...contexts(workspace)].filter(({ week }) => week.key === '2026-W44');
    const { policies } = context === undefined ? { policies: [] } : sloSection(context).section;
    expect(policies.map(({ service, state }) => `${service.id} ${state}`)).toEqual([
      'a frozen',
      'c unknown',
      'b open',
    ]);
    expect(policies[0]?.sentence).toBe(
      '“Up” has used 500% of its error budget of the last 4 weeks: changes are frozen except P0 issues and security fixes.',
    );
  });
});
