import { useQuery } from '@tanstack/react-query';
import { Download, Play } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { DeckDocument } from '#shared/deck/deck.ts';
import { deckPages } from '#shared/deck/pages.ts';
import { AUDIENCES, type Audience } from '#shared/entity/field.ts';
import { core } from '../app/client.ts';
import { useCommand } from '../app/commands.ts';
import { ErrorState } from '../app/error-boundary.tsx';
import { setParams, useParam } from '../app/location.ts';
import { useWeek } from '../app/use-week.ts';
import { Button } from '../design/button.tsx';
import { Spinner } from '../design/progress.tsx';
import { Select } from '../design/select.tsx';
import { showRows } from '../records/at-week.tsx';
import { OpenRows } from '../review/blocks/open-rows.tsx';
import styles from './deck.module.css';
import type { Paper } from './deck-view.tsx';
import { DeckEditor } from './editor/deck-editor.tsx';
import { DeckMenu } from './editor/deck-menu.tsx';
import { type FileExport, pdfFile, useFileExport } from './export-file.ts';
import { DeckExportMenu } from './export-menu.tsx';
import { ExportProgress } from './export-progress.tsx';
import { useFileNames } from './file-names.ts';
import { Present, Thumbnail } from './present.tsx';
import { ScorecardMenu } from './scorecard-menu.tsx';
import card from './slide-card.module.css';
import { SlideMenu } from './slide-menu.tsx';

const AUDIENCE_OPTIONS: Record<Audience, string> = {
  director: 'For the director: everything',
  team: 'For teams',
  executive: 'For executives',
  customer: 'For customers: SLOs and incidents only',
};
const PAPERS: Record<Paper, string> = {
  slides: '16:9 slides',
  a4: 'A4, a slide a page',
  letter: 'Letter, a slide a page',
};

/** The decks of the chosen week: pages at a glance, on the whole screen, and as a PDF. */
export function DeckPage() {
  const { week } = useWeek();
  const [deck, audience, paper] = [
    useParam('deck') ?? 'weekly',
    asAudience(useParam('audience')),
    asPaper(useParam('paper')),
  ];
  const [presented, setPresented] = useState<number | null>(null);
  const exporting = useFileExport();
  const fileName = useFileNames();
  const { data, error, refetch } = useQuery({
    queryKey: ['deck', week.key, deck, audience],
    queryFn: () => core.deck.get({ week: week.key, deck, audience }),
  });
  const { data: choices = [] } = useQuery({ queryKey: ['decks'], queryFn: () => core.deck.list() });
  const decks = choices.map(({ key, title }) => ({ value: key, label: title }));
  const present = () => data && setPresented(0);
  const save = () => {
    if (!data) return;
    void exporting.start({
      title: 'Export the deck as PDF',
      file: pdfFile(fileName('pdf', { deck: data.title, week: week.key, profile: audience })),
      write: (path, signal) =>
        core.exporting.deckPdf({ week: week.key, deck, audience, paper, path }, { signal }),
    });
  };
  const choice = choices.find(({ key }) => key === deck);
  const isEdited = useParam('edit') === '1' && choice !== undefined && choice.id !== null;
  useCommand('presenter', present);
  useCommand('print', save);
  if (isEdited)
    return <DeckEditor deck={choice} id={choice.id ?? ''} onDone={() => setParams({ edit: null })} />;
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <h1>Decks</h1>
        <span className={styles.space} />
        {choice && <DeckMenu deck={choice} choices={choices} document={data} />}
        <ScorecardMenu week={week.key} audience={audience} exporting={exporting} />
        <Button icon={Play} onClick={present} disabled={!data}>
          Present
        </Button>
        <DeckExportMenu
          week={week.key}
          deck={deck}
          audience={audience}
          title={data?.title ?? ''}
          exporting={exporting}
          isDisabled={!data || exporting.state !== null}
        />
        <Button icon={Download} variant="primary" onClick={save} disabled={!data || exporting.state !== null}>
          Export PDF
        </Button>
      </div>
      <div className={styles.choices}>
        <div className={styles.choice}>
          <Select
            aria-label="Deck"
            value={deck}
            options={decks}
            onChange={(next) => setParams({ deck: next })}
          />
        </div>
        <div className={styles.choice}>
          <Select
            aria-label="Audience"
            value={audience}
            options={optionsOf(AUDIENCE_OPTIONS)}
            onChange={(next) => setParams({ audience: next })}
          />
        </div>
        <div className={styles.choice}>
          <Select
            aria-label="Paper"
            value={paper}
            options={optionsOf(PAPERS)}
            onChange={(next) => setParams({ paper: next })}
          />
        </div>
      </div>
      <ExportProgress exporting={exporting} label="Exporting" />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Spinner label="Computing the deck" />}
      {data && (
        <Thumbnails
          document={data}
          deck={{ week: week.key, deck, audience }}
          exporting={exporting}
          onOpen={setPresented}
        />
      )}
      {data && presented !== null && (
        <OpenRows value={showRows}>
          <Present document={data} start={presented} onClose={() => setPresented(null)} />
        </OpenRows>
      )}
    </div>
  );
}

type ThumbnailsProps = {
  document: DeckDocument;
  deck: { week: string; deck: string; audience: Audience };
  exporting: FileExport;
  onOpen: (page: number) => void;
};

function Thumbnails({ document, deck, exporting, onOpen }: ThumbnailsProps) {
  const pages = useMemo(() => deckPages(document), [document]);
  return (
    <ol className={styles.thumbnails} aria-label="Pages of the deck">
      {pages.map((page) => (
        <li key={page.number} className={`${card.card} ${styles.thumbnail}`}>
          <div inert>
            <Thumbnail document={document} page={page} scale={THUMBNAIL} />
          </div>
          <button
            type="button"
            className={card.over}
            aria-label={`Present from page ${page.number}`}
            onClick={() => onOpen(page.number - 1)}
          />
          <div className={styles.more}>
            <SlideMenu
              deck={deck}
              title={document.title}
              page={page.number}
              exporting={exporting}
              onPresent={() => onOpen(page.number - 1)}
            />
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Of a slide's 1280 pixels. */
const THUMBNAIL = 0.275;

function optionsOf(labels: Record<string, string>): { value: string; label: string }[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

function asAudience(value: string | null): Audience {
  return AUDIENCES.find((one) => one === value) ?? 'director';
}

function asPaper(value: string | null): Paper {
  return value === 'a4' || value === 'letter' ? value : 'slides';
}
