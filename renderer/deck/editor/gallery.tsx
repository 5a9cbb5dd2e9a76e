import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { DeckDocument } from '#shared/deck/deck.ts';
import { type DeckPage, deckPages } from '#shared/deck/pages.ts';
import { type Slide, slideSchema } from '#shared/deck/slide.ts';
import { SLIDE_GROUPS } from '#shared/deck/slide-kind.ts';
import { SLIDE_KIND_DESCRIPTIONS, type SlideKindDescription } from '#shared/deck/slide-kinds.ts';
import { core } from '../../app/client.ts';
import { ErrorState } from '../../app/error-boundary.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Spinner } from '../../design/progress.tsx';
import { ScaledSlide } from '../present.tsx';
import card from '../slide-card.module.css';
import styles from './editor.module.css';

/** Of a slide's 1280 pixels. */
const SCALE = 0.157;

type Props = { week: string; onPick: (slide: Slide) => void; onClose: () => void };

/** Every kind of slide as it looks with this week's data, with a sentence that says what it tells. */
export function Gallery({ week, onPick, onClose }: Props) {
  const kpis = useQuery({
    queryKey: ['options', 'kpi', 'first'],
    queryFn: () => core.record.options({ entity: 'kpi', limit: 1 }),
  });
  const samples = useMemo(() => samplesOf(kpis.data?.[0]?.id), [kpis.data]);
  const { data, error } = useQuery({
    queryKey: ['gallery', week, samples.length],
    enabled: kpis.data !== undefined,
    queryFn: () => core.deck.preview({ week, title: 'Gallery', slides: samples }),
  });
  return (
    <Dialog title="Add a slide" isOpen size="l" onClose={onClose}>
      {error && <ErrorState error={error} />}
      {!data && !error && <Spinner label="Drawing the slides" />}
      {data && <Kinds document={data} samples={samples} onPick={onPick} />}
    </Dialog>
  );
}

type KindsProps = { document: DeckDocument; samples: readonly Slide[]; onPick: Props['onPick'] };

function Kinds({ document, samples, onPick }: KindsProps) {
  const pages = useMemo(() => deckPages(document), [document]);
  return SLIDE_GROUPS.map((group) => (
    <section key={group} className={styles.group}>
      <h3>{group}</h3>
      <ul className={styles.kinds}>
        {SLIDE_KIND_DESCRIPTIONS.filter((kind) => kind.group === group).map((description) => {
          const slide = samples.find(({ kind }) => kind === description.kind);
          const page = pages.find((one) => one.slide.kind === description.kind);
          return (
            slide && (
              <li key={description.kind}>
                <Kind
                  description={description}
                  document={document}
                  page={page}
                  onPick={() => onPick(slide)}
                />
              </li>
            )
          );
        })}
      </ul>
    </section>
  ));
}

type KindProps = {
  description: SlideKindDescription;
  document: DeckDocument;
  page: DeckPage | undefined;
  onPick: () => void;
};

function Kind({ description: { kind, heading, about }, document, page, onPick }: KindProps) {
  return (
    <div className={styles.kind} data-kind={kind}>
      <span className={styles.picture} inert>
        {page && <ScaledSlide document={document} page={page} scale={SCALE} />}
      </span>
      <strong aria-hidden>{heading}</strong>
      <span className={styles.what} aria-hidden>
        {about}
      </span>
      <button type="button" className={card.over} aria-label={`${heading}: ${about}`} onClick={onPick} />
    </div>
  );
}

/** One slide of each kind with its defaults; those about KPIs only where there is one. */
function samplesOf(kpi: string | undefined): Slide[] {
  const needed: Partial<Record<Slide['kind'], object>> = kpi
    ? { trailing: { lines: [{ kpi }] }, 'trail-table': { rows: [{ header: '', kpi }] } }
    : {};
  return SLIDE_KIND_DESCRIPTIONS.flatMap(({ kind }) => {
    const read = slideSchema.safeParse({ id: kind, kind, ...needed[kind] });
    return read.success ? [read.data] : [];
  });
}
