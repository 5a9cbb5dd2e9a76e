// Prints what the reliability sections of a review cost: `node test/bench/reliability.ts FILE [WEEK]`.
import { calendarOf, reviewContext } from '#core/review/context.ts';
import { incidentSection, sloSection } from '#core/review/reliability.ts';
import { openWorkspace } from '#db/workspace.ts';
import { weekByKey } from '#shared/time/week.ts';

const RUNS = 25;
const [path, key = '2026-W47'] = process.argv.slice(2);
if (path === undefined) throw new Error('Name the file that large-workspace.ts made.');

const workspace = openWorkspace(path, { readonly: true });
const week = weekByKey(key, calendarOf(workspace.settings));
const parts = { slos: sloSection, incidents: incidentSection };
for (const [name, part] of Object.entries(parts)) {
  const times = Array.from({ length: RUNS }, () => {
    const context = reviewContext(workspace, week, '2030-01-01T00:00:00.000Z');
    const from = performance.now();
    part(context);
    return performance.now() - from;
  });
  const [first = 0] = times;
  times.sort((a, b) => a - b);
  const [least = 0] = times;
  const median = times[Math.floor(RUNS / 2)] ?? 0;
  const words = [`first ${first.toFixed(1)}`, `least ${least.toFixed(1)}`, `median ${median.toFixed(1)}`];
  console.log(`${name}: ${words.join(', ')} ms`);
}
workspace.close();
