import { Copy, Image } from 'lucide-react';
import type { ReactNode } from 'react';
import { shell } from '../app/client.ts';
import { attempt } from '../app/failure.ts';
import { useWeek } from '../app/use-week.ts';
import { chartPicture } from '../charts/chart-picture.ts';
import { useFileNames } from '../deck/file-names.ts';
import { base64Of } from '../design/base64.ts';
import type { MenuEntry } from '../design/menu.tsx';
import { notify } from '../design/toast.tsx';
import type { ChartMenuProps } from './chart-menu.tsx';
import { gridEntries } from './grid-entries.ts';
import { saveMade } from './save-made.ts';

type Props = ChartMenuProps & { children: (entries: readonly MenuEntry[]) => ReactNode };

/** The entries of a chart's menu, loaded when one is opened first. */
export function ChartEntries({ title, spec, height, figure, children }: Props) {
  const fileName = useFileNames();
  const { week } = useWeek();
  const nameOf = (end: string) => fileName(end, { deck: title, week: week.key });
  const draw = async () => {
    const width = Math.max(480, figure.current?.clientWidth ?? 0);
    return await base64Of(await chartPicture({ title, spec, width, height }));
  };
  const copy = () =>
    attempt(async () => {
      await shell.clipboard.write({ png: await draw() });
      notify({ title: `“${title}” is copied as a picture.` });
    });
  const save = () =>
    saveMade({
      title: `Save “${title}” as PNG`,
      suggestedName: nameOf('png'),
      filter: { name: 'PNG', extensions: ['png'] },
      make: async () => ({ base64: await draw() }),
    });
  return children([
    { label: 'Copy as picture', icon: Copy, onSelect: () => void copy() },
    { label: 'Save as PNG…', icon: Image, onSelect: () => void save() },
    'separator',
    ...gridEntries({ title, fileName: nameOf, grid: () => spec.table }),
  ]);
}
