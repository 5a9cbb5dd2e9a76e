import { useParams } from 'wouter';
import { core } from '../app/client.ts';
import { currentParams } from '../app/location.ts';
import { usePrinted } from '../deck/use-document.ts';
import { Markdown } from '../design/markdown.tsx';
import styles from './print-minutes.module.css';

/** The minutes for paper, at `#/print/minutes/…?paper=a4`. */
export function PrintMinutesPage() {
  const { id = '' } = useParams<{ id: string }>();
  const paper = currentParams().get('paper') === 'letter' ? 'letter' : 'a4';
  const minutes = usePrinted(
    () => core.meeting.minutes({ id: decodeURIComponent(id) }),
    ({ title }) => title,
  );
  return (
    minutes && (
      <main className={styles.minutes} data-paper={paper}>
        <Markdown text={minutes.markdown} hasHeadings />
      </main>
    )
  );
}
