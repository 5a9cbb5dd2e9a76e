import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { behaviourChart, type ChartOptions, latestVerdict } from '#shared/kpi/behaviour-chart.ts';

const series = (values: readonly (number | null)[]) =>
  values.map((value, index) => ({ key: String(index).padStart(4, '0'), value }));
const chartOf = (values: readonly (number | null)[], options?: ChartOptions) =>
  behaviourChart(series(values), options);
const lastRules = (values: readonly (number | null)[], options?: ChartOptions) =>
  latestVerdict(chartOf(values, options)).firings.map(({ rule }) => rule);

const value = fc.integer({ min: -1000, max: 1000 });
const gappy = fc.array(fc.option(value, { freq: 5 }), { maxLength: 60 });
/** Centre 10 and mean moving range 2: limits 4.68 and 15.32, half-way at 7.34 and 12.66. */
const BASELINE = [9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11];

describe('limits', () => {
  it('agree with the individuals chart of the NIST/SEMATECH e-Handbook, 6.3.2.2', () => {
    const { stretches } = chartOf([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]);
    const limits = stretches[0]?.limits;
    expect(limits?.centre).toBeCloseTo(50.81, 10);
    expect(limits?.meanMovingRange).toBeCloseTo(1.8778, 4);
    expect(limits?.upper).toBeCloseTo(55.804, 2);
    expect(limits?.lower).toBeCloseTo(45.816, 2);
    expect(limits?.isLocked).toBe(false);
  });

  it('lock on twelve points', () => {
    const deficits = [10.7, 13.0, 11.4, 11.5, 12.5, 14.1, 14.8, 14.1, 12.6, 16.0, 11.7, 10.6];
    const limits = chartOf(deficits).stretches[0]?.limits;
    expect(limits?.centre).toBeCloseTo(12.75, 10);
    expect(limits?.upper).toBeCloseTo(12.75 + (2.66 * 18.3) / 11, 10);
    expect(limits?.isLocked).toBe(true);
  });

  it('need six points and say so', () => {
    const chart = chartOf([1, 2, null, 3, 4, 5]);
    expect(chart.stretches[0]).toMatchObject({ limits: null, n: 5, gaps: 1 });
    expect(latestVerdict(chart)).toMatchObject({ kind: 'too-few', words: 'only 5 points; limits need 6' });
    expect(latestVerdict(chartOf([]))).toMatchObject({ kind: 'no-value' });
  });

  it('stay locked on the baseline whatever follows', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 12, maxLength: 12 }), gappy, (base, later) => {
        const before = chartOf(base).stretches[0]?.limits;
        expect(chartOf([...base, ...later]).stretches[0]?.limits).toEqual(before);
      }),
    );
  });

  it('are those of the whole series where only the end of it is shown', () => {
    const cutAt = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(gappy, cutAt, fc.boolean(), (values, cut, isChanged) => {
        const whole = series(values);
        const changes = isChanged ? [{ key: '0000', note: 'new pager' }] : [];
        const chart = behaviourChart(whole, { changes });
        const end = behaviourChart(whole.slice(cut), { changes, before: whole.slice(0, cut) });
        fc.pre(end.stretches.length > 0);
        const [shown] = end.stretches;
        expect([shown?.limits, shown?.reason, shown?.change]).toEqual([
          chart.stretches[0]?.limits,
          chart.stretches[0]?.reason,
          chart.stretches[0]?.change,
        ]);
        expect(end.n + end.gaps).toBe(whole.length - cut);
        // Runs are told of the points that are shown, so the first of them may complete fewer.
        const recorded = end.points.filter(({ value: of }) => of !== null).slice(7);
        for (const { key, firings } of recorded)
          expect(firings).toEqual(chart.points.find((point) => point.key === key)?.firings);
      }),
    );
  });

  it('do not stand on what was before a change that the shown part begins with', () => {
    const changes = [{ key: '0012' }];
    const whole = series([...BASELINE, 20, 22, 20, 22, 20, 22, 21]);
    const chart = behaviourChart(whole.slice(12), { changes, before: whole.slice(0, 12) });
    expect(chart.stretches).toMatchObject([{ limits: { n: 7, firstKey: '0012' } }]);
  });

  it('are drawn no lower than the floor and no higher than the ceiling', () => {
    const limits = chartOf([0, 1, 0, 1, 0, 1, 0, 1], { floor: 0, ceiling: 1 }).stretches[0]?.limits;
    expect(limits).toMatchObject({ lower: 0, upper: 1 });
  });

  it('do not move with the order of magnitude or the origin of the scale', () => {
    fc.assert(
      fc.property(gappy, fc.integer({ min: 1, max: 50 }), value, (values, factor, shift) => {
        const moved = values.map((entry) => (entry === null ? null : entry * factor + shift));
        const firings = (list: readonly (number | null)[]) =>
          chartOf(list).points.map((point) => point.firings);
        expect(firings(moved)).toEqual(firings(values));
      }),
      { numRuns: 60 },
    );
  });
});

describe('signals', () => {
  it('fires on a point outside the limits only', () => {
    expect(lastRules([...BASELINE, 15.3])).toEqual([]);
    expect(lastRules([...BASELINE, 15.4])).toEqual(['outside']);
    expect(lastRules([...BASELINE, 4.6])).toEqual(['outside']);
  });

  it('fires on the eighth in a row on one side, and a point on the centre ends the run', () => {
    const seven = [10.5, 10.5, 10.5, 10.5, 10.5, 10.5, 10.5];
    expect(lastRules([...BASELINE, 9.5, ...seven])).toEqual([]);
    expect(lastRules([...BASELINE, 9.5, ...seven, 10.5])).toEqual(['run']);
    expect(lastRules([...BASELINE, 9.5, ...seven, 10, 10.5])).toEqual([]);
  });

  it('fires on three of four nearer a limit than the centre, on one side', () => {
    expect(lastRules([...BASELINE, 9, 13, 10, 13, 13])).toEqual(['near-limit']);
    expect(lastRules([...BASELINE, 9, 13, 10, 10, 13, 13])).toEqual([]);
    expect(lastRules([...BASELINE, 9, 13, 13, 13, 11])).toEqual([]);
    expect(lastRules([...BASELINE, 9, 13, 7, 13, 7])).toEqual([]);
    expect(lastRules([...BASELINE, 9, 12.6, 12.6, 12.6])).toEqual([]);
  });

  it('does not take the quiet weeks of a rare event for a signal', () => {
    const rare = [0, 3, 0, 0, 2, 0, 0, 1, 0, 3, 0, 0];
    expect(lastRules([...rare, 0, 0, 0], { floor: 0 })).toEqual([]);
  });

  it('joins neighbouring firings into one signal with its span', () => {
    const chart = chartOf([...BASELINE, 9, 10.5, 10.5, 10.5, 10.5, 10.5, 10.5, 10.5, 10.5, 10.5, 9]);
    expect(chart.signals).toEqual([{ rule: 'run', side: 'above', firstKey: '0020', lastKey: '0021' }]);
  });

  it('ends a signal at a process change', () => {
    const changes = [{ key: '0013' }];
    const chart = chartOf([...BASELINE, 40, 99, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9], {
      changes,
      baseline: 12,
    });
    const outside = chart.signals.filter(({ rule }) => rule === 'outside');
    expect(outside.map(({ firstKey }) => firstKey)).toEqual(['0012', '0013']);
  });

  it('never fires on a constant series, whatever the rounding of its mean', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
        fc.integer({ min: 6, max: 40 }),
        (level, n) => {
          expect(chartOf(Array.from({ length: n }, () => level)).signals).toEqual([]);
        },
      ),
    );
  });

  it('mirrors: turning the series upside down turns the sides', () => {
    fc.assert(
      fc.property(gappy, (values) => {
        const turned = chartOf(values.map((entry) => (entry === null ? null : -entry))).signals;
        const swap = { above: 'below', below: 'above' } as const;
        expect(turned).toEqual(
          chartOf(values).signals.map((signal) => ({ ...signal, side: swap[signal.side] })),
        );
      }),
    );
  });
});

describe('gaps and process changes', () => {
  it('skips gaps and counts them', () => {
    fc.assert(
      fc.property(gappy, (values) => {
        const known = values.filter((entry) => entry !== null);
        const chart = chartOf(values);
        expect(chart.n + chart.gaps).toBe(values.length);
        const strip = (list: typeof chart) =>
          list.points.filter((point) => point.value !== null).map((p) => p.firings);
        expect(strip(chart)).toEqual(strip(chartOf(known)));
      }),
    );
  });

  it('has nothing to say about a period without a value', () => {
    expect(latestVerdict(chartOf([...BASELINE, null]))).toMatchObject({ kind: 'no-value', firings: [] });
  });

  it('cuts new limits at a recorded change, and runs do not reach across it', () => {
    const values = [...BASELINE, 20, 22, 20, 22, 20, 22, 21];
    const changes = [{ key: '0012', note: 'new paging policy' }];
    expect(chartOf(values).signals.length).toBeGreaterThan(0);
    const chart = chartOf(values, { changes });
    expect(chart.signals).toEqual([]);
    expect(chart.stretches.map(({ firstKey, n }) => [firstKey, n])).toEqual([
      ['0000', 12],
      ['0012', 7],
    ]);
    expect(chart.stretches[1]?.change).toEqual(changes[0]);
    expect(latestVerdict(chart).words).toBe('within normal variation');
    const early = chartOf(values.slice(0, 14), { changes });
    expect(latestVerdict(early).words).toBe('only 2 points since the process changed; limits need 6');
  });

  it('covers every period with exactly one stretch', () => {
    fc.assert(
      fc.property(gappy, fc.array(fc.integer({ min: 0, max: 70 }), { maxLength: 4 }), (values, cuts) => {
        const changes = cuts.map((cut) => ({ key: String(cut).padStart(4, '0') }));
        const chart = chartOf(values, { changes });
        expect(chart.points.map(({ key }) => key)).toEqual(series(values).map(({ key }) => key));
        expect(chart.stretches.reduce((total, stretch) => total + stretch.n + stretch.gaps, 0)).toBe(
          values.length,
        );
      }),
    );
  });

  it('refuses keys out of order, values that are no numbers and short baselines', () => {
    expect(() =>
      behaviourChart([
        { key: 'b', value: 1 },
        { key: 'a', value: 1 },
      ]),
    ).toThrow(RangeError);
    expect(() => chartOf([Number.NaN])).toThrow(RangeError);
    expect(() => chartOf([1], { baseline: 5 })).toThrow(RangeError);
  });
});
