import { createContext, lazy } from 'react';
import { LazyMenu } from '../design/lazy-menu.tsx';
import type { Grid } from './grid-entries.ts';

// Tables are drawn where there is no core to ask too, e.g. on paper.
const TableEntries = lazy(() =>
  import('./table-entries.tsx').then((menu) => ({ default: menu.TableEntries })),
);

/** Whether each table offers itself as a file: on the page of a review, not on slides or paper. */
export const HasTableMenus = createContext(false);

export type TableMenuProps = { title: string; grid: () => Grid };

/** What a table can become: pasted, or a file with all its rows. */
export function TableMenu(props: TableMenuProps) {
  return (
    <LazyMenu label={`${props.title}: copy or save`}>
      {(menu) => <TableEntries {...props}>{menu}</TableEntries>}
    </LazyMenu>
  );
}
