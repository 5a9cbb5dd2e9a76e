import { Lock, ShieldAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { DeckDocument } from '#shared/deck/deck.ts';
import { deckPages } from '#shared/deck/pages.ts';
import { formatInstant } from '#shared/figure/format.ts';
import { type MeetingView, OUTCOMES } from '#shared/meeting/meeting.ts';
import { core } from '../app/client.ts';
import { attempt } from '../app/failure.ts';
import { refreshAll, useWorkspace } from '../app/queries.ts';
import { Present, Thumbnail } from '../deck/present.tsx';
import card from '../deck/slide-card.module.css';
import { Button } from '../design/button.tsx';
import { Field } from '../design/field.tsx';
import { Markdown } from '../design/markdown.tsx';
import { TextArea, TextInput } from '../design/text-input.tsx';
import { OpenRows } from '../review/blocks/open-rows.tsx';
import { Captured } from './captured.tsx';
import look from './frozen.module.css';
import styles from './meeting.module.css';
import { copy } from './meeting-actions.ts';
import head from './section-head.module.css';
import { useOneAtATime } from './use-one-at-a-time.ts';

type Frozen = NonNullable<MeetingView['frozen']>;
type Props = { view: MeetingView; frozen: Frozen };

/** A closed review as it was: everything on the page comes from its snapshot. Names open nothing, records move on. */
export function FrozenReview({ view, frozen }: Props) {
  const { content } = view;
  const { document } = frozen;
  return (
    <OpenRows value={null}>
      <Seal frozen={frozen} zone={document?.data.workspace.zone ?? 'UTC'} />
      <Addenda view={view} zone={document?.data.workspace.zone ?? 'UTC'} />
      {content.summary && <Markdown text={content.summary} />}
      <p>
        <strong>Present:</strong> {content.attendees.map(({ name }) => name).join(', ') || 'nobody was noted'}
      </p>
      <section aria-labelledby="agenda" className={styles.part}>
        <h2 id="agenda">Agenda</h2>
        <ol className={styles.sections}>
          {content.agenda.map(({ id, title, owner, minutes, spentSeconds, commentary, topics }) => (
            <li key={id} className={styles.section}>
              <div className={head.sectionHead}>
                <strong>{title}</strong>
                <span className={styles.muted}>
                  {owner?.name ?? 'No owner'}
                  {minutes === null ? '' : `, ${minutes} min`}
                  {spentSeconds === null ? '' : `, took ${Math.max(1, Math.round(spentSeconds / 60))} min`}
                </span>
              </div>
              <div className={styles.beside}>
                <div className={styles.told}>
                  {topics.map((topic) => (
                    <p key={topic}>
                      {(document?.data.narrative.sections[topic] ?? []).map(({ text }) => text).join(' ')}
                    </p>
                  ))}
                </div>
                {commentary ? <Markdown text={commentary} /> : <p className={styles.muted}>No commentary.</p>}
              </div>
            </li>
          ))}
        </ol>
      </section>
      {content.dispositions.length > 0 && (
        <section aria-labelledby="dispositions" className={styles.part}>
          <h2 id="dispositions">Attention list</h2>
          <ul className={styles.plain}>
            {content.dispositions.map(({ subject, about, outcome, reason, action }) => (
              <li key={subject}>
                <strong>{OUTCOMES[outcome]}</strong> {about}{' '}
                <span className={styles.muted}>{[reason, action?.name].filter(Boolean).join('; ')}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Captured content={content} isReadOnly />
      {document && <FrozenSlides document={document} />}
    </OpenRows>
  );
}

function Seal({ frozen: { hash, closedAt, closedBy, problem }, zone }: { frozen: Frozen; zone: string }) {
  return (
    <div
      className={look.seal}
      data-broken={problem !== null || undefined}
      role={problem === null ? 'note' : 'alert'}
    >
      {problem === null ? <Lock size={16} aria-hidden /> : <ShieldAlert size={16} aria-hidden />}
      <div>
        {problem === null ? (
          <p>
            Closed{closedBy ? ` by ${closedBy}` : ''} on {formatInstant(closedAt, zone)}. Everything here is
            as it was then.
          </p>
        ) : (
          <p>
            <strong>Do not rely on this review.</strong> {problem}
          </p>
        )}
        <p className={styles.muted}>
          SHA-256 <code className={look.hash}>{hash}</code>
        </p>
      </div>
      <Button size="s" onClick={() => void copy(hash, 'The hash is')}>
        Copy
      </Button>
    </div>
  );
}

function Addenda({ view: { content, addenda }, zone }: { view: MeetingView; zone: string }) {
  const { isReadOnly, settings } = useWorkspace();
  const [isWriting, setWriting] = useState(false);
  return (
    <section aria-labelledby="addenda" className={styles.part}>
      <h2 id="addenda">
        Addenda <span className={styles.count}>{addenda.length}</span>
      </h2>
      {addenda.map(({ id, at, author, text }) => (
        <article key={id} className={look.addendum}>
          <p className={styles.muted}>
            {author}, {formatInstant(at, zone)}
          </p>
          <Markdown text={text} />
        </article>
      ))}
      {!isReadOnly &&
        (isWriting ? (
          <AddendumForm id={content.id} actor={settings.actor} onDone={() => setWriting(false)} />
        ) : (
          <div>
            <Button size="s" onClick={() => setWriting(true)}>
              Add a correction…
            </Button>
          </div>
        ))}
    </section>
  );
}

function AddendumForm({ id, actor, onDone }: { id: string; actor: string; onDone: () => void }) {
  const [text, setText] = useState('');
  const [author, setAuthor] = useState(actor);
  const once = useOneAtATime();
  const save = async () => {
    const done = await attempt(() => core.meeting.addAddendum({ id, text, author }));
    if (!done) return;
    await refreshAll();
    onDone();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void once(save);
      }}
    >
      <Field label="Addendum" isRequired help="Markdown. It cannot be changed afterwards.">
        {(ids) => <TextArea {...ids} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      <Field label="Author" isRequired>
        {(ids) => <TextInput {...ids} value={author} onChange={(event) => setAuthor(event.target.value)} />}
      </Field>
      <div className={styles.buttons}>
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" disabled={text.trim() === '' || author.trim() === ''}>
          Add
        </Button>
      </div>
    </form>
  );
}

/** Of a slide's 1280 pixels. */
const SIZE = 0.284;

function FrozenSlides({ document }: { document: DeckDocument }) {
  const pages = useMemo(() => deckPages(document), [document]);
  const [shown, setShown] = useState<number | null>(null);
  return (
    <section aria-labelledby="slides" className={styles.part}>
      <h2 id="slides">
        Slides <span className={styles.count}>{pages.length}</span>
      </h2>
      <ol className={look.slides} aria-label="Slides as they were shown">
        {pages.map((page) => (
          <li key={page.number} className={card.card}>
            <div inert>
              <Thumbnail document={document} page={page} scale={SIZE} />
            </div>
            <button
              type="button"
              className={card.over}
              aria-label={`Show slide ${page.number}`}
              onClick={() => setShown(page.number - 1)}
            />
          </li>
        ))}
      </ol>
      {shown !== null && <Present document={document} start={shown} onClose={() => setShown(null)} />}
    </section>
  );
}
