import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, Copy, History, Plus, Trash2 } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { DeckChoice, DeckDocument } from '#shared/deck/deck.ts';
import { type DeckPage, deckPages } from '#shared/deck/pages.ts';
import type { Slide } from '#shared/deck/slide.ts';
import { core } from '../../app/client.ts';
import { ErrorState } from '../../app/error-boundary.tsx';
import { useWeek } from '../../app/use-week.ts';
import { Button, IconButton } from '../../design/button.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { Spinner } from '../../design/progress.tsx';
import { ScaledSlide } from '../present.tsx';
import styles from './editor.module.css';
import { Gallery } from './gallery.tsx';
import { SlideList } from './slide-list.tsx';
import { duplicated, freeId, moved } from './slide-moves.ts';
import { SlideOptions } from './slide-options.tsx';
import { useDeckDraft } from './use-deck-draft.ts';
import { Versions } from './versions.tsx';

type Props = { deck: DeckChoice; id: string; onDone: () => void };

/** A deck of one's own: its slides on the left, the chosen one as it prints in the middle, its options beside it. */
export function DeckEditor({ deck, id, onDone }: Props) {
  const { week } = useWeek();
  const { slides, problem, isReady, change } = useDeckDraft(id);
  const [at, setAt] = useState(0);
  const [shown, setShown] = useState<'gallery' | 'versions' | null>(null);
  const { data, error } = useQuery({
    queryKey: ['deck', week.key, deck.key, 'director'],
    queryFn: () => core.deck.get({ week: week.key, deck: deck.key, audience: 'director' }),
  });
  const document = useMemo(() => data && { ...data, slides }, [data, slides]);
  const pages = useMemo(() => (document ? deckPages(document) : []), [document]);
  const selected = Math.min(at, slides.length - 1);
  const slide = slides[selected];
  const move = (from: number, to: number) => {
    if (to < 0 || to >= slides.length) return;
    change(moved(slides, from, to));
    setAt(to);
  };
  const remove = (index: number) => {
    if (slides.length > 1) change(slides.toSpliced(index, 1));
    setAt(Math.max(0, Math.min(index, slides.length - 2)));
  };
  const duplicate = (index: number) => {
    change(duplicated(slides, index));
    setAt(index + 1);
  };
  const add = (sample: Slide) => {
    change(slides.toSpliced(selected + 1, 0, { ...sample, id: freeId(sample.kind, slides) }));
    setAt(selected + 1);
    setShown(null);
  };
  if (problem) return <EmptyState title="These slides cannot be read">{problem}</EmptyState>;
  return (
    <div className={styles.editor}>
      <header className={styles.bar}>
        <Button icon={ArrowLeft} variant="ghost" onClick={onDone}>
          Done
        </Button>
        <h1>{deck.title}</h1>
        <span className={styles.space} />
        <Button icon={History} onClick={() => setShown('versions')}>
          Versions
        </Button>
        <Button icon={Plus} variant="primary" onClick={() => setShown('gallery')}>
          Add slide
        </Button>
      </header>
      {error && <ErrorState error={error} />}
      {(!document || !isReady) && !error && <Spinner label="Computing the deck" />}
      {document && slide && (
        <div className={styles.columns}>
          <SlideList
            document={document}
            pages={pages}
            slides={slides}
            selected={selected}
            onSelect={setAt}
            onMove={move}
            onRemove={remove}
            onDuplicate={duplicate}
          />
          <div className={styles.work}>
            <section className={styles.preview} aria-label="Preview, as it prints">
              <Preview document={document} pages={pages.filter((page) => page.slide === slide)} />
            </section>
            <aside className={styles.options} aria-label="Options of the slide">
              <div className={styles.tools}>
                <IconButton
                  icon={Copy}
                  label="Duplicate the slide"
                  keys="Mod+D"
                  onClick={() => duplicate(selected)}
                />
                <IconButton
                  icon={Trash2}
                  label="Remove the slide"
                  keys="Delete"
                  disabled={slides.length === 1}
                  onClick={() => remove(selected)}
                />
              </div>
              <SlideOptions
                key={slide.id}
                slide={slide}
                data={document.data}
                onChange={(next) => change(slides.with(selected, next))}
              />
            </aside>
          </div>
        </div>
      )}
      {shown === 'gallery' && <Gallery week={week.key} onPick={add} onClose={() => setShown(null)} />}
      {shown === 'versions' && (
        <Versions
          id={id}
          slides={slides}
          week={week.key}
          onClose={() => setShown(null)}
          onRestore={(old) => {
            change(old);
            setShown(null);
          }}
        />
      )}
    </div>
  );
}

type PreviewProps = { document: DeckDocument; pages: readonly DeckPage[] };

/** All pages of a slide as wide as their place, drawn by what prints them. */
function Preview({ document, pages }: PreviewProps) {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={place} className={styles.sheets}>
      {width > 0 &&
        pages.map((page) => (
          <div key={page.part} className={styles.sheet} inert>
            <ScaledSlide document={document} page={page} scale={width / 1280} />
          </div>
        ))}
    </div>
  );
}
