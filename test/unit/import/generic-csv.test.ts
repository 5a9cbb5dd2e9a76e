import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportTable, toCsv } from '#core/export/table.ts';
import { pasteRows } from '#core/import/pasted.ts';
import { importFiles } from '#core/import/run.ts';
import { openWorkspace } from '#db/workspace.ts';
import { type EntityName, entities } from '#shared/entities.ts';
import type { Entity } from '#shared/entity/entity.ts';
import { hidesRecords } from '#shared/entity/visibility.ts';
import { copySample } from '../../support/sample.ts';
import { temporaryFolder } from '../../support/workspace.ts';
import { fixture, furnishedWorkspace, importWorkspace, itemsOf, reasonsOf } from './import-workspace.ts';

describe('CSV of any records', () => {
  it('reads labels, names in code and other names as headers', async () => {
    const { bring, rows } = await furnishedWorkspace();
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
    const { bring, rows } = await furnishedWorkspace();
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
    const { bring, rows } = await furnishedWorkspace();
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
    const { write, workspace, rows } = importWorkspace();
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
    const { bring } = await furnishedWorkspace();
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
    const { bring, rows } = await furnishedWorkspace();
    await bring('holidays.csv', 'Id,Day,Name\na,2026-12-25,Christmas\nb,2026-12-26,Boxing Day\n');
    const outcome = await bring(
      'holidays.csv',
      'Id,Day,Name\na,2026-12-26,Christmas\nb,2026-12-27,Boxing Day\n',
    );
    expect(reasonsOf(outcome, 'reject')).toEqual(['2: Another holiday has the same Day.']);
    expect(rows('holiday').map(({ date }) => date)).toEqual(['2026-12-25', '2026-12-27']);
  });

  it('rejects what breaks a rule over several fields', async () => {
    const { bring } = await furnishedWorkspace();
    const text =
      'Rotation,Start,End,Pages,Actionable\nA,2026-11-02,2026-11-01,1,0\nA,2026-11-02,2026-11-03,1,2\n';
    expect(reasonsOf(await bring('a.csv', text, { kind: 'onCallShift' }), 'reject')).toEqual([
      '2: End: The shift ends before it starts.',
      '3: Actionable: More pages were actionable than there were.',
    ]);
  });

  it('takes people of one name and two addresses for two people', async () => {
    const { bring, rows } = await furnishedWorkspace();
    await bring('people.csv', 'Name,E-mail,Role\nInes Baptista,ines@other.example,\nTomas Lind,,Engineer\n');
    expect(rows('person').map(({ name, email, role }) => [name, email, role])).toEqual([
      ['Ines Baptista', 'ines@example.com', null],
      ['Tomas Lind', 'tomas@example.com', 'Engineer'],
      ['Ines Baptista', 'ines@other.example', null],
    ]);
  });

  it('reads back what the app writes', async () => {
    const { workspace, bring, rows } = await furnishedWorkspace();
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

  it('reads back every kind of record of the sample as it is', () => {
    const folder = temporaryFolder();
    copySample(join(folder.path, 'sample.muster'), '2026-11-23T12:00:00.000Z');
    const workspace = openWorkspace(join(folder.path, 'sample.muster'));
    const kinds = Object.values<Entity>(entities).filter(
      ({ name, isMadeByMuster }) => !isMadeByMuster && !hidesRecords(name, 'director'),
    );
    for (const { name, plural } of kinds) {
      const { text } = exportTable(workspace, name, {}, { format: 'csv', audience: 'director' });
      const { counts } = pasteRows(workspace, { entity: name, text, columns: [] }, true);
      const { total } = workspace.readerOf(entities[name as EntityName]).list({ limit: 1 });
      expect(counts, plural).toEqual({
        add: 0,
        update: 0,
        reject: 0,
        skip: total,
        note: name === 'risk' ? 1 : 0,
      });
    }
    workspace.close();
    folder.remove();
  }, 120_000);

  it('reads back texts that look like a table, a formula or no value', async () => {
    const { workspace, bring, dump } = importWorkspace();
    const texts = ['a,b', 'a;b', 'a|b', 'a\tb', '"q"', '=cmd', "'=q", '-', 'N/A', 'a\\|b\\', '1\n2', '1,234'];
    const links = 'A; B https://a.example/;s=1\nWiki https://b.example/C_(d)\nhttps://c.example';
    const rows = texts.map((text, at) => [`s${at}`, `x ${text}`, text, links]);
    await bring('services.csv', toCsv(['Key', 'Name', 'Description', 'Links'], rows));
    const before = dump();
    for (const format of ['csv', 'markdown'] as const) {
      const columns = ['slug', 'name', 'description', 'links'];
      const { text } = exportTable(workspace, 'service', {}, { format, audience: 'director', columns });
      const { counts, hasHeader } = pasteRows(workspace, { entity: 'service', text, columns }, true);
      expect(hasHeader).toBe(true);
      expect(counts, format).toMatchObject({ add: 0, update: 0, reject: 0, skip: texts.length });
    }
    expect(dump()).toBe(before);
  });

  it('names ambiguous people instead of guessing', async () => {
    const { bring } = await furnishedWorkspace();
    await bring('people.csv', 'Id,Name,E-mail\n1,Sam Roe,sam@a.example\n2,Sam Roe,sam@b.example\n');
    const outcome = await bring('risks.csv', 'Key,Title,Likelihood,Impact,Owner\nR,T,1,1,Sam Roe\n');
    expect(itemsOf(outcome, 'note')[0]?.reason).toBe(
      'Owner: “Sam Roe” names more than one person; use its key or e-mail; left empty.',
    );
  });

  it('refuses a file whose columns are not those of the records', async () => {
    const { bring } = importWorkspace();
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

  it('tells of values that it leaves out because another column has the same name', async () => {
    const { bring, rows } = importWorkspace();
    const outcome = await bring('vendors.csv', 'Name,Note,Note\nAcme,,b\nBolt,c,d\n');
    expect(rows('vendor').map(({ note }) => note)).toEqual(['b', 'c']);
    expect(itemsOf(outcome, 'note')[0]?.reason).toContain(
      'has 2 columns for “Note”; in each row the first value is taken',
    );
    const lists = await bring('services.csv', 'Key,Name,Tags,Tags\na,A,x,y\n');
    expect(itemsOf(lists, 'note')).toEqual([]);
  });

  it('finds the order of dates in the file, or asks for it', async () => {
    const { bring, rows } = importWorkspace();
    await bring('holidays.csv', 'Day,Name\n1/5/2026,May Day\n25/12/2026,Christmas\n');
    expect(rows('holiday').map(({ date }) => date)).toEqual(['2026-05-01', '2026-12-25']);
    const outcome = await bring('holidays.csv', 'Day,Name\n1/6/2026,Some day\n');
    expect(reasonsOf(outcome, 'reject')[0]).toContain('say which with the date order');
  });
});
