import { Pencil } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { NarrativePlace } from '#shared/narrative/edited.ts';
import { changeNote } from '#shared/narrative/own-sentences.ts';
import type { RemovedSentence, ReviewData, Sentence } from '#shared/review/review-data.ts';
import { Button, IconButton } from '../design/button.tsx';
import { TextArea } from '../design/text-input.tsx';
import { restoreSentence, saveSentence } from './own-sentences.ts';
import styles from './sentences.module.css';

type SentencesProps = { data: ReviewData; place: NarrativePlace };

/** The sentences of the headline, one a line, or of a section, as a paragraph; each can be edited in its place. */
export function Sentences({ data, place }: SentencesProps) {
  const { headline, sections, removed = [] } = data.narrative;
  const isHeadline = place === 'headline';
  const sentences = isHeadline ? headline : (sections[place] ?? []);
  const gone = removed.filter((one) => one.place === place);
  if (sentences.length + gone.length === 0) return null;
  return (
    <ul className={isHeadline ? styles.headline : styles.section}>
      {sentences.map((sentence) => (
        <EditableSentence key={sentence.id ?? sentence.text} data={data} place={place} sentence={sentence} />
      ))}
      {gone.map((one) => (
        <TakenOut key={one.id} sentence={one} />
      ))}
    </ul>
  );
}

function EditableSentence({ data, place, sentence }: SentencesProps & { sentence: Sentence }) {
  const [isEditing, setEditing] = useState(false);
  const comesBack = useRef(false);
  const { id, text, edited } = sentence;
  const close = () => {
    comesBack.current = true;
    setEditing(false);
  };
  if (isEditing) {
    return (
      <li className={styles.editing}>
        <SentenceForm data={data} place={place} sentence={sentence} onClose={close} />
      </li>
    );
  }
  return (
    <li className={styles.sentence}>
      {text}
      {id !== undefined && (
        <span className={styles.edit}>
          <IconButton
            icon={Pencil}
            label={`Edit: ${text}`}
            variant="secondary"
            size="s"
            ref={(button) => {
              if (comesBack.current) button?.focus();
              comesBack.current = false;
            }}
            onClick={() => setEditing(true)}
          />
        </span>
      )}
      {edited?.changedFigures.map((changed) => (
        <span key={changed.key} role="note" className={styles.note}>
          {changeNote(changed, data.figures)}
        </span>
      ))}{' '}
    </li>
  );
}

type FormProps = SentencesProps & { sentence: Sentence; onClose: () => void };

function SentenceForm({ data, place, sentence, onClose }: FormProps) {
  const [text, setText] = useState(sentence.text);
  const [isSaving, setSaving] = useState(false);
  const { edited } = sentence;
  const closeAfter = async (work: Promise<boolean>) => {
    setSaving(true);
    const isDone = await work;
    setSaving(false);
    if (isDone) onClose();
  };
  const save = () => closeAfter(saveSentence(data, place, sentence, text));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    if (event.key === 'Escape') onClose();
    else if (!isSaving) void save();
  };
  return (
    <>
      <TextArea
        aria-label="Sentence"
        rows={1}
        value={text}
        ref={focusAtEnd}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className={styles.buttons}>
        <Button size="s" variant="primary" disabled={isSaving} onClick={() => void save()}>
          Save
        </Button>
        <Button size="s" onClick={onClose}>
          Cancel
        </Button>
        {edited && (
          <Button
            size="s"
            disabled={isSaving}
            title={edited.generated ?? 'Nothing is generated here any more.'}
            onClick={() => void closeAfter(restoreSentence(edited.record))}
          >
            Restore the generated sentence
          </Button>
        )}
        <span className={styles.hint}>
          Enter saves, Esc cancels. Without text, the sentence is taken out.
        </span>
      </div>
    </>
  );
}

function TakenOut({ sentence: { record, generated } }: { sentence: RemovedSentence }) {
  return (
    <li className={styles.note}>
      Taken out: “{generated}”{' '}
      <Button size="s" variant="ghost" onClick={() => void restoreSentence(record)}>
        Restore the generated sentence
      </Button>
    </li>
  );
}

function focusAtEnd(area: HTMLTextAreaElement | null): void {
  if (!area || area === document.activeElement) return;
  area.focus();
  area.setSelectionRange(area.value.length, area.value.length);
}
