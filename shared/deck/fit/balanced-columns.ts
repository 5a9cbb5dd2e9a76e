import type { FactColumn } from '../../review/facts/facts.ts';
import { columnRooms, measuredWords, type Room, SMALL, shownColumns } from './fitted-rows.ts';
import { textWidth } from './text-width.ts';

type Worded<Row, Cell> = Omit<FactColumn<Row>, 'cell'> & { cell: (row: Row) => Cell };

/** Lines of small letters in a column that are too many, and so few that it can give way to others. */
const [CROWDED, ROOMY] = [5, 2];
/** No column gets narrower than this share of its own width. */
const LEAST = 0.6;

/**
 * Columns of a list with room for its texts: where one is so narrow that its longest text would stand in a tower of
 * short lines, those with long texts share their room by how long these are. Others stay as they are.
 */
export function balancedColumns<Row>(
  columns: readonly FactColumn<Row>[],
  rows: readonly Row[],
  room: Room,
): readonly FactColumn<Row>[] {
  return balanced(columns, rows, room, measuredWords);
}

/** As `balancedColumns`, for cells of any kind that `wordsOf` puts into words. */
export function balanced<Row, Cell, Column extends Worded<Row, Cell>>(
  all: readonly Column[],
  rows: readonly Row[],
  room: Room,
  wordsOf: (cell: Cell) => string,
): readonly Column[] {
  const shown = shownColumns(all, room);
  const rooms = columnRooms(shown, room);
  const isSurelyRoomy = ({ cell, isNumber, isDrawn }: Column, index: number) =>
    isNumber ||
    isDrawn ||
    rows.every((row) => wordsOf(cell(row)).length <= lettersIn(rooms[index]?.text ?? 0, room.font));
  // Letters are counted in a moment; few lists have to be measured.
  if (shown.every(isSurelyRoomy)) return all;
  const needs = shown.map(({ cell, isNumber, isDrawn, indent }, index) => {
    if (isNumber || isDrawn) return 0;
    const widths = rows.map((row) => {
      const words = textWidth(wordsOf(cell(row)), room.font * SMALL);
      return words + (indent?.(row) ?? 0) * room.font * (words / (rooms[index]?.text ?? words));
    });
    return Math.max(0, ...widths);
  });
  const lines = needs.map((need, index) => need / (rooms[index]?.text ?? 1));
  if (Math.max(0, ...lines) <= CROWDED) return all;
  const wanting = shown.map(({ width, isNumber, isDrawn }, index) =>
    Boolean(!isNumber && !isDrawn && (width === undefined || (lines[index] ?? 0) > ROOMY)),
  );
  const widths = sharedRoom(
    rooms.map(({ text }) => text),
    needs,
    wanting,
  );
  return all.map((column) => {
    const index = shown.indexOf(column);
    if (!wanting[index]) return column;
    const { text = 0, around = 0 } = rooms[index] ?? {};
    return { ...column, width: `${((widths[index] ?? text) + around) / room.font}em` };
  });
}

/** Letters, of the widest there are, that surely do not crowd a column. */
function lettersIn(width: number, font: number): number {
  return (CROWDED * width) / (font * SMALL * WIDEST);
}

const WIDEST = 1.05;

/** The widths of the columns that want room, which they share by their needs. */
function sharedRoom(
  widths: readonly number[],
  needs: readonly number[],
  wanting: readonly boolean[],
): number[] {
  const sum = (values: readonly number[]) =>
    values.reduce((all, value, index) => all + (wanting[index] ? value : 0), 0);
  const least = widths.map((width) => width * LEAST);
  const free = sum(widths) - sum(least);
  const missing = needs.map((need, index) =>
    Math.max(0, need * (sum(widths) / sum(needs)) - (least[index] ?? 0)),
  );
  return widths.map((width, index) =>
    wanting[index] ? (least[index] ?? 0) + (free * (missing[index] ?? 0)) / Math.max(1, sum(missing)) : width,
  );
}
