import type { Measured } from '#shared/figure/figure.ts';
import { formatDate, formatNumber, formatPercent, NO_VALUE } from '#shared/figure/format.ts';
import type { EngineerLoad, RotationLoad } from '#shared/oncall/load.ts';
import type { Titles } from '#shared/record/record-view.ts';
import type { Week } from '#shared/time/week.ts';
import { chunksOf, InTurn } from '../app/turns.ts';
import { RagMark } from '../design/badge.tsx';
import { type Column, FactTable } from '../review/blocks/fact-table.tsx';
import { OpenRows, RowsLink } from '../review/blocks/open-rows.tsx';
import styles from './load-tables.module.css';

const ENTITY = 'onCallShift';
/** Rotations drawn together. */
const CHUNK = 8;
const EMPTY = 'No shift began in these weeks. Add shifts, or import them from the paging tool.';

type GridProps = { rotations: readonly RotationLoad[]; weeks: readonly Week[]; limit: number };

/** Pages a shift of each rotation in each week; a week above the limit is marked with a shape and a colour. */
export function RotationGrid({ rotations, weeks, limit }: GridProps) {
  if (rotations.length === 0) return <p className={styles.empty}>{EMPTY}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label="Pages a shift, by rotation and week">
      <table className={styles.grid}>
        <caption className="visually-hidden">Pages a shift, by rotation and week</caption>
        <thead>
          <tr>
            <th scope="col">Rotation</th>
            {weeks.map(({ key, firstDay }) => (
              <th key={key} scope="col" title={`Week from ${formatDate(firstDay)}`}>
                {key.slice(5)}
              </th>
            ))}
          </tr>
        </thead>
        {chunksOf(rotations, CHUNK).map((chunk, index) => (
          <InTurn key={chunk[0]?.rotation} isFirst={index === 0}>
            <tbody>
              {chunk.map(({ rotation, weeks: cells }) => (
                <tr key={rotation}>
                  <th scope="row">{rotation}</th>
                  {cells.map((cell, at) => {
                    const week = weeks[at];
                    const value = cell.pagesPerShift.value;
                    const isAbove = value !== null && value > limit;
                    const isNear = value !== null && !isAbove && value > limit * 0.7;
                    const label = `${rotation}, ${week?.key ?? ''}`;
                    return (
                      <td
                        key={week?.key}
                        data-load={isAbove ? 'above' : isNear ? 'near' : undefined}
                        title={
                          cell.pagesPerShift.reason ??
                          `${label}: ${formatNumber(value ?? 0, { max: 1 })} pages a shift, ${cell.shifts} shifts`
                        }
                      >
                        <RowsLink rows={{ entity: ENTITY, ids: cell.ids, label }}>
                          {isAbove && (
                            <span className={styles.mark}>
                              ▲<span className="visually-hidden">above the limit </span>
                            </span>
                          )}
                          {value === null ? NO_VALUE : formatNumber(value, { max: 1 })}
                        </RowsLink>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </InTurn>
        ))}
      </table>
    </section>
  );
}

type Load = RotationLoad | EngineerLoad;

function nameOf(load: Load, names: Titles | null = null): string {
  if ('rotation' in load) return load.rotation;
  if (load.personId === null) return 'Nobody named';
  return names?.[load.personId] ?? 'Name hidden';
}

function shared<Row extends Load>(label: (row: Row) => string): Column<Row>[] {
  const link = (row: Row, text: string, what: string, ids = row.ids) => (
    <RowsLink rows={{ entity: ENTITY, ids, label: `${label(row)}, ${what}` }}>{text}</RowsLink>
  );
  return [
    {
      header: 'Shifts',
      cell: (row) => link(row, formatNumber(row.shifts), 'shifts'),
      width: '4em',
      isNumber: true,
    },
    {
      header: 'Pages',
      cell: (row) => link(row, row.pages === null ? NO_VALUE : formatNumber(row.pages), 'pages'),
      text: ({ pagesPerShift }) => pagesPerShift.reason ?? '',
      width: '4.5em',
      isNumber: true,
    },
    {
      header: 'A shift',
      cell: (row) => link(row, decimal(row.pagesPerShift), 'pages a shift'),
      text: ({ pagesPerShift }) => pagesPerShift.reason ?? '',
      width: '4.75em',
      isNumber: true,
    },
    {
      header: 'Above limit',
      cell: (row) =>
        row.aboveLimit.length === 0
          ? '0'
          : link(row, formatNumber(row.aboveLimit.length), 'above the limit', row.aboveLimit),
      width: '6.25em',
      isNumber: true,
    },
    {
      header: 'Actionable',
      cell: (row) => link(row, share(row.precision), 'actionable pages'),
      text: ({ precision }) => precision.reason ?? '',
      width: '5.75em',
      isNumber: true,
    },
    {
      header: 'Out of hours',
      cell: (row) => link(row, share(row.outOfHours), 'pages out of hours'),
      text: ({ outOfHours }) => outOfHours.reason ?? '',
      width: '6.5em',
      isNumber: true,
    },
    {
      header: 'Toil',
      cell: (row) => link(row, share(row.toil), 'toil'),
      text: ({ toil }) => toil.reason ?? '',
      width: '4em',
      isNumber: true,
    },
  ];
}

const ROTATIONS: readonly Column<RotationLoad>[] = [
  { header: 'Rotation', cell: (row) => nameOf(row), text: (row) => nameOf(row) },
  ...shared<RotationLoad>((row) => row.rotation),
];

export function RotationHealth({ rotations }: { rotations: readonly RotationLoad[] }) {
  return (
    <FactTable
      name="Rotations, most paged first"
      isTitled={false}
      columns={ROTATIONS}
      rows={rotations}
      rowKey={({ rotation }) => rotation}
      empty={EMPTY}
    />
  );
}

type EngineerProps = {
  engineers: readonly EngineerLoad[] /** `null` where names are hidden. */;
  names: Titles | null;
};

/** Pages, nights and toil by engineer. The rows name the engineer, so hidden names open none. */
export function EngineerTable({ engineers, names }: EngineerProps) {
  const label = (row: EngineerLoad) => nameOf(row, names);
  const columns: Column<EngineerLoad>[] = [
    { header: 'Engineer', cell: label, text: label },
    ...shared<EngineerLoad>(label),
    {
      header: 'Load',
      cell: ({ pages }) => <Share pages={pages} most={engineers[0]?.pages ?? 0} />,
      width: '8em',
      needs: 'wide',
    },
  ];
  const table = (
    <FactTable
      name="Engineers, most paged first"
      isTitled={false}
      columns={columns}
      rows={engineers}
      rowKey={({ personId }) => personId ?? ''}
      limit={50}
      empty={EMPTY}
    />
  );
  return names === null ? <OpenRows value={null}>{table}</OpenRows> : table;
}

function Share({ pages, most }: { pages: number | null; most: number }) {
  if (pages === null || most === 0) return <RagMark rag={null} />;
  return (
    <span className={styles.bar} aria-hidden="true">
      <span style={{ width: `${(pages / most) * 100}%` }} />
    </span>
  );
}

function decimal({ value }: Measured): string {
  return value === null ? NO_VALUE : formatNumber(value, { min: 1, max: 1 });
}

function share({ value }: Measured): string {
  return value === null ? NO_VALUE : formatPercent(value, { max: 0 });
}
