import { useRef } from 'react';
import type { AnyRow, Entity } from '#shared/entity/entity.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { useWorkspace } from '../app/queries.ts';
import { type FieldContext, fieldText } from '../format/field-text.ts';
import { type Column, LETTER } from './columns.ts';
import { fieldContext } from './use-context.ts';
import type { Rows } from './use-rows.ts';

/** Before the first column and after the last, in rem. */
const [CHECK_BOX, END] = [2.25, 0.75];
/** Rows that are looked at for how much room a column could use: about those in sight. */
const LOOKED_AT = 40;
/** Around the words of a cell, in rem; and no column is wider for its texts, nor a title narrower where there is room. */
const [PADDING, WIDEST, TITLE] = [1.25, 42, 24];
/** What the texts of another column have before the title is whole, and what each may have besides, in rem. */
const [FIRST, EASE] = [14, 4];

/** The tracks of a list's grid, and what all of them take at least. */
export type Tracks = { template: string; least: string };

/**
 * Each column has at least the room its kind needs. What is left over goes to the texts of the other columns first, then
 * to the title until it is whole, then to all alike for a little air; a wide window is then left empty at its end, so that
 * a row can be read across.
 */
export function useTracks(entity: Entity, columns: readonly Column[], rows: Rows): Tracks {
  const wanted = useWanted(entity, columns, rows);
  const main = entity.subject ?? entity.title;
  const wholeOf = ({ name, least }: Column) => Math.max(least, wanted.get(name) ?? least);
  const wantOf = (column: Column) =>
    column.chosen ??
    (column.name === main ? wholeOf(column) : Math.max(column.least, Math.min(FIRST, wholeOf(column))));
  const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, CHECK_BOX + END);
  const all = sum(columns.map(wantOf));
  const others = sum(columns.filter(({ name }) => name !== main).map(wantOf));
  const tracks = columns.map((column) => {
    if (column.chosen !== undefined) return `${column.chosen}rem`;
    const want = wantOf(column);
    const ease = wholeOf(column) - want + (isSteady(column) ? 0 : EASE);
    const most = `calc(${want}rem + clamp(0rem, (100cqw - ${all}rem) / ${columns.length}, ${ease}rem))`;
    return column.name === main
      ? `clamp(${column.least}rem, 100cqw - ${others}rem, ${most})`
      : `minmax(${column.least}rem, ${most})`;
  });
  return {
    template: `${CHECK_BOX}rem ${tracks.join(' ')}`,
    least: `${sum(columns.map(({ chosen, least }) => chosen ?? least))}rem`,
  };
}

/** Air before a number only takes it away from its head. */
function isSteady({ name, isNumeric }: Column): boolean {
  return isNumeric || name === 'key';
}

type Wanted = ReadonlyMap<string, number>;
const NOTHING: Wanted = new Map();

/** Found once for a choice of columns: a list whose columns moved at every order and search could not be read. */
function useWanted(entity: Entity, columns: readonly Column[], rows: Rows): Wanted {
  const { settings } = useWorkspace();
  const kept = useRef<{ of: string; wanted: Wanted }>(undefined);
  const of = [entity.name, ...columns.map(({ name }) => name)].join(' ');
  if (kept.current?.of !== of && rows.of !== null && rows.total > 0) {
    const first = Array.from({ length: Math.min(LOOKED_AT, rows.total) }, (_, index) => rows.rowAt(index))
      .filter((row) => row !== undefined)
      .map((row) => ({ row, context: fieldContext(row, settings) }));
    const widthOf = (column: Column) => {
      const texts = first.map(({ row, context }) => cellText(column, row, context, rows.titles));
      const letters = Math.max(0, ...texts.map(({ length }) => length));
      return Math.min(WIDEST, letters * LETTER + PADDING);
    };
    const main = entity.subject ?? entity.title;
    kept.current = {
      of,
      wanted: new Map(
        columns.map((column) => [column.name, Math.max(widthOf(column), column.name === main ? TITLE : 0)]),
      ),
    };
  }
  return kept.current?.of === of ? kept.current.wanted : NOTHING;
}

/** What is not a field is a time, for which its column has room, but for the key and the source. */
function cellText(column: Column, row: AnyRow, context: FieldContext, titles: Titles): string {
  if (column.field) return fieldText(column.field, column.read(row), context, titles);
  return column.name === 'key' || column.name === 'source' ? (row[column.name] ?? '') : '';
}
