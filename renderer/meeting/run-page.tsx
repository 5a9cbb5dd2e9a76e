import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import type { DeckDocument } from '#shared/deck/deck.ts';
import { type DeckPage, deckPages } from '#shared/deck/pages.ts';
import { slideKind } from '#shared/deck/slide-kinds.ts';
import type { AgendaSection, MeetingView } from '#shared/meeting/meeting.ts';
import { CAPTURE_KINDS, type CaptureKind } from '#shared/meeting/requests.ts';
import { ErrorState } from '../app/error-boundary.tsx';
import { openRows } from '../app/lineage.ts';
import { go, setParams, useParam } from '../app/location.ts';
import { useWorkspace } from '../app/queries.ts';
import type { Rows } from '../charts/spec.ts';
import { Present } from '../deck/present.tsx';
import { Spinner } from '../design/progress.tsx';
import { OpenRows } from '../review/blocks/open-rows.tsx';
import { CAPTURES, CaptureForm } from './capture-form.tsx';
import { openSpeakerView } from './meeting-actions.ts';
import { meetingPath, meetingQuery, useMeetingDeck } from './queries.ts';
import styles from './run.module.css';
import { beginRun, restRun, shareRun, showPage } from './run-state.ts';

/** A review on the whole screen, at `#/meeting/…/run`. */
export function RunPage({ id }: { id: string }) {
  const { data: view, error, refetch } = useQuery(meetingQuery(id));
  const { document, error: deckError } = useMeetingDeck(view);
  const failed = error ?? deckError;
  if (failed) return <ErrorState error={failed} onRetry={() => void refetch()} />;
  if (!view || !document) return <Spinner label="Opening the deck" />;
  return <Run view={view} document={document} />;
}

function Run({ view: { content, frozen }, document }: { view: MeetingView; document: DeckDocument }) {
  const { id, title, agenda } = content;
  const workspace = useWorkspace();
  const isReadOnly = workspace.isReadOnly || content.state === 'closed';
  const pages = useMemo(() => deckPages(document), [document]);
  const asked = Number(useParam('page') ?? '1') - 1;
  const at = Math.min(pages.length - 1, Math.max(0, Number.isFinite(asked) ? asked : 0));
  const [kind, setKind] = useState<CaptureKind | null>(null);
  const page = pages[at];
  const turn = useCallback((next: number) => setParams({ page: String(next + 1) }, { replace: true }), []);
  useEffect(() => {
    if (isReadOnly) return;
    beginRun(id, title, at);
    showPage(at, page ? sectionOf(page, agenda) : null);
  }, [id, title, at, page, agenda, isReadOnly]);
  useEffect(() => shareRun(id, turn), [id, turn]);
  const onKey = (key: string): boolean => {
    if (key === 's') void openSpeakerView(id);
    const asked = CAPTURE_KINDS.find((one) => CAPTURES[one].key === key);
    if (asked && !isReadOnly) setKind(asked);
    return key === 's' || asked !== undefined;
  };
  return (
    <OpenRows value={frozen ? null : openRowsOf}>
      <Present
        document={document}
        start={at}
        at={at}
        onTurn={turn}
        onKey={onKey}
        isPaused={kind !== null}
        onClose={() => {
          restRun(id);
          go(meetingPath(id));
        }}
      />
      {createPortal(
        <div className={styles.overlay}>
          {kind ? (
            <div className={styles.capture} role="dialog" aria-label={`Write down: ${CAPTURES[kind].label}`}>
              <CaptureForm
                key={kind}
                id={id}
                kind={kind}
                page={pageName(page)}
                onDone={() => setKind(null)}
              />
            </div>
          ) : (
            <p className={styles.hint}>
              {isReadOnly ? '' : 'A action · D decision · R risk · N note · '}S speaker view · Esc end
            </p>
          )}
        </div>,
        window.document.body,
      )}
    </OpenRows>
  );
}

function openRowsOf({ entity, ids, label }: Rows): void {
  openRows(entity, ids, label);
}

/** The section of the agenda that a page belongs to; `null` for one that belongs to none. */
export function sectionOf({ slide }: DeckPage, agenda: readonly AgendaSection[]): string | null {
  const topic = slideKind(slide.kind).section;
  return agenda.find(({ topics }) => topic !== undefined && topics.includes(topic))?.id ?? null;
}

function pageName(page: DeckPage | undefined): string | null {
  if (!page) return null;
  return `${page.number} ${page.slide.heading ?? slideKind(page.slide.kind).heading}`;
}
