/** One measured thing: what it took in ms, and what it may take. */
export type Measured = { name: string; ms: number; budget: number | null };

/** The median of several runs after one that warms up, in ms of this thread's processor time; `before` is not timed. */
export function median(work: () => unknown, { runs = 7, before = () => {} } = {}): number {
  work();
  const once = () => {
    before();
    return timed(work);
  };
  const times = Array.from({ length: runs }, once).sort((a, b) => a - b);
  return times[Math.floor(runs / 2)] ?? 0;
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
