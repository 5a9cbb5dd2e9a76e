import { afterAll, describe, expect, it } from 'vitest';
import { riskSection } from '#core/review/risks.ts';
import { figureOf, reusableWorkspace } from '../../support/review.ts';

const { fill, dispose } = reusableWorkspace();
afterAll(dispose);

const AT = { zone: 'Asia/Kolkata', weekStart: 1, key: '2026-W47', now: '2027-01-01T00:00:00.000Z' };

describe('the risks of a week', () => {
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
