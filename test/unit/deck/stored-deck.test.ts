import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deckFor, listDecks } from '#core/deck/deck-service.ts';
import { WorkspaceService } from '#core/workspace/workspace-service.ts';
import { edit, temporaryFolder } from '../../support/workspace.ts';

const folder = temporaryFolder();
const service = new WorkspaceService(() => new Date('2026-11-25T12:00:00.000Z'));

beforeAll(() => {
  service.create(join(folder.path, 'decks.muster'), { zone: 'Europe/Berlin' });
  const lines = [{ kpi: 'views' }, { kpi: 'gone' }];
  service.workspace.write(edit, (tx) => {
    const kpi = { slug: 'views', name: 'Views', unit: 'count', direction: 'higher' } as const;
    const { id: kpiId } = tx
      .repository('kpi')
      .create({ ...kpi, frequency: 'weekly', aggregation: 'sum', isComputed: false });
    tx.repository('kpiValue').create({ kpiId, periodStart: '2026-11-16', value: 14 });
    const slides = JSON.stringify([{ id: '1', kind: 'trailing', lines }]);
    tx.repository('deck').create({ slug: 'ours', title: 'Our deck', slides });
  });
});
afterAll(() => {
  service.close();
  folder.remove();
});

const deck = (key: string, audience: 'director' | 'customer' = 'director') =>
  deckFor(service, { week: '2026-W47', deck: key, audience });

it('a deck of the workspace stands beside those that come with Muster', () => {
  expect(listDecks(service).at(-1)).toMatchObject({ key: 'ours', title: 'Our deck', isBuiltIn: false });
});

it('has the data that its slides name, and nothing for a KPI that is gone', () => {
  const { trailing } = deck('ours');
  expect(Object.keys(trailing)).toEqual(['views']);
  expect(trailing.views?.weeks.at(-1)?.value).toBe(14);
});

it('shows customers no slide of our own KPIs, and brings them no data of it', () => {
  const { slides, trailing } = deck('ours', 'customer');
  expect([slides, trailing]).toEqual([[], {}]);
});

it('is refused when a slide has nothing to show', () => {
  const bad = { slug: 'bad', title: 'Bad', slides: '[{"kind":"trailing","id":"1","lines":[]}]' };
  expect(() => service.workspace.write(edit, (tx) => tx.repository('deck').create(bad))).toThrow(
    'This is not a list of slides',
  );
});

it('names those there are when it is not among them', () => {
  expect(() => deck('nothing')).toThrow(/ours/);
});
