import { useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { DeckDocument } from '#shared/deck/deck.ts';
import { type DeckPage, deckPages } from '#shared/deck/pages.ts';
import { shell } from '../app/client.ts';
import { useNear } from '../app/near.ts';
import { ChartSurface } from '../charts/chart-figure.tsx';
import styles from './deck.module.css';
import { SlideView } from './slide-view.tsx';
import { useStage } from './use-stage.ts';

type Props = {
  document: DeckDocument;
  start: number;
  onClose: (page: number) => void;
  /** The page to show, where something around it turns the pages. */
  at?: number;
  onTurn?: (page: number) => void;
  /** Other keys, in lower case; whether one was taken. */
  onKey?: (key: string) => boolean;
  /** Keys belong to something in front of the slides. */
  isPaused?: boolean;
};

const STEPS: Record<string, number> = {
  ArrowRight: 1,
  ArrowDown: 1,
  PageDown: 1,
  ' ': 1,
  Enter: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  PageUp: -1,
  Backspace: -1,
};

/** A deck on the whole screen: arrows, space and Page Up/Down turn pages, Home and End jump, Escape ends. */
export function Present({
  document: deck,
  start,
  onClose,
  at: shown,
  onTurn,
  onKey,
  isPaused = false,
}: Props) {
  const pages = useMemo(() => deckPages(deck), [deck]);
  const [own, setOwn] = useState(start);
  const at = shown ?? own;
  const setAt = onTurn ?? setOwn;
  const scale = useScale();
  const stage = useRef<HTMLDivElement>(null);
  useStage(stage, isPaused);
  useEffect(() => {
    void shell.window.fullScreen({ on: true }).catch(() => undefined);
    return () => void shell.window.fullScreen({ on: false }).catch(() => undefined);
  }, []);
  useEffect(() => {
    const turn = (event: KeyboardEvent) => {
      if (isPaused || (isPressed(event) && isControl(event.target))) return;
      if (isInFront(event.target, stage.current)) return;
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (event.key === 'Escape') onClose(at);
      else if (isPlain && onKey?.(event.key.toLowerCase())) {
        // taken
      } else if (event.key === 'Home') setAt(0);
      else if (event.key === 'End') setAt(pages.length - 1);
      else if (event.key in STEPS)
        setAt(Math.min(pages.length - 1, Math.max(0, at + (STEPS[event.key] ?? 0))));
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    addEventListener('keydown', turn, true);
    return () => removeEventListener('keydown', turn, true);
  }, [at, pages.length, onClose, setAt, onKey, isPaused]);
  const page = pages[at];
  if (!page) return null;
  return createPortal(
    <div
      ref={stage}
      data-stage
      tabIndex={-1}
      className={styles.stage}
      role="dialog"
      aria-modal="true"
      aria-keyshortcuts="ArrowRight ArrowLeft Home End Escape"
      aria-label={`${deck.title}, page ${page.number} of ${page.total}`}
    >
      {/* Turning by mouse is a convenience; every key above does the same. */}
      <div
        className={styles.turn}
        onClick={() => setAt(Math.min(pages.length - 1, at + 1))}
        aria-hidden="true"
      />
      <ScaledSlide document={deck} page={page} scale={scale} />
      <p className="visually-hidden" aria-live="polite">
        Page {page.number} of {page.total}
      </p>
    </div>,
    document.body,
  );
}

/** Enter and space do what the button under the keyboard says. */
function isPressed({ key }: KeyboardEvent): boolean {
  return key === 'Enter' || key === ' ';
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('a, button') !== null;
}

/** A dialog that was opened over the slides, e.g. to go to anything, has its keys to itself. */
function isInFront(target: EventTarget | null, stage: HTMLElement | null): boolean {
  const dialog = target instanceof Element ? target.closest('[role="dialog"]:not([data-notice])') : null;
  return dialog !== null && dialog !== stage;
}

type SlideProps = { document: DeckDocument; page: DeckPage; scale: number; isLong?: boolean };

/** A page among many: those in or near sight are drawn, in places as large as all of them. */
export function Thumbnail(props: SlideProps) {
  const place = useRef<HTMLDivElement>(null);
  const { isDrawn } = useNear(place);
  return (
    <div ref={place} style={sizeAt(props.scale)}>
      {isDrawn && <ScaledSlide {...props} isLong />}
    </div>
  );
}

function sizeAt(scale: number) {
  return { width: 1280 * scale, height: 720 * scale };
}

/** A page at a scale; charts are drawn at it too, so that they stay sharp. */
export function ScaledSlide({ document, page, scale, isLong = false }: SlideProps) {
  const surface = useMemo(() => ({ scale: Math.max(1, scale), theme: 'light', isLong }), [scale, isLong]);
  return (
    <div className={styles.frame} style={sizeAt(scale)}>
      <div className={styles.scaled} style={{ transform: `scale(${scale})` }}>
        <ChartSurface value={surface}>
          <SlideView document={document} page={page} />
        </ChartSurface>
      </div>
    </div>
  );
}

function useScale(): number {
  const fitting = () => Math.min(innerWidth / 1280, innerHeight / 720);
  const [scale, setScale] = useState(fitting);
  useEffect(() => {
    const measure = () => setScale(fitting());
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  });
  return scale;
}
