import type { Rag } from '#shared/figure/figure.ts';
import { formatCount, formatDate, NO_VALUE } from '#shared/figure/format.ts';
import { durationText } from '#shared/figure/measure.ts';
import type { CoverageCell, CoverageLine } from '#shared/resilience/coverage.ts';
import { exercise } from '#shared/resilience/exercise.ts';
import { RagMark } from '../design/badge.tsx';
import { type Column, FactTable } from '../review/blocks/fact-table.tsx';
import { RecordName, RowsLink } from '../review/blocks/open-rows.tsx';
import styles from './coverage-grid.module.css';

/** Services by kind of exercise, as a table of what the last one showed. */
export function CoverageGrid({ lines }: { lines: readonly CoverageLine[] }) {
  return (
    <FactTable
      name="Services by kind of exercise"
      isTitled={false}
      columns={COLUMNS}
      rows={lines}
      limit={100}
      rowKey={({ service }) => service.id}
      empty="No service has tier 1 or 2 yet. Set the tier of a service to see how it is exercised."
    />
  );
}

const COLUMNS: readonly Column<CoverageLine>[] = [
  {
    header: 'Service',
    cell: ({ service }) => (
      <RecordName entity="service" id={service.id}>
        {service.name}
      </RecordName>
    ),
    text: ({ service }) => service.name,
  },
  { header: 'Tier', cell: ({ service }) => service.tier ?? NO_VALUE, width: '3.25em', isNumber: true },
  ...exercise.fields.kind.choices.map(
    ({ value, label }, at): Column<CoverageLine> => ({
      header: label,
      cell: ({ service, cells }) => {
        const cell = cells[at];
        return cell && <Cell cell={cell} label={`${label}, ${service.name}`} />;
      },
      text: ({ cells }) => {
        const cell = cells.find(({ kind }) => kind === value);
        return cell ? wordsOf(cell) : '';
      },
      width: '20%',
    }),
  ),
];

function Cell({ cell, label }: { cell: CoverageCell; label: string }) {
  const { last, overdue, ids } = cell;
  const { rag, word } = stateOf(cell);
  const rows = overdue.length > 0 ? overdue.map(({ id }) => id) : last ? [last.id] : ids;
  return (
    <span className={styles.cell}>
      <RowsLink rows={{ entity: exercise.name, ids: rows, label }}>
        <RagMark rag={rag} word={word} />
      </RowsLink>
      <span className={styles.facts}>
        {factsOf(cell).map((fact) => (
          <span key={fact}>{fact} </span>
        ))}
      </span>
    </span>
  );
}

function stateOf({ last, verdict, isStale, overdue, next }: CoverageCell): { rag: Rag | null; word: string } {
  if (overdue.length > 0) return { rag: 'red', word: 'Overdue' };
  if (last === null) return { rag: null, word: next === null ? 'None held' : `Planned ${formatDate(next)}` };
  if (last.outcome === 'failed') return { rag: 'red', word: 'Failed' };
  if (verdict === 'failed')
    return { rag: 'amber', word: last.outcome === 'partial' ? 'Partly' : 'Missed targets' };
  if (isStale) return { rag: 'amber', word: 'Too long ago' };
  return verdict === 'succeeded' ? { rag: 'green', word: 'Passed' } : { rag: null, word: 'Incomplete' };
}

function factsOf({ last, rto, rpo, overdue }: CoverageCell): string[] {
  const since = overdue[0]?.plannedOn;
  if (since) return [`planned for ${formatDate(since)}`];
  if (last === null) return [];
  const parts = [last.heldOn ? formatDate(last.heldOn) : ''];
  if (rto.achieved !== null || rto.target !== null) parts.push(objectiveText('RTO', rto));
  if (rpo.achieved !== null || rpo.target !== null) parts.push(objectiveText('RPO', rpo));
  return parts.filter(Boolean);
}

/** `RTO 45 min of 1 h`. */
function objectiveText(name: string, { achieved, target }: CoverageCell['rto']): string {
  const done = achieved === null ? 'not measured' : durationText(achieved);
  return target === null ? `${name} ${done}` : `${name} ${done} of ${durationText(target)}`;
}

function wordsOf(cell: CoverageCell): string {
  const { last, overdue, next, age } = cell;
  return [
    last
      ? `${last.title}: ${stateOf(cell).word.toLowerCase()}. ${factsOf(cell).join(' · ')}`
      : 'None was held.',
    age === null ? '' : `${formatCount(age, 'day', 'days')} ago.`,
    ...overdue.map(({ title, plannedOn }) => `Overdue since ${formatDate(plannedOn ?? '')}: ${title}.`),
    next === null ? '' : `Next planned for ${formatDate(next)}.`,
  ]
    .filter(Boolean)
    .join('\n');
}
