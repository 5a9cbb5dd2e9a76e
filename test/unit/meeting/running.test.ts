import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { meetingOf } from '#core/meeting/meeting-service.ts';
import { dispose, startReview } from '#core/meeting/record.ts';
import { reviewFor } from '#core/review/review-service.ts';
import { edit } from '../../support/workspace.ts';
import { type Scene, scene, WEEK } from './scene.ts';

let at: Scene;
beforeEach(() => {
  at = scene();
});
afterEach(() => at.dispose());

describe('running', () => {
  it('writes down actions, decisions, risks and notes', () => {
    const id = at.prepare();
    startReview(at.service, id);
    at.capture(id, 'action', 'Raise the pool', { ownerId: at.ids.bo, dueOn: '2026-12-01' });
    at.capture(id, 'decision', 'Freeze checkout');
    at.capture(id, 'risk', 'Peak season', { likelihood: 4, impact: 5 });
    at.capture(id, 'note', 'Vendor was late', { page: '3 Incidents' });
    const { content } = meetingOf(at.service, id);
    expect(content.state).toBe('live');
    expect(content.actions).toMatchObject([
      { name: 'Raise the pool', owner: { name: 'Bo' }, dueOn: '2026-12-01' },
    ]);
    expect(content.decisions).toMatchObject([{ name: 'Freeze checkout' }]);
    expect(content.risks).toMatchObject([{ name: 'Peak season', score: 20 }]);
    expect(content.notes).toMatchObject([{ text: 'Vendor was late', page: '3 Incidents' }]);
  });

  it('shows the weekly deck where its own is no longer here, as it is frozen', () => {
    const id = at.prepare();
    at.service.workspace.write(edit, (tx) => tx.repository('review').update(id, { deck: 'gone' }));
    expect(meetingOf(at.service, id).deck).toBe('weekly');
    at.close(id);
    expect(meetingOf(at.service, id).frozen?.document?.key).toBe('weekly');
  });
});

describe('an entry of the attention list', () => {
  const worst = () => {
    const [entry] = reviewFor(at.service, WEEK).attention;
    if (!entry) throw new Error('Nothing needs attention in this scene.');
    return entry;
  };

  it('becomes an action', () => {
    const id = at.prepare();
    const { subject, title } = worst();
    const { actionId } = dispose(at.service, { id, subject, outcome: 'act' });
    expect(meetingOf(at.service, id).content.actions).toMatchObject([
      { id: actionId, name: expect.stringContaining(title) },
    ]);
  });

  it('is dismissed with a reason, and is quiet then', () => {
    const request = { id: at.prepare(), subject: worst().subject, outcome: 'dismiss' } as const;
    expect(() => dispose(at.service, request)).toThrow(/Say why/);
    dispose(at.service, { ...request, reason: 'Known' });
    const entry = reviewFor(at.service, WEEK).attention.find(({ subject }) => subject === request.subject);
    expect(entry?.quiet?.reason).toBe('Known');
  });

  it('becomes an action of the team that owns it', () => {
    const id = at.prepare();
    at.service.workspace.write(edit, (tx) => {
      const slo = tx.repository('slo').create({
        name: 'Checkout answers',
        serviceId: at.ids.shop,
        indicator: 'availability',
        objective: 0.99,
      });
      tx.repository('sloDay').create({ sloId: slo.id, date: '2026-11-18', good: 10, total: 100 });
    });
    const entry = reviewFor(at.service, WEEK).attention.find(({ entity }) => entity === 'slo');
    expect(entry?.owner?.id).toBe(at.ids.team);
    const { actionId } = dispose(at.service, { id, subject: entry?.subject ?? '', outcome: 'act' });
    const action = at.service.workspace.repository('actionItem').get(actionId ?? '');
    expect(action).toMatchObject({ teamId: at.ids.team, ownerId: null });
  });
});
