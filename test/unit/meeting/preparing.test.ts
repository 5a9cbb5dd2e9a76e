import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { meetingOf, meetingReadiness } from '#core/meeting/meeting-service.ts';
import { prepareReview } from '#core/meeting/prepare.ts';
import { keepAsTemplate } from '#core/meeting/templates.ts';
import { readinessMessage } from '#shared/meeting/readiness.ts';
import { edit } from '../../support/workspace.ts';
import { type Scene, scene, WEEK } from './scene.ts';

let at: Scene;
beforeEach(() => {
  at = scene();
});
afterEach(() => at.dispose());

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
    at.records().update('agendaSection', first?.id ?? '', {
      title: 'Bills',
      section: 'cost, kpis',
      minutes: 7,
    });
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
