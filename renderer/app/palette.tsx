import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { findEntity } from '#shared/entities.ts';
import { Kbd } from '../design/kbd.tsx';
import { useSavedViews } from '../records/saved-views.ts';
import { core } from './client.ts';
import { useCommand } from './commands.ts';
import { useHashPath } from './location.ts';
import styles from './palette.module.css';
import {
  type Entry,
  type EntryGroup,
  fixedEntries,
  matching,
  newGroups,
  ranked,
  recordEntry,
  viewEntries,
} from './palette-entries.ts';
import { useWorkspace } from './queries.ts';
import { useKey } from './shortcuts.ts';
import { createSwitch } from './switch.ts';

type Switch = ReturnType<typeof createSwitch>;
const everything = createSwitch();
const newRecord = createSwitch();

/** Everything by typing: pages, actions and every record by full text. */
export function Palette() {
  useCommand('palette', () => everything.set(true));
  return (
    <PaletteDialog
      dialog={everything}
      label="Go to anything"
      placeholder="Search records, pages and actions"
      useGroups={useEntries}
    />
  );
}

/** A new record of any kind from anywhere; in a list, its key makes one of that list. */
export function QuickAdd() {
  const { isReadOnly } = useWorkspace();
  const [path] = useHashPath();
  useKey('n', () => newRecord.set(true), { isEnabled: !isReadOnly && !isListOfOwn(path) });
  return (
    <PaletteDialog
      dialog={newRecord}
      label="Add a record"
      placeholder="New incident, action, decision…"
      useGroups={newGroups}
    />
  );
}

function isListOfOwn(path: string): boolean {
  const entity = findEntity(/^\/records\/([^/]+)/.exec(path)?.[1] ?? '');
  return entity !== undefined && !entity.isMadeByMuster;
}

type BodyProps = {
  dialog: Switch;
  label: string;
  placeholder: string;
  /** What there is to choose from for what is typed. */
  useGroups: (text: string) => EntryGroup[];
};

function PaletteDialog(props: BodyProps) {
  const { dialog, label } = props;
  const isOpen = useSyncExternalStore(dialog.subscribe, dialog.get);
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => dialog.set(open)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.popup} aria-label={label}>
          <PaletteBody {...props} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteBody({ dialog, placeholder, useGroups }: BodyProps) {
  const [text, setText] = useState('');
  const groups = useGroups(text);
  const run = (entry: Entry) => {
    dialog.set(false);
    entry.run();
  };
  return (
    <Autocomplete.Root
      inline
      open
      items={groups}
      filter={null}
      value={text}
      onValueChange={(value, { reason }) => reason === 'item-press' || setText(value)}
      itemToStringValue={(entry: Entry) => entry.title}
      autoHighlight="always"
      keepHighlight
    >
      {/* The dialog gives it the keyboard only after a frame; what is typed before that would be lost. */}
      <Autocomplete.Input
        ref={focusNow}
        className={styles.input}
        placeholder={placeholder}
        aria-label="Search"
      />
      <Autocomplete.Empty className={styles.empty}>Nothing matches “{text}”.</Autocomplete.Empty>
      <Autocomplete.List className={styles.list}>
        {(group: EntryGroup) => (
          <Autocomplete.Group key={group.label} items={group.items}>
            <Autocomplete.GroupLabel className={styles.group}>{group.label}</Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(entry: Entry) => (
                <Autocomplete.Item
                  key={entry.id}
                  value={entry}
                  className={styles.item}
                  onClick={() => run(entry)}
                >
                  <Row entry={entry} />
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  );
}

function focusNow(input: HTMLElement | null): void {
  input?.focus();
}

function Row({ entry: { icon: Icon, title, excerpt, kind, keys } }: { entry: Entry }) {
  return (
    <>
      <Icon size={16} aria-hidden />
      <div className={styles.text}>
        <div className={styles.title}>{title}</div>
        {excerpt && <div className={styles.excerpt}>{excerpt}</div>}
      </div>
      {keys ? <Kbd keys={keys} /> : <span className={styles.kind}>{kind}</span>}
    </>
  );
}

function useEntries(text: string): EntryGroup[] {
  const words = text.trim();
  const { data: hits } = useQuery({
    queryKey: ['search', words],
    queryFn: ({ signal }) => core.search.find({ text: words, limit: 60 }, { signal }),
    enabled: words !== '',
    placeholderData: keepPreviousData,
  });
  const views = viewEntries(useSavedViews());
  const fixed = matching([...fixedEntries(), views], words);
  const records = words === '' ? [] : ranked(hits ?? [], words).map(recordEntry);
  const groups = [...fixed, { label: 'Records', items: records }];
  return groups.filter(({ items }) => items.length > 0);
}
