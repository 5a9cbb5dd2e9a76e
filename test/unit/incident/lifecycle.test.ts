import { describe, expect, it } from 'vitest';
import { drawnSpan, lanesOf, phasesOf, placeIn } from '#shared/incident/lifecycle.ts';
import { clockSettings } from '#shared/settings/settings.ts';

const START = Date.parse('2026-11-16T22:00:00.000Z');
const at = (minutes: number) => new Date(START + minutes * 60_000).toISOString();
const times = {
  impactStart: at(0),
  detectedAt: at(5),
  acknowledgedAt: at(8),
  mitigatedAt: null,
  restoredAt: null,
  closedAt: null,
};
const clocks = clockSettings.parse({});

describe('the phases of an incident', () => {
  it('are its four durations, or why there is none', () => {
    const phases = phasesOf(times, clocks);
    expect(phases.map(({ key, minutes }) => [key, minutes])).toEqual([
      ['TTD', 5],
      ['TTA', 3],
      ['TTM', null],
      ['TTR', null],
    ]);
    expect(phases[3]).toMatchObject({ span: null, reason: 'incident still open' });
  });

  it('run between the timestamps the workspace chose', () => {
    const chosen = clockSettings.parse({ acknowledge: { from: 'impactStart', to: 'acknowledgedAt' } });
    expect(phasesOf(times, chosen)[1]).toMatchObject({ minutes: 8, clock: 'impact start → acknowledged' });
  });
});

describe('the drawing of an incident', () => {
  it('goes to now while it is open, and not to its closing', () => {
    expect(drawnSpan(times, [], at(60)).end).toBe(START + 60 * 60_000);
    const over = { ...times, restoredAt: at(40), closedAt: at(9000) };
    expect(drawnSpan(over, [{ start: at(-3), end: at(45) }], at(10_000))).toEqual({
      start: START - 3 * 60_000,
      end: START + 45 * 60_000,
    });
  });

  it('keeps every moment inside, and names in rows where they do not touch', () => {
    const span = { start: 0, end: 10 };
    expect([-5, 0, 5, 10, 50].map((moment) => placeIn(span, moment))).toEqual([0, 0, 0.5, 1, 1]);
    const names = [0, 0.01, 0.02, 0.9].map((place) => ({ label: 'Acknowledged', place }));
    expect(lanesOf(names).map(({ lane }) => lane)).toEqual([0, 1, 2, 0]);
  });
});
