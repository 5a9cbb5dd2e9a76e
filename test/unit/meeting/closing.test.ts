import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { frozenDeck, meetingMinutes, meetingOf } from '#core/meeting/meeting-service.ts';
import { addAddendum } from '#core/meeting/record.ts';
import { snapshotOf } from '#db/review/snapshots.ts';
import { edit } from '../../support/workspace.ts';
import { NEXT_WEEK, type Scene, scene } from './scene.ts';

let at: Scene;
beforeEach(() => {
  at = scene();
});
afterEach(() => at.dispose());

describe('closing', () => {
  it('takes in commentary that was not saved yet and assigns what is carried over', () => {
    const id = at.prepare();
    const [section] = meetingOf(at.service, id).content.agenda;
    const action = at.capture(id, 'action', 'Raise the pool');
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
    at.capture(id, 'note', 'Said');
    at.service.workspace.write(edit, (tx) => tx.repository('review').update(id, { attendees: [at.ids.bo] }));
    at.close(id);
    const closed = /is a closed review/;
    expect(() => at.records().update('review', id, { summary: 'No' })).toThrow(closed);
    expect(() => at.records().updateMany('review', [id], { state: 'draft' })).toThrow(closed);
    expect(() => at.records().remove('review', [id])).toThrow(closed);
    expect(() => at.records().update('agendaSection', section?.id ?? '', { commentary: 'No' })).toThrow(
      closed,
    );
    expect(() => at.records().create('reviewNote', { reviewId: id, at: at.service.now, text: 'No' })).toThrow(
      closed,
    );
    expect(() => at.records().remove('person', [at.ids.bo])).toThrow(closed);
    expect(() => at.capture(id, 'action', 'No')).toThrow(/is closed/);
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
    expect(() => at.records().update('review', id, { state: 'closed' })).toThrow(/on its own page/);
    expect(() => at.records().update('review', id, { snapshotHash: 'abc' })).toThrow(/not by hand/);
  });

  it('is corrected by an addendum with author and time, which stays as it was written', () => {
    const id = at.prepare();
    expect(() => addAddendum(at.service, { id, text: 'Early', author: '' })).toThrow(/not closed/);
    at.close(id);
    at.setNow('2026-11-24T08:00:00.000Z');
    const added = addAddendum(at.service, { id, text: 'It was 40 minutes.', author: '' });
    expect(added).toMatchObject({ author: 'Ada', at: '2026-11-24T08:00:00.000Z' });
    expect(() => at.records().update('reviewAddendum', added.id, { text: 'No' })).toThrow(/stays as it was/);
    expect(() => at.records().remove('reviewAddendum', [added.id])).toThrow(/stays as it was/);
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
