import { describe, expect, it } from 'vitest';
import { importFiles } from '#core/import/run.ts';
import { edit } from '../../support/workspace.ts';
import { fixture, furnishedWorkspace, itemsOf, reasonsOf } from './import-workspace.ts';

describe('PagerDuty incidents', () => {
  it('are read in the zone of the account', async () => {
    const { bring, rows } = await furnishedWorkspace();
    const outcome = await bring('incidents.csv', fixture('incidents.csv'), { zone: 'America/New_York' });
    expect(outcome.files[0]?.kind).toBe('pagerduty');
    expect(outcome.counts).toMatchObject({ add: 3, reject: 2 });
    const [service] = rows('service');
    expect(rows('incident')).toMatchObject([
      {
        key: 'INC-41',
        sourceId: 'Q1',
        title: 'Checkout is down, cards fail',
        severity: 'SEV-3',
        status: 'resolved',
        services: [service?.id],
        impactStart: '2026-11-02T15:00:00.000Z',
        detectedAt: '2026-11-02T15:00:00.000Z',
        acknowledgedAt: '2026-11-02T15:02:00.000Z',
        restoredAt: '2026-11-02T16:00:00.000Z',
      },
      { key: 'INC-42', severity: 'SEV-2', status: 'open', services: [], restoredAt: null },
      { key: 'INC-45', severity: 'SEV-3', restoredAt: '2026-11-04T15:10:00.000Z' },
    ]);
    expect(reasonsOf(outcome, 'reject')).toEqual([
      '4: It was resolved before it was created.',
      '5: Created: “yesterday” is not a date; write it as 2026-11-23.',
    ]);
    expect(itemsOf(outcome, 'note').map(({ reason }) => reason)).toEqual([
      'Services hit: there is no service “Search” in the files or the workspace; left empty.',
      'Incident 45 has neither a priority nor an urgency; SEV-3 is assumed.',
    ]);
  });

  it('keep what people corrected when they are imported again', async () => {
    const { bring, rows, workspace } = await furnishedWorkspace();
    await bring('incidents.csv', fixture('incidents.csv'));
    const [first] = rows('incident');
    workspace.write(edit, (session) => {
      session.repository('incident').update(first?.id ?? '', { severity: 'SEV-1', status: 'closed' });
    });
    expect((await bring('incidents.csv', fixture('incidents.csv'))).counts).toMatchObject({
      add: 0,
      update: 0,
      skip: 3,
    });
    const closed = fixture('incidents.csv')
      .toString()
      .replace('09:00:00,,,,low', '09:00:00,,,2026-11-03T10:00:00,low');
    const outcome = await bring('incidents.csv', closed);
    expect(itemsOf(outcome, 'update').map(({ reason }) => reason)).toEqual(['Changes Restored, Status.']);
    expect(rows('incident').map(({ severity, status }) => [severity, status])).toEqual([
      ['SEV-1', 'closed'],
      ['SEV-2', 'resolved'],
      ['SEV-3', 'resolved'],
    ]);
  });

  it('are read from the basic columns too', async () => {
    const { bring, rows } = await furnishedWorkspace();
    const basic =
      '#,Service,Opened On,Resolved On,Resolve By,Duration,# Escalations\n7,checkout-api,2026-11-02 10:00,2026-11-02 10:30,,30m,0\n';
    await bring('export.csv', basic);
    expect(rows('incident')).toMatchObject([
      { key: 'INC-7', title: 'Incident 7 on checkout-api', restoredAt: '2026-11-02T09:30:00.000Z' },
    ]);
  });

  it('warn at the number of rows where the export is cut off', async () => {
    const { write, workspace } = await furnishedWorkspace();
    const rows = Array.from(
      { length: 20_000 },
      (_, i) => `${i},${i},Title,Checkout API,2026-11-02 10:00,high`,
    );
    const file = write(
      'a.csv',
      `id,incident_number,description,service_name,created_on,urgency\n${rows.join('\n')}`,
    );
    const outcome = await importFiles(workspace, [file], { isDryRun: true });
    expect(outcome.counts.add).toBe(20_000);
    expect(itemsOf(outcome, 'note').map(({ reason }) => reason)).toEqual([
      'a.csv has exactly 20,000 rows, where PagerDuty cuts off: the export may be partial.',
    ]);
  });
});
