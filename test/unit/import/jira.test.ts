import { describe, expect, it } from 'vitest';
import { fixture, furnishedWorkspace, itemsOf, reasonsOf } from './import-workspace.ts';

describe('Jira issues', () => {
  it('become actions', async () => {
    const { bring, rows } = await furnishedWorkspace();
    const outcome = await bring('actions.csv', fixture('actions.csv'));
    expect(outcome.files[0]?.kind).toBe('jira');
    const ines = rows('person').find(({ name }) => name === 'Ines Baptista');
    const service = rows('service').find(({ slug }) => slug === 'checkout-api');
    expect(rows('actionItem')).toMatchObject([
      {
        key: 'REL-1',
        sourceId: 'REL-1',
        title: 'Add a breaker',
        status: 'open',
        priority: 'P0',
        ownerId: ines?.id,
        origin: 'incident',
        serviceId: service?.id,
        createdOn: '2026-02-25',
        dueOn: '2026-03-28',
        committedDueOn: '2026-03-20',
        description: 'Two\r\nlines with "quotes"\n\nLabels: payments, q1',
      },
      {
        key: 'REL-2',
        status: 'done',
        priority: 'P3',
        completedOn: '2026-03-01',
        createdOn: '2026-02-25',
        ownerId: null,
      },
      { key: 'REL-3', status: 'cancelled', priority: 'P2', completedOn: null },
      { key: 'REL-5', status: 'open', dueOn: '2026-04-01', committedDueOn: '2026-04-01' },
    ]);
    expect(reasonsOf(outcome, 'reject')).toEqual([
      '6: Due: “30/Feb/26 12:00 AM” is a day that does not exist.',
    ]);
    expect(itemsOf(outcome, 'note').map(({ reason }) => reason)).toEqual([
      'Owner: there is no person “Nobody Known” in the files or the workspace; left empty.',
      'REL-3 has the priority “Whenever”, which is left at its default.',
      'REL-5 has the status “已完成”, which is taken as open.',
    ]);
  });

  it('keep the date that was promised first', async () => {
    const { bring, rows } = await furnishedWorkspace();
    await bring('actions.csv', fixture('actions.csv'));
    await bring('actions.csv', fixture('actions.csv').toString().replace('1/Apr/26', '9/Apr/26'));
    expect(rows('actionItem').at(-1)).toMatchObject({ dueOn: '2026-04-09', committedDueOn: '2026-04-01' });
  });
});
