import type { ReactNode } from 'react';
import type { AnyRow } from '#shared/entity/entity.ts';
import { formatMinutes, formatNumber, NO_VALUE } from '#shared/figure/format.ts';
import type { IncidentTimes } from '#shared/incident/durations.ts';
import { impactOf } from '#shared/incident/impact.ts';
import { drawnSpan, LIFECYCLE, lanesOf, phasesOf, placeIn } from '#shared/incident/lifecycle.ts';
import { type ImpactInterval, type Span, spansOf } from '#shared/incident/spans.ts';
import { epochMs } from '#shared/time/window.ts';
import { useWorkspace } from '../app/queries.ts';
import styles from './drawing.module.css';

type Props = {
  times: IncidentTimes;
  impact: readonly ImpactInterval[];
  entries: readonly AnyRow[];
  now: string;
};

/** The incident drawn to scale: its marks, the four durations between them, the impact and the entries. */
export function Drawing({ times, impact, entries, now }: Props) {
  const { clocks } = useWorkspace().settings;
  const span = drawnSpan(times, impact, now);
  const { minutes } = impactOf(impact, now);
  return (
    <div className={styles.drawing}>
      <Marks times={times} span={span} />
      <ul aria-label="Durations">
        {phasesOf(times, clocks).map((phase) => (
          <Line
            key={phase.key}
            name={<abbr title={`${phase.name}: ${phase.clock}`}>{phase.key}</abbr>}
            value={phase.minutes === null ? NO_VALUE : formatMinutes(phase.minutes)}
          >
            {phase.span ? (
              <Bar span={span} of={phase.span} tone="phase" />
            ) : (
              <span className={styles.reason}>{phase.reason}</span>
            )}
          </Line>
        ))}
        <Line name="Impact" value={minutes.value === null ? NO_VALUE : formatMinutes(minutes.value)}>
          {minutes.value === null && <span className={styles.reason}>{minutes.reason}</span>}
          {spansOf(impact, now).map((one) => (
            <Bar key={`${one.start} ${one.end}`} span={span} of={one} tone="impact" />
          ))}
        </Line>
        <Line name="Entries" value={formatNumber(entries.length)}>
          {entries.map(({ id, at }) => (
            <span
              key={id}
              className={styles.dot}
              aria-hidden
              style={{ left: percent(placeIn(span, epochMs(String(at)))) }}
            />
          ))}
        </Line>
      </ul>
    </div>
  );
}

function Line({ name, value, children }: { name: ReactNode; value: string; children: ReactNode }) {
  return (
    <li className={styles.line}>
      <span className={styles.name}>{name}</span>
      <span className={styles.track}>{children}</span>
      <span className={styles.value}>{value}</span>
    </li>
  );
}

function Bar({ span, of, tone }: { span: Span; of: Span; tone: 'phase' | 'impact' }) {
  const left = placeIn(span, of.start);
  const right = placeIn(span, of.end);
  return (
    <span
      className={styles.bar}
      data-tone={tone}
      aria-hidden
      style={{ left: percent(left), width: percent(right - left) }}
    />
  );
}

/** The names of the marks above a line, in as many rows as they need. The list below says their times. */
function Marks({ times, span }: { times: IncidentTimes; span: Span }) {
  const marks = LIFECYCLE.flatMap(({ field, label }) => {
    const at = field === 'closedAt' ? null : times[field];
    return at === null ? [] : [{ label, place: placeIn(span, epochMs(at)) }];
  });
  const lanes = lanesOf(marks);
  const count = Math.max(1, ...lanes.map(({ lane }) => lane + 1));
  return (
    <div className={styles.line} aria-hidden>
      <span />
      <div className={styles.marks} data-lanes={count}>
        {marks.map(({ label, place }, index) => {
          const { lane = 0, start = place } = lanes[index] ?? {};
          return (
            <span key={label}>
              <span className={styles.markName} data-lane={count - 1 - lane} style={{ left: percent(start) }}>
                {label}
              </span>
              <span className={styles.tick} data-lane={count - 1 - lane} style={{ left: percent(place) }} />
            </span>
          );
        })}
      </div>
      <span />
    </div>
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(3)}%`;
}
