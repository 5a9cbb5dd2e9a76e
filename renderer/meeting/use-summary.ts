import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { MeetingContent } from '#shared/meeting/meeting.ts';
import { forgetCommentary, keepCommentary, keptCommentary } from './commentary-drafts.ts';
import { change } from './meeting-actions.ts';

/** The summary of a review as it is typed; kept like commentary until it is saved. */
export function useSummary({ id, summary }: Pick<MeetingContent, 'id' | 'summary'>) {
  const [text, setText] = useState(() => keptCommentary(id));
  const latest = useRef(text);
  latest.current = text;
  const saving = useRef<Promise<boolean> | null>(null);
  const write = async () => {
    // Another window may have it still unsaved.
    const written = latest.current ?? keptCommentary(id);
    if (written === null) return true;
    if (
      written.trim() !== summary.trim() &&
      !(await change('review', id, { summary: written.trim() || null }))
    )
      return false;
    if (latest.current !== null && latest.current !== written) return true;
    forgetCommentary(id);
    setText(null);
    return true;
  };
  /** Whether it is saved. The button that closes the review takes the keyboard from it, so both ask for it. */
  const save = () => {
    saving.current ??= write().finally(() => {
      saving.current = null;
    });
    return saving.current;
  };
  // What another window closed the review with is no longer kept.
  const leave = useEffectEvent(async () => {
    if (keptCommentary(id) !== null) await save();
  });
  useEffect(() => () => void leave(), []);
  const type = (typed: string) => {
    keepCommentary(id, typed);
    setText(typed);
  };
  return { text: text ?? summary, type, save };
}
