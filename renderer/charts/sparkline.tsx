import type { Trend } from '#shared/review/sections.ts';

type Props = { trend: Trend; width?: number; height?: number };

/** A trend in the height of a line of text, for a table. Its words are the row's own; it is hidden from readers. */
export function Sparkline({ trend, width = 96, height = 22 }: Props) {
  const known = trend.points.flatMap(({ value }, index) => (value === null ? [] : [{ value, index }]));
  if (known.length < 2) return null;
  const values = known.map(({ value }) => value);
  const low = Math.min(...values, trend.centre ?? Number.POSITIVE_INFINITY);
  const high = Math.max(...values, trend.centre ?? Number.NEGATIVE_INFINITY);
  const x = (index: number) => 4 + (index / Math.max(1, trend.points.length - 1)) * (width - 8);
  const y = (value: number) =>
    high === low ? height / 2 : 4 + ((high - value) / (high - low)) * (height - 8);
  const path = known
    .map(({ value, index }, at) => {
      const isJoined = at > 0 && known[at - 1]?.index === index - 1;
      return `${isJoined ? 'L' : 'M'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join('');
  const last = known.at(-1);
  const signals = new Set(trend.signals);
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      style={{ height: `var(--spark-height, ${height}px)` }}
      aria-hidden="true"
    >
      {trend.centre !== null && (
        <line
          x1="4"
          x2={width - 4}
          y1={y(trend.centre)}
          y2={y(trend.centre)}
          stroke="var(--chart-quiet)"
          strokeWidth="1"
          strokeDasharray="2 2"
        />
      )}
      <path d={path} fill="none" stroke="var(--chart-main)" strokeWidth="1.5" strokeLinejoin="round" />
      {known
        .filter(({ index }) => signals.has(trend.points[index]?.key ?? ''))
        .map(({ value, index }) => (
          <path
            key={index}
            d={`M${x(index)} ${y(value) - 2.5}l2.5 2.5l-2.5 2.5l-2.5-2.5z`}
            fill="var(--chart-signal)"
          />
        ))}
      {last && !signals.has(trend.points[last.index]?.key ?? '') && (
        <circle cx={x(last.index)} cy={y(last.value)} r="2.5" fill="var(--chart-main)" />
      )}
    </svg>
  );
}
