import { Copy, Ellipsis, FilePlus2, Pencil, TextCursorInput, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { DeckChoice, DeckDocument } from '#shared/deck/deck.ts';
import { deckTemplate } from '#shared/deck/templates.ts';
import { setParams } from '../../app/location.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Field } from '../../design/field.tsx';
import { Menu } from '../../design/menu.tsx';
import { TextInput } from '../../design/text-input.tsx';
import { addDeck, removeDeck, renameDeck } from './deck-records.ts';

type Props = { deck: DeckChoice; choices: readonly DeckChoice[]; document: DeckDocument | undefined };

/** Edit, and what else can be done with a deck. One that comes with Muster is copied before it is edited. */
export function DeckMenu({ deck, choices, document }: Props) {
  const [asked, setAsked] = useState<'new' | 'rename' | null>(null);
  const slides = deckTemplate(deck.key)?.slides ?? document?.slides ?? [];
  const add = async (title: string, from: typeof slides, isEdited: boolean) => {
    const key = await addDeck(title, from, choices);
    if (key !== undefined) setParams({ deck: key, edit: isEdited ? '1' : null });
  };
  const copy = (isEdited: boolean) => void add(`${deck.title} (own)`, slides, isEdited);
  const edit = () => (deck.isBuiltIn ? copy(true) : setParams({ edit: '1' }));
  const named = (title: string) => {
    if (asked === 'new') void add(title, [{ id: 'title', kind: 'title' }], true);
    else if (deck.id !== null) void renameDeck(deck.id, title);
    setAsked(null);
  };
  return (
    <>
      <Button icon={Pencil} onClick={edit} disabled={!document}>
        Edit
      </Button>
      <Menu
        align="end"
        trigger={<Button icon={Ellipsis} aria-label="More about decks" />}
        entries={[
          { label: 'New deck…', icon: FilePlus2, onSelect: () => setAsked('new') },
          { label: 'Copy this deck', icon: Copy, isDisabled: !document, onSelect: () => copy(false) },
          'separator',
          {
            label: 'Rename…',
            icon: TextCursorInput,
            isDisabled: deck.isBuiltIn,
            onSelect: () => setAsked('rename'),
          },
          {
            label: 'Delete',
            icon: Trash2,
            isDanger: true,
            isDisabled: deck.isBuiltIn,
            onSelect: () => void removeDeck(deck).then((isGone) => isGone && setParams({ deck: null })),
          },
        ]}
      />
      {asked && (
        <TitleDialog
          title={asked === 'new' ? 'New deck' : 'Rename the deck'}
          value={asked === 'new' ? '' : deck.title}
          onClose={() => setAsked(null)}
          onDone={named}
        />
      )}
    </>
  );
}

type TitleProps = { title: string; value: string; onClose: () => void; onDone: (title: string) => void };

function TitleDialog({ title, value, onClose, onDone }: TitleProps) {
  const [text, setText] = useState(value);
  const done = () => text.trim() !== '' && onDone(text.trim());
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      footer={
        <Button variant="primary" disabled={text.trim() === ''} onClick={done}>
          Save
        </Button>
      }
    >
      <Field label="Title" isRequired>
        {(ids) => (
          <TextInput
            {...ids}
            value={text}
            maxLength={500}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              // The button that the keyboard goes back to would be pressed by it too.
              event.preventDefault();
              done();
            }}
          />
        )}
      </Field>
    </Dialog>
  );
}
