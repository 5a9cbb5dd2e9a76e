import { BookmarkPlus, Plus } from 'lucide-react';
import type { MeetingContent } from '#shared/meeting/meeting.ts';
import type { ReviewData } from '#shared/review/review-data.ts';
import { PageLink } from '../app/link.tsx';
import { InTurn } from '../app/turns.ts';
import { Button } from '../design/button.tsx';
import { Sentences } from '../review/sentences.tsx';
import { addSection } from './agenda-actions.ts';
import { Commentary } from './commentary.tsx';
import styles from './meeting.module.css';
import { keepAsTemplate } from './meeting-actions.ts';
import { SectionHead } from './section-head.tsx';

type Props = { content: MeetingContent; data: ReviewData; isReadOnly: boolean };

/** The agenda: each section with its owner, its time box, what the figures say and what its owner says. */
export function Agenda({ content, data, isReadOnly }: Props) {
  const { agenda } = content;
  const minutes = agenda.reduce((sum, section) => sum + (section.minutes ?? 0), 0);
  return (
    <section aria-labelledby="agenda" className={styles.part}>
      <h2 id="agenda">
        Agenda <span className={styles.count}>{minutes} min</span>
      </h2>
      {agenda.length === 0 && <p className={styles.muted}>No sections yet. Add the first one.</p>}
      <ol className={styles.sections}>
        {agenda.map((section, index) => (
          <InTurn key={section.id} isFirst={index === 0}>
            <Section content={content} at={index} data={data} isReadOnly={isReadOnly} />
          </InTurn>
        ))}
      </ol>
      {!isReadOnly && (
        <div className={styles.buttons} data-align="start">
          <Button size="s" icon={Plus} onClick={() => void addSection('agendaSection', content.id)}>
            Add a section
          </Button>
          <Button size="s" variant="ghost" icon={BookmarkPlus} onClick={() => void keepAsTemplate(content)}>
            Save as a template
          </Button>
          <PageLink to="/records/reviewTemplate" className={styles.link}>
            Edit the templates
          </PageLink>
        </div>
      )}
    </section>
  );
}

type SectionProps = { content: MeetingContent; at: number; data: ReviewData; isReadOnly: boolean };

function Section({ content, at, data, isReadOnly }: SectionProps) {
  const section = content.agenda[at];
  if (!section) return null;
  const { id, title, topics, commentary } = section;
  return (
    <li className={styles.section} aria-label={title}>
      <SectionHead entity="agendaSection" agenda={content.agenda} at={at} isReadOnly={isReadOnly} />
      <div className={styles.beside}>
        <div className={styles.told}>
          {topics.length === 0 && <p className={styles.muted}>It names no part of the week.</p>}
          {topics.map((topic) => (
            <Sentences key={topic} data={data} place={topic} />
          ))}
        </div>
        <Commentary id={id} title={title} saved={commentary} isReadOnly={isReadOnly} />
      </div>
    </li>
  );
}
