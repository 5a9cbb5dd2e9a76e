import { slideKind } from '#shared/deck/slide-kinds.ts';
import { readSlides } from '#shared/deck/stored-deck.ts';
import { formatCount } from '#shared/figure/format.ts';
import { PageLink } from '../app/link.tsx';
import panel from '../records/panel.module.css';
import type { ExtraProps } from '../records/slot-props.ts';
import styles from './deck.module.css';

/** From the record of a deck to its pages, and which slides it has. */
export function DeckRecord({ row }: ExtraProps) {
  const read = readSlides(String(row.slides));
  const deck = String(row.slug);
  return (
    <section aria-label="Slides" className={`${panel.part} ${styles.record}`}>
      <p>
        <PageLink to="/decks" params={{ deck }}>
          Open the deck
        </PageLink>{' '}
        ·{' '}
        <PageLink to="/decks" params={{ deck, edit: '1' }}>
          Edit its slides
        </PageLink>
      </p>
      {'problem' in read ? (
        <p>Its slides cannot be read: {read.problem}</p>
      ) : (
        <>
          <h3>{formatCount(read.slides.length, 'slide', 'slides')}</h3>
          <ol>
            {read.slides.map((slide) => (
              <li key={slide.id}>{headingOf(slide)}</li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function headingOf(slide: { kind: Parameters<typeof slideKind>[0]; heading?: string | undefined }): string {
  const usual = slideKind(slide.kind).heading;
  return slide.heading === undefined || slide.heading === usual ? usual : `${slide.heading} (${usual})`;
}
