import type { SlideBodyOf } from '#shared/deck/slide-body.ts';
import { durationText } from '#shared/figure/measure.ts';
import styles from './time-bar.module.css';

type Body = SlideBodyOf<'incident-timeline'>;

/** Share of the bar that two labels must be apart to stand on one line. */
const APART = 0.13;
const LINES = 3;

/** An incident from its impact to its end as a bar: when customers felt it, and when each clock stopped. */
export function TimeBar({ body, asOf }: { body: Body; asOf: string }) {
  const times = [
    ...body.moments.map(({ at }) => Date.parse(at)),
    ...body.impact.flatMap(({ start, end }) => [Date.parse(start), Date.parse(end ?? asOf)]),
  ];
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const length = Math.max(1, to - from);
  const place = (at: string | null) => (Date.parse(at ?? asOf) - from) / length;
  const marks = placed(body.moments.map(({ label, at }) => ({ label, at: place(at) })));
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
        {marks.map(({ label, at, line }) => (
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

/** Labels that would cover each other go to the next line. */
function placed(marks: readonly Mark[]): (Mark & { line: number })[] {
  const last: number[] = [];
  return marks.map((mark) => {
    const free = Array.from({ length: LINES }, (_, line) => line).find(
      (line) => Math.abs(mark.at - (last[line] ?? -1)) >= APART,
    );
    const line = free ?? LINES;
    last[line] = mark.at;
    return { ...mark, line };
  });
}

function minutes(at: string, from: number): number {
  return (Date.parse(at) - from) / 60_000;
}
