import { CalendarDays, ClipboardCopy, Download, Images } from 'lucide-react';
import type { DeckFormat } from '#shared/contract/contract.ts';
import type { Audience } from '#shared/entity/field.ts';
import { safeFileName } from '#shared/export/file-name.ts';
import { core, shell } from '../app/client.ts';
import { attempt } from '../app/failure.ts';
import { Button } from '../design/button.tsx';
import { Menu, type MenuEntry } from '../design/menu.tsx';
import { notify } from '../design/toast.tsx';
import { type FileExport, pdfFile } from './export-file.ts';
import { useFileNames } from './file-names.ts';

type Deck = { week: string; deck: string; audience: Audience };
type Props = Deck & {
  /** The deck's name, for its files. */
  title: string;
  exporting: FileExport;
  isDisabled: boolean;
  /** Offers PDF too, where there is no button for it. */
  hasPdf?: boolean;
  label?: string;
  /** Stands below the formats, e.g. whom it is for. */
  more?: readonly MenuEntry[];
};

const FORMATS: readonly { format: DeckFormat; label: string; end: string }[] = [
  { format: 'pptx', label: 'PowerPoint', end: 'pptx' },
  { format: 'markdown', label: 'Markdown', end: 'md' },
  { format: 'html', label: 'HTML for e-mail', end: 'html' },
  { format: 'csv', label: 'Figures as CSV', end: 'csv' },
  { format: 'json', label: 'Figures and slides as JSON', end: 'json' },
];

/** A deck in every format, to a file, a folder or the clipboard, and its dates as a calendar. */
export function DeckExportMenu({
  exporting,
  isDisabled,
  title,
  hasPdf = false,
  label: name = 'Export as',
  more = [],
  ...deck
}: Props) {
  const fileName = useFileNames();
  const named = { deck: title, week: deck.week, profile: deck.audience };
  const savePdf = () =>
    void exporting.start({
      title: 'Export the deck as PDF',
      file: pdfFile(fileName('pdf', named)),
      write: (path, signal) => core.exporting.deckPdf({ ...deck, path }, { signal }),
    });
  const save = ({ format, label, end }: (typeof FORMATS)[number]) =>
    void exporting.start({
      title: `Export the deck: ${label}`,
      file: { suggestedName: fileName(end, named), filter: { name: label, extensions: [end] } },
      write: (path, signal) => core.exporting.deckFile({ ...deck, format, path }, { signal }),
    });
  const savePictures = () =>
    void exporting.start({
      title: 'A folder for the slides as PNG',
      write: (path, signal) => core.exporting.deckPictures({ ...deck, path }, { signal }),
    });
  return (
    <Menu
      align="end"
      trigger={
        <Button icon={Download} disabled={isDisabled}>
          {name}
        </Button>
      }
      entries={[
        ...(hasPdf ? [{ label: 'PDF…', icon: Download, onSelect: savePdf }] : []),
        ...FORMATS.map((one) => ({ label: `${one.label}…`, icon: Download, onSelect: () => save(one) })),
        { label: 'Slides as PNG…', icon: Images, onSelect: savePictures },
        'separator',
        { label: 'Copy for e-mail', icon: ClipboardCopy, onSelect: () => void copyForMail(deck) },
        { label: 'Copy as Markdown', icon: ClipboardCopy, onSelect: () => void copyMarkdown(deck) },
        'separator',
        {
          label: 'Due dates as calendar…',
          icon: CalendarDays,
          onSelect: () => void saveCalendar(deck.audience),
        },
        ...more,
      ]}
    />
  );
}

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
      suggestedName: safeFileName('Due dates', 'ics'),
      filters: [{ name: 'Calendar', extensions: ['ics'] }],
    });
    if (path === null) return;
    const { events } = await core.exporting.calendar({ audience, path });
    notify({ title: events === 1 ? 'Exported 1 entry' : `Exported ${events} entries`, description: path });
  });
}
