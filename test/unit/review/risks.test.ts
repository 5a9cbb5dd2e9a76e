import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { ReviewContext } from '#core/review/context.ts';
import { riskSection } from '#core/review/risks.ts';
import type { Workspace } from '#db/workspace.ts';
import { daysBetween } from '#shared/time/week.ts';
import { dayIn, figureOf, idsBehind, reusableWorkspace, SCENES, scene } from '../../support/review.ts';
import { WORKSPACES, weeksAsked } from '../../support/weeks-asked.ts';

const { fill, dispose } = reusableWorkspace();
afterAll(dispose);

const AT = { zone: 'Asia/Kolkata', weekStart: 1, key: '2026-W47', now: '2027-01-01T00:00:00.000Z' };

const day = fc.option(fc.integer({ min: -120, max: 110 }), { nil: null });
const point = fc.integer({ min: 1, max: 5 });
const risk = fc.record({
  likelihood: point,
  impact: point,
  status: fc.constantFrom('open', 'accepted', 'closed'),
  reviewed: day,
});

const asked = weeksAsked();
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).toSorted();

describe('the risks of a week', () => {
  it('are counted as over all rows', { timeout: 120_000 }, () => {
    const lists = [
      fc.array(risk, { maxLength: 8 }),
      fc.array(fc.integer({ min: -110, max: 45 }), { maxLength: 20 }),
      fc.array(day, { maxLength: 6 }),
    ] as const;
    fc.assert(
      fc.property(scene, ...lists, (at, risks, decided, notices) => {
        const date = (offset: number | null) => (offset === null ? null : dayIn(at, offset));
        const { workspace } = fill(at, {
          risk: risks.map(({ reviewed, ...row }) => ({
            ...row,
            title: 'Risk',
            nextReviewOn: date(reviewed),
          })),
          decision: decided.map((offset) => ({ title: 'Decision', decidedOn: date(offset) })),
          vendor: notices.map((offset, index) => ({ name: `Vendor ${index}`, noticeOn: date(offset) })),
        });
        const rows = rowsOf(workspace);
        for (const context of asked.of(workspace, at)) compare(context, rows);
      }),
      { numRuns: WORKSPACES, seed: 23, examples: [[SCENES[0], [], [], []]] },
    );
    asked.expectEnough();
  });

  it('are those on the register, the highest score first', () => {
    const context = fill(AT, {
      person: [{ id: 'p', name: 'Ada' }],
      risk: [
        { id: 'low', title: 'Low', likelihood: 2, impact: 2, nextReviewOn: '2026-11-22' },
        { id: 'high', title: 'High', likelihood: 5, impact: 3, ownerId: 'p', nextReviewOn: '2026-11-21' },
        { id: 'kept', title: 'Kept', likelihood: 4, impact: 4, status: 'accepted' },
        { id: 'gone', title: 'Gone', likelihood: 5, impact: 5, status: 'closed', nextReviewOn: '2026-01-01' },
      ],
    });
    const { section, figures } = riskSection(context);
    expect(section.rows.map(({ id, score, isReviewOverdue }) => [id, score, isReviewOverdue])).toEqual([
      ['kept', 16, false],
      ['high', 15, true],
      ['low', 4, false],
    ]);
    expect(section.rows[1]?.owner).toEqual({ id: 'p', name: 'Ada' });
    expect(figureOf(figures, 'risk.open').value).toBe(3);
    expect(figureOf(figures, 'risk.high').value).toBe(2);
    expect(figureOf(figures, 'risk.review-overdue')).toMatchObject({
      value: 1,
      n: 2,
      rag: 'red',
      excluded: [{ reason: 'no date for the next review', n: 1 }],
    });
  });

  it('come with the decisions of the week and the notices to give', () => {
    const decided = ['2026-11-15', '2026-11-16', '2026-11-22', '2026-11-23'];
    const notices = ['2026-11-21', '2026-11-22', '2027-01-21', '2027-01-22', null];
    const context = fill(AT, {
      decision: decided.map((decidedOn) => ({ title: decidedOn, decidedOn })),
      vendor: notices.map((noticeOn, index) => ({ name: `Vendor ${index}`, noticeOn })),
    });
    const { section, figures } = riskSection(context);
    expect(section.decisions.map(({ name }) => name)).toEqual(['2026-11-16', '2026-11-22']);
    expect(figureOf(figures, 'decision.count')).toMatchObject({ value: 2, previous: 1 });
    expect(section.vendors.map(({ daysToNotice }) => daysToNotice)).toEqual([0, 60]);
    expect(figureOf(figures, 'vendor.notice-due')).toMatchObject({
      value: 2,
      n: 4,
      excluded: [{ reason: 'no notice date', n: 1 }],
    });
  });
});

type Rows = ReturnType<typeof rowsOf>;

/** All rows, as they are stored. */
function rowsOf(workspace: Workspace) {
  return {
    risks: workspace.repository('risk').all(),
    decisions: workspace.repository('decision').all(),
    vendors: workspace.repository('vendor').all(),
  };
}

function compare(context: ReviewContext, { risks, decisions, vendors }: Rows): void {
  const { section, figures } = riskSection(context);
  const { today, week, previousWeek } = context;
  const countIs = (key: string, rows: readonly { id: string }[], hasData: boolean) => {
    const figure = asked.figure(figures, key);
    expect(figure.value, key).toBe(hasData ? rows.length : null);
    if (hasData) expect(idsBehind(figure), key).toEqual(ids(rows));
  };
  const open = risks.filter(({ status }) => status !== 'closed');
  const dated = open.filter(({ nextReviewOn }) => nextReviewOn !== null);
  const high = open.filter(({ likelihood, impact }) => likelihood * impact >= 15);
  const late = dated.filter(({ nextReviewOn }) => nextReviewOn !== null && nextReviewOn < today);
  countIs('risk.open', open, risks.length > 0);
  countIs('risk.high', high, risks.length > 0);
  const isPlanned = open.length === 0 || dated.length > 0;
  countIs('risk.review-overdue', late, risks.length > 0 && isPlanned);
  expect(ids(section.rows)).toEqual(ids(open));
  expect(ids(section.rows.filter(({ isReviewOverdue }) => isReviewOverdue))).toEqual(ids(late));

  const decidedIn = (firstDay: string, lastDay: string) =>
    decisions.filter(({ decidedOn }) => decidedOn >= firstDay && decidedOn <= lastDay);
  const decided = decidedIn(week.firstDay, today);
  countIs('decision.count', decided, decisions.length > 0);
  expect(ids(section.decisions)).toEqual(ids(decided));
  if (decisions.length > 0) {
    expect(figureOf(figures, 'decision.count').previous).toBe(
      decidedIn(previousWeek.firstDay, previousWeek.lastDay).length,
    );
  }
  const due = vendors.flatMap(({ id, noticeOn }) => {
    const days = noticeOn === null ? -1 : daysBetween(today, noticeOn);
    return days >= 0 && days <= 60 ? [{ id, days }] : [];
  });
  countIs(
    'vendor.notice-due',
    due,
    vendors.some(({ noticeOn }) => noticeOn !== null),
  );
  expect(new Map(section.vendors.map(({ id, daysToNotice }) => [id, daysToNotice]))).toEqual(
    new Map(due.map(({ id, days }) => [id, days])),
  );
}
