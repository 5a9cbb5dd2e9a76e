import { useWorkspace } from '../app/queries.ts';
import styles from './severity-words.module.css';

/** What the workspace means by the severity of an incident; nothing where it says nothing. */
export function SeverityWords({ severity }: { severity: unknown }) {
  const { severities } = useWorkspace().settings;
  const [, meant] = Object.entries(severities).find(([key]) => key === severity) ?? [];
  if (!meant || (meant.name === '' && meant.definition === '')) return null;
  return (
    <p className={styles.words}>
      <strong>{[String(severity), meant.name].filter(Boolean).join(', ')}.</strong> {meant.definition}
    </p>
  );
}
