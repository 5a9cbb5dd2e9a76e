import type { KeyLook } from '#shared/deck/fit/chart-names.ts';
import { isLongKey } from '#shared/deck/fit/slide-text.ts';
import styles from './chart-figure.module.css';
import type { KeyEntry } from './spec.ts';

type KeyProps = {
  entries: readonly KeyEntry[];
  title: string;
  /** Of the chart, where it is fixed: nobody can point there at a name to read the rest of it. */
  width: number | undefined;
};

/** What the colours and marks of a chart mean. */
export function Key({ entries, title, width }: KeyProps) {
  if (entries.length === 0) return null;
  const isWhole = width !== undefined;
  const labels = entries.map(({ label }) => label);
  const isLong = isWhole && isLongKey(title, labels, width);
  return (
    <span className={styles.key} data-long={isLong || undefined}>
      {entries.map(({ colour, label, short, shape }) => (
        <span
          key={colour + label}
          className={styles.entry}
          title={short === undefined || isWhole ? undefined : label}
        >
          <svg
            width="12"
            height="12"
            viewBox="0 0 12 12"
            aria-hidden="true"
            style={{ color: `var(--chart-${colour})` }}
          >
            {SHAPES[shape]}
          </svg>
          {isWhole ? label : (short ?? label)}
        </span>
      ))}
    </span>
  );
}

const SHAPES = {
  block: <rect x="1" y="1" width="10" height="10" rx="2" fill="currentColor" />,
  line: <path d="M0 6h12" stroke="currentColor" strokeWidth="2" />,
  dash: <path d="M0 6h12" stroke="currentColor" strokeWidth="2" strokeDasharray="3 2" />,
  diamond: <path d="M6 0.5 11.5 6 6 11.5 0.5 6Z" fill="currentColor" />,
  ring: <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="2" />,
  tick: <path d="M0 6h12" stroke="currentColor" strokeWidth="2.5" />,
};

/** The names that a chart has numbers for. */
export function NameKey({ names, look }: { names: readonly string[]; look: KeyLook }) {
  const style = {
    fontSize: look.font,
    gridTemplateColumns: `repeat(${look.columns}, minmax(0, 1fr))`,
  };
  return (
    <ol className={styles.names} style={style}>
      {names.map((name, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a name has no other identity than its number
        <li key={index}>
          <strong>{index + 1}</strong>
          <span>{name}</span>
        </li>
      ))}
    </ol>
  );
}
