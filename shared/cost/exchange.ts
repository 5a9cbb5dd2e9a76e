import { minorDigits } from '../entity/parse-number.ts';

/** What one unit of `currency` is worth in the workspace's currency from the local date `date` on. */
export type Rate = { currency: string; date: string; rate: number };

/**
 * An amount in minor units of `currency` (none: the workspace's own) as minor units of the workspace's currency, at
 * the rate in force on the local date `date`. Not rounded, so that totals are rounded once; `null` without a rate.
 */
export type Exchange = (amount: number, currency: string | null, date: string) => number | null;

/** Converts to `home` at the dated rates. Minor units differ (ISO 4217: a yen has none, a dinar three digits). */
export function exchangeTo(home: string, rates: readonly Rate[]): Exchange {
  const byCurrency = Map.groupBy(rates, ({ currency }) => codeOf(currency));
  for (const list of byCurrency.values()) list.sort((a, b) => (a.date < b.date ? -1 : 1));
  const homeCode = codeOf(home);
  const homeDigits = minorDigits(homeCode);
  const factors = new Map<string, number | null>();
  return (amount, currency, date) => {
    if (currency === null) return amount;
    const key = `${currency} ${date}`;
    let factor = factors.get(key);
    if (factor === undefined) {
      factor = factorOf(codeOf(currency), date);
      factors.set(key, factor);
    }
    return factor === null ? null : amount * factor;
  };

  function factorOf(code: string, date: string): number | null {
    if (code === homeCode) return 1;
    const inForce = byCurrency.get(code)?.findLast((rate) => rate.date <= date);
    return inForce === undefined ? null : inForce.rate * 10 ** (homeDigits - minorDigits(code));
  }
}

/** The words for an amount that is left out because it cannot be converted. */
export function withoutRate(currency: string | null): string {
  return `no exchange rate for ${codeOf(currency ?? '')}`;
}

function codeOf(currency: string): string {
  return currency.trim().toUpperCase();
}
