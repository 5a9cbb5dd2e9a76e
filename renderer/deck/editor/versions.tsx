import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { deckPages } from '#shared/deck/pages.ts';
import type { Slide } from '#shared/deck/slide.ts';
import { readSlides } from '#shared/deck/stored-deck.ts';
import { formatCount, formatInstant } from '#shared/figure/format.ts';
import type { HistoryEntry } from '#shared/record/record-view.ts';
import { core } from '../../app/client.ts';
import { useWorkspace } from '../../app/queries.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Spinner } from '../../design/progress.tsx';
import { ScaledSlide } from '../present.tsx';
import styles from './editor.module.css';

const SCALE = 0.155;

type Version = { key: string; at: string; actor: string; slides: readonly Slide[] };
type Props = {
  id: string;
  slides: readonly Slide[];
  week: string;
  onRestore: (slides: readonly Slide[]) => void;
  onClose: () => void;
};

/** The deck as it was after each of its changes, newest first: to look at, and to bring back. */
export function Versions({ id, slides, week, onRestore, onClose }: Props) {
  const { settings } = useWorkspace();
  const { data } = useQuery({
    queryKey: ['history', id],
    queryFn: () => core.history.ofRecord({ id }),
  });
  const versions = useMemo(() => versionsOf(data ?? [], slides), [data, slides]);
  const [chosen, setChosen] = useState(0);
  const version = versions[chosen];
  return (
    <Dialog
      title="Versions"
      isOpen
      size="l"
      onClose={onClose}
      footer={
        <Button
          variant="primary"
          disabled={!version || chosen === 0}
          onClick={() => version && onRestore(version.slides)}
        >
          Bring this version back
        </Button>
      }
    >
      <div className={styles.versions}>
        <ol aria-label="Versions, newest first">
          {versions.map(({ key, at, actor, slides: { length: count } }, index) => (
            <li key={key}>
              <button
                type="button"
                className={styles.version}
                aria-pressed={index === chosen}
                onClick={() => setChosen(index)}
              >
                <strong>{formatInstant(at, settings.zone)}</strong>
                <span>
                  {index === 0 ? 'Now · ' : ''}
                  {formatCount(count, 'slide', 'slides')}
                  {actor ? ` · ${actor}` : ''}
                </span>
              </button>
            </li>
          ))}
        </ol>
        {version ? <Preview week={week} version={version} /> : <p>No change is recorded.</p>}
      </div>
    </Dialog>
  );
}

function Preview({ week, version }: { week: string; version: Version }) {
  const { data } = useQuery({
    queryKey: ['deck-version', week, version.key],
    queryFn: () => core.deck.preview({ week, title: 'Version', slides: [...version.slides] }),
  });
  if (!data) return <Spinner label="Drawing the version" />;
  return (
    <ul className={styles.pagesOf} aria-label="Pages of the version">
      {deckPages(data).map((page) => (
        <li key={page.number} inert>
          <ScaledSlide document={data} page={page} scale={SCALE} />
        </li>
      ))}
    </ul>
  );
}

/** The slides after each change of them. What a deck began with is what its first change replaced. */
function versionsOf(history: readonly HistoryEntry[], now: readonly Slide[]): Version[] {
  const changes = history.filter(({ after }) => typeof after?.slides === 'string');
  const made = history.find(({ op }) => op === 'create');
  const first = changes.at(-1)?.before?.slides;
  const entries = [
    ...changes.map(({ at, actor, after }) => ({ at, actor, slides: slidesIn(after?.slides) })),
    ...(made ? [{ at: made.at, actor: made.actor, slides: changes.length > 0 ? slidesIn(first) : now }] : []),
  ];
  return entries.flatMap(({ slides, ...entry }, index) =>
    slides ? [{ ...entry, slides, key: `${entry.at} ${index}` }] : [],
  );
}

function slidesIn(text: unknown): readonly Slide[] | undefined {
  const read = typeof text === 'string' ? readSlides(text) : undefined;
  return read && 'slides' in read ? read.slides : undefined;
}
