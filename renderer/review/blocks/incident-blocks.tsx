import { formatDate, formatInstant, NO_VALUE } from '#shared/figure/format.ts';
import { percentile } from '#shared/figure/statistics.ts';
import type { ActionRow, IncidentRow, IncidentSection, PostmortemRow } from '#shared/review/sections.ts';
import { countText, durationText } from '../../charts/axis.ts';
import { type Bar, flatBarsSpec, severityName, stackedSpec } from '../../charts/bars.ts';
import { dotsSpec } from '../../charts/dots.ts';
import type { ChartSpec } from '../../charts/spec.ts';
import { trendSpec } from '../../charts/trend.ts';
import { RagMark } from '../../design/badge.tsx';
import { type Column, FactTable } from './fact-table.tsx';
import { RecordName } from './open-rows.tsx';
import { asWords, nameOf } from './words.tsx';

function incidentColumns(zone: string): readonly Column<IncidentRow>[] {
  return [
    { header: 'Severity', cell: ({ severity }) => severity, width: '4.75em' },
    {
      header: 'Incident',
      cell: ({ id, key, name }) => (
        <RecordName entity="incident" id={id}>
          {key ? `${key} ` : ''}
          {name}
        </RecordName>
      ),
      text: ({ key, name }) => [key, name].filter(Boolean).join(' '),
      lines: 2,
    },
    {
      header: 'Services',
      cell: ({ services }) => services.map(({ name }) => name).join(', ') || NO_VALUE,
      text: ({ services }) => services.map(({ name }) => name).join(', '),
      width: '15%',
      lines: 2,
    },
    {
      header: 'Began',
      cell: ({ impactStart }) => formatInstant(impactStart, zone).replace(/ \d{4},/, ''),
      width: '8em',
    },
    { header: 'Status', cell: ({ status }) => asWords(status), width: '6.25em' },
    {
      header: 'Detect',
      cell: ({ minutesToDetect }) => minutes(minutesToDetect),
      width: '5.25em',
      isNumber: true,
      needs: 'wide',
    },
    {
      header: 'Restore',
      cell: ({ minutesToRestore }) => minutes(minutesToRestore),
      width: '6em',
      isNumber: true,
    },
    { header: 'Impact', cell: ({ impactMinutes }) => minutes(impactMinutes), width: '6em', isNumber: true },
    { header: 'Cause', cell: causeOf, text: causeOf, width: '8.5em', lines: 2, needs: 'wide' },
    {
      header: 'Commander',
      cell: ({ commander }) => nameOf(commander),
      text: ({ commander }) => nameOf(commander),
      width: '9.5em',
      needs: 'medium',
    },
  ];
}

type TableProps = {
  rows: readonly IncidentRow[];
  zone: string;
  limit?: number;
  title?: string;
  empty: string;
  /** Fewer columns, for a narrow page. */
  isCompact?: boolean;
};

const NARROW = new Set(['Severity', 'Incident', 'Began', 'Status', 'Restore', 'Impact']);

export function IncidentTable({
  rows,
  zone,
  limit,
  title = 'Incidents',
  empty,
  isCompact = false,
}: TableProps) {
  return (
    <FactTable
      name={title}
      columns={incidentColumns(zone).filter(({ header }) => !isCompact || NARROW.has(header))}
      rows={rows}
      limit={limit}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
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
export function incidentTrendSpec({ trend }: IncidentSection): ChartSpec | null {
  if (!trend.points.some(({ value }) => value !== null)) return null;
  return trendSpec(trend, { name: 'Incidents a week', measure: { unit: 'count' }, entity: 'incident' });
}

/** Incidents a week by severity, the last `weeks`. */
export function severitySpec({ severityTrend }: IncidentSection, weeks = 13): ChartSpec | null {
  const series = severityTrend.map(({ severity, points }) => ({ severity, points: points.slice(-weeks) }));
  if (!series.some(({ points }) => points.some(({ value }) => (value ?? 0) > 0))) return null;
  const periods = series[0]?.points.map(({ label }) => label) ?? [];
  return stackedSpec(
    periods,
    series.map(({ severity, points }) => ({
      name: severity,
      colour: severityName(severity),
      values: points.map(({ value }) => value),
      rows: points.map(({ ids, label }) =>
        ids?.length ? { entity: 'incident', ids, label: `${severity}, ${label}` } : null,
      ),
    })),
    { name: 'Incidents a week by severity', measure: { unit: 'count' } },
  );
}

/** Every restore time with the median and the 90th percentile. */
export function restoreSpec({ restoreTimes }: IncidentSection, most = 400): ChartSpec | null {
  if (restoreTimes.length === 0) return null;
  const minutesOf = restoreTimes.map(({ minutes }) => minutes);
  const lines = [
    { label: 'median', minutes: percentile(minutesOf, 0.5) },
    { label: 'p90', minutes: percentile(minutesOf, 0.9) },
  ].flatMap(({ label, minutes }) => (minutes === null ? [] : [{ label, minutes }]));
  return dotsSpec(restoreTimes.slice(-most), lines, 'incident');
}

/** Incidents by cause, most frequent first. */
export function causesSpec({ causes }: IncidentSection, most = 7): ChartSpec | null {
  if (causes.length === 0) return null;
  const bars: Bar[] = causes
    .toSorted((a, b) => b.count - a.count)
    .slice(0, most)
    .map(({ label, count, ids }) => ({
      name: label,
      value: count,
      rows: { entity: 'incident', ids, label },
    }));
  return flatBarsSpec(bars, { name: 'Incidents by cause', measure: { unit: 'count' }, nameLength: 22 });
}

const POSTMORTEMS: readonly Column<PostmortemRow>[] = [
  {
    header: 'Incident',
    cell: ({ id, name, severity }) => (
      <RecordName entity="incident" id={id}>
        {severity} {name}
      </RecordName>
    ),
    text: ({ key, name }) => [key, name].filter(Boolean).join(' '),
    lines: 2,
  },
  { header: 'Due', cell: ({ dueOn }) => shortDate(dueOn), width: '4.75em' },
  { header: 'State', cell: (row) => <PostmortemState {...row} />, width: '11.5em' },
  { header: 'Owner', cell: ({ owner }) => nameOf(owner), text: ({ owner }) => nameOf(owner), width: '8.5em' },
];

function PostmortemState({ publishedOn, isOverdue }: PostmortemRow) {
  if (publishedOn) return <RagMark rag="green" word={`Published ${shortDate(publishedOn)}`} />;
  return isOverdue ? <RagMark rag="red" word="Overdue" /> : <RagMark rag={null} word="Not yet due" />;
}

export function PostmortemTable({ rows, limit }: { rows: readonly PostmortemRow[]; limit?: number }) {
  const sorted = rows.toSorted(
    (a, b) => Number(b.isOverdue) - Number(a.isOverdue) || a.dueOn.localeCompare(b.dueOn, 'en'),
  );
  return (
    <FactTable
      name="Postmortems"
      columns={POSTMORTEMS}
      rows={sorted}
      limit={limit}
      rowKey={({ id }) => id}
      empty="No postmortem is due or overdue."
    />
  );
}

const ACTIONS: readonly Column<ActionRow>[] = [
  { header: 'Priority', cell: ({ priority }) => priority, width: '3.9em' },
  {
    header: 'Action',
    cell: ({ id, key, name }) => (
      <RecordName entity="actionItem" id={id}>
        {key ? `${key} ` : ''}
        {name}
      </RecordName>
    ),
    text: ({ key, name }) => [key, name].filter(Boolean).join(' '),
    lines: 2,
  },
  {
    header: 'Owner',
    cell: ({ owner, team }) => nameOf(owner ?? team),
    text: ({ owner, team }) => nameOf(owner ?? team),
    width: '9.5em',
  },
  {
    header: 'Promised for',
    cell: ({ committedDueOn }) => (committedDueOn ? shortDate(committedDueOn) : NO_VALUE),
    width: '6.5em',
  },
  {
    header: 'Days late',
    cell: ({ daysOverdue }) => (daysOverdue > 0 ? countText(daysOverdue) : NO_VALUE),
    width: '5em',
    isNumber: true,
  },
  {
    header: 'Moved',
    cell: ({ moves }) => (moves > 0 ? `${moves}×` : NO_VALUE),
    width: '4em',
    isNumber: true,
  },
];

type ActionProps = { rows: readonly ActionRow[]; title: string; limit?: number; empty: string };

export function ActionTable({ rows, title, limit, empty }: ActionProps) {
  return (
    <FactTable
      name={title}
      columns={ACTIONS}
      rows={rows}
      limit={limit}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}

/** Open actions by how long they are overdue or open. */
export function ageingSpec(
  ageing: readonly { bucket: string; count: number; ids: readonly string[] }[],
): ChartSpec | null {
  if (!ageing.some(({ count }) => count > 0)) return null;
  const bars = ageing.map(({ bucket, count, ids }) => ({
    name: bucket,
    value: count,
    rows: { entity: 'actionItem', ids, label: bucket },
  }));
  return flatBarsSpec(bars, { name: 'Open actions by age', measure: { unit: 'count' }, nameLength: 20 });
}

/** `23 Nov`, with the year left to the header. */
export function shortDate(date: string): string {
  return formatDate(date.slice(0, 10)).replace(/ \d{4}$/, '');
}

function minutes(value: number | null): string {
  return value === null ? NO_VALUE : durationText(value);
}

function causeOf({ cause, isRecurrence }: IncidentRow): string {
  return `${cause ? asWords(cause) : NO_VALUE}${isRecurrence ? ', again' : ''}`;
}
