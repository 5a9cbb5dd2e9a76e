import type { AnyRow, Entity } from '#shared/entity/entity.ts';
import type { Titles } from '#shared/record/record-view.ts';
import type { RowsQuery } from './use-rows.ts';

/** What a view of a list is given: `list-views.ts` names the views. */
export type ListViewProps = {
  entity: Entity;
  /** The list's filters, search and order: another view shows the same rows. */
  query: RowsQuery;
  openId: string | undefined;
  /** Opens a record in the panel beside the view. */
  onOpen: (id: string) => void;
  /** Tells which record the keyboard is on: E, Delete and the tools of the list are for it. */
  onActive: (id: string | undefined) => void;
};

/**
 * What a tool of a list is given: `list-tools.ts` names the tools. The records are the selected ones, else the one that
 * is open or that the keyboard is on.
 */
export type ListToolProps = { ids: readonly string[] };

/** What an extra of a record's panel is given: `record-extras.ts` names the extras. */
export type ExtraProps = { row: AnyRow; titles: Titles };
