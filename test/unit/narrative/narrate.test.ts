import { describe, expect, it } from 'vitest';
import { HEADLINE_SENTENCES, narrate } from '#shared/narrative/narrate.ts';
import { against, counted, listed } from '#shared/narrative/sentence.ts';
import { inDays, overspent, sloName, times, uncapped } from '#shared/narrative/words.ts';
import { exerciseFacts } from '#shared/review/facts/assurance-facts.ts';
import type { ReviewFacts } from '#shared/review/review-data.ts';
import { factsWith, figuresWith, incident, kpi, NO_TREND, named, slo } from '../../support/review-facts.ts';

const told = (part: Partial<ReviewFacts>) => narrate({ ...factsWith(part), attention: [] });
const texts = (part: Partial<ReviewFacts>, section: 'slos' | 'incidents' | 'actions' | 'okrs' | 'cost') =>
  (told(part).sections[section] ?? []).map(({ text }) => text);

describe('words', () => {
  it('name an SLO with its service once', () => {
    expect(sloName(slo())).toBe('Checkout latency');
    expect(sloName(slo({ name: 'p99 below 300 ms' }))).toBe('Checkout (p99 below 300 ms)');
  });

  it('say how far a budget is overspent', () => {
    expect(overspent(slo(), 0)).toBe('has used up its error budget of 28 days');
    expect(overspent(slo(), -0.001)).toBe('has used up its error budget of 28 days');
    expect(overspent(slo(), -0.54)).toBe('has overspent its error budget of 28 days by 54%');
    expect(overspent(slo({ window: 'November 2026' }), -8.15)).toBe(
      'has spent its error budget for November 2026 9.2 times over',
    );
  });

  it('count in words and figures', () => {
    expect([1, 2, 3].map(times)).toEqual(['once', 'twice', '3 times']);
    expect([0, 1, 6, -1, -3].map(inDays)).toEqual([
      'today',
      'in 1 day',
      'in 6 days',
      '1 day ago',
      '3 days ago',
    ]);
    expect([0, 1, 2].map((count) => counted(count, 'incident', 'incidents'))).toEqual([
      'no incidents',
      '1 incident',
      '2 incidents',
    ]);
    expect(listed(['A'])).toBe('A');
    expect(listed(['A', 'B', 'B'])).toBe('A and B');
    expect(listed(['A', 'B', 'C', 'D'])).toBe('A, B, C and 1 more');
    expect([uncapped('SLO met'), uncapped('Owner set')]).toEqual(['SLO met', 'owner set']);
  });

  it('compare with the week before in its unit, and never a part with a whole', () => {
    const compare = (figure: object, asOf = '2027-01-01T00:00:00.000Z') =>
      against({ figures: figuresWith({ key: figure }), asOf }, 'key');
    expect(compare({ value: 5, previous: 3 })).toBe(', 2 more than the week before');
    expect(compare({ value: 3, previous: 5 })).toBe(', 2 less than the week before');
    expect(compare({ value: 3, previous: 3 })).toBe(', as in the week before');
    expect(compare({ value: 0.034, previous: 0.07, unit: 'ratio' })).toBe(
      ', 3.6 points less than the week before',
    );
    expect(compare({ value: 0.1, previous: 0.09, unit: 'ratio' })).toBe(
      ', 1 point more than the week before',
    );
    expect(compare({ value: 0.5, previous: 0.50001, unit: 'ratio' })).toBe(', as in the week before');
    expect(compare({ value: 90, previous: 25, unit: 'minutes' })).toBe(
      ', 1\u202fh 5\u202fmin more than the week before',
    );
    expect(compare({ value: 3, previous: null })).toBe('');
    expect(compare({ value: 3 })).toBe('');
    expect(compare({ value: 3, previous: 9 }, '2026-11-18T00:00:00.000Z')).toBe('');
  });
});

describe('the narrative', () => {
  it('says that there is nothing of a workspace without a record', () => {
    const { headline, sections } = told({});
    expect(headline).toEqual([{ text: 'There is no data for this week yet.', figures: [] }]);
    const spoken = Object.entries(sections).filter(([, sentences]) => sentences.length > 0);
    expect(spoken.map(([section]) => section)).toEqual(['attention']);
  });

  it('says how the week’s incidents compare with what is usual', () => {
    const points = [{ key: '2026-W47', label: 'W47', value: 3, isPartial: false }];
    const figures = figuresWith({ 'incident.count': 3 });
    const within = { ...NO_TREND, points, centre: 3.4, verdict: 'within normal variation' };
    const signal = {
      ...within,
      centre: 8.3,
      signals: ['2026-W47'],
      verdict: 'below the lower limit; 3 of 4 in a row',
    };
    const withTrend = (trend: typeof within) =>
      texts({ figures, incidents: { ...factsWith().incidents, trend } }, 'incidents')[0];
    expect(withTrend(within)).toBe('3 incidents began this week, within normal variation.');
    expect(withTrend(signal)).toBe(
      '3 incidents began this week, fewer than the usual 8.3: below the lower limit.',
    );
    expect(withTrend({ ...within, centre: null as never })).toBe('3 incidents began this week.');
    const partial = texts({ figures, isPartial: true }, 'incidents')[0];
    expect(partial).toBe('3 incidents began this week so far.');
  });

  it('writes one and many apart', () => {
    const one = {
      figures: figuresWith({ 'slo.missed': 1, 'slo.met': 0 }),
      slos: { ...factsWith().slos, rows: [slo({ status: 'missed', remaining: -0.2 })] },
    };
    expect(texts(one, 'slos').slice(0, 2)).toEqual([
      '1 of 1 SLO is missed: Checkout.',
      'Checkout latency has overspent its error budget of 28 days by 20%.',
    ]);
    expect(texts({ slos: { ...factsWith().slos, rows: [slo()] } }, 'slos')[0]).toBe(
      'The one SLO with data is met.',
    );
    const actions = (completed: number, due: number, isPartial: boolean) => {
      const row = {
        ...named('Fix'),
        key: null,
        owner: null,
        team: null,
        priority: 'P1',
        status: 'open',
        committedDueOn: null,
        dueOn: null,
        daysOverdue: 0,
        moves: 0,
        origin: 'incident',
      };
      const rows = (count: number) => Array.from({ length: count }, () => row);
      return texts(
        {
          isPartial,
          figures: figuresWith({ 'action.overdue': 0 }),
          actions: { ...factsWith().actions, completed: rows(completed), due: rows(due) },
        },
        'actions',
      )[1];
    };
    expect(actions(1, 6, false)).toBe('1 action was completed this week; 6 fell due.');
    expect(actions(0, 0, false)).toBe('No actions were completed this week; none fell due.');
    expect(actions(2, 1, true)).toBe('2 actions were completed this week so far; 1 falls due.');
  });

  it('tells of every exercise that did not meet its objectives, and what became of each', () => {
    const held = { ...named('Lose a zone'), key: null, kind: 'game-day', plannedOn: null, owner: null };
    const exercise = (outcome: string | null, meetsTargets: boolean | null) => ({
      ...held,
      heldOn: '2026-11-06',
      isOverdue: false,
      outcome,
      meetsTargets,
    });
    const rows = [exercise('passed', false), exercise(null, null), exercise('passed', true)];
    const { exercises: _, ...assurance } = factsWith().assurance;
    const { sections } = told({ assurance: { ...assurance, exercises: rows } });
    expect(sections.assurance?.[0]?.text).toBe('1 exercise did not meet its objectives: “Lose a zone”.');
    const outcomes = exerciseFacts(rows).columns.at(-1);
    expect(rows.map((row) => outcomes?.cell(row))).toMatchObject([
      { text: 'Missed targets' },
      { text: 'No result' },
      { text: 'Passed' },
    ]);
  });

  it('calls a team over budget from the share on that the workspace has set', () => {
    const figures = figuresWith({ 'cost.actual': { value: 1_000_000, unit: 'money' } });
    const teams = [{ team: named('Payments'), actual: 1, budget: 1, variance: 0.15, ids: [] }];
    const over = (varianceLimit: number) =>
      texts({ figures, cost: { ...factsWith().cost, varianceLimit, teams } }, 'cost');
    expect(over(0.1)[1]).toBe('Payments (+15%) is more than 10% over.');
    expect(over(0.125)[1]).toBe('Payments (+15%) is more than 12.5% over.');
    expect(over(0.15)).toHaveLength(1);
  });

  it('begins with open incidents, then other exceptions, then how the rest stands', () => {
    const figures = figuresWith({
      'incident.count': 2,
      'slo.missed': 0,
      'slo.met': 1,
      'action.overdue': 0,
      'cost.actual': { value: 1_000_000, unit: 'money' },
      'cost.variance': { value: 0.3, rag: 'red' },
    });
    const slos = { ...factsWith().slos, rows: [slo()] };
    const calm = told({ figures, slos }).headline.map(({ text }) => text);
    expect(calm[0]).toMatch(/^Cost in .* 30% over budget/);
    expect(calm).toHaveLength(4);
    const open = { ...factsWith().incidents, open: [incident()] };
    const busy = told({ figures, slos, incidents: open }).headline.map(({ text }) => text);
    expect(busy[0]).toBe('1 incident is open: SEV-2 “Payments time out”.');
    expect(busy[1]).toMatch(/^Cost/);
  });

  it('has a headline of at most five', () => {
    const figures = figuresWith({
      'incident.count': 1,
      'slo.missed': 1,
      'action.overdue': 1,
      'cost.actual': 1,
      'okr.progress': 1,
      'hiring.actual': 1,
      'hiring.plan': 1,
    });
    const { headline } = told({
      figures,
      slos: { ...factsWith().slos, rows: [slo()] },
      kpis: { rows: [kpi()], counts: { green: 0, amber: 0, red: 1, none: 0 } },
    });
    expect(headline).toHaveLength(HEADLINE_SENTENCES);
  });
});
