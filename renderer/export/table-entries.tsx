import type { ReactNode } from 'react';
import { useWeek } from '../app/use-week.ts';
import { useFileNames } from '../deck/file-names.ts';
import type { MenuEntry } from '../design/menu.tsx';
import { gridEntries } from './grid-entries.ts';
import type { TableMenuProps } from './table-menu.tsx';

type Props = TableMenuProps & { children: (entries: readonly MenuEntry[]) => ReactNode };

/** The entries of a table's menu, loaded when one is opened first. */
export function TableEntries({ title, grid, children }: Props) {
  const fileName = useFileNames();
  const { week } = useWeek();
  return children(
    gridEntries({ title, grid, fileName: (end) => fileName(end, { deck: title, week: week.key }) }),
  );
}
