import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Button } from '../design/button.tsx';
import { Markdown } from '../design/markdown.tsx';
import { TextArea } from '../design/text-input.tsx';
import { forgetCommentary, keepCommentary, keptCommentary } from './commentary-drafts.ts';
import styles from './meeting.module.css';
import { change } from './meeting-actions.ts';

type Props = { id: string; title: string; saved: string; isReadOnly: boolean };

/** What the owner of a section says, in Markdown. Saved when it is left; what is typed is kept until then. */
export function Commentary({ id, title, saved, isReadOnly }: Props) {
  const [text, setText] = useState(() => keptCommentary(id));
  const [isAsked, setAsked] = useState(false);
  const latest = useRef(text);
  latest.current = text;
  const save = async () => {
    const written = latest.current;
    if (written === null) return;
    if (
      written.trim() === saved.trim() ||
      (await change('agendaSection', id, { commentary: written.trim() || null }))
    ) {
      forgetCommentary(id);
      if (latest.current === written) {
        setText(null);
        setAsked(false);
      }
    }
  };
  // What another window closed the review with is no longer kept.
  const leave = useEffectEvent(async () => {
    if (keptCommentary(id) !== null) await save();
  });
  // Another page must not lose it: what is still being typed is saved on the way out.
  useEffect(() => () => void leave(), []);
  if (isReadOnly)
    return saved === '' ? <p className={styles.muted}>No commentary.</p> : <Markdown text={saved} />;
  if (text === null && saved !== '')
    return (
      <div className={styles.commentary}>
        <Markdown text={saved} />
        <Button
          size="s"
          variant="ghost"
          aria-label={`Edit the commentary of ${title}`}
          onClick={() => {
            setAsked(true);
            setText(saved);
          }}
        >
          Edit
        </Button>
      </div>
    );
  return (
    <div className={styles.commentary}>
      <TextArea
        ref={isAsked ? focusNow : undefined}
        aria-label={`Commentary of ${title}`}
        placeholder="What the figures do not say. Markdown."
        value={text ?? ''}
        onChange={(event) => {
          keepCommentary(id, event.target.value);
          setText(event.target.value);
        }}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.blur();
        }}
      />
    </div>
  );
}

/** The button that was pressed is gone: the keyboard goes on in the text. */
function focusNow(area: HTMLTextAreaElement | null): void {
  area?.focus();
}
