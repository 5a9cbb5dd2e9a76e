import { createContext, type ReactNode } from 'react';
import { useWeek } from '../app/use-week.ts';
import { useFileNames } from '../deck/file-names.ts';
import { LazyMenu } from '../design/lazy-menu.tsx';
import type { MenuEntry } from '../design/menu.tsx';
import { type Grid, gridEntries } from './grid-entries.ts';

/** Whether each table offers itself as a file: on the page of a review, not on slides or paper. */
export const HasTableMenus = createContext(false);

type Props = { title: string; grid: () => Grid };

/** What a table can become: pasted, or a file with all its rows. */
export function TableMenu(props: Props) {
  return (
    <LazyMenu label={`${props.title}: copy or save`}>
      {(menu) => <Entries {...props}>{menu}</Entries>}
    </LazyMenu>
  );
}

type EntriesProps = Props & { children: (entries: readonly MenuEntry[]) => ReactNode };

function Entries({ title, grid, children }: EntriesProps) {
  const fileName = useFileNames();
  const { week } = useWeek();
  return children(
    gridEntries({ title, grid, fileName: (end) => fileName(end, { deck: title, week: week.key }) }),
  );
}
