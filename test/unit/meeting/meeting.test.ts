import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  compareMeetings,
  frozenDeck,
  meetingMinutes,
  meetingOf,
  meetingReadiness,
} from '#core/meeting/meeting-service.ts';
import { prepareReview } from '#core/meeting/prepare.ts';
import { addAddendum, capture, dispose, startReview } from '#core/meeting/record.ts';
import { keepAsTemplate } from '#core/meeting/templates.ts';
import { RecordService } from '#core/record/record-service.ts';
import { reviewFor } from '#core/review/review-service.ts';
import { snapshotOf } from '#db/review/snapshots.ts';
import { readinessMessage } from '#shared/meeting/readiness.ts';
import { captureSchema } from '#shared/meeting/requests.ts';
import { edit } from '../../support/workspace.ts';
import { NEXT_WEEK, type Scene, scene, WEEK } from './scene.ts';

let at: Scene;
beforeEach(() => {
  at = scene();
});
afterEach(() => at.dispose());

const records = () => new RecordService(at.service.workspace, at.service.now);
const write = (id: string, kind: string, text: string, more = {}) =>
  capture(at.service, captureSchema.parse({ id, kind, text, ...more }));

describe('preparing', () => {
  it('opens one draft for a week and template, however often it is asked', () => {
    const first = prepareReview(at.service, { week: WEEK, template: 'weekly', isByItself: true });
    const again = prepareReview(at.service, { week: WEEK, template: 'weekly' });
    expect(first.isNew).toBe(true);
    expect(again).toEqual({ id: first.id, isNew: false });
    expect(prepareReview(at.service, { week: WEEK, template: 'finops' }).id).not.toBe(first.id);
    const { content } = meetingOf(at.service, first.id);
    expect(content.agenda.map(({ title }) => title)).toContain('Reliability and incidents');
    expect(content.agenda[1]?.topics).toEqual(['slos', 'incidents', 'onCall']);
  });

  it('makes a draft that opened by itself no step of undo', () => {
    at.service.workspace.log.settle();
    const { id } = prepareReview(at.service, { week: WEEK, template: 'weekly', isByItself: true });
    expect(at.service.workspace.undo('Ada')).toBeUndefined();
    expect(meetingOf(at.service, id).content.state).toBe('draft');
  });

  it('refuses a week or a template that is not there', () => {
    expect(() => prepareReview(at.service, { week: '2026-W60', template: 'weekly' })).toThrow(/no week 60/);
    expect(() => prepareReview(at.service, { week: WEEK, template: 'tea' })).toThrow(/no review template/);
  });

  it('takes the agenda of a template that was changed or made', () => {
    at.service.workspace.write(edit, (tx) => {
      const { id } = tx.repository('reviewTemplate').create({ slug: 'tea', title: 'Tea' });
      const row = {
        templateId: id,
        position: 0,
        title: 'Cake',
        section: 'hiring',
        ownerId: at.ids.bo,
        minutes: 3,
      };
      tx.repository('templateSection').create(row);
    });
    const { id } = prepareReview(at.service, { week: WEEK, template: 'tea' });
    const [section] = meetingOf(at.service, id).content.agenda;
    expect(section).toMatchObject({ title: 'Cake', topics: ['hiring'], minutes: 3, owner: { name: 'Bo' } });
  });

  it('makes a template of a review, which others then begin with', () => {
    const { id } = prepareReview(at.service, { week: WEEK, template: 'finops' });
    const [first] = meetingOf(at.service, id).content.agenda;
    records().update('agendaSection', first?.id ?? '', { title: 'Bills', section: 'cost, kpis', minutes: 7 });
    const made = keepAsTemplate(at.service.workspace, id);
    expect(made.title).toBe('FinOps sync 2');
    const other = prepareReview(at.service, { week: WEEK, template: 'fin-ops-sync-2' });
    const { content } = meetingOf(at.service, other.id);
    expect(content.deck).toBe('finops');
    expect(content.agenda[0]).toMatchObject({ title: 'Bills', topics: ['cost', 'kpis'], minutes: 7 });
    expect(keepAsTemplate(at.service.workspace, id).title).toBe('FinOps sync 3');
    expect(() => keepAsTemplate(at.service.workspace, 'nobody')).toThrow(/no such review/);
  });

  it('says what is missing, by owner, as a message', () => {
    const readiness = meetingReadiness(at.service, at.prepare());
    const bo = readiness.byOwner.find(({ owner }) => owner?.name === 'Bo');
    expect(bo?.gaps).toContainEqual(expect.objectContaining({ kind: 'kpi', title: 'Joy' }));
    expect(readiness.ready).toBeLessThan(readiness.needed);
    expect(readinessMessage(readiness, 'Weekly')).toMatch(/Bo:\n- Joy: No value was entered/);
  });
});

describe('running', () => {
  it('writes down actions, decisions, risks and notes', () => {
    const id = at.prepare();
    startReview(at.service, id);
    write(id, 'action', 'Raise the pool', { ownerId: at.ids.bo, dueOn: '2026-12-01' });
    write(id, 'decision', 'Freeze checkout');
    write(id, 'risk', 'Peak season', { likelihood: 4, impact: 5 });
    write(id, 'note', 'Vendor was late', { page: '3 Incidents' });
    const { content } = meetingOf(at.service, id);
    expect(content.state).toBe('live');
    expect(content.actions).toMatchObject([
      { name: 'Raise the pool', owner: { name: 'Bo' }, dueOn: '2026-12-01' },
    ]);
    expect(content.decisions).toMatchObject([{ name: 'Freeze checkout' }]);
    expect(content.risks).toMatchObject([{ name: 'Peak season', score: 20 }]);
    expect(content.notes).toMatchObject([{ text: 'Vendor was late', page: '3 Incidents' }]);
  });

  it('makes an action of an entry, and keeps a dismissed one quiet', () => {
    const id = at.prepare();
    const [entry] = reviewFor(at.service, WEEK).attention;
    const subject = entry?.subject ?? '';
    const made = dispose(at.service, { id, subject, outcome: 'act' });
    expect(made.actionId).not.toBeNull();
    expect(meetingOf(at.service, id).content.actions[0]?.name).toContain(entry?.title);
    expect(() => dispose(at.service, { id, subject, outcome: 'dismiss' })).toThrow(/Say why/);
    dispose(at.service, { id, subject, outcome: 'dismiss', reason: 'Known' });
    expect(reviewFor(at.service, WEEK).attention.find((one) => one.subject === subject)?.quiet?.reason).toBe(
      'Known',
    );
  });
});

describe('an entry that a team owns', () => {
  it('becomes an action of that team', () => {
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

describe('closing', () => {
  it('takes in commentary that was not saved yet and assigns what is carried over', () => {
    const id = at.prepare();
    const [section] = meetingOf(at.service, id).content.agenda;
    const action = write(id, 'action', 'Raise the pool');
    const assigned = [{ actionId: action.id, ownerId: at.ids.bo, dueOn: '2026-12-04' }];
    at.close(id, { commentary: { [section?.id ?? '']: 'Still **typing**' }, assigned });
    const { content } = meetingOf(at.service, id);
    expect(content.agenda[0]?.commentary).toBe('Still **typing**');
    expect(content.actions[0]).toMatchObject({ owner: { name: 'Bo' }, dueOn: '2026-12-04' });
    expect(() => at.close(id)).toThrow(/closed already/);
  });

  it('stays byte for byte as it was when data and settings change', () => {
    const id = at.prepare();
    const { hash } = at.close(id);
    const before = JSON.stringify(meetingOf(at.service, id).frozen);
    const bytes = snapshotOf(at.service.workspace.connection, id)?.body;
    const deck = JSON.stringify(frozenDeck(at.service, id, 'executive'));
    at.setNow('2026-11-25T09:00:00.000Z');
    at.service.workspace.write(edit, (tx) => {
      tx.repository('incident').update(at.ids.incident, { title: 'Renamed', severity: 'SEV-4' });
      tx.repository('person').update(at.ids.bo, { name: 'Somebody else' });
      tx.repository('incident').create({
        title: 'Late entry',
        severity: 'SEV-2',
        impactStart: '2026-11-19T10:00:00.000Z',
      });
    });
    at.service.updateSettings({ name: 'Other', zone: 'Asia/Kolkata', currency: 'USD', weekStart: 7 });
    expect(JSON.stringify(meetingOf(at.service, id).frozen)).toBe(before);
    expect(snapshotOf(at.service.workspace.connection, id)?.body.equals(bytes ?? Buffer.alloc(0))).toBe(true);
    expect(JSON.stringify(frozenDeck(at.service, id, 'executive'))).toBe(deck);
    expect(before).toContain('Checkout is down');
    expect(before).not.toContain('Renamed');
    expect(meetingMinutes(at.service, id).markdown).toContain(hash);
    expect(at.service.check()).toEqual({ isSound: true, problems: [] });
  });

  it('refuses every way to change it or to remove it', () => {
    const id = at.prepare();
    const [section] = meetingOf(at.service, id).content.agenda;
    write(id, 'note', 'Said');
    at.service.workspace.write(edit, (tx) => tx.repository('review').update(id, { attendees: [at.ids.bo] }));
    at.close(id);
    const closed = /is a closed review/;
    expect(() => records().update('review', id, { summary: 'No' })).toThrow(closed);
    expect(() => records().updateMany('review', [id], { state: 'draft' })).toThrow(closed);
    expect(() => records().remove('review', [id])).toThrow(closed);
    expect(() => records().update('agendaSection', section?.id ?? '', { commentary: 'No' })).toThrow(closed);
    expect(() => records().create('reviewNote', { reviewId: id, at: at.service.now, text: 'No' })).toThrow(
      closed,
    );
    expect(() => records().remove('person', [at.ids.bo])).toThrow(closed);
    expect(() => write(id, 'action', 'No')).toThrow(/is closed/);
    const { connection } = at.service.workspace;
    expect(() => connection.prepare('DELETE FROM review_snapshot').run()).toThrow(/kept as it is/);
    expect(() => connection.prepare("UPDATE review_snapshot SET body = x'00'").run()).toThrow(
      /kept as it is/,
    );
    expect(at.service.workspace.undo('Ada')).toBeUndefined();
    expect(meetingOf(at.service, id).frozen?.problem).toBeNull();
  });

  it('lets nobody claim a snapshot by hand', () => {
    const id = at.prepare();
    expect(() => records().update('review', id, { state: 'closed' })).toThrow(/on its own page/);
    expect(() => records().update('review', id, { snapshotHash: 'abc' })).toThrow(/not by hand/);
  });

  it('is corrected by an addendum with author and time, which stays as it was written', () => {
    const id = at.prepare();
    expect(() => addAddendum(at.service, { id, text: 'Early', author: '' })).toThrow(/not closed/);
    at.close(id);
    at.setNow('2026-11-24T08:00:00.000Z');
    const added = addAddendum(at.service, { id, text: 'It was 40 minutes.', author: '' });
    expect(added).toMatchObject({ author: 'Ada', at: '2026-11-24T08:00:00.000Z' });
    expect(() => records().update('reviewAddendum', added.id, { text: 'No' })).toThrow(/stays as it was/);
    expect(() => records().remove('reviewAddendum', [added.id])).toThrow(/stays as it was/);
    expect(meetingOf(at.service, id).addenda).toHaveLength(1);
    expect(meetingMinutes(at.service, id).markdown).toContain('It was 40 minutes.');
  });
});

describe('a snapshot that was tampered with', () => {
  const tamper = (sql: string) => {
    const path = at.service.workspace.path;
    const database = new Database(path);
    database.exec('DROP TRIGGER review_snapshot__kept; DROP TRIGGER review_snapshot__stays');
    database.pragma('foreign_keys = OFF');
    database.exec(sql);
    database.close();
  };
  const CASES: readonly (readonly [string, string, RegExp])[] = [
    ['whose bytes are cut', 'UPDATE review_snapshot SET body = substr(body, 1, 100)', /damaged/],
    [
      'whose name is another',
      "UPDATE review_snapshot SET hash = 'f' || substr(hash, 2, 62) || 'x'",
      /was changed/,
    ],
    ['whose review names another', "UPDATE review SET snapshot_hash = 'abc'", /record was changed/],
    [
      'whose review was opened again',
      "UPDATE review SET snapshot_hash = NULL, state = 'draft'",
      /says it is open/,
    ],
    ['that is gone', 'DELETE FROM review_snapshot', /gone/],
  ];
  it.each(CASES)('%s is reported on open and by the check', (_, sql, says) => {
    const id = at.prepare();
    at.close(id);
    tamper(sql);
    expect(meetingOf(at.service, id).frozen?.problem).toMatch(says);
    expect(at.service.check().problems.join(' ')).toMatch(says);
    expect(at.service.check().isSound).toBe(false);
    expect(() => frozenDeck(at.service, id, 'director')).toThrow(/cannot be printed/);
  });

  it('is missed from the row of them', () => {
    const first = at.prepare();
    at.close(first);
    at.setNow('2026-11-30T09:00:00.000Z');
    at.close(at.prepare(NEXT_WEEK));
    tamper(
      `DELETE FROM review_snapshot WHERE review_id = '${first}';
       UPDATE review SET snapshot_hash = NULL, state = 'draft' WHERE id = '${first}'`,
    );
    expect(at.service.check().problems.join(' ')).toMatch(/snapshot before it/);
  });
});

describe('the next review', () => {
  it('carries over decisions, open actions and what was to be discussed', () => {
    const first = at.prepare();
    const [entry] = reviewFor(at.service, WEEK).attention;
    dispose(at.service, { id: first, subject: entry?.subject ?? '', outcome: 'discuss' });
    write(first, 'decision', 'Freeze checkout');
    const open = write(first, 'action', 'Still open');
    const done = write(first, 'action', 'Done soon');
    at.close(first);
    records().update('actionItem', done.id, { status: 'done', completedOn: '2026-11-24' });
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
