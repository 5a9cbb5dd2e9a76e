import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exportTable } from '#core/export/table.ts';
import { itemsOf, reasonsOf, temporaryWorkspace } from './temporary-workspace.ts';

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/import/${name}`, import.meta.url));

const SERVICES = 'Key,Name\ncheckout-api,Checkout API\nledger,Ledger\n';
const PEOPLE = 'Name,E-mail\nInes Baptista,ines@example.com\nTomas Lind,tomas@example.com\n';
const TEAMS = 'Name\nCheckout\n';

async function furnished() {
  const workspace = temporaryWorkspace();
  await workspace.bring('services.csv', SERVICES);
  await workspace.bring('people.csv', PEOPLE);
  await workspace.bring('teams.csv', TEAMS);
  return workspace;
}

describe('PagerDuty incidents', () => {
  it('are read in the zone of the account', async () => {
    const { bring, rows } = await furnished();
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
    const { bring, rows, workspace } = await furnished();
    await bring('incidents.csv', fixture('incidents.csv'));
    const [first] = rows('incident');
    workspace.write({ actor: 'me', label: 'corrected' }, (session) => {
      session.repository('incident').update(first?.id ?? '', { severity: 'SEV-1', status: 'closed' });
    });
    expect((await bring('incidents.csv', fixture('incidents.csv'))).counts).toMatchObject({
      add: 0,
      update: 0,
      skip: 3,
    });
    const closed = fixture('incidents.csv')
      .toString()
      .replace('low,P2', 'low,P2')
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
    const { bring, rows } = await furnished();
    const basic =
      '#,Service,Opened On,Resolved On,Resolve By,Duration,# Escalations\n7,checkout-api,2026-11-02 10:00,2026-11-02 10:30,,30m,0\n';
    await bring('export.csv', basic);
    expect(rows('incident')).toMatchObject([
      { key: 'INC-7', title: 'Incident 7 on checkout-api', restoredAt: '2026-11-02T09:30:00.000Z' },
    ]);
  });

  it('warn at the number of rows where the export is cut off', async () => {
    const { write, workspace } = await furnished();
    const { importFiles } = await import('#core/import/run.ts');
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

describe('Jira issues', () => {
  it('become actions', async () => {
    const { bring, rows } = await furnished();
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
    const { bring, rows } = await furnished();
    await bring('actions.csv', fixture('actions.csv'));
    await bring('actions.csv', fixture('actions.csv').toString().replace('1/Apr/26', '9/Apr/26'));
    expect(rows('actionItem').at(-1)).toMatchObject({ dueOn: '2026-04-09', committedDueOn: '2026-04-01' });
  });
});

describe('FOCUS costs', () => {
  it('are summed up exactly, each currency and basis apart', async () => {
    const { bring, rows } = await furnished();
    const outcome = await bring('costs.csv', fixture('costs.csv'));
    expect(outcome.files[0]?.kind).toBe('focus');
    const service = rows('service').find(({ slug }) => slug === 'checkout-api');
    const [team] = rows('team');
    expect(rows('cost')).toMatchObject([
      // 0.10 + 0.20 − 0.0352 = 0.2648, rounded once.
      {
        periodStart: '2026-10-01',
        currency: 'USD',
        serviceId: service?.id,
        teamId: team?.id,
        billed: 26,
        effective: 5,
        onDemand: 20,
      },
      { currency: 'USD', serviceId: null, billed: 120_000, effective: 0, onDemand: 120_000 },
      { currency: 'EUR', billed: 500, effective: 500 },
      { periodStart: '2026-11-01', serviceId: null, billed: 100 },
    ]);
    expect(reasonsOf(outcome, 'reject')).toEqual([
      '8: BilledCost: “abc” is not a number.',
      '9: It has neither a BilledCost nor an EffectiveCost.',
      '10: “bitcoin” is not a currency; write it as EUR.',
    ]);
    expect((await bring('costs.csv', fixture('costs.csv'))).counts).toMatchObject({
      add: 0,
      update: 0,
      skip: 4,
    });
  });

  it('ask for the order of day and month', async () => {
    const { bring, rows } = temporaryWorkspace();
    const text =
      'BilledCost,BillingCurrency,BillingPeriodStart,ChargePeriodStart,ChargeCategory,ProviderName,ServiceCategory\n48,USD,4/1/25,4/1/25,Usage,Acme,Databases\n';
    expect(reasonsOf(await bring('a.csv', text), 'reject')[0]).toContain('may be day-month or month-day');
    await bring('a.csv', text, { dateOrder: 'mdy' });
    expect(rows('cost')).toMatchObject([{ periodStart: '2025-04-01', billed: 4800 }]);
  });

  it('have no rows under a header alone', async () => {
    const header = 'BilledCost,BillingPeriodStart,ChargePeriodStart,ChargeCategory\n';
    expect((await temporaryWorkspace().bring('a.csv', header)).counts).toEqual({
      add: 0,
      update: 0,
      skip: 0,
      reject: 0,
      note: 0,
    });
  });
});

describe('CSV of any records', () => {
  it('reads labels, names in code and other names as headers', async () => {
    const { bring, rows } = await furnished();
    await bring(
      'deployments.csv',
      'id,TITLE,service_id,Deployed at,Result\nd1,Ship,checkout-api,2026-11-02 10:00,Rolled back\n',
      { entity: 'deployment' },
    );
    expect(rows('deployment')).toMatchObject([
      { sourceId: 'd1', title: 'Ship', at: '2026-11-02T09:00:00.000Z', outcome: 'rolled-back' },
    ]);
  });

  it('updates a record that another source brought by its id, with the columns it has', async () => {
    const { bring, rows } = await furnished();
    await bring('incidents.csv', fixture('incidents.csv'));
    const details =
      'Id,Severity,Root cause key,Commander,Closed\nQ1,SEV-1,db-pool,ines@example.com,2026-11-03 10:00\nQ2,,N/A,,\nQ9,SEV-1,,,\n';
    const outcome = await bring('incidents.csv', details, { kind: 'incident' });
    expect(outcome.counts).toMatchObject({ add: 0, update: 1, skip: 1, reject: 1 });
    expect(reasonsOf(outcome, 'reject')).toEqual(['4: “Title” is missing.']);
    expect(rows('incident')[0]).toMatchObject({
      source: 'pagerduty',
      title: 'Checkout is down, cards fail',
      severity: 'SEV-1',
      rootCauseKey: 'db-pool',
      commanderId: rows('person')[0]?.id,
    });
  });

  it('identifies rows by key, by unique fields, by name or as a whole', async () => {
    const { bring, rows } = await furnished();
    const files: [string, string][] = [
      ['risks.csv', 'Key,Title,Likelihood,Impact\nR-1,Vendor fails,3,4\n'],
      ['holidays.csv', 'Day,Name\n2026-12-25,Christmas\n'],
      ['vendors.csv', 'Name,Annual cost,Currency\nAcme,"1,250.00",USD\n'],
      ['departures.csv', 'Team,Role,Last day\nCheckout,Engineer,2026-10-01\nCheckout,Engineer,2026-10-01\n'],
    ];
    for (const [name, text] of files) await bring(name, text);
    for (const [name, text] of files)
      expect((await bring(name, text)).counts).toMatchObject({ add: 0, update: 0, reject: 0 });
    expect(rows('departure')).toHaveLength(2);
    expect(rows('vendor')).toMatchObject([{ annualCost: 125_000 }]);
    await bring('vendors.csv', 'Name,Annual cost,Currency\nacme,900,USD\nAcme,950,USD\n');
    expect(rows('vendor').map(({ annualCost }) => annualCost)).toContain(95_000);
    await bring('risks.csv', 'Key,Title,Likelihood,Impact\nR-1,Vendor fails,5,4\n');
    expect(rows('risk')).toMatchObject([{ key: 'R-1', likelihood: 5 }]);
  });

  it('brings parts of records by the name of the record, in one run in any order', async () => {
    const { write, workspace, rows } = temporaryWorkspace();
    const { importFiles } = await import('#core/import/run.ts');
    const files = [
      write(
        'check-ins.csv',
        'Key result,Day,Value,Confidence\nkr-1,2026-11-02,5,80%\nkr-1,2026-11-09,6,0.7\n',
      ),
      write('key-results.csv', 'Id,Objective,Key result,Target\nkr-1,OKR-2026Q4-1,Fewer pages,10\n'),
      write(
        'objectives.csv',
        'Key,Objective,Quarter,Parent objective\nOKR-2026Q4-2,Calm,2026Q4,OKR-2026Q4-1\nOKR-2026Q4-1,Rest,Q4 2026,\n',
      ),
    ];
    const outcome = await importFiles(workspace, files, { isDryRun: false });
    expect(outcome.counts).toEqual({ add: 5, update: 0, skip: 0, reject: 0, note: 0 });
    expect(rows('checkIn').map(({ confidence }) => confidence)).toEqual([0.8, 0.7]);
    const objectives = Object.fromEntries(rows('objective').map((row) => [row.key, row]));
    expect(objectives['OKR-2026Q4-2']?.parentId).toBe(objectives['OKR-2026Q4-1']?.id);
    expect((await importFiles(workspace, files, { isDryRun: false })).counts).toMatchObject({
      add: 0,
      update: 0,
      skip: 5,
    });
  });

  it('rejects rows with the line, the field and the reason', async () => {
    const { bring } = await furnished();
    const text = [
      'Id,Title,Service,When,Outcome',
      'a,Ship,checkout-api,2026-11-02 10:00,ok',
      'b,Ship,ghost,2026-11-02 10:00,ok',
      'c,Ship,ledger,2026-11-32,ok',
      'd,Ship,ledger,2026-11-02,soso',
      'e,,ledger,2026-11-02,ok',
      'a,Ship,checkout-api,2026-11-02 10:00,ok',
      'a,Ship,checkout-api,2026-11-03 10:00,ok',
      'f,Ship,ledger,2026-11-02,ok,surplus',
    ].join('\n');
    const outcome = await bring('deployments.csv', text, { kind: 'deployment' });
    expect(outcome.counts).toMatchObject({ add: 1, skip: 1, reject: 6 });
    expect(reasonsOf(outcome, 'skip')).toEqual(['7: It repeats line 2.']);
    expect(reasonsOf(outcome, 'reject')).toEqual([
      '3: Service: there is no service “ghost” in the files or the workspace.',
      '4: When: “2026-11-32” is a day that does not exist.',
      '5: Outcome: “soso” is not one of OK, Failed, Rolled back.',
      '6: “Title” is missing.',
      '8: Line 2 brings the same record with other values.',
      '9: It has 6 values for 5 columns.',
    ]);
  });

  it('rejects what would make two records the same', async () => {
    const { bring, rows } = await furnished();
    await bring('holidays.csv', 'Id,Day,Name\na,2026-12-25,Christmas\nb,2026-12-26,Boxing Day\n');
    const outcome = await bring(
      'holidays.csv',
      'Id,Day,Name\na,2026-12-26,Christmas\nb,2026-12-27,Boxing Day\n',
    );
    expect(reasonsOf(outcome, 'reject')).toEqual(['2: Another holiday has the same Day.']);
    expect(rows('holiday').map(({ date }) => date)).toEqual(['2026-12-25', '2026-12-27']);
  });

  it('rejects what breaks a rule over several fields', async () => {
    const { bring } = await furnished();
    const text =
      'Rotation,Start,End,Pages,Actionable\nA,2026-11-02,2026-11-01,1,0\nA,2026-11-02,2026-11-03,1,2\n';
    expect(reasonsOf(await bring('a.csv', text, { kind: 'onCallShift' }), 'reject')).toEqual([
      '2: End: The shift ends before it starts.',
      '3: Actionable: More pages were actionable than there were.',
    ]);
  });

  it('takes people of one name and two addresses for two people', async () => {
    const { bring, rows } = await furnished();
    await bring('people.csv', 'Name,E-mail,Role\nInes Baptista,ines@other.example,\nTomas Lind,,Engineer\n');
    expect(rows('person').map(({ name, email, role }) => [name, email, role])).toEqual([
      ['Ines Baptista', 'ines@example.com', null],
      ['Tomas Lind', 'tomas@example.com', 'Engineer'],
      ['Ines Baptista', 'ines@other.example', null],
    ]);
  });

  it('reads back what the app writes', async () => {
    const { workspace, bring, rows } = await furnished();
    await bring('incidents.csv', fixture('incidents.csv'));
    await bring('vendors.csv', 'Name,Annual cost,Note\nAcme,"1,250.50","=not a formula"\n');
    const before = JSON.stringify([rows('incident'), rows('vendor'), rows('service'), rows('person')]);
    for (const entity of ['incident', 'vendor', 'service', 'person'] as const) {
      const { text } = exportTable(workspace, entity, {}, { format: 'csv', audience: 'team' });
      const { counts } = await bring(`${entity}.csv`, text, { entity });
      expect(counts, entity).toMatchObject({ add: 0, update: 0, reject: 0 });
    }
    expect(JSON.stringify([rows('incident'), rows('vendor'), rows('service'), rows('person')])).toBe(before);
  });

  it('names ambiguous people instead of guessing', async () => {
    const { bring } = await furnished();
    await bring('people.csv', 'Id,Name,E-mail\n1,Sam Roe,sam@a.example\n2,Sam Roe,sam@b.example\n');
    const outcome = await bring('risks.csv', 'Key,Title,Likelihood,Impact,Owner\nR,T,1,1,Sam Roe\n');
    expect(itemsOf(outcome, 'note')[0]?.reason).toBe(
      'Owner: “Sam Roe” names more than one person; use its key or e-mail; left empty.',
    );
  });

  it('refuses a file whose columns are not those of the records', async () => {
    const { bring } = temporaryWorkspace();
    await expect(bring('risks.csv', 'Foo,Bar\n1,2\n', { kind: 'risk' })).rejects.toThrow(
      'has none of the columns of risks',
    );
    await expect(bring('risks.csv', 'Title,Bar\n1,2\n')).rejects.toThrow(
      'has no column “Likelihood”, “Impact”',
    );
    await expect(bring('x.csv', 'Foo,Bar\n1,2\n')).rejects.toThrow('is not recognised as any of');
    await expect(bring('x.csv', 'Foo\n1\n', { kind: 'nonsense' })).rejects.toThrow(
      'no import kind “nonsense”',
    );
    await expect(bring('x.csv', '')).rejects.toThrow('“x.csv” is empty.');
    const outcome = await bring('risks.csv', 'Title,Likelihood,Impact,Mood\nT,1,1,low\n');
    expect(itemsOf(outcome, 'note')[0]?.reason).toContain('left out: “Mood”');
  });

  it('finds the order of dates in the file, or asks for it', async () => {
    const { bring, rows } = temporaryWorkspace();
    await bring('holidays.csv', 'Day,Name\n1/5/2026,May Day\n25/12/2026,Christmas\n');
    expect(rows('holiday').map(({ date }) => date)).toEqual(['2026-05-01', '2026-12-25']);
    const outcome = await bring('holidays.csv', 'Day,Name\n1/6/2026,Some day\n');
    expect(reasonsOf(outcome, 'reject')[0]).toContain('say which with the date order');
  });
});
