import { beginningOf, type RecordKind } from '#db/kpi/first-records.ts';
import { BASELINE_POINTS, type ChartPoint, type ProcessChange } from '#shared/kpi/behaviour-chart.ts';
import { dateOf } from '#shared/time/week.ts';
import type { ReviewContext } from './context.ts';

/** A change of a definition or a process, from a local date on. */
export type RecordedChange = { effectiveOn: string; definition: string };

/** A period that a series has a point of, with its local dates. */
export type PeriodDays = { key: string; firstDay: string; lastDay: string };

/** Where the limits of a series that is shown in part come from. */
type Source<S extends PeriodDays> = {
  /** The local date that the record begins with; `null` for no record before the series. */
  begins: string | null;
  /** Oldest first. */
  changes: readonly RecordedChange[];
  /** The periods from the one that holds a local date up to those that begin on another, oldest first. */
  between: (range: { from: string; until: string }) => Iterable<S>;
  valuesOf: (some: readonly S[]) => readonly ChartPoint[];
};

/** What locks the limits of a series: see `ChartOptions`. */
export type Locked = { before: readonly ChartPoint[]; changes: readonly ProcessChange[]; begins?: string };

/**
 * What the limits of a series are locked on: the first points since the record began or the process last changed, however
 * long ago. So they stay as they are from week to week, whatever part of the series is shown.
 */
export function lockedLimits<S extends PeriodDays>(
  shown: readonly S[],
  { begins, changes, between, valuesOf }: Source<S>,
): Locked {
  const [first] = shown;
  if (first === undefined) return { before: [], changes: [] };
  const within = processChanges(shown, changes);
  const last = changes.findLast(({ effectiveOn }) => effectiveOn < first.firstDay);
  if (begins === null || begins >= first.firstDay || within[0]?.key === first.key)
    return { before: [], changes: within, ...beginningIn(shown, begins) };
  const isCut = last !== undefined && last.effectiveOn > begins;
  const range = { from: isCut ? last.effectiveOn : begins, until: first.firstDay };
  const earlier = isCut ? between(range) : wholeFrom(between(range), begins);
  const before = firstRecorded(earlier, valuesOf);
  const [start] = before;
  const cut = last && start ? [{ key: start.key, note: last.definition }] : [];
  return { before, changes: [...cut, ...within] };
}

/** When a kind of record begins, as a local date; `null` when there is none. */
export function recordBegins({ workspace, calendar }: ReviewContext, kind: RecordKind): string | null {
  const first = beginningOf(workspace.connection, kind);
  return first?.includes('T') ? dateOf(first, calendar.zone) : first;
}

function beginningIn(shown: readonly PeriodDays[], begins: string | null): Pick<Locked, 'begins'> {
  const [first] = begins === null ? [] : wholeFrom(shown, begins);
  return first === undefined ? {} : { begins: first.key };
}

/** Those that the record covers whole: a count of half a period would read as a low one. */
function* wholeFrom<S extends PeriodDays>(periods: Iterable<S>, begins: string): Generator<S> {
  for (const period of periods) if (period.firstDay >= begins) yield period;
}

/** A change takes effect with the period it falls in; those before the series have left it. */
function processChanges(shown: readonly PeriodDays[], changes: readonly RecordedChange[]): ProcessChange[] {
  const first = shown[0]?.firstDay ?? '';
  return changes.flatMap(({ effectiveOn, definition }) => {
    const key = shown.find(({ lastDay }) => lastDay >= effectiveOn)?.key;
    return effectiveOn < first || key === undefined ? [] : [{ key, note: definition }];
  });
}

/** Periods read at most for a baseline: few of them may have a value. */
const MOST_READ = 260;

/** The points up to the one that completes a baseline, read a few periods at a time: some have no value. */
function firstRecorded<S>(
  periods: Iterable<S>,
  valuesOf: (some: readonly S[]) => readonly ChartPoint[],
): ChartPoint[] {
  const found: ChartPoint[] = [];
  const isComplete = () =>
    found.length >= MOST_READ || found.filter(({ value }) => value !== null).length >= BASELINE_POINTS;
  let some: S[] = [];
  const read = () => {
    found.push(...valuesOf(some));
    some = [];
  };
  for (const period of periods) {
    some.push(period);
    if (some.length < BASELINE_POINTS) continue;
    read();
    if (isComplete()) return found;
  }
  if (some.length > 0) read();
  return found;
}
