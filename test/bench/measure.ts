/** One measured thing: what it took in ms, and what it may take. */
export type Measured = { name: string; ms: number; budget: number | null };

/** Runs are timed together until they take as long as this, in ms: the clock of the processor may tick in fours. */
const TOGETHER_MS = 40;

/**
 * What `work` takes, in ms of this thread's processor time, after a run that warms up: the median of a few groups of
 * runs. `before` makes each run the first after something; it should take next to no time, because it is timed too.
 */
export function median(work: () => unknown, { groups = 5, before = () => {} } = {}): number {
  const once = () => {
    before();
    work();
  };
  once();
  const size = Math.max(1, Math.ceil(TOGETHER_MS / Math.max(1, timed(once))));
  const group = () => {
    for (let run = 0; run < size; run += 1) once();
  };
  const times = Array.from({ length: groups }, () => timed(group) / size).sort((a, b) => a - b);
  return times[Math.floor(groups / 2)] ?? 0;
}

/** Processor time, in ms: what others do on the machine meanwhile is not counted. */
export function timed(work: () => unknown): number {
  const from = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(from);
  return (user + system) / 1000;
}

/** Prints what was measured, the slowest first, each also as a ratio to the reference of the same run. */
export function print(title: string, reference: number, measured: readonly Measured[], shown = 12): void {
  const sorted = measured.toSorted((a, b) => b.ms - a.ms);
  console.log(`\n${title}`);
  for (const { name, ms, budget } of sorted.slice(0, shown)) {
    const figure = `${ms.toFixed(1)} ms ${`${(ms / reference).toFixed(2)}×`.padStart(8)}`;
    printLine(name, figure, budget === null ? null : { isHeld: ms <= budget, text: `${budget} ms` });
  }
  const rest = sorted.slice(shown);
  const missed = rest.filter(({ ms, budget }) => budget !== null && ms > budget).length;
  if (rest.length > 0) console.log(`  and ${rest.length} more, each faster, ${missed} missed`);
}

/** One line of a bench: what was measured, its bar, and whether it was held. A missed bar fails the run. */
export function printLine(name: string, figure: string, bar: { isHeld: boolean; text: string } | null): void {
  if (bar?.isHeld === false) process.exitCode = 1;
  const verdict = bar === null ? '' : `bar ${bar.text}: ${bar.isHeld ? 'pass' : 'MISS'}`;
  console.log(`  ${name.padEnd(52)} ${figure.padStart(20)}  ${verdict}`);
}
