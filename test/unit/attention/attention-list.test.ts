import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attentionList } from '#shared/attention/attention-list.ts';
import type { ReviewFacts } from '#shared/review/review-data.ts';
import { defaultSettings } from '#shared/settings/settings.ts';
import { factsWith, incident, kpi, named, slo } from '../../support/review-facts.ts';

const SETTINGS = defaultSettings().attention;
const EMPTY = factsWith();
const listOf = (part: Partial<ReviewFacts>, dismissals: Parameters<typeof attentionList>[2] = []) =>
  attentionList(factsWith(part), SETTINGS, dismissals);
const burning = slo({ remaining: -0.5, sustainedWeeks: 3, burn: 2 });
const slosOf = (...rows: ReturnType<typeof slo>[]) => ({ slos: { ...EMPTY.slos, rows } });

describe('the attention list', () => {
  it('has one entry for a subject with its reasons, the worst first', () => {
    const [entry, ...others] = listOf(slosOf(burning));
    expect(others).toEqual([]);
    expect(entry?.reasons.map(({ rule }) => rule)).toEqual(['budget-exhausted', 'sustained-burn']);
    const worst = Math.max(...(entry?.reasons.map(({ severity }) => severity) ?? []));
    expect(entry?.severity).toBe(worst + 3);
    expect(entry).toMatchObject({
      subject: 'slo:checkout latency',
      entity: 'slo',
      title: 'Checkout latency',
    });
    expect(entry?.owner?.name).toBe('Payments');
  });

  it('keeps a rotation one subject although its shifts come and go', () => {
    const onCall = (shift: string) => ({
      onCall: {
        ...EMPTY.onCall,
        rotations: [
          {
            rotation: 'Primary',
            team: null,
            shifts: 1,
            pagesPerShift: 12,
            precision: null,
            outOfHoursShare: null,
            toil: null,
            shiftsAboveLimit: [shift],
            ids: [shift],
          },
        ],
      },
    });
    const [first] = listOf(onCall('a'));
    const [second] = listOf(onCall('b'));
    expect(first?.subject).toBe(second?.subject);
    expect([first?.id, second?.id]).toEqual(['a', 'b']);
  });

  it('ranks an open SEV-1 over an empty budget over a late postmortem over a KPI off target', () => {
    const entries = listOf({
      ...slosOf(slo({ remaining: -0.1 })),
      kpis: { ...EMPTY.kpis, rows: [kpi()] },
      incidents: {
        ...EMPTY.incidents,
        open: [incident({ severity: 'SEV-1', id: 'open' })],
        postmortems: [
          {
            ...named('Late'),
            key: null,
            severity: 'SEV-2',
            dueOn: '2026-11-19',
            publishedOn: null,
            isOverdue: true,
            owner: null,
          },
        ],
      },
    });
    expect(entries.map(({ entity }) => entity)).toEqual(['incident', 'slo', 'incident', 'kpi']);
    expect(entries.every(({ reasons }) => reasons.every(({ ranking }) => ranking.endsWith('.')))).toBe(true);
  });

  it('weighs a tier-1 service over a lesser one, and more overspending over less', () => {
    const severity = (part: Parameters<typeof slo>[0]) =>
      listOf(slosOf(slo({ remaining: -0.1, ...part })))[0]?.severity ?? 0;
    const byTier = [1, 2, 3, 4].map((tier) => severity({ tier }));
    expect(byTier).toEqual(byTier.toSorted((a, b) => b - a));
    expect(new Set(byTier).size).toBe(4);
    expect(severity({ tier: null })).toBe(severity({ tier: 4 }));
    expect(severity({ remaining: -2 })).toBeGreaterThan(severity({ remaining: -0.1 }));
  });

  it('keeps a dismissed entry quiet until it gets worse, at the end of the list', () => {
    const other = slo({ ...named('Search latency'), tier: 4, remaining: 0 });
    const [entry] = listOf(slosOf(burning, other));
    const dismissal = {
      subject: entry?.subject ?? '',
      reason: 'Replaced next week',
      severity: entry?.severity ?? 0,
      dismissedOn: '2026-11-16',
    };
    const quiet = listOf(slosOf(burning, other), [dismissal]);
    expect(quiet.map(({ title }) => title)).toEqual(['Search latency', 'Checkout latency']);
    expect(quiet[1]?.quiet).toEqual({ reason: 'Replaced next week', since: '2026-11-16' });
    const worse = listOf(slosOf(slo({ ...burning, remaining: -2.5 }), other), [dismissal]);
    expect(worse[0]).toMatchObject({ title: 'Checkout latency', quiet: null });
    const better = listOf(slosOf(slo({ ...burning, sustainedWeeks: 0 }), other), [dismissal]);
    expect(better.at(-1)?.quiet).not.toBeNull();
  });
});

const row = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  tier: fc.constantFrom(null, 1, 2, 3, 4),
  remaining: fc.option(fc.double({ min: -20, max: 1, noNaN: true }), { nil: null }),
  burn: fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: null }),
  sustainedWeeks: fc.integer({ min: 0, max: 13 }),
});
const rows = fc.uniqueArray(row, { selector: ({ id }) => id });
const shownOf = (part: { id: string }[]) =>
  slosOf(...part.map((one) => slo({ ...one, name: `SLO ${one.id}` })));

describe('any attention list', () => {
  it('is in order of severity, of whole severities from 0 to 100, with a subject once', () => {
    fc.assert(
      fc.property(rows, (some) => {
        const list = listOf(shownOf(some));
        const severities = list.map(({ severity }) => severity);
        expect(severities).toEqual(severities.toSorted((a, b) => b - a));
        expect(severities.every((one) => Number.isInteger(one) && one >= 0 && one <= 100)).toBe(true);
        expect(new Set(list.map(({ subject }) => subject)).size).toBe(list.length);
        expect(list.every(({ reasons }) => reasons.length > 0)).toBe(true);
      }),
    );
  });

  it('does not depend on the order of the records', () => {
    fc.assert(
      fc.property(rows, (some) => {
        expect(listOf(shownOf(some.toReversed()))).toEqual(listOf(shownOf(some)));
      }),
    );
  });

  it('has no sentence that is broken', () => {
    fc.assert(
      fc.property(rows, (some) => {
        for (const { sentence } of listOf(shownOf(some)).flatMap(({ reasons }) => reasons)) {
          expect(sentence).toMatch(/^\S.*[^ ]\.$/u);
          expect(sentence).not.toMatch(/undefined|NaN|null|Infinity| {2}|\b1 (weeks|days)\b/);
        }
      }),
    );
  });

  it('is quiet about everything that was dismissed as bad as it is', () => {
    fc.assert(
      fc.property(rows, (some) => {
        const list = listOf(shownOf(some));
        const dismissals = list.map(({ subject, severity }) => ({
          subject,
          severity,
          reason: 'Known',
          dismissedOn: '2026-11-16',
        }));
        expect(listOf(shownOf(some), dismissals).every(({ quiet }) => quiet !== null)).toBe(true);
      }),
    );
  });
});
