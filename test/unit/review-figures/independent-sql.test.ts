import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReviewData } from '#shared/review/review-data.ts';
import { commitmentExpectations, headcountOn, okrsOn, planOf } from './independent/commitments.ts';
import { incidentExpectations } from './independent/incidents.ts';
import { kpiExpectations } from './independent/kpis.ts';
import { policyExpectations } from './independent/policies.ts';
import {
  bounds,
  type Expectations,
  type Expected,
  openSql,
  plusDays,
  plusMonths,
  type Scene,
  type SqlFile,
  weekFrom,
} from './independent/scene.ts';
import { scorecardExpectations, scorecardsOn } from './independent/scorecards.ts';
import { budgetsByWeek, budgetsLeft, burns, frozenServices, sloExpectations } from './independent/slos.ts';
import { costOf, lastFullMonth, shiftsIn, stewardshipExpectations } from './independent/stewardship.ts';
import { type SampleReviews, sampleReviews, WEEKS } from './sample-reviews.ts';

/** Counts and sums come out alike; means and ratios to the last digits of a float. */
const RELATIVE = 1e-6;

let reviews: SampleReviews;
let file: SqlFile;
beforeAll(() => {
  reviews = sampleReviews();
  file = openSql(reviews.path);
}, 120_000);
afterAll(() => {
  file?.close();
  reviews?.dispose();
});

function sceneOf(review: ReviewData): Scene {
  const scene = weekFrom(file, review.week.firstDay);
  expect(bounds(scene)).toEqual({
    start: review.week.start,
    until: review.week.end,
    firstDay: review.week.firstDay,
    lastDay: review.week.lastDay,
  });
  return scene;
}

function expectationsOf(scene: Scene): Expectations {
  return {
    ...sloExpectations(scene),
    ...policyExpectations(scene),
    ...incidentExpectations(scene),
    ...commitmentExpectations(scene),
    ...kpiExpectations(scene).figures,
    ...stewardshipExpectations(scene),
    ...scorecardExpectations(scene),
  };
}

/** What differs between a review and what SQL gives, in words. */
function differences(expected: Expectations, { figures }: ReviewData): string[] {
  return Object.entries(expected).flatMap(([key, { value, n, previous }]: [string, Expected]) => {
    const figure = figures[key];
    if (!figure) return [`${key} is not in the review`];
    const checks = [
      ['value', figure.value, value],
      ['n', figure.n, value === null ? undefined : n],
      ['previous', figure.previous, figure.previous === undefined ? undefined : previous],
    ] as const;
    return checks.flatMap(([what, actual, wanted]) =>
      wanted === undefined || isAlike(actual, wanted)
        ? []
        : [`${key}: ${what} is ${actual}, SQL gives ${wanted}`],
    );
  });
}

function isAlike(actual: number | null | undefined, wanted: number | null): boolean {
  if (actual == null || wanted === null) return (actual ?? null) === wanted;
  return Math.abs(actual - wanted) <= RELATIVE * Math.max(1, Math.abs(wanted));
}

function expectAlike(actual: readonly (number | null)[], wanted: readonly (number | null)[]): void {
  expect(actual.length).toBe(wanted.length);
  const differing = actual.flatMap((value, index) => {
    const other = wanted[index] ?? null;
    return isAlike(value, other) ? [] : [`${index}: ${value} and ${other}`];
  });
  expect(differing).toEqual([]);
}

describe.each(WEEKS)('the figures of %s', (key) => {
  it('are those that SQL over the file gives, every one of them', () => {
    const review = reviews.review(key);
    const expected = expectationsOf(sceneOf(review));
    expect(Object.keys(expected).toSorted()).toEqual(Object.keys(review.figures).toSorted());
    expect(differences(expected, review)).toEqual([]);
  });

  it('come with an SLO table and budgets that SQL gives', () => {
    const review = reviews.review(key);
    const scene = sceneOf(review);
    const [left, burn] = [budgetsLeft(file, scene.lastDay), burns(file, scene)];
    const ids = review.slos.rows.map(({ id }) => id);
    expect(ids.toSorted()).toEqual([...left.keys()].toSorted());
    expectAlike(
      review.slos.rows.map(({ remaining }) => remaining),
      ids.map((id) => left.get(id) ?? null),
    );
    expectAlike(
      review.slos.rows.map((row) => row.burn),
      ids.map((id) => burn.get(id) ?? null),
    );
    for (const { slo, points } of review.slos.burndown) {
      expectAlike(
        points.map(({ value }) => value),
        budgetsByWeek(scene, slo.id),
      );
    }
    const frozen = review.slos.policies.filter(({ state }) => state === 'frozen');
    expect(frozen.map(({ service }) => service.name).toSorted()).toEqual(frozenServices(scene).toSorted());
  });

  it('come with weekly series that SQL gives', () => {
    const review = reviews.review(key);
    const scene = sceneOf(review);
    const weeks = Array.from({ length: 26 }, (_, index) =>
      weekFrom(file, plusDays(scene.firstDay, (index - 25) * 7)),
    );
    const first = file.number('SELECT unixepoch(min(impact_start)) FROM incident') ?? 0;
    expectAlike(
      review.incidents.trend.points.map(({ value }) => value),
      weeks.map((week) =>
        Date.parse(week.until) / 1000 <= first
          ? null
          : file.number(
              'SELECT count(*) FROM incident WHERE impact_start >= :start AND impact_start < :until',
              bounds(week),
            ),
      ),
    );
    expectAlike(
      review.onCall.pagesTrend.points.map(({ value }) => value),
      weeks.map((week) => shiftsIn(file, week).pagesPerShift.value),
    );
  });

  it('come with KPI rows and trends that SQL gives', () => {
    const review = reviews.review(key);
    const { trends } = kpiExpectations(sceneOf(review));
    for (const row of review.kpis.rows) {
      const wanted = trends[row.slug] ?? [];
      expect(isAlike(row.value, wanted.at(-1) ?? null), row.slug).toBe(true);
      expectAlike(
        row.trend.points.map(({ value }) => value),
        wanted,
      );
    }
  });

  it('come with objectives, hiring and cost months that SQL gives', () => {
    const review = reviews.review(key);
    const day = sceneOf(review).lastDay;
    const month = day.slice(0, 7);
    const { byObjective, progress } = okrsOn(file, day);
    // An objective without key results of its own shows those aligned to it.
    const own = review.okrs.rows.filter(({ keyResults }) => keyResults.length > 0);
    expectAlike(
      own.map((row) => row.progress),
      own.map(({ id }) => byObjective.get(id) ?? null),
    );
    const results = review.okrs.rows.flatMap(({ keyResults }) => keyResults);
    expectAlike(
      results.map((row) => row.progress),
      results.map(({ id }) => progress.get(id) ?? null),
    );
    expectAlike(
      review.hiring.months.map(({ plan }) => plan),
      review.hiring.months.map((point) => planOf(file, point.month, day)),
    );
    expectAlike(
      review.hiring.months.map(({ actual }) => actual),
      review.hiring.months.map((point) =>
        point.month > month ? null : headcountOn(file, point.month === month ? day : endOf(point.month)),
      ),
    );
    for (const column of ['effective', 'budget'] as const) {
      expectAlike(
        review.cost.months.map((point) => (column === 'effective' ? point.actual : point.budget)),
        review.cost.months.map((point) =>
          column === 'effective' && point.month > month
            ? null
            : costOf(file, column, point.month, column === 'effective' ? day : '9999').value,
        ),
      );
    }
    expect(review.cost.months.find((point) => point.month === lastFullMonth(day))?.actual).toBe(
      review.figures['cost.actual']?.value,
    );
  });

  it('come with a scorecard of each service that the raw rows give', () => {
    const review = reviews.review(key);
    const cards = scorecardsOn(file, sceneOf(review).lastDay);
    expectAlike(
      review.scorecards.rows.map(({ score }) => score),
      review.scorecards.rows.map(({ service }) => cards.get(service.id)?.score ?? null),
    );
    expect(
      review.scorecards.rows.map(({ level }) => ['none', 'bronze', 'silver', 'gold'].indexOf(level)),
    ).toEqual(review.scorecards.rows.map(({ service }) => cards.get(service.id)?.level));
  });
});

function endOf(month: string): string {
  return plusDays(`${plusMonths(month, 1)}-01`, -1);
}
