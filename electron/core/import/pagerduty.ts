import { plainNumber } from '#shared/entity/parse-number.ts';
import { parseInstant } from '#shared/entity/parse-time.ts';
import { IMPORT_FORMATS } from '#shared/import/formats.ts';
import { Columns } from './columns.ts';
import { type CsvRow, csvTable, headerOf } from './csv.ts';
import { dateOrderReader } from './date-order.ts';
import { type Importer, named, type ReadContext, type ReadItem, remark } from './importer.ts';
import type { SourceFile } from './source-file.ts';

/**
 * PagerDuty's incident CSV, basic and advanced columns. Times carry no offset: they are in the account's time zone.
 * After the first import only the title follows the file: severity, times and services are corrected in Muster.
 */
export const pagerduty = {
  kind: 'pagerduty',
  label: IMPORT_FORMATS.pagerduty,
  detect: isPagerDuty,
  read: readIncidents,
} satisfies Importer;

/** PagerDuty cuts its export off here without a word. */
const EXPORT_LIMIT = 20_000;

const SEVERITIES: Record<string, string> = {
  p1: 'SEV-1',
  p2: 'SEV-2',
  p3: 'SEV-3',
  p4: 'SEV-4',
  p5: 'SEV-4',
  high: 'SEV-3',
  low: 'SEV-4',
};

function isPagerDuty(file: SourceFile): boolean {
  const columns = new Columns(headerOf(file)?.headers ?? []);
  const isAdvanced = columns.has('incident_number', 'created_on', 'description');
  return isAdvanced || columns.has('#', 'Service', 'Opened On');
}

function* readIncidents(file: SourceFile, context: ReadContext): Generator<ReadItem> {
  const table = csvTable(file, context.maxRows);
  const read = incidentReader(table, context);
  let count = 0;
  for (const row of table.rows()) {
    count += 1;
    yield* read(row);
  }
  if (count === EXPORT_LIMIT) {
    yield remark(
      'note',
      1,
      file.name,
      'has exactly 20,000 rows, where PagerDuty cuts off: the export may be partial',
    );
  }
}

function incidentReader(table: ReturnType<typeof csvTable>, context: ReadContext) {
  const columns = new Columns(table.headers);
  const timeColumns = columns.indexes('created_on', 'Opened On', 'resolved_on', 'Resolved On');
  const ordered = dateOrderReader(table, timeColumns, context.dateOrder);
  const zone = context.accountZone ?? context.zone;
  const instant = (text: string) => ordered(text, (order) => parseInstant(text, zone, order));
  const cell = {
    id: columns.reader('id', 'incident_number', '#'),
    number: columns.reader('incident_number', '#'),
    title: columns.reader('description', 'title', 'summary'),
    service: columns.reader('service_name', 'Service'),
    created: columns.reader('created_on', 'Opened On'),
    resolved: columns.reader('resolved_on', 'Resolved On'),
    secondsToAck: columns.reader('seconds_to_first_ack'),
    secondsToResolve: columns.reader('seconds_to_resolve'),
    priority: columns.reader('priority', 'priority_name', 'severity'),
    urgency: columns.reader('urgency'),
  };

  return function* readIncident(row: CsvRow): Generator<ReadItem> {
    const { line } = row;
    const id = cell.id(row);
    const number = cell.number(row);
    const what = `Incident ${number ?? id ?? ''}`.trim();
    const times = timesOf(row);
    const problem = row.problem ?? (id === null ? 'it has no id' : typeof times === 'string' ? times : null);
    if (problem !== null || typeof times === 'string') {
      yield remark('reject', line, what, problem ?? 'it has no times');
      return;
    }
    const service = cell.service(row);
    const { severity, note } = severityOf(cell.priority(row), cell.urgency(row));
    yield {
      type: 'row',
      entity: 'incident',
      line,
      sourceId: id,
      key: number === null ? undefined : `INC-${number}`,
      values: {
        title: (cell.title(row) ?? `Incident ${number ?? id} on ${service ?? 'an unnamed service'}`).slice(
          0,
          500,
        ),
      },
      initial: { ...times, severity, status: times.restoredAt ? 'resolved' : 'open' },
      ...(service !== null && { initialRefs: { services: [named(service)] } }),
    };
    if (note) yield remark('note', line, what, note);
  };

  /** The times of an incident, or the sentence that says why they cannot be used. */
  function timesOf(row: CsvRow) {
    const createdText = cell.created(row);
    if (createdText === null) return 'it has no time of creation';
    const created = instant(createdText);
    if ('error' in created) return `Created: ${created.error}`;
    const resolvedText = cell.resolved(row);
    const resolved = resolvedText === null ? null : instant(resolvedText);
    if (resolved && 'error' in resolved) return `Resolved: ${resolved.error}`;
    const restoredAt = resolved?.value ?? after(created.value, cell.secondsToResolve(row));
    if (restoredAt !== null && restoredAt < created.value) return 'it was resolved before it was created';
    const acknowledgedAt = after(created.value, cell.secondsToAck(row));
    return { impactStart: created.value, detectedAt: created.value, acknowledgedAt, restoredAt };
  }
}

/** The instant some seconds later; `null` when there are none or they are negative. */
function after(instant: string, secondsText: string | null): string | null {
  const seconds = secondsText === null ? Number.NaN : Number(plainNumber(secondsText) ?? Number.NaN);
  return seconds >= 0 ? new Date(Date.parse(instant) + seconds * 1000).toISOString() : null;
}

/** Priority if there is one, else urgency: only a first guess that people correct. */
function severityOf(priority: string | null, urgency: string | null): { severity: string; note?: string } {
  const word = (priority ?? '').toLowerCase();
  const named = /^sev-?\s*([1-4])/.exec(word)?.[1];
  if (named) return { severity: `SEV-${named}` };
  const byPriority = SEVERITIES[/^p\s*([1-5])/.exec(word)?.[0].replace(/\s/g, '') ?? ''];
  if (byPriority) return { severity: byPriority };
  const byUrgency = SEVERITIES[(urgency ?? '').toLowerCase()];
  if (byUrgency) return { severity: byUrgency };
  return { severity: 'SEV-3', note: 'has neither a priority nor an urgency; SEV-3 is assumed' };
}
