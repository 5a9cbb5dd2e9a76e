import type { SlideBodyOf } from '#shared/deck/slide-body.ts';
import { durationText } from '#shared/figure/measure.ts';
import styles from './time-bar.module.css';

type Body = SlideBodyOf<'incident-timeline'>;

/** Shares of the bar: about how wide a letter of a label is, and how far apart two labels of a line are at least. */
const [LETTER, GAP] = [0.0066, 0.01];
const LINES = 4;

/** An incident from its impact to its end as a bar: when customers felt it, and when each clock stopped. */
export function TimeBar({ body, asOf }: { body: Body; asOf: string }) {
  const times = [
    ...body.moments.map(({ at }) => Date.parse(at)),
    ...body.impact.flatMap(({ start, end }) => [Date.parse(start), Date.parse(end ?? asOf)]),
  ];
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const length = Math.max(1, to - from);
  const place = (at: string | null) => (Date.parse(at ?? asOf) - from) / length;
  const marks = body.moments.map(({ label, at }) => ({ label, at: place(at) }));
  const words = body.moments.map(({ label, at }) => `${label} after ${durationText(minutes(at, from))}`);
  return (
    <div className={styles.bar} role="img" aria-label={`Timeline: ${words.join(', ')}.`}>
      <div className={styles.track}>
        {body.impact.map(({ start, end }) => (
          <span
            key={start}
            className={styles.impact}
            style={{
              left: `${place(start) * 100}%`,
              width: `${Math.max(0.3, (place(end) - place(start)) * 100)}%`,
            }}
          />
        ))}
        {marks.map(({ label, at }) => (
          <span key={label} className={styles.mark} style={{ left: `${at * 100}%` }} />
        ))}
      </div>
      <div className={styles.labels}>
        {labelsOf(marks).map(({ label, at, line }) => (
          <span
            key={label}
            className={styles.label}
            data-end={at > 0.5 || undefined}
            style={{
              top: line * 19,
              ...(at > 0.5 ? { right: `${(1 - at) * 100}%` } : { left: `${at * 100}%` }),
            }}
          >
            {label}
          </span>
        ))}
      </div>
      <p className={styles.key}>
        <span className={styles.swatch} /> customers felt it
      </p>
    </div>
  );
}

type Mark = { label: string; at: number };

/**
 * Labels that would cover each other go to the next line; where there is none left, they share the label before theirs.
 */
function labelsOf(marks: readonly Mark[]): (Mark & { line: number })[] {
  const placed: (Mark & { line: number })[] = [];
  for (const mark of marks) {
    const lines = Array.from({ length: LINES }, (_, line) => line);
    const line = lines.find((at) => !placed.some((other) => other.line === at && areClose(other, mark)));
    const before = placed.at(-1);
    if (line !== undefined) placed.push({ ...mark, line });
    else if (before) before.label = `${before.label} · ${mark.label}`;
  }
  return placed;
}

function areClose(one: Mark, other: Mark): boolean {
  const [a, b] = [spanOf(one), spanOf(other)];
  return a.from < b.to + GAP && b.from < a.to + GAP;
}

/** The share of the bar that a label takes; in the right half it ends at its mark. */
function spanOf({ label, at }: Mark): { from: number; to: number } {
  const width = label.length * LETTER;
  return at > 0.5 ? { from: at - width, to: at } : { from: at, to: at + width };
}

function minutes(at: string, from: number): number {
  return (Date.parse(at) - from) / 60_000;
}
