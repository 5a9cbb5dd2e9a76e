import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import type { Slide } from '#shared/deck/slide.ts';
import { readSlides } from '#shared/deck/stored-deck.ts';
import { core } from '../../app/client.ts';
import { attempt } from '../../app/failure.ts';
import { refreshAll } from '../../app/queries.ts';

export type DeckDraft = {
  slides: readonly Slide[];
  /** Why the slides cannot be edited, e.g. that they cannot be read. */
  problem: string | undefined;
  isReady: boolean;
  /** Keeps other slides: one change of the history, one step of undo. */
  change: (slides: readonly Slide[]) => void;
};

/** The slides of a kept deck. A change is shown at once; the core writes changes in the order in which they come. */
export function useDeckDraft(id: string): DeckDraft {
  const { data, error } = useQuery({
    queryKey: ['record', 'deck', id],
    queryFn: () => core.record.get({ entity: 'deck', id }),
  });
  const stored = typeof data?.row.slides === 'string' ? data.row.slides : undefined;
  // Shown until all that was changed is written and read again.
  const [ahead, setAhead] = useState<readonly Slide[] | null>(null);
  const waiting = useRef(0);
  const read = useMemo(() => (stored === undefined ? undefined : readSlides(stored)), [stored]);
  const slides = ahead ?? (read && 'slides' in read ? read.slides : NO_SLIDES);
  const change = (next: readonly Slide[]) => {
    setAhead(next);
    waiting.current += 1;
    void write(id, next).then(() => {
      waiting.current -= 1;
      if (waiting.current === 0) setAhead(null);
    });
  };
  return {
    slides,
    problem: error?.message ?? (read && 'problem' in read ? read.problem : undefined),
    isReady: read !== undefined,
    change,
  };
}

async function write(id: string, slides: readonly Slide[]): Promise<void> {
  const values = { slides: JSON.stringify(slides) };
  await attempt(() => core.record.update({ entity: 'deck', id, values }));
  await refreshAll();
}

const NO_SLIDES: readonly Slide[] = [];
