import type { Rate } from '#shared/cost/exchange.ts';
import type { Connection } from '../file/connection.ts';
import { kept } from '../query/kept.ts';

// From the rate in force on the first day on; a currency has a few rates a month at most.
const RATES = `
  SELECT currency, date, rate FROM currency_rate r
  WHERE date <= :lastDay AND date >= coalesce(
    (SELECT max(date) FROM currency_rate o WHERE o.currency = r.currency AND o.date <= :firstDay), '')
  ORDER BY currency, date`;

/** The exchange rates in force from one local date to another, oldest first. */
export function ratesBetween(connection: Connection, firstDay: string, lastDay: string): readonly Rate[] {
  return kept<[{ firstDay: string; lastDay: string }], Rate>(connection, RATES).all({
    firstDay,
    lastDay,
  });
}
