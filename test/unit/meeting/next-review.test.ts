import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareMeetings, meetingOf } from '#core/meeting/meeting-service.ts';
import { dispose } from '#core/meeting/record.ts';
import { reviewFor } from '#core/review/review-service.ts';
import { edit } from '../../support/workspace.ts';
import { NEXT_WEEK, type Scene, scene, WEEK } from './scene.ts';

let at: Scene;
beforeEach(() => {
  at = scene();
});
afterEach(() => at.dispose());

describe('the next review', () => {
  it('carries over decisions, open actions and what was to be discussed', () => {
    const first = at.prepare();
    const [entry] = reviewFor(at.service, WEEK).attention;
    dispose(at.service, { id: first, subject: entry?.subject ?? '', outcome: 'discuss' });
    at.capture(first, 'decision', 'Freeze checkout');
    const open = at.capture(first, 'action', 'Still open');
    const done = at.capture(first, 'action', 'Done soon');
    at.close(first);
    at.records().update('actionItem', done.id, { status: 'done', completedOn: '2026-11-24' });
    at.setNow('2026-11-30T09:00:00.000Z');
    const { carried } = meetingOf(at.service, at.prepare(NEXT_WEEK)).content;
    expect(carried.from?.id).toBe(first);
    expect(carried.decisions.map(({ name }) => name)).toEqual(['Freeze checkout']);
    expect(carried.actions.map(({ id }) => id)).toEqual([open.id]);
    expect(carried.entries).toEqual([{ subject: entry?.subject, about: entry?.title }]);
  });

  it('is compared with the last: figures then and now, entries that came and went', () => {
    const first = at.prepare();
    at.close(first);
    at.setNow('2026-11-30T09:00:00.000Z');
    at.service.workspace.write(edit, (tx) => {
      tx.repository('incident').update(at.ids.incident, {
        status: 'resolved',
        restoredAt: '2026-11-25T10:00:00.000Z',
        postmortemPublishedOn: '2026-11-26',
      });
      for (const day of [24, 25])
        tx.repository('incident').create({
          title: `Slow ${day}`,
          severity: 'SEV-2',
          impactStart: `2026-11-${day}T10:00:00.000Z`,
        });
    });
    const second = at.prepare(NEXT_WEEK);
    const { before, after, figures, attention } = compareMeetings(at.service, second, first);
    expect([before.id, after.id]).toEqual([first, second]);
    const count = figures.find(({ key }) => key === 'incident.count');
    expect(count).toMatchObject({ before: { value: 1 }, after: { value: 2 }, difference: 1 });
    expect(attention.gone.map(({ title }) => title)).toContain('Checkout is down');
    expect(attention.appeared.map(({ title }) => title)).toContain('Slow 24');
  });
});
