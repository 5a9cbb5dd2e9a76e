import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useParams } from 'wouter';
import type { DeckDocument } from '#shared/deck/deck.ts';
import { type DeckPage, deckPages } from '#shared/deck/pages.ts';
import type { AgendaSection, MeetingView } from '#shared/meeting/meeting.ts';
import { CAPTURE_KINDS, type CaptureKind } from '#shared/meeting/requests.ts';
import { ErrorState } from '../app/error-boundary.tsx';
import {
  followChanges,
  queryClient,
  useWorkspace,
  WorkspaceProvider,
  workspaceQuery,
} from '../app/queries.ts';
import { useKey } from '../app/shortcuts.ts';
import { ScaledSlide } from '../deck/present.tsx';
import { Button } from '../design/button.tsx';
import { Kbd } from '../design/kbd.tsx';
import { Markdown } from '../design/markdown.tsx';
import { Spinner } from '../design/progress.tsx';
import { ToastProvider } from '../design/toast.tsx';
import { CAPTURES, CaptureForm } from './capture-form.tsx';
import { clockText } from './clock-text.ts';
import { meetingQuery, useMeetingDeck } from './queries.ts';
import styles from './run.module.css';
import { followRun, type RunState, spentSoFar } from './run-state.ts';

/** The speaker's own window, at `#/speaker/…`: notes, timers and the next slide, in step with the presenter's. */
export function SpeakerPage() {
  const { id = '' } = useParams<{ id: string }>();
  return (
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={queryClient}>
        <Tooltip.Provider>
          <ToastProvider>
            <Speaker id={decodeURIComponent(id)} />
          </ToastProvider>
        </Tooltip.Provider>
      </QueryClientProvider>
    </CSPProvider>
  );
}

function Speaker({ id }: { id: string }) {
  const { data: workspace } = useQuery(workspaceQuery);
  const { data: view, error } = useQuery(meetingQuery(id));
  const { document: deck, error: deckError } = useMeetingDeck(view);
  useEffect(() => {
    const controller = new AbortController();
    followChanges(controller.signal).catch(() => undefined); // the window is closing
    return () => controller.abort();
  }, []);
  useEffect(() => {
    if (view) document.title = `Speaker view · ${view.content.title}`;
  }, [view]);
  const failed = error ?? deckError;
  if (failed) return <ErrorState error={failed} />;
  if (!workspace || !view || !deck)
    return (
      <div className={styles.waiting}>
        <Spinner label="Opening the speaker view" />
      </div>
    );
  return (
    <WorkspaceProvider value={workspace}>
      <Desk view={view} deck={deck} />
    </WorkspaceProvider>
  );
}

function Desk({ view: { content }, deck }: { view: MeetingView; deck: DeckDocument }) {
  const { id, agenda } = content;
  const pages = useMemo(() => deckPages(deck), [deck]);
  const { run, ask } = useFollowed(id);
  const now = useNow();
  const width = useWidth();
  const [kind, setKind] = useState<CaptureKind | null>(null);
  const { isReadOnly } = useWorkspace();
  const at = Math.min(pages.length - 1, run?.page ?? 0);
  const [page, next] = [pages[at], pages[at + 1]];
  const turn = (to: number) => ask(Math.min(pages.length - 1, Math.max(0, to)));
  useKey('ArrowRight', () => turn(at + 1));
  useKey('ArrowLeft', () => turn(at - 1));
  useKey('PageDown', () => turn(at + 1));
  useKey('PageUp', () => turn(at - 1));
  const canWrite = content.state !== 'closed' && !isReadOnly;
  useKey('a', () => setKind('action'), { isEnabled: canWrite });
  useKey('d', () => setKind('decision'), { isEnabled: canWrite });
  useKey('r', () => setKind('risk'), { isEnabled: canWrite });
  useKey('n', () => setKind('note'), { isEnabled: canWrite });
  const section = agenda.find((one) => one.id === run?.section);
  return (
    <main className={styles.speaker}>
      <Clock
        run={run}
        agenda={agenda}
        section={section}
        now={now}
        at={at}
        count={pages.length}
        onTurn={turn}
      />
      <div className={styles.column}>
        {page && (
          <div className={styles.framed}>
            <ScaledSlide document={deck} page={page} scale={NOW * width} />
          </div>
        )}
        {kind ? (
          <CaptureForm
            key={kind}
            id={id}
            kind={kind}
            page={page ? String(page.number) : null}
            onDone={() => setKind(null)}
          />
        ) : (
          canWrite && (
            <p>
              {CAPTURE_KINDS.map((one) => (
                <Button key={one} size="s" variant="ghost" onClick={() => setKind(one)}>
                  {CAPTURES[one].label} <Kbd keys={CAPTURES[one].key.toUpperCase()} />
                </Button>
              ))}
            </p>
          )
        )}
        <Notes page={page} section={section} />
      </div>
      <div className={styles.column}>
        <h2>{next ? 'Next' : 'This is the last slide'}</h2>
        {next && (
          <div className={styles.framed}>
            <ScaledSlide document={deck} page={next} scale={NEXT * width} />
          </div>
        )}
        <h2>Agenda</h2>
        <Agenda agenda={agenda} run={run} now={now} />
      </div>
    </main>
  );
}

/** Scales of the slides for each pixel of the window's width. */
const NOW = 0.53 / 1280;
const NEXT = 0.36 / 1280;

type ClockProps = {
  run: RunState | null;
  agenda: readonly AgendaSection[];
  section: AgendaSection | undefined;
  now: number;
  at: number;
  count: number;
  onTurn: (to: number) => void;
};

function Clock({ run, agenda, section, now, at, count, onTurn }: ClockProps) {
  const whole = agenda.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
  const passed = run ? now - run.startedAt : 0;
  const own = run && section ? (spentSoFar(run, now)[section.id] ?? 0) : null;
  return (
    <header className={styles.clock}>
      <span className={isOver(passed, whole) ? styles.late : undefined}>
        <span className="visually-hidden">Time since the start: </span>
        <strong>{clockText(passed)}</strong> of {whole} min
      </span>
      {section && own !== null && (
        <span className={isOver(own, section.minutes) ? styles.late : undefined}>
          {section.title}: <strong>{clockText(own)}</strong>
          {section.minutes === null ? '' : ` of ${section.minutes} min`}
        </span>
      )}
      <span className={styles.space} />
      {!run && <span className={styles.muted}>Waiting for the presenter’s window</span>}
      <span aria-live="polite">
        Slide {at + 1} of {count}
      </span>
      <Button size="s" onClick={() => onTurn(at - 1)} disabled={at === 0}>
        Back
      </Button>
      <Button size="s" variant="primary" onClick={() => onTurn(at + 1)} disabled={at + 1 >= count}>
        Next
      </Button>
    </header>
  );
}

function Notes({ page, section }: { page: DeckPage | undefined; section: AgendaSection | undefined }) {
  const notes = page?.slide.notes;
  return (
    <>
      <h2>Notes</h2>
      <div className={styles.notes}>
        {notes && <Markdown text={notes} />}
        {section?.commentary && <Markdown text={section.commentary} />}
        {!notes && !section?.commentary && <p className={styles.muted}>No notes for this slide.</p>}
      </div>
    </>
  );
}

function Agenda({
  agenda,
  run,
  now,
}: {
  agenda: readonly AgendaSection[];
  run: RunState | null;
  now: number;
}) {
  const spent = run ? spentSoFar(run, now) : {};
  return (
    <ol className={styles.agenda}>
      {agenda.map(({ id, title, owner, minutes }) => (
        <li key={id} aria-current={run?.section === id ? 'step' : undefined}>
          <span>
            {title} <span className={styles.muted}>{owner?.name ?? ''}</span>
          </span>
          <span className={isOver(spent[id] ?? 0, minutes) ? styles.late : undefined}>
            {clockText(spent[id] ?? 0)}
          </span>
          <span className={styles.muted}>{minutes === null ? '—' : `${minutes} min`}</span>
        </li>
      ))}
    </ol>
  );
}

function isOver(ms: number, minutes: number | null): boolean {
  return minutes !== null && minutes > 0 && ms > minutes * 60_000;
}

function useFollowed(id: string): { run: RunState | null; ask: (page: number) => void } {
  const [run, setRun] = useState<RunState | null>(null);
  const asking = useRef<(page: number) => void>(() => undefined);
  useEffect(() => {
    const { ask, stop } = followRun(id, setRun);
    asking.current = ask;
    return stop;
  }, [id]);
  return { run, ask: (page) => asking.current(page) };
}

function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function useWidth(): number {
  const [width, setWidth] = useState(innerWidth);
  useEffect(() => {
    const measure = () => setWidth(innerWidth);
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, []);
  return width;
}
