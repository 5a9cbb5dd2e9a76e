import { FileDown, GitCompareArrows, Monitor, Play } from 'lucide-react';
import type { MeetingView } from '#shared/meeting/meeting.ts';
import { core } from '../app/client.ts';
import { useCommand } from '../app/commands.ts';
import { attempt } from '../app/failure.ts';
import { PageLink } from '../app/link.tsx';
import { go } from '../app/location.ts';
import { useWorkspace } from '../app/queries.ts';
import { pdfFile, useFileExport } from '../deck/export-file.ts';
import { useFileNames } from '../deck/file-names.ts';
import { Button } from '../design/button.tsx';
import { Menu } from '../design/menu.tsx';
import styles from './meeting.module.css';
import { copy, openSpeakerView, startRun } from './meeting-actions.ts';
import { StateBadge } from './state-badge.tsx';

/** What the review is, and what can be done with the whole of it. */
export function MeetingHead({ view }: { view: MeetingView }) {
  const { content, frozen, others } = view;
  const { id, title, state, week } = content;
  const { isReadOnly } = useWorkspace();
  // Slides of a review that cannot be relied on are not shown to anybody.
  const isShown = frozen === null || frozen.problem === null;
  const run = () => isShown && void startRun(id, state === 'closed' || isReadOnly);
  useCommand('presenter', run);
  const compared = others
    .slice(0, 60)
    .map((other) => ({ label: other.title, onSelect: () => go('/compare', { a: other.id, b: id }) }));
  return (
    <header className={styles.head}>
      <h1>{title}</h1>
      <StateBadge state={state} />
      <PageLink to="/review" params={{ week }} className={styles.link}>
        Figures of {week}
      </PageLink>
      <div className={styles.actions}>
        <Exports view={view} />
        {compared.length > 0 && (
          <Menu
            align="end"
            trigger={<Button icon={GitCompareArrows}>Compare with…</Button>}
            entries={compared}
          />
        )}
        {isShown && (
          <>
            <Button icon={Monitor} onClick={() => void openSpeakerView(id)}>
              Speaker view
            </Button>
            <Button icon={Play} variant="primary" onClick={run}>
              {state === 'closed' ? 'Present' : state === 'live' ? 'Go on' : 'Run'}
            </Button>
          </>
        )}
      </div>
    </header>
  );
}

function Exports({ view: { content, deck, frozen } }: { view: MeetingView }) {
  const { id, title, week } = content;
  const exporting = useFileExport();
  const fileName = useFileNames();
  const minutes = () => attempt(() => core.meeting.minutes({ id }));
  const copyMinutes = async () => {
    const made = await minutes();
    if (made) await copy(made.markdown, 'The minutes are');
  };
  const printMinutes = () =>
    exporting.start({
      title: 'Save the minutes as PDF',
      file: pdfFile(fileName('pdf', { deck: `Minutes ${title}`, week })),
      write: (path, signal) => core.meeting.minutesPdf({ id, path }, { signal }),
    });
  const printDeck = () =>
    exporting.start({
      title: 'Export the deck as PDF',
      file: pdfFile(fileName('pdf', { deck: title, week })),
      write: (path, signal) =>
        core.exporting.deckPdf({ week, deck, path, ...(frozen ? { review: id } : {}) }, { signal }),
    });
  return (
    <Menu
      align="end"
      trigger={
        <Button icon={FileDown} disabled={exporting.state !== null}>
          {exporting.state ? `${exporting.state.stage}…` : 'Minutes and deck'}
        </Button>
      }
      entries={[
        { label: 'Copy the minutes as Markdown', onSelect: () => void copyMinutes() },
        { label: 'Minutes as PDF…', onSelect: () => void printMinutes() },
        { label: 'Deck as PDF…', onSelect: () => void printDeck() },
      ]}
    />
  );
}
