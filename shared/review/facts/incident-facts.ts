import type {
  Bar,
  BarsChart,
  ChartColour,
  DotsChart,
  StackedChart,
  TrendChart,
} from '../../chart/chart-data.ts';
import { formatInstant, NO_VALUE } from '../../figure/format.ts';
import { percentile } from '../../figure/statistics.ts';
import type { IncidentRow, IncidentSection, PostmortemRow } from '../sections.ts';
import { type FactColumn, type Facts, type Marked, onlyColumns } from './facts.ts';
import { asWords, minutesOr, nameOf, ragMark, shortDate } from './words.ts';

/** Services that a row names; the others are counted. */
const MOST_SERVICES = 3;

function columnsIn(zone: string): readonly FactColumn<IncidentRow>[] {
  const began: FactColumn<IncidentRow> = {
    header: 'Began',
    cell: ({ impactStart }) => formatInstant(impactStart, zone).replace(/ \d{4},/, ''),
    width: '7.75em',
  };
  return [...WHAT, began, ...HOW_LONG, ...BEHIND];
}

const WHAT: readonly FactColumn<IncidentRow>[] = [
  { header: 'Severity', cell: ({ severity }) => severity, width: '4.75em' },
  {
    header: 'Incident',
    cell: ({ key, name }) => keyed(key, name),
    record: ({ id }) => ({ entity: 'incident', id }),
    text: ({ key, name }) => keyed(key, name),
    lines: 2,
  },
  { header: 'Services', cell: fewServices, text: allServices, width: '14%', lines: 2 },
];

const HOW_LONG: readonly FactColumn<IncidentRow>[] = [
  { header: 'Status', cell: ({ status }) => asWords(status), width: '5.75em' },
  {
    header: 'Detect',
    cell: ({ minutesToDetect }) => minutesOr(minutesToDetect),
    width: '5em',
    isNumber: true,
    needs: 'wide',
  },
  {
    header: 'Restore',
    cell: ({ minutesToRestore }) => minutesOr(minutesToRestore),
    width: '6em',
    isNumber: true,
  },
  { header: 'Impact', cell: ({ impactMinutes }) => minutesOr(impactMinutes), width: '6em', isNumber: true },
];

const BEHIND: readonly FactColumn<IncidentRow>[] = [
  { header: 'Cause', cell: causeOf, text: causeOf, width: '8.5em', lines: 2, needs: 'wide' },
  {
    header: 'Commander',
    cell: ({ commander }) => nameOf(commander),
    text: ({ commander }) => nameOf(commander),
    width: '9.5em',
    needs: 'medium',
  },
];

function allServices({ services }: IncidentRow): string {
  return services.map(({ name }) => name).join(', ');
}

function fewServices({ services }: IncidentRow): string {
  const left = services.length - MOST_SERVICES;
  const some = services.slice(0, MOST_SERVICES).map(({ name }) => name);
  return `${some.join(', ')}${left > 0 ? ` and ${left} more` : ''}` || NO_VALUE;
}

const NARROW = ['Severity', 'Incident', 'Began', 'Status', 'Restore', 'Impact'];

type IncidentWords = {
  zone: string;
  title?: string | undefined;
  empty: string;
  /** Fewer columns, for a narrow page. */
  isCompact?: boolean | undefined;
};

/** Incidents as they are shown in a table. */
export function incidentFacts(
  rows: readonly IncidentRow[],
  { zone, title = 'Incidents', empty, isCompact = false }: IncidentWords,
): Facts<IncidentRow> {
  const columns = columnsIn(zone);
  return {
    name: title,
    columns: isCompact ? onlyColumns(columns, NARROW) : columns,
    rows,
    rowKey: ({ id }) => id,
    empty,
  };
}

/** Open ones first, then by severity and start. */
export function incidentsInOrder({ rows, open }: IncidentSection): IncidentRow[] {
  const isOpen = new Set(open.map(({ id }) => id));
  const all = [...open, ...rows.filter(({ id }) => !isOpen.has(id))];
  return all.toSorted(
    (a, b) =>
      Number(isOpen.has(b.id)) - Number(isOpen.has(a.id)) ||
      a.severity.localeCompare(b.severity, 'en') ||
      b.impactStart.localeCompare(a.impactStart, 'en'),
  );
}

/** Incidents a week with behaviour limits. */
export function incidentTrendChart({ trend }: IncidentSection): TrendChart | null {
  if (!trend.points.some(({ value }) => value !== null)) return null;
  return { kind: 'trend', trend, name: 'Incidents a week', measure: { unit: 'count' }, entity: 'incident' };
}

/** Incidents a week by severity, the last `weeks`. */
export function severityChart({ severityTrend }: IncidentSection, weeks = 13): StackedChart | null {
  const series = severityTrend.map(({ severity, points }) => ({ severity, points: points.slice(-weeks) }));
  if (!series.some(({ points }) => points.some(({ value }) => (value ?? 0) > 0))) return null;
  return {
    kind: 'stacked',
    name: 'Incidents a week by severity',
    measure: { unit: 'count' },
    periods: series[0]?.points.map(({ label }) => label) ?? [],
    stacks: series.map(({ severity, points }) => ({
      name: severity,
      colour: severityColour(severity),
      values: points.map(({ value }) => value),
      rows: points.map(({ ids, label }) =>
        ids?.length ? { entity: 'incident', ids, label: `${severity}, ${label}` } : null,
      ),
    })),
  };
}

/** The colour of a severity, from dark to light. */
export function severityColour(severity: string): ChartColour {
  const digit = /[1-4]/.exec(severity)?.[0];
  return digit === '1' ? 'sev1' : digit === '2' ? 'sev2' : digit === '3' ? 'sev3' : 'sev4';
}

/** Every restore time with the median and the 90th percentile. */
export function restoreChart({ restoreTimes }: IncidentSection, most = 400): DotsChart | null {
  if (restoreTimes.length === 0) return null;
  const minutesOf = restoreTimes.map(({ minutes }) => minutes);
  const lines = [
    { label: 'median', minutes: percentile(minutesOf, 0.5) },
    { label: 'p90', minutes: percentile(minutesOf, 0.9) },
  ].flatMap(({ label, minutes }) => (minutes === null ? [] : [{ label, minutes }]));
  return {
    kind: 'dots',
    name: 'Time to restore',
    dots: restoreTimes.slice(-most),
    lines,
    entity: 'incident',
  };
}

/** Incidents by cause, most frequent first. */
export function causesChart({ causes }: IncidentSection, most = 7): BarsChart | null {
  if (causes.length === 0) return null;
  const bars: Bar[] = causes
    .toSorted((a, b) => b.count - a.count)
    .slice(0, most)
    .map(({ label, count, ids }) => ({
      name: label,
      value: count,
      rows: { entity: 'incident', ids, label },
    }));
  return {
    kind: 'bars',
    isFlat: true,
    bars,
    name: 'Incidents by cause',
    measure: { unit: 'count' },
    nameLength: 22,
  };
}

const POSTMORTEMS: readonly FactColumn<PostmortemRow>[] = [
  {
    header: 'Incident',
    cell: ({ name, severity }) => `${severity} ${name}`,
    record: ({ id }) => ({ entity: 'incident', id }),
    text: ({ key, name }) => keyed(key, name),
    lines: 2,
  },
  { header: 'Due', cell: ({ dueOn }) => shortDate(dueOn), width: '4.75em' },
  { header: 'State', cell: postmortemState, width: '10.75em' },
  {
    header: 'Owner',
    cell: ({ owner }) => nameOf(owner),
    text: ({ owner }) => nameOf(owner),
    width: '8.5em',
  },
];

/** Postmortems as they are shown in a table. */
export function postmortemFacts(postmortems: readonly PostmortemRow[]): Facts<PostmortemRow> {
  const rows = postmortems.toSorted(
    (a, b) => Number(b.isOverdue) - Number(a.isOverdue) || a.dueOn.localeCompare(b.dueOn, 'en'),
  );
  return {
    name: 'Postmortems',
    columns: POSTMORTEMS,
    rows,
    rowKey: ({ id }) => id,
    empty: 'No postmortem is due or overdue.',
  };
}

function postmortemState({ publishedOn, isOverdue }: PostmortemRow): Marked {
  if (publishedOn) return ragMark('green', `Published ${shortDate(publishedOn)}`);
  return isOverdue ? ragMark('red', 'Overdue') : ragMark(null, 'Not yet due');
}

function causeOf({ cause, isRecurrence }: IncidentRow): string {
  return `${cause ? asWords(cause) : NO_VALUE}${isRecurrence ? ' (again)' : ''}`;
}

/** `INC-42 Payments down`. */
function keyed(key: string | null, name: string): string {
  return key ? `${key} ${name}` : name;
}
