import type { BarsChart } from '../../chart/chart-data.ts';
import { NO_VALUE } from '../../figure/format.ts';
import { countText } from '../../figure/measure.ts';
import type { ActionRow } from '../sections.ts';
import { type FactColumn, type Facts, onlyColumns } from './facts.ts';
import { nameOf, shortDate } from './words.ts';

const named = ({ key, name }: ActionRow) => (key ? `${key} ${name}` : name);

const COLUMNS: readonly FactColumn<ActionRow>[] = [
  { header: 'Priority', cell: ({ priority }) => priority, width: '4.6em' },
  {
    header: 'Action',
    cell: named,
    record: ({ id }) => ({ entity: 'actionItem', id }),
    text: named,
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
    width: '4.6em',
    isNumber: true,
  },
];

/** What there is to say of actions that are not late. */
const DUE_COLUMNS = onlyColumns(COLUMNS, ['Priority', 'Action', 'Owner', 'Promised for']);

/** Actions as they are shown in a table; without how late they are where they only fall due. */
export function actionFacts(
  rows: readonly ActionRow[],
  { title, empty, isDue = false }: { title: string; empty: string; isDue?: boolean },
): Facts<ActionRow> {
  return { name: title, columns: isDue ? DUE_COLUMNS : COLUMNS, rows, rowKey: ({ id }) => id, empty };
}

/** Open actions by how long they are overdue or open. */
export function ageingChart(
  ageing: readonly { bucket: string; count: number; ids: readonly string[] }[],
): BarsChart | null {
  if (!ageing.some(({ count }) => count > 0)) return null;
  const bars = ageing.map(({ bucket, count, ids }) => ({
    name: bucket,
    value: count,
    rows: { entity: 'actionItem', ids, label: bucket },
  }));
  return {
    kind: 'bars',
    isFlat: true,
    bars,
    name: 'Open actions by age',
    measure: { unit: 'count' },
    nameLength: 20,
  };
}
