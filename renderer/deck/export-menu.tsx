import { CalendarDays, ClipboardCopy, Download } from 'lucide-react';
import type { DeckFormat } from '#shared/contract/contract.ts';
import type { Audience } from '#shared/entity/field.ts';
import { core, shell } from '../app/client.ts';
import { attempt } from '../app/failure.ts';
import { Button } from '../design/button.tsx';
import { Menu } from '../design/menu.tsx';
import { notify } from '../design/toast.tsx';
import { fileNameOf, type useFileExport } from './export-file.ts';

type Wanted = {
  week: string;
  deck: string;
  audience: Audience /** Of the file, without its end. */;
  name: string;
};
type Props = Wanted & { exporting: ReturnType<typeof useFileExport>; isDisabled: boolean };

const FORMATS: readonly { format: DeckFormat; label: string; end: string }[] = [
  { format: 'pptx', label: 'PowerPoint', end: 'pptx' },
  { format: 'markdown', label: 'Markdown', end: 'md' },
  { format: 'html', label: 'HTML for e-mail', end: 'html' },
  { format: 'csv', label: 'Figures as CSV', end: 'csv' },
  { format: 'json', label: 'Figures and slides as JSON', end: 'json' },
];

/** A deck in other formats than PDF, to a file or the clipboard, and its dates as a calendar. */
export function DeckExportMenu({ exporting, isDisabled, name, ...deck }: Props) {
  const save = ({ format, label, end }: (typeof FORMATS)[number]) =>
    void exporting.start({
      title: `Export the deck: ${label}`,
      suggestedName: fileNameOf(end, name),
      filter: { name: label, extensions: [end] },
      write: (path, signal) => core.exporting.deckFile({ ...deck, format, path }, { signal }),
    });
  return (
    <Menu
      align="end"
      trigger={
        <Button icon={Download} disabled={isDisabled}>
          Export as
        </Button>
      }
      entries={[
        ...FORMATS.map((one) => ({ label: `${one.label}…`, icon: Download, onSelect: () => save(one) })),
        'separator',
        { label: 'Copy for e-mail', icon: ClipboardCopy, onSelect: () => void copyForMail(deck) },
        { label: 'Copy as Markdown', icon: ClipboardCopy, onSelect: () => void copyMarkdown(deck) },
        'separator',
        {
          label: 'Due dates as calendar…',
          icon: CalendarDays,
          onSelect: () => void saveCalendar(deck.audience),
        },
      ]}
    />
  );
}

type Deck = Omit<Wanted, 'name'>;

async function copyForMail(deck: Deck): Promise<void> {
  await attempt(async () => {
    const { text: html } = await core.exporting.deckText({ ...deck, format: 'html' });
    const { text } = await core.exporting.deckText({ ...deck, format: 'markdown' });
    await shell.clipboard.write({ text, html });
    notify({ title: 'The deck is copied. Paste it into a message.' });
  });
}

async function copyMarkdown(deck: Deck): Promise<void> {
  await attempt(async () => {
    await shell.clipboard.write(await core.exporting.deckText({ ...deck, format: 'markdown' }));
    notify({ title: 'The deck is copied as Markdown.' });
  });
}

async function saveCalendar(audience: Audience): Promise<void> {
  await attempt(async () => {
    const path = await shell.files.save({
      title: 'Export due dates',
      suggestedName: fileNameOf('ics', 'Due dates'),
      filters: [{ name: 'Calendar', extensions: ['ics'] }],
    });
    if (path === null) return;
    const { events } = await core.exporting.calendar({ audience, path });
    notify({ title: events === 1 ? 'Exported 1 entry' : `Exported ${events} entries`, description: path });
  });
}
