import {
  addDecimals,
  type Decimal,
  minorPlaces,
  parseDecimal,
  splitCurrency,
  toMinorUnits,
} from '#shared/entity/parse-number.ts';
import { parseDate } from '#shared/entity/parse-time.ts';
import { IMPORT_FORMATS } from '#shared/import/formats.ts';
import { Columns } from './columns.ts';
import { type CsvRow, type CsvTable, csvTable, headerOf } from './csv.ts';
import { dateOrderReader } from './date-order.ts';
import { type Candidate, type Importer, named, type ReadContext, type ReadItem, remark } from './importer.ts';
import { LIMITS } from './limits.ts';
import { asObject, asText } from './shape.ts';
import type { SourceFile } from './source-file.ts';

/**
 * FOCUS 1.0 to 1.2 (FinOps Open Cost and Usage Specification), summed up per billing month, provider, service, team,
 * category and currency. BilledCost is cash, EffectiveCost is amortised: both are kept, never mixed. Sums are exact
 * decimals, rounded once to minor units. A later file with the same month of the same provider replaces its sums. Times are UTC by the specification, with or without a `Z`.
 */
export const focus = {
  kind: 'focus',
  label: IMPORT_FORMATS.focus,
  detect: isFocus,
  read: readCosts,
} satisfies Importer;

const AMOUNTS = { billed: 'BilledCost', effective: 'EffectiveCost', onDemand: 'ListCost' } as const;
type Amount = keyof typeof AMOUNTS;
const AMOUNT_NAMES = Object.keys(AMOUNTS) as Amount[];

/** What is summed up into one cost record. */
type Sum = {
  line: number;
  month: string;
  provider: string;
  category: string;
  service: string | null;
  team: string | null;
  currency: string;
  rows: number;
  amounts: Record<Amount, Decimal | null>;
};

function isFocus(file: SourceFile): boolean {
  const columns = new Columns(headerOf(file)?.headers ?? []);
  const hasCost = columns.has('BilledCost') || columns.has('EffectiveCost');
  return (
    hasCost &&
    columns.has('ChargePeriodStart') &&
    (columns.has('ChargeCategory') || columns.has('ServiceCategory'))
  );
}

function* readCosts(file: SourceFile, context: ReadContext): Generator<ReadItem> {
  const table = csvTable(file, context.maxRows ?? LIMITS.summedRows);
  const read = chargeReader(table, context);
  const sums = new Map<string, Sum>();
  let count = 0;
  for (const row of table.rows()) {
    const charge = row.problem ?? read(row);
    if (typeof charge === 'string') yield remark('reject', row.line, 'Charge', charge);
    else {
      addUp(sums, charge);
      count += 1;
    }
  }
  for (const [sourceId, sum] of sums) {
    const candidate = costRecord(sourceId, sum);
    yield typeof candidate === 'string' ? remark('reject', sum.line, sourceId, candidate) : candidate;
  }
  if (sums.size > 0 && count > sums.size) {
    yield remark(
      'note',
      1,
      file.name,
      `has ${count} charges, summed up by month, provider, category, service and team (cost records: ${sums.size})`,
    );
  }
}

function chargeReader(table: CsvTable, context: ReadContext): (row: CsvRow) => Sum | string {
  const columns = new Columns(table.headers);
  const ordered = dateOrderReader(
    table,
    columns.indexes('BillingPeriodStart', 'BillingPeriodEnd', 'ChargePeriodStart', 'ChargePeriodEnd'),
    context.dateOrder,
  );
  const cell = {
    period: columns.reader('BillingPeriodStart', 'ChargePeriodStart'),
    provider: columns.reader(
      'ProviderName',
      'ServiceProviderName',
      'PublisherName',
      'InvoiceIssuerName',
      'InvoiceIssuer',
    ),
    category: columns.reader('ServiceCategory', 'ChargeCategory'),
    currency: columns.reader('BillingCurrency'),
    tags: columns.reader('Tags'),
  };
  const amounts = AMOUNT_NAMES.map((name) => ({ name, read: columns.reader(AMOUNTS[name]) }));

  return (row) => {
    const period = cell.period(row);
    if (period === null) return 'it has no billing period';
    const date = ordered(period, (order) => parseDate(period, 'UTC', order));
    if ('error' in date) return `BillingPeriodStart: ${date.error}`;
    const tags = tagsOf(cell.tags(row));
    const sum: Sum = {
      line: row.line,
      month: date.value.slice(0, 7),
      provider: cell.provider(row) ?? 'Unnamed provider',
      category: cell.category(row) ?? 'Other',
      service: tags.service ?? null,
      team: tags.team ?? null,
      currency: cell.currency(row) ?? context.currency,
      rows: 1,
      amounts: { billed: null, effective: null, onDemand: null },
    };
    for (const { name, read } of amounts) {
      const text = read(row);
      if (text === null) continue;
      const amount = parseDecimal(text) ?? parseDecimal(splitCurrency(text).amount);
      if (amount === null) return `${AMOUNTS[name]}: “${text}” is not a number.`;
      sum.amounts[name] = amount;
    }
    return (sum.amounts.billed ?? sum.amounts.effective)
      ? sum
      : 'it has neither a BilledCost nor an EffectiveCost';
  };
}

function addUp(sums: Map<string, Sum>, charge: Sum): void {
  const { month, provider, category, service, team, currency } = charge;
  const id = [month, provider, category, service ?? '', team ?? '', currency].join('|');
  const known = sums.get(id);
  if (!known) {
    sums.set(id, charge);
    return;
  }
  known.rows += 1;
  for (const name of AMOUNT_NAMES) {
    const more = charge.amounts[name];
    const before = known.amounts[name];
    if (more !== null) known.amounts[name] = before === null ? more : addDecimals(before, more);
  }
}

function costRecord(sourceId: string, sum: Sum): Candidate | string {
  try {
    const places = minorPlaces(sum.currency);
    const minor = (amount: Decimal | null) => (amount === null ? null : toMinorUnits(amount, places));
    return {
      type: 'row',
      entity: 'cost',
      line: sum.line,
      sourceId,
      values: {
        periodStart: `${sum.month}-01`,
        grain: 'month',
        provider: sum.provider,
        category: sum.category,
        currency: sum.currency,
        billed: minor(sum.amounts.billed),
        effective: minor(sum.amounts.effective),
        onDemand: minor(sum.amounts.onDemand),
      },
      refs: {
        ...(sum.service !== null && { serviceId: named(sum.service) }),
        ...(sum.team !== null && { teamId: named(sum.team) }),
      },
    };
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

/** The `service` and `team` tags: JSON by the specification, JSON without its braces from Azure. */
function tagsOf(text: string | null): { service?: string; team?: string } {
  if (text === null) return {};
  const result: { service?: string; team?: string } = {};
  for (const [name, value] of Object.entries(parsedTags(text))) {
    const key = name.toLowerCase().replace(/^.*[:/]/, '');
    const said = asText(value);
    if (said !== null && (key === 'service' || key === 'team')) result[key] ??= said;
  }
  return result;
}

function parsedTags(text: string): Record<string, unknown> {
  for (const json of [text, `{${text}}`]) {
    try {
      return asObject(JSON.parse(json));
    } catch {
      // Not this way; tags that cannot be read leave service and team empty.
    }
  }
  return {};
}
