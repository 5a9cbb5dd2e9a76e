import { ClipboardCopy, Ellipsis, Image, Play } from 'lucide-react';
import type { Audience } from '#shared/entity/field.ts';
import { core, shell } from '../app/client.ts';
import { attempt } from '../app/failure.ts';
import { IconButton } from '../design/button.tsx';
import { Menu } from '../design/menu.tsx';
import { notify } from '../design/toast.tsx';
import type { FileExport } from './export-file.ts';
import { useFileNames } from './file-names.ts';

type Props = {
  deck: { week: string; deck: string; audience: Audience };
  title: string;
  page: number;
  exporting: FileExport;
  onPresent: () => void;
};

/** What one page of a deck can become: a picture in the clipboard or in a file. */
export function SlideMenu({ deck, title, page, exporting, onPresent }: Props) {
  const fileName = useFileNames();
  const copy = () =>
    attempt(async () => {
      notify({ title: `Drawing page ${page}…` });
      await shell.clipboard.write(await core.exporting.slidePicture({ ...deck, page }));
      notify({ title: `Page ${page} is copied as a picture.` });
    });
  const named = { deck: `${title} ${page}`, week: deck.week, profile: deck.audience };
  const save = () =>
    exporting.start({
      title: `Save page ${page} as PNG`,
      file: { suggestedName: fileName('png', named), filter: { name: 'PNG', extensions: ['png'] } },
      write: (path, signal) => core.exporting.deckPictures({ ...deck, page, path }, { signal }),
    });
  return (
    <Menu
      align="end"
      trigger={<IconButton icon={Ellipsis} size="s" variant="secondary" label={`Page ${page}: more`} />}
      entries={[
        { label: 'Present from here', icon: Play, onSelect: onPresent },
        { label: 'Copy as picture', icon: ClipboardCopy, onSelect: () => void copy() },
        { label: 'Save as PNG…', icon: Image, onSelect: () => void save() },
      ]}
    />
  );
}
