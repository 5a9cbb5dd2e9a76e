import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { entities, findEntity } from '#shared/entities.ts';
import { type Entity, ruleErrors } from '#shared/entity/entity.ts';
import type { AnyField } from '#shared/entity/field.ts';
import { generateSample, type SampleFile, writeSample } from '../../../assets/sample/generate.ts';

type Row = Record<string, string>;
type Parsed = { rows: Row[]; header: string[]; errors: unknown[] };
type Document = {
  kind: string;
  metadata: { name: string; displayName?: string; title?: string; annotations?: Row; labels?: Row };
  // biome-ignore lint/suspicious/noExplicitAny: parsed YAML of several kinds
  spec: any;
};

const TODAYS = ['2026-11-23', '2027-01-01', '2026-10-25', '2027-03-28', '2028-02-29'];
const samples = new Map(TODAYS.map((today) => [today, generateSample({ today })]));
const TODAY = '2026-11-23';

describe('the sample', () => {
  test('is the same for the same seed and date, and another for another seed', () => {
    expect(generateSample({ today: TODAY })).toEqual(samples.get(TODAY));
    const other = generateSample({ today: TODAY, seed: 2 });
    expect(textOf(other, 'pagerduty/incidents.csv')).not.toBe(
      textOf(sample(TODAY), 'pagerduty/incidents.csv'),
    );
  });

  test('is written as it is returned', () => {
    const dir = mkdtempSync(join(tmpdir(), 'muster-sample-'));
    try {
      const files = writeSample(dir, { today: TODAY });
      for (const { path, text } of files) expect(readFileSync(join(dir, path), 'utf8')).toBe(text);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });

  test.each(TODAYS)('of %s parses, with headers that its entities know', (today) => {
    for (const file of sample(today)) {
      if (file.path.endsWith('.yaml')) {
        for (const document of parseAllDocuments(file.text)) expect(document.errors, file.path).toEqual([]);
        continue;
      }
      const { rows, errors, header } = parse(file);
      expect(errors, file.path).toEqual([]);
      expect(rows.length, file.path).toBeGreaterThan(0);
      if (file.entity !== undefined) expectHeader(file.entity, header);
    }
  });

  test.each(TODAYS)('of %s refers only to what it has', (today) => {
    const files = sample(today);
    const ids = identitiesOf(files);
    for (const file of files.filter(({ entity }) => entity !== undefined)) {
      const entity = findEntity(file.entity ?? '');
      for (const field of Object.values(entity?.fields ?? {})) {
        if (field.target === undefined) continue;
        for (const row of parse(file).rows) {
          for (const value of (row[field.label] ?? '').split(';').filter((part) => part !== '')) {
            expect(ids[field.target]?.has(value), `${file.path}: ${field.label} “${value}”`).toBe(true);
          }
        }
      }
    }
    expectCatalogHolds(files);
    expectTrackerHolds(files, ids);
  });

  test.each(TODAYS)('of %s has cells that its fields accept and rows that keep the rules', (today) => {
    for (const file of sample(today)) {
      const entity = findEntity(file.entity ?? '');
      if (!entity) continue;
      const problems = parse(file).rows.flatMap((row) =>
        problemsOf(entity, row).map((problem) => [problem, row]),
      );
      expect(problems, file.path).toEqual([]);
    }
  });

  test.each(TODAYS)('of %s has unique ids and names', (today) => {
    for (const file of sample(today).filter(({ entity }) => entity !== undefined)) {
      const { rows } = parse(file);
      for (const column of ['Id', 'Key']) {
        const values = rows.flatMap((row) => (row[column] === undefined ? [] : [row[column]]));
        expect(new Set(values).size, `${file.path} ${column}`).toBe(values.length);
      }
    }
    const people = catalogOf(sample(today)).filter(({ kind }) => kind === 'User');
    expect(new Set(people.map(({ spec }) => spec.profile.email)).size).toBe(people.length);
    expect(new Set(people.map(({ spec }) => spec.profile.displayName)).size).toBe(people.length);
  });

  test('has the size of a middle-sized company', () => {
    const files = sample(TODAY);
    const catalog = catalogOf(files);
    const components = catalog.filter(({ kind }) => kind === 'Component');
    expect(components.length).toBeGreaterThanOrEqual(44);
    expect(new Set(components.map(({ metadata }) => metadata.labels?.['muster.dev/tier'])).size).toBe(4);
    expect(catalog.filter(({ kind }) => kind === 'User').length).toBeGreaterThan(55);
    expect(sloNames(files).length).toBeGreaterThan(65);
    expect(rowsOf(files, 'slo/slo-measurements.csv').length).toBeGreaterThan(27_000);
    expect(rowsOf(files, 'pagerduty/incidents.csv').length).toBeGreaterThan(360);
    expect(rowsOf(files, 'deployments/deployments.csv').length).toBeGreaterThan(3_000);
    for (const { path, text } of files) expect(text.length, path).toBeLessThan(2_000_000);
  });

  test('covers each kind of record that people keep', () => {
    const kept = new Set(sample(TODAY).map(({ entity }) => entity));
    const elsewhere = ['person', 'service', 'slo', 'actionItem'];
    const made = [
      'importRun',
      'disposition',
      'reviewNote',
      'reviewAddendum',
      'reviewTemplate',
      'templateSection',
      'narrativeEdit',
      'attentionDismissal',
      'scorecardResult',
      'savedView',
      'picture',
    ];
    for (const name of Object.keys(entities)) {
      expect(kept.has(name) || elsewhere.includes(name) || made.includes(name), name).toBe(true);
    }
  });
});

describe('the story', () => {
  test.each(TODAYS)('of %s ends in a living week', (today) => {
    const incidents = rowsOf(sample(today), 'incidents/incident-details.csv');
    const monday = mondayOf(today);
    const current = incidents.filter((row) => (row['Impact start'] ?? '') >= monday);
    const last = incidents.filter((row) => within(row['Impact start'], addDays(monday, -7), monday));
    expect(current.length).toBeGreaterThanOrEqual(2);
    expect(current.length).toBeLessThanOrEqual(3);
    expect(last.length).toBe(3);
    const open = incidents.filter(({ Status }) => Status === 'Open');
    expect(open.map((row) => row['Impact start']?.slice(0, 10))).toEqual([today]);
    for (const row of incidents) expect((row.Restored ?? '').slice(0, 10) <= today).toBe(true);
  });

  test('has two outages in the bad quarter and a cause that came back three times', () => {
    const incidents = rowsOf(sample(TODAY), 'incidents/incident-details.csv');
    const monday = mondayOf(TODAY);
    const outages = incidents.filter(
      (row) =>
        row.Severity === 'SEV-1' &&
        within(row['Impact start'], addDays(monday, -32 * 7), addDays(monday, -19 * 7)),
    );
    expect(outages.length).toBe(2);
    expect(incidents.filter((row) => row['Root cause key'] === 'db-connection-pool').length).toBe(4);
  });

  test.each(TODAYS)('of %s leaves one postmortem overdue', (today) => {
    const due = rowsOf(sample(today), 'incidents/incident-details.csv').filter(
      (row) =>
        row['Postmortem due'] !== '' &&
        row['Postmortem published'] === '' &&
        (row['Postmortem due'] ?? '') < today,
    );
    expect(due.map(({ Title }) => Title)).toContain(
      'Checkout errors for one shopper in four: connection pool exhausted by a new read replica',
    );
  });

  test('shows the outage in the measurements of that day', () => {
    const files = sample(TODAY);
    const outage = rowsOf(files, 'incidents/incident-details.csv').find(({ Title }) =>
      Title?.startsWith('Checkout down'),
    );
    const days = rowsOf(files, 'slo/slo-measurements.csv').filter(
      (row) => row.SLO === 'checkout-api-availability',
    );
    const worst = days.reduce((one, other) => (ratio(one) <= ratio(other) ? one : other));
    expect(worst.Day).toBe(outage?.['Impact start']?.slice(0, 10));
    expect(ratio(worst)).toBeLessThan(0.95);
  });

  test.each(TODAYS)('of %s has no impossible measurement and nothing from the future', (today) => {
    const days = rowsOf(sample(today), 'slo/slo-measurements.csv');
    const deployments = rowsOf(sample(today), 'deployments/deployments.csv');
    expect(days.filter((row) => Number(row['Good events']) > Number(row['All events']))).toEqual([]);
    expect(days.filter(({ Day }) => (Day ?? '') > today)).toEqual([]);
    expect(deployments.filter(({ When }) => (When ?? '').slice(0, 10) > today)).toEqual([]);
  });

  test('links deployments and the incidents they caused, in that order', () => {
    const files = sample(TODAY);
    const incidents = new Map(rowsOf(files, 'incidents/incident-details.csv').map((row) => [row.Id, row]));
    const causing = rowsOf(files, 'deployments/deployments.csv').filter(
      (row) => row['Incident caused'] !== '',
    );
    expect(causing.length).toBeGreaterThan(40);
    for (const deployment of causing) {
      const incident = incidents.get(deployment['Incident caused'] ?? '');
      expect(incident?.['Triggering change']).toBe(deployment.Id);
      expect(Date.parse(deployment.When ?? '')).toBeLessThan(Date.parse(incident?.['Impact start'] ?? ''));
    }
  });
});

function sample(today: string): SampleFile[] {
  return samples.get(today) ?? [];
}

function textOf(files: readonly SampleFile[], path: string): string {
  return files.find((file) => file.path === path)?.text ?? '';
}

const parsed = new Map<string, Parsed>();

function parse({ text }: { text: string }): Parsed {
  const known = parsed.get(text);
  if (known) return known;
  // The tracker repeats headers, which the parser would otherwise report on the console.
  const [header = [], ...lines] = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    skipEmptyLines: true,
  }).data;
  const rows = lines.map((cells) =>
    Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])),
  );
  const errors = lines.filter(({ length }) => length !== header.length);
  parsed.set(text, { rows, header, errors });
  return { rows, header, errors };
}

function rowsOf(files: readonly SampleFile[], path: string): Row[] {
  return parse({ text: textOf(files, path) }).rows;
}

function documentsOf(text: string): Document[] {
  return parseAllDocuments(text).map((document) => document.toJS() as Document);
}

function catalogOf(files: readonly SampleFile[]): Document[] {
  return documentsOf(textOf(files, 'catalog/catalog-info.yaml'));
}

function sloNames(files: readonly SampleFile[]): string[] {
  return files
    .filter(({ kind }) => kind === 'openslo')
    .flatMap(({ text }) => documentsOf(text).map(({ metadata }) => metadata.name));
}

function expectHeader(name: string, header: readonly string[]): void {
  const labels = Object.values(findEntity(name)?.fields ?? {}).map(({ label }) => label);
  for (const column of header) expect(['Id', 'Key', ...labels], name).toContain(column);
}

function problemsOf(entity: Entity, row: Row): string[] {
  const present = Object.entries(entity.fields).filter(([, { label }]) => (row[label] ?? '') !== '');
  const values = Object.fromEntries(
    present.map(([name, field]) => [name, storedValue(field, row[field.label] ?? '')]),
  );
  const refused = present.filter(([name, { schema }]) => !schema.safeParse(values[name]).success);
  const defaults = Object.entries(entity.fields).flatMap(([name, { default: value }]) =>
    value === undefined ? [] : [[name, value]],
  );
  return [
    ...refused.map(([name]) => `${name}: ${String(values[name])}`),
    ...ruleErrors(entity, { ...Object.fromEntries(defaults), ...values }).map(({ message }) => message),
  ];
}

/** A cell as the field stores it. */
function storedValue({ kind, choices }: AnyField, cell: string): unknown {
  const amount = Number(cell.replaceAll(',', ''));
  if (kind === 'integer' || kind === 'number') return amount;
  if (kind === 'money') return Math.round(amount * 100);
  if (kind === 'ratio') return Number(cell.replace('%', '')) / 100;
  if (kind === 'boolean') return cell === 'yes' ? true : cell === 'no' ? false : cell;
  if (kind === 'instant') return new Date(cell).toISOString();
  if (kind === 'oneOf') return choices.find(({ label }) => label === cell)?.value;
  return kind === 'refs' || kind === 'tags' ? cell.split(';') : cell;
}

/** By what other files refer to records, by entity. */
function identitiesOf(files: readonly SampleFile[]): Record<string, Set<string>> {
  const catalog = catalogOf(files);
  const ids: Record<string, Set<string>> = {
    team: new Set(named(catalog, 'Group')),
    person: new Set(
      catalog.filter(({ kind }) => kind === 'User').map(({ spec }) => spec.profile.displayName),
    ),
    service: new Set(catalog.filter(({ kind }) => kind === 'Component').map(({ metadata }) => metadata.name)),
    slo: new Set(sloNames(files)),
    incident: new Set(rowsOf(files, 'pagerduty/incidents.csv').flatMap(({ id }) => id ?? [])),
    actionItem: new Set(rowsOf(files, 'jira/actions.csv').flatMap((row) => row['Issue key'] ?? [])),
    kpi: new Set(rowsOf(files, 'kpis/kpis.csv').flatMap((row) => row['KPI key'] ?? [])),
    vendor: new Set(rowsOf(files, 'vendors/vendors.csv').flatMap(({ Name }) => Name ?? [])),
  };
  for (const file of files) {
    if (file.entity === undefined || ids[file.entity] !== undefined) continue;
    ids[file.entity] = new Set(parse(file).rows.flatMap((row) => row.Id ?? row.Key ?? []));
  }
  return ids;
}

function named(catalog: readonly Document[], kind: string): string[] {
  return catalog.filter((one) => one.kind === kind).flatMap(({ metadata }) => metadata.title ?? []);
}

function expectCatalogHolds(files: readonly SampleFile[]): void {
  const catalog = catalogOf(files);
  const refs = new Set(catalog.map(({ kind, metadata }) => `${kind.toLowerCase()}:default/${metadata.name}`));
  for (const { kind, metadata, spec } of catalog) {
    const used = [
      metadata.annotations?.['muster.dev/manager'],
      spec.owner,
      ...(spec.memberOf ?? []),
      ...(spec.dependsOn ?? []),
    ];
    for (const ref of used)
      if (ref !== undefined) expect(refs.has(ref), `${kind} ${metadata.name}: ${ref}`).toBe(true);
    if (kind === 'Group' && spec.parent !== undefined)
      expect(refs.has(`group:default/${spec.parent}`)).toBe(true);
  }
  for (const file of files.filter(({ kind }) => kind === 'openslo')) {
    for (const { metadata, spec } of documentsOf(file.text)) {
      expect(refs.has(`component:default/${spec.service}`), metadata.name).toBe(true);
      expect(refs.has(metadata.annotations?.['muster.dev/owner'] ?? ''), metadata.name).toBe(true);
    }
  }
}

const TRACKED: Readonly<Record<string, string>> = {
  Assignee: 'person',
  'Custom field (Incident)': 'incident',
  'Custom field (Exercise)': 'exercise',
  'Custom field (Risk)': 'risk',
  'Custom field (Decision)': 'decision',
  'Custom field (Review)': 'review',
  'Custom field (Service)': 'service',
  'Custom field (Team)': 'team',
};

function expectTrackerHolds(files: readonly SampleFile[], ids: Record<string, Set<string>>): void {
  for (const row of rowsOf(files, 'jira/actions.csv')) {
    for (const [column, entity] of Object.entries(TRACKED)) {
      const value = row[column] ?? '';
      if (value !== '')
        expect(ids[entity]?.has(value), `${row['Issue key']}: ${column} “${value}”`).toBe(true);
    }
    expect(
      row['Custom field (From)'] !== 'Incident' || row['Custom field (Incident)'] !== '',
      row.Summary,
    ).toBe(true);
    expect(row.Status === 'Done').toBe(row.Resolved !== '');
  }
}

function within(instant: string | undefined, from: string, to: string): boolean {
  return instant !== undefined && instant >= from && instant < to;
}

function ratio(row: Row): number {
  return Number(row['Good events']) / Number(row['All events']);
}

function mondayOf(date: string): string {
  return addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
