import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { okrCalibration } from '#core/okr/calibration.ts';
import { calendarOf, reviewContext } from '#core/review/context.ts';
import type { Workspace } from '#db/workspace.ts';
import { calibration, calibrationSentence } from '#shared/okr/calibration.ts';
import { weekByKey } from '#shared/time/week.ts';
import { insertRaw } from '../../bench/raw-rows.ts';
import { temporaryWorkspace } from '../../support/workspace.ts';

describe('confidence', () => {
  it('is calibrated by Brier’s score', () => {
    const perfect = [
      { id: 'a', confidence: 1, isAchieved: true },
      { id: 'b', confidence: 0, isAchieved: false },
    ];
    expect(calibration(perfect).brier.value).toBe(0);
    expect(calibration(perfect).bands.map(({ n }) => n)).toEqual([1, 0, 0, 0, 1]);
    expect(calibration(perfect.map((row) => ({ ...row, confidence: 0.5 }))).brier.value).toBe(0.25);
    const rosy = calibration([
      { id: 'a', confidence: 0.9, isAchieved: true },
      { id: 'b', confidence: 0.9, isAchieved: false },
    ]);
    expect(rosy.bias.value).toBeCloseTo(0.4, 12);
    expect(rosy.bands[4]).toMatchObject({ from: 0.8, to: 1, n: 2, achieved: 0.5, ids: ['a', 'b'] });
    expect(rosy.bands[0]).toMatchObject({ n: 0, stated: null, achieved: null });
    expect(calibration([]).brier.value).toBeNull();
    expect(() => calibration([{ id: 'a', confidence: 70, isAchieved: true }])).toThrow(RangeError);
  });

  it('puts every outcome in exactly one band', () => {
    const outcome = fc.record({
      id: fc.uuid(),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      isAchieved: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 1 }), (outcomes) => {
        const { bands, brier } = calibration(outcomes);
        expect(bands.reduce((n, band) => n + band.n, 0)).toBe(outcomes.length);
        expect(brier.value).toBeGreaterThanOrEqual(0);
        expect(brier.value).toBeLessThanOrEqual(1);
        expect(bands.flatMap(({ ids }) => ids).toSorted()).toEqual(outcomes.map(({ id }) => id).toSorted());
      }),
    );
  });

  it('is told in a sentence', () => {
    const told = (outcomes: readonly [number, boolean][]) =>
      calibrationSentence(
        calibration(outcomes.map(([confidence, isAchieved], n) => ({ id: `${n}`, confidence, isAchieved }))),
      );
    expect(
      told([
        [0.8, true],
        [0.8, false],
      ]),
    ).toBe('Of 2 key results owners gave a mean confidence of 80%; 50% were achieved: 30 points too sure.');
    expect(told([[0.6, true]])).toContain('40 points too careful.');
    expect(
      told([
        [0.52, true],
        [0.52, false],
      ]),
    ).toContain('close to what came of it');
    expect(told([])).toBe('No finished key result has a stated confidence.');
  });
});

describe('the calibration of a workspace', () => {
  let workspace: Workspace;
  let dispose: () => void;
  beforeAll(() => {
    ({ workspace, dispose } = temporaryWorkspace());
    insertRaw(
      workspace,
      'objective',
      (
        [
          ['last', '2026Q3', 'done'],
          ['dropped', '2026Q3', 'dropped'],
          ['running', '2026Q4', 'active'],
        ] as const
      ).map(([id, quarter, status]) => ({ id, title: id, quarter, status })),
    );
    insertRaw(
      workspace,
      'keyResult',
      (
        [
          ['sure', 'last'],
          ['unsure', 'last'],
          ['silent', 'last'],
          ['empty', 'last'],
          ['gone', 'dropped'],
          ['now', 'running'],
        ] as const
      ).map(([id, objectiveId]) => ({ id, objectiveId, title: id, startValue: 0, targetValue: 10 })),
    );
    // The middle of the quarter is 15 August: what is said later is no forecast, what counts is the value at the end.
    const checkIns: [string, string, number | null, number | null][] = [
      ['sure', '2026-07-20', 1, 0.4],
      ['sure', '2026-08-15', 2, 0.9],
      ['sure', '2026-09-28', 6.9, 0.1],
      ['unsure', '2026-08-10', 3, 0.3],
      ['unsure', '2026-09-30', 7, 0.95],
      ['unsure', '2026-10-02', 0, null],
      ['silent', '2026-08-16', 9, 0.9],
      ['empty', '2026-08-01', null, 0.5],
      ['gone', '2026-08-01', 10, 1],
      ['now', '2026-11-01', 10, 1],
    ];
    insertRaw(
      workspace,
      'checkIn',
      checkIns.map(([keyResultId, date, value, confidence], n) => ({
        id: `${n}`,
        keyResultId,
        date,
        value,
        confidence,
      })),
    );
  });
  afterAll(() => dispose());

  const at = (key: string) =>
    okrCalibration(
      reviewContext(workspace, weekByKey(key, calendarOf(workspace.settings)), '2026-11-25T12:00:00.000Z'),
    );

  it('sets what was said by the middle of a quarter against the grade at its end', () => {
    const { bands, bias, brier, quarters, excluded } = at('2026-W47');
    expect(quarters).toEqual([
      { quarter: '2026Q3', n: 2, stated: 0.6, achieved: 0.5, ids: ['sure', 'unsure'] },
    ]);
    expect(bias).toMatchObject({ n: 2 });
    expect(bias.value).toBeCloseTo(0.1, 12);
    expect(brier.value).toBeCloseTo((0.81 + 0.49) / 2, 12);
    expect(bands.map(({ ids }) => ids)).toEqual([[], ['unsure'], [], [], ['sure']]);
    expect(excluded).toEqual([
      { reason: 'key result without confidence half-way through its quarter', n: 1 },
      { reason: 'key result without progress', n: 1 },
    ]);
  });

  it('knows only quarters that are over', () => {
    expect(at('2026-W39').bias).toMatchObject({ value: null });
    expect(at('2026-W40').quarters).toHaveLength(1);
  });
});
