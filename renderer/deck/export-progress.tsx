import { Button } from '../design/button.tsx';
import { Progress } from '../design/progress.tsx';
import styles from './deck.module.css';
import type { FileExport } from './export-file.ts';

/** How far an export is, and the way to stop it; nothing while there is none. */
export function ExportProgress({
  exporting: { state, stop },
  label,
}: {
  exporting: FileExport;
  label: string;
}) {
  if (!state) return null;
  const { stage, done, total } = state;
  return (
    <div className={styles.exporting} role="status">
      <span>
        {stage}
        {total !== null && total > 2 ? `, ${Math.min(done + 1, total)} of ${total}` : ''}…
      </span>
      <div className={styles.progress}>
        <Progress label={label} done={done} total={total} />
      </div>
      <Button size="s" onClick={stop}>
        Stop
      </Button>
    </div>
  );
}
