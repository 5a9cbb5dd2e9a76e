import { daysBetween } from '../time/week.ts';
import { type ExceptionRow, exceptionCounts } from './exception-counts.ts';

/** When an open exception ends: past it already, within so many days, later, or never. */
export const EXPIRY_BUCKETS = [
  { key: 'expired', label: 'Expired', upTo: -1 },
  { key: 'week', label: 'Within 7 days', upTo: 7 },
  { key: 'month', label: 'Within 30 days', upTo: 30 },
  { key: 'quarter', label: 'Within 90 days', upTo: 90 },
  { key: 'later', label: 'Later', upTo: Number.POSITIVE_INFINITY },
  { key: 'never', label: 'Without an end', upTo: null },
] as const;
export type ExpiryBucket = (typeof EXPIRY_BUCKETS)[number]['key'];

/** An open exception with how long it still lasts. */
export type Expiring<Row extends ExceptionRow = ExceptionRow> = {
  row: Row;
  bucket: ExpiryBucket;
  /** Days from the day asked to the expiry; negative when it has passed, `null` without one. */
  days: number | null;
};

/** The exceptions open at the end of the local date `day` by when they end, the longest expired first, the endless last. */
export function expiring<Row extends ExceptionRow>(rows: readonly Row[], day: string): Expiring<Row>[] {
  const open = new Set(exceptionCounts(rows, day)?.open);
  return rows
    .filter(({ id }) => open.has(id))
    .map((row) => {
      const days = row.expiresOn === null ? null : daysBetween(day, row.expiresOn);
      return { row, days, bucket: bucketOf(days) };
    })
    .sort(
      (a, b) =>
        (a.days ?? Number.POSITIVE_INFINITY) - (b.days ?? Number.POSITIVE_INFINITY) ||
        (a.row.id < b.row.id ? -1 : 1),
    );
}

function bucketOf(days: number | null): ExpiryBucket {
  if (days === null) return 'never';
  return EXPIRY_BUCKETS.find(({ upTo }) => upTo !== null && days <= upTo)?.key ?? 'later';
}
