import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { Kbd } from '../design/kbd.tsx';
import { core } from './client.ts';
import { useCommand } from './commands.ts';
import styles from './palette.module.css';
import {
  type Entry,
  type EntryGroup,
  fixedEntries,
  matching,
  ranked,
  recordEntry,
} from './palette-entries.ts';
import { createSwitch } from './switch.ts';

const dialog = createSwitch();

/** Everything by typing: pages, actions and every record by full text. */
export function Palette() {
  const isOpen = useSyncExternalStore(dialog.subscribe, dialog.get);
  useCommand('palette', () => dialog.set(true));
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => dialog.set(open)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.popup} aria-label="Go to anything">
          <PaletteBody />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteBody() {
  const [text, setText] = useState('');
  const groups = useEntries(text);
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
      <Autocomplete.Input
        className={styles.input}
        placeholder="Search records, pages and actions"
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
  const fixed = matching(fixedEntries(), words);
  const records = words === '' ? [] : ranked(hits ?? []).map(recordEntry);
  const groups = [...fixed, { label: 'Records', items: records }];
  return groups.filter(({ items }) => items.length > 0);
}
