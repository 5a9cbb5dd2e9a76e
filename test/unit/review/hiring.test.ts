import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { hiringSection } from '#core/review/hiring.ts';
import { behindPlan, headcountCurves, lateSlots, type SlotRow, timeToFill } from '#shared/hiring/plan.ts';
import { addMonths, monthOfDate } from '#shared/time/month.ts';
import { shiftWeek } from '#shared/time/week.ts';
import { dayIn, figureOf, idsBehind, resultOf, reusableWorkspace, scene } from '../../support/review.ts';

const { fill, dispose } = reusableWorkspace();
afterAll(dispose);

const day = fc.option(fc.integer({ min: -150, max: 60 }), { nil: null });
const slot = fc.record({
  planned: fc.option(fc.integer({ min: -8, max: 4 }), { nil: null }),
  opened: day,
  accepted: day,
  started: day,
  status: fc.constantFrom('planned', 'open', 'interviewing', 'accepted', 'started', 'cancelled'),
});
const departure = fc.record({ offset: fc.integer({ min: -150, max: 60 }), isPlanned: fc.boolean() });

describe('the hiring of a week', () => {
  it('is what the formulas give over all slots of one plan', () => {
    const lists = [fc.array(slot, { maxLength: 8 }), fc.array(departure, { maxLength: 5 })] as const;
    fc.assert(
      fc.property(scene, fc.integer({ min: 0, max: 9 }), ...lists, (at, back, slots, departures) => {
        const date = (offset: number | null) => (offset === null ? null : dayIn(at, offset));
        const month = monthOfDate(dayIn(at, 0));
        const firstMonth = addMonths(month, -back);
        const context = fill(at, {
          team: [{ id: 't', name: 'Payments', startingHeadcount: 5, startingMonth: firstMonth }],
          headcountSlot: slots.map((row, index) => {
            const [opened, accepted] = [row.opened, row.accepted].toSorted((a, b) => (a ?? 0) - (b ?? 0));
            return {
              id: `s${index}`,
              role: `Engineer ${index}`,
              teamId: 't',
              status: row.status,
              plannedStart: row.planned === null ? null : addMonths(month, row.planned),
              openedOn: date(opened ?? null),
              acceptedOn: date(accepted ?? null),
              startedOn: date(row.started),
            };
          }),
          departure: departures.map(({ offset, isPlanned }) => ({
            teamId: 't',
            role: 'Engineer',
            isPlanned,
            leftOn: date(offset),
          })),
          pipelineCount: slots.flatMap((_, index) =>
            [-100, -7, 0].map((offset) => ({
              slotId: `s${index}`,
              weekStart: date(offset),
              stage: index % 2 === 0 ? 'applied' : 'screen',
              count: index + 1,
            })),
          ),
        });
        const { today, week, workspace } = context;
        const { section, figures } = hiringSection(context);
        const all = workspace.repository('headcountSlot').all() as SlotRow[];
        const left = workspace.repository('departure').all();
        const current = monthOfDate(today);
        const { months } = headcountCurves({
          startingHeadcount: 5,
          slots: all,
          departures: left,
          firstMonth,
          lastMonth: addMonths(current, 6),
          asOf: today,
        });
        const point = months.find((candidate) => candidate.month === current);
        const behind = behindPlan(months, current);
        expect(figureOf(figures, 'hiring.plan').value).toBe(point?.plan);
        expect(figureOf(figures, 'hiring.actual').value).toBe(point?.actual);
        expect(figureOf(figures, 'hiring.behind').value).toBe(Math.max(0, behind?.people ?? 0));
        expect(figureOf(figures, 'hiring.behind-months').value).toBe(behind?.months);
        expect(section.teams).toMatchObject([{ plan: point?.plan, actual: point?.actual }]);
        for (const shown of section.months) {
          const known = months.find((candidate) => candidate.month === shown.month);
          expect([shown.plan, shown.actual]).toEqual([known?.plan ?? null, known?.actual ?? null]);
        }
        const started = (row: SlotRow) =>
          row.startedOn !== null && row.startedOn < context.previousWeek.firstDay;
        const late = lateSlots(all, current).filter(({ id }) => {
          const row = all.find((candidate) => candidate.id === id);
          return row !== undefined && !(started(row) && monthOfDate(row.startedOn ?? '') < firstMonth);
        });
        expect(section.late.map(({ id, monthsLate }) => ({ id, monthsLate }))).toEqual(
          late.map(({ id, monthsLate }) => ({ id, monthsLate })),
        );
        const firstDay = shiftWeek(week, -12, context.calendar).firstDay;
        const fillTime = figureOf(figures, 'hiring.time-to-fill');
        expect(resultOf(fillTime)).toEqual(resultOf(timeToFill(all, { firstDay, lastDay: today })));
        expect(idsBehind(fillTime)).toHaveLength(fillTime.n);
        const gone = left.filter(({ leftOn }) => leftOn >= week.firstDay && leftOn <= today);
        expect(figureOf(figures, 'hiring.departures').value ?? 0).toBe(gone.length);
        const counted = workspace
          .repository('pipelineCount')
          .all()
          .filter(
            ({ weekStart, stage }) => weekStart >= firstDay && weekStart <= today && stage === 'applied',
          );
        expect(section.funnel.find(({ stage }) => stage === 'applied')?.count ?? 0).toBe(
          counted.reduce((n, { count }) => n + count, 0),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('counts a team from the month its headcount was, and names those without one', () => {
    const context = fill(
      { zone: 'UTC', weekStart: 1, key: '2026-W47', now: '2027-01-01T00:00:00.000Z' },
      {
        team: [
          { id: 'a', name: 'Old', startingHeadcount: 10, startingMonth: '2026-06' },
          { id: 'b', name: 'New', startingHeadcount: 3, startingMonth: '2026-11' },
          { id: 'c', name: 'Later', startingHeadcount: 3, startingMonth: '2027-02' },
          { id: 'd', name: 'Unknown' },
        ],
        headcountSlot: [
          { role: 'SRE', teamId: 'a', plannedStart: '2026-09', status: 'open', openedOn: '2026-08-01' },
          { role: 'SRE', teamId: 'd', plannedStart: '2026-09' },
        ],
      },
    );
    const { section, figures } = hiringSection(context);
    expect(figureOf(figures, 'hiring.plan')).toMatchObject({
      value: 14,
      n: 2,
      excluded: [{ reason: 'team without a starting headcount and its month', n: 1 }],
    });
    expect(figureOf(figures, 'hiring.behind').value).toBe(1);
    expect(section.teams.map(({ team, open, monthsBehind }) => [team.name, open, monthsBehind])).toEqual([
      ['New', 0, 0],
      ['Old', 1, 2],
    ]);
    expect(section.months.find(({ month }) => month === '2026-10')).toMatchObject({ plan: 11, actual: 10 });
  });
});
