import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitDurationChange } from '#shared/incident/duration-change.ts';
import {
  type Clock,
  clockWords,
  DEFAULT_CLOCKS,
  type DurationIncident,
  type DurationPoint,
  durationOf,
  isOpen,
  missingTimestamp,
  NEGATIVE,
  STILL_OPEN,
  summariseDurations,
} from '#shared/incident/durations.ts';

const at = (minutes: number) =>
  new Date(Date.parse('2026-11-16T09:00:00.000Z') + minutes * 60_000).toISOString();

const incident = (id: string, times: Partial<DurationIncident> = {}): DurationIncident => ({
  id,
  severity: 'SEV-2',
  impactStart: at(0),
  detectedAt: null,
  acknowledgedAt: null,
  mitigatedAt: null,
  restoredAt: null,
  closedAt: null,
  ...times,
});

const whole = incident('whole', {
  detectedAt: at(4),
  acknowledgedAt: at(9),
  mitigatedAt: at(40),
  restoredAt: at(55.5),
  closedAt: at(3000),
});

describe('a duration', () => {
  it('is the time between the clock’s two timestamps, in minutes', () => {
    const minutes = Object.fromEntries(
      Object.entries(DEFAULT_CLOCKS).map(([kind, clock]) => [kind, durationOf(whole, clock)]),
    );
    expect(minutes).toEqual({
      ttd: { minutes: 4 },
      tta: { minutes: 5 },
      ttm: { minutes: 40 },
      ttr: { minutes: 55.5 },
    });
  });

  it('follows the pair of timestamps that the workspace chose', () => {
    const clock: Clock = { from: 'detectedAt', to: 'closedAt' };
    expect(durationOf(whole, clock)).toEqual({ minutes: 2996 });
    expect(clockWords(clock)).toBe('detected → closed');
  });

  it('is missing with a reason', () => {
    const { ttr, tta } = DEFAULT_CLOCKS;
    expect(durationOf(incident('a'), ttr)).toEqual({ reason: STILL_OPEN });
    expect(durationOf(incident('a', { closedAt: at(9) }), ttr)).toEqual({
      reason: missingTimestamp('restoredAt'),
    });
    expect(durationOf(incident('a', { restoredAt: at(-1) }), ttr)).toEqual({ reason: NEGATIVE });
    expect(durationOf(incident('a', { acknowledgedAt: at(1) }), tta)).toEqual({
      reason: missingTimestamp('detectedAt'),
    });
    expect(durationOf(incident('a', { restoredAt: at(0) }), ttr)).toEqual({ minutes: 0 });
    expect(() => durationOf(incident('a', { restoredAt: '2026-11-16 10:00' }), ttr)).toThrow(RangeError);
  });

  it('of an open incident counts where it is known', () => {
    const open = incident('a', { detectedAt: at(7) });
    expect(isOpen(open)).toBe(true);
    expect(durationOf(open, DEFAULT_CLOCKS.ttd)).toEqual({ minutes: 7 });
  });

  it('is elapsed time, whatever clocks were changed meanwhile', () => {
    const night = { impactStart: '2026-11-01T05:30:00.000Z', restoredAt: '2026-11-01T07:30:00.000Z' };
    expect(durationOf(incident('a', night), DEFAULT_CLOCKS.ttr)).toEqual({ minutes: 120 });
  });
});

describe('a summary', () => {
  it('gives mean, median and percentiles with n and what was left out', () => {
    const restored = [10, 20, 30, 40, 900].map((minutes, index) =>
      incident(`i${index}`, { restoredAt: at(minutes) }),
    );
    const summary = summariseDurations(
      [
        ...restored,
        incident('open'),
        incident('x', { closedAt: at(1) }),
        incident('y', { restoredAt: at(-5) }),
      ],
      DEFAULT_CLOCKS.ttr,
    );
    const excluded = [
      { reason: NEGATIVE, n: 1 },
      { reason: STILL_OPEN, n: 1 },
      { reason: missingTimestamp('restoredAt'), n: 1 },
    ];
    expect(summary.mean).toEqual({ value: 200, n: 5, excluded });
    expect(summary.median).toEqual({ value: 30, n: 5, excluded });
    expect(summary.p75.value).toBe(40);
    expect(summary.p90.value).toBeCloseTo(556, 9);
    expect(summary.p95.value).toBeCloseTo(728, 9);
    expect(summary.points).toHaveLength(5);
  });

  it('has no data without durations', () => {
    expect(summariseDurations([], DEFAULT_CLOCKS.ttr).mean).toEqual({
      value: null,
      reason: 'No incidents in the period.',
      n: 0,
      excluded: [],
    });
    expect(summariseDurations([incident('a')], DEFAULT_CLOCKS.tta).p95).toMatchObject({
      value: null,
      reason: 'No incident has both times of detected → acknowledged.',
      excluded: [{ n: 1 }],
    });
  });

  const incidents = fc
    .array(fc.tuple(fc.option(fc.integer({ min: -60, max: 5000 })), fc.boolean()), { maxLength: 30 })
    .map((list) =>
      list.map(([minutes, closed], index) =>
        incident(`i${index}`, {
          restoredAt: minutes === null ? null : at(minutes),
          closedAt: closed ? at(6000) : null,
        }),
      ),
    );

  it('accounts for every incident, keeps its figures in order, and has no order of rows', () => {
    fc.assert(
      fc.property(incidents, (list) => {
        const { mean, median, p75, p90, p95, points } = summariseDurations(list, DEFAULT_CLOCKS.ttr);
        expect(mean.n + mean.excluded.reduce((n, entry) => n + entry.n, 0)).toBe(list.length);
        expect(points.length).toBe(mean.n);
        expect(mean.value === null).toBe(points.length === 0);
        const reversed = summariseDurations([...list].reverse(), DEFAULT_CLOCKS.ttr);
        expect({ ...reversed, points: [] }).toEqual({
          clock: DEFAULT_CLOCKS.ttr,
          points: [],
          mean,
          median,
          p75,
          p90,
          p95,
        });
        if (median.value === null || p75.value === null || p90.value === null || p95.value === null) return;
        expect(median.value).toBeGreaterThanOrEqual(0);
        expect(p75.value).toBeGreaterThanOrEqual(median.value);
        expect(p90.value).toBeGreaterThanOrEqual(p75.value);
        expect(p95.value).toBeGreaterThanOrEqual(p90.value);
      }),
    );
  });
});

describe('the split of a change', () => {
  const point = (severity: string, minutes: number): DurationPoint => ({ id: '', severity, minutes });

  it('is all duration when the mix is the same', () => {
    const before = [point('SEV-1', 60), point('SEV-2', 20)];
    const after = [point('SEV-1', 90), point('SEV-2', 30)];
    expect(splitDurationChange(before, after)).toMatchObject({ change: 20, sameMix: 20, mix: 0 });
  });

  it('is all mix when each severity takes as long as before', () => {
    const before = [point('SEV-1', 60), point('SEV-2', 20)];
    const after = [point('SEV-1', 60), point('SEV-2', 20), point('SEV-2', 20), point('SEV-2', 20)];
    expect(splitDurationChange(before, after)).toMatchObject({ change: -10, sameMix: 0, mix: -10 });
  });

  it('sees shorter incidents behind a longer mean', () => {
    const before = [point('SEV-1', 120), ...Array.from({ length: 9 }, () => point('SEV-3', 20))];
    const after = [
      ...Array.from({ length: 5 }, () => point('SEV-1', 100)),
      ...Array.from({ length: 5 }, () => point('SEV-3', 15)),
    ];
    const split = splitDurationChange(before, after);
    expect(split?.change).toBeCloseTo(27.5, 9);
    expect(split?.sameMix).toBeLessThan(0);
    expect(split?.mix).toBeGreaterThan(0);
  });

  it('says which severity moved the mean', () => {
    const before = [point('SEV-1', 60), point('SEV-2', 20)];
    const after = [...before, point('SEV-1', 60), point('SEV-1', 60)];
    expect(splitDurationChange(before, after)?.bySeverity).toEqual([
      { severity: 'SEV-1', sameMix: 0, mix: 3.75, before: 1, after: 3 },
      { severity: 'SEV-2', sameMix: 0, mix: 6.25, before: 1, after: 1 },
    ]);
  });

  it('counts a severity that is new as mix', () => {
    expect(splitDurationChange([point('SEV-2', 10)], [point('SEV-1', 50)])).toMatchObject({
      sameMix: 0,
      mix: 40,
    });
    expect(splitDurationChange([], [point('SEV-1', 50)])).toBeNull();
    expect(splitDurationChange([point('SEV-1', 50)], [])).toBeNull();
  });

  const points = fc.array(
    fc.record({
      id: fc.constant(''),
      severity: fc.constantFrom('SEV-1', 'SEV-2', 'SEV-3', 'SEV-4'),
      minutes: fc.double({ min: 0, max: 1e5, noNaN: true }),
    }),
    { minLength: 1, maxLength: 20 },
  );
  const meanOf = (list: readonly DurationPoint[]) =>
    list.reduce((sum, { minutes }) => sum + minutes, 0) / list.length;

  it('adds up to the change, over severities too, and turns with the periods', () => {
    fc.assert(
      fc.property(points, points, (before, after) => {
        const split = splitDurationChange(before, after);
        const back = splitDurationChange(after, before);
        if (split === null || back === null) throw new Error('Both periods have durations.');
        expect(split.sameMix + split.mix).toBe(split.change);
        expect(split.change).toBeCloseTo(meanOf(after) - meanOf(before), 5);
        const parts = split.bySeverity.reduce((sum, effect) => sum + effect.sameMix + effect.mix, 0);
        expect(parts).toBeCloseTo(split.change, 5);
        expect(back.sameMix).toBeCloseTo(-split.sameMix, 5);
        expect(back.mix).toBeCloseTo(-split.mix, 5);
      }),
    );
  });
});
