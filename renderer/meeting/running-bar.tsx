import { Play } from 'lucide-react';
import { useCommand } from '../app/commands.ts';
import { go, useHashPath } from '../app/location.ts';
import { Button } from '../design/button.tsx';
import { Kbd } from '../design/kbd.tsx';
import { meetingPath, runPath } from './queries.ts';
import styles from './run.module.css';
import { endRun, useRun } from './run-state.ts';

/** The way back to a running review from the rows behind a figure. */
export function RunningBar() {
  const run = useRun();
  const [path] = useHashPath();
  const isElsewhere = run !== null && !path.startsWith(meetingPath(run.id));
  const back = () => run && go(runPath(run.id), { page: String(run.page + 1) });
  useCommand('presenter', back, isElsewhere);
  if (!isElsewhere) return null;
  return (
    <aside className={styles.running} aria-label="Running review">
      <span>{run.title} is running</span>
      <Button size="s" variant="primary" icon={Play} onClick={back}>
        Back to slide {run.page + 1} <Kbd keys="F5" />
      </Button>
      <Button size="s" variant="ghost" onClick={() => endRun(run.id)}>
        Stop timing
      </Button>
    </aside>
  );
}
