import { afterAll, beforeAll, expect, it } from 'vitest';
import { incidentWeeks } from '#core/reliability/incident-weeks.ts';
import { calendarOf, reviewContext } from '#core/review/context.ts';
import type { Workspace } from '#db/workspace.ts';
import { weekByKey } from '#shared/time/week.ts';
import { edit, temporaryWorkspace } from '../../support/workspace.ts';

const LIST = { where: [], text: '', ids: null };
let workspace: Workspace;
let dispose: () => void;
let recent: string;

beforeAll(() => {
  ({ workspace, dispose } = temporaryWorkspace({ zone: 'UTC' }));
  recent = workspace.write(edit, (tx) => {
    const incident = (severity: 'SEV-1' | 'SEV-3', impactStart: string, restoredAt: string) =>
      tx
        .repository('incident')
        .create({ title: severity, severity, status: 'resolved', impactStart, restoredAt });
    incident('SEV-1', '2026-06-10T09:00:00.000Z', '2026-06-10T11:00:00.000Z');
    incident('SEV-3', '2026-06-11T09:00:00.000Z', '2026-06-11T09:30:00.000Z');
    const { id } = incident('SEV-3', '2026-11-16T09:00:00.000Z', '2026-11-16T09:20:00.000Z');
    const person = tx.repository('person').create({ name: 'Noor', zone: 'Europe/Berlin' });
    // 17:00 to 19:00 in Berlin: an hour of the working day, and one after it.
    tx.repository('engagement').create({
      incidentId: id,
      personId: person.id,
      startedAt: '2026-11-16T16:00:00.000Z',
      endedAt: '2026-11-16T18:00:00.000Z',
    });
    return id;
  });
});

afterAll(() => dispose());

it('a quarter tells shorter incidents from milder ones, and whose hours they took', () => {
  const week = weekByKey('2026-W47', calendarOf(workspace.settings));
  const context = reviewContext(workspace, week, '2026-12-01T00:00:00.000Z');
  const { restore, responders, clocks } = incidentWeeks(context, LIST).quarter;
  const [mean, sameMix, mix] = restore;
  expect(mean).toMatchObject({ value: 20, previous: 75, lineage: [{ entity: 'incident', ids: [recent] }] });
  expect((sameMix?.value ?? 0) + (mix?.value ?? 0)).toBeCloseTo(20 - 75);
  expect(sameMix?.value).toBeCloseTo(-7.5);
  expect(clocks.map(({ label }) => label)).toEqual(['Detect', 'Acknowledge', 'Mitigate', 'Restore']);
  expect(clocks[3]).toMatchObject({ n: 1, mean: 20, median: 20, p75: 20, p95: 20, ids: [recent] });
  expect(clocks[0]).toMatchObject({
    words: 'impact start → detected',
    n: 0,
    mean: null,
    p95: null,
    excluded: [{ reason: 'no time for “detected”', n: 1 }],
  });
  expect(responders.map(({ value }) => value)).toEqual([2, 1, 1, 0]);
  expect(responders[0]?.lineage).toEqual([{ entity: 'incident', ids: [recent] }]);
});
