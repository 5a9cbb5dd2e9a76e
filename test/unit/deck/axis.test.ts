import { describe, expect, it } from 'vitest';
import { clockBounds, logMinuteTicks, minuteStep } from '../../../renderer/charts/axis.ts';

describe('an axis of minutes', () => {
  it('steps at times of a clock', () => {
    expect(minuteStep(4)).toBe(1);
    expect(minuteStep(70)).toBe(15);
    expect(minuteStep(400)).toBe(120);
    expect(minuteStep(10_000_000)).toBeGreaterThan(525_600);
  });

  it('has ticks whose labels are apart, within its ends', () => {
    const [min, max, height] = [2, 525_600, 130];
    const ticks = logMinuteTicks(min, max, height);
    const places = ticks.map((tick) => (Math.log(tick / min) / Math.log(max / min)) * height);
    expect(ticks[0]).toBe(min);
    expect(ticks.length).toBeGreaterThan(4);
    for (const [index, place] of places.entries())
      if (index > 0) expect(place - (places[index - 1] ?? 0)).toBeGreaterThanOrEqual(18);
    expect(places.at(-1)).toBeLessThanOrEqual(height);
  });

  it('begins and ends around the data', () => {
    expect(clockBounds([7, 50, 700])).toEqual({ min: 5, max: 720 });
    expect(clockBounds([0.2])).toEqual({ min: 1, max: 2 });
  });
});
