import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { DeckDocument } from '#shared/deck/deck.ts';
import type { DeckPage } from '#shared/deck/pages.ts';
import type { Slide } from '#shared/deck/slide.ts';
import { slideKind } from '#shared/deck/slide-kinds.ts';
import { Thumbnail } from '../present.tsx';
import card from '../slide-card.module.css';
import styles from './editor.module.css';

/** Of a slide's 1280 pixels. */
const SCALE = 0.15;

type Props = {
  document: DeckDocument;
  pages: readonly DeckPage[];
  slides: readonly Slide[];
  selected: number;
  onSelect: (at: number) => void;
  onMove: (from: number, to: number) => void;
  onRemove: (at: number) => void;
  onDuplicate: (at: number) => void;
};

/**
 * The slides of a deck as small pages. Arrows choose, Alt with them moves, Delete removes, Ctrl+D copies; a slide can
 * be dragged too.
 */
export function SlideList(props: Props) {
  const { document, pages, slides, selected, onSelect, onMove, onRemove, onDuplicate } = props;
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  // The keyboard goes on with the slide that is chosen once one was removed or copied under it.
  const isFollowing = useRef(false);
  useEffect(() => {
    if (!isFollowing.current || slides.length === 0) return;
    isFollowing.current = false;
    list.current?.querySelectorAll('button')[selected]?.focus();
  }, [slides, selected]);
  const choose = (at: number) => {
    if (at < 0 || at >= slides.length) return;
    onSelect(at);
    list.current?.querySelectorAll('button')[at]?.focus();
  };
  const press = (event: KeyboardEvent, at: number) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step !== undefined && event.altKey) onMove(at, at + step);
    else if (step !== undefined) choose(at + step);
    else if (event.key === 'Delete') {
      isFollowing.current = slides.length > 1;
      onRemove(at);
    } else if (event.key.toLowerCase() === 'd' && (event.ctrlKey || event.metaKey)) {
      isFollowing.current = true;
      onDuplicate(at);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <ol ref={list} className={styles.slides} aria-label="Slides">
      {slides.map((slide, index) => {
        const own = pages.filter((page) => page.slide === slide);
        const [first] = own;
        return (
          <li
            key={slide.id}
            className={styles.item}
            data-over={over === index || undefined}
            draggable
            onDragStart={() => setDragged(index)}
            onDragEnd={() => {
              setDragged(null);
              setOver(null);
            }}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              setOver(index);
            }}
            onDrop={() => dragged !== null && onMove(dragged, index)}
          >
            <span className={styles.number} aria-hidden="true">
              {index + 1}
            </span>
            <div className={styles.thumb} data-current={selected === index || undefined}>
              <span inert>{first && <Thumbnail document={document} page={first} scale={SCALE} />}</span>
              {own.length > 1 && <span className={styles.pages}>{own.length} pages</span>}
              <button
                type="button"
                className={card.over}
                aria-current={selected === index || undefined}
                aria-label={`Slide ${index + 1}: ${labelOf(slide)}`}
                onClick={() => onSelect(index)}
                onKeyDown={(event) => press(event, index)}
              />
            </div>
          </li>
        );
      })}
    </ol>
  );
}

export function labelOf({ kind, heading }: Slide): string {
  return heading ?? slideKind(kind).heading;
}
