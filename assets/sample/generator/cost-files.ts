import { addMonths, type Clock, monthDays } from './clock.ts';
import type { Charge } from './cost-plan.ts';
import { randomFor } from './random.ts';
import { monthTraffic } from './season.ts';
import { serviceBy } from './service.ts';
import { type Cell, csv, money, round } from './text.ts';

/** Columns of FOCUS 1.2 that the providers fill, and the id of the line. */
const HEADER = [
  'BilledCost',
  'BillingAccountId',
  'BillingAccountName',
  'BillingAccountType',
  'BillingCurrency',
  'BillingPeriodEnd',
  'BillingPeriodStart',
  'ChargeCategory',
  'ChargeClass',
  'ChargeDescription',
  'ChargeFrequency',
  'ChargePeriodEnd',
  'ChargePeriodStart',
  'CommitmentDiscountId',
  'CommitmentDiscountStatus',
  'ConsumedQuantity',
  'ConsumedUnit',
  'ContractedCost',
  'EffectiveCost',
  'InvoiceId',
  'InvoiceIssuerName',
  'ListCost',
  'PricingCategory',
  'PricingQuantity',
  'PricingUnit',
  'ProviderName',
  'PublisherName',
  'RegionId',
  'RegionName',
  'ServiceCategory',
  'ServiceName',
  'ServiceSubcategory',
  'SubAccountId',
  'SubAccountName',
  'Tags',
  'x_RecordId',
];
const PRODUCTS: Readonly<Record<string, readonly [name: string, sub: string, unit: string, price: number]>> =
  {
    Compute: ['Virtual Nodes', 'Virtual Machines', 'Hours', 0.19],
    Databases: ['Managed SQL', 'Relational Databases', 'Hours', 0.61],
    Storage: ['Object Buckets', 'Object Storage', 'GB-Months', 0.021],
    Networking: ['Traffic and Balancing', 'Content Delivery', 'GB', 0.043],
    Analytics: ['Query Slots', 'Analytics Platforms', 'Hours', 3.4],
    Integration: ['Message Sending', 'Messaging', 'Messages', 0.0008],
    'Management and Governance': ['Telemetry', 'Observability', 'GB', 0.27],
  };
/** What commitments cost a month, by id: category and part of its coverage. */
const COMMITTED = [
  ['sp-compute-3y', 'Compute', 0.65],
  ['sp-compute-1y', 'Compute', 0.35],
  ['rs-databases-3y', 'Databases', 1],
] as const;
const UTILISATION = 0.94;

type Line = {
  charge: Charge;
  billed: number;
  effective: number;
  list: number;
  kind: 'Usage' | 'Purchase';
  about: string;
  commitment: string | undefined;
};

/** The bill as FOCUS files, one for each year. */
export function focusFiles(charges: readonly Charge[], clock: Clock): { path: string; text: string }[] {
  const years = [...new Set(charges.map(({ month }) => month.slice(0, 4)))];
  return years.map((year) => {
    const lines = linesOf(charges.filter(({ month }) => month.startsWith(year)));
    return {
      path: `focus/focus-${year}.csv`,
      text: csv(
        HEADER,
        lines.map((line) => row(line, clock)),
        { newline: '\r\n' },
      ),
    };
  });
}

/** The plan of Finance: budget and, for the current month, where it will end. */
export function budgetsFile(charges: readonly Charge[]): string {
  return csv(
    ['Id', 'Period', 'Provider', 'Category', 'Service', 'Team', 'Budget', 'Forecast'],
    charges.map(({ month, service, provider, category, budget, forecast }) => [
      `budget/${month}/${service.slug}/${category}`,
      `${month}-01`,
      provider,
      category,
      service.slug,
      service.owner.name,
      money(budget),
      money(forecast),
    ]),
  );
}

/** What a service is used for, and how many of its requests make one of it. */
const UNITS: readonly (readonly [service: string, unit: string, requests: number])[] = [
  ['api-gateway', '1k requests', 1],
  ['checkout-api', '1k checkouts', 15],
  ['payment-gateway', '1k payments', 14],
  ['label-service', '1k labels', 16.5],
  ['rate-shop', '1k quotes', 4],
  ['tracking-ingest', '1k scans', 12],
  ['payout-engine', '1k payouts', 20],
  ['notification-service', '1k messages', 17],
  ['order-sync', '1k orders', 16],
  ['webhook-dispatcher', '1k webhooks', 1],
];

/** What the money bought, month by month. */
export function usageFile(charges: readonly Charge[], clock: Clock, seed: number): string {
  const random = randomFor(seed, 'usage');
  const months = [...new Map(charges.map(({ month, monthsAgo }) => [month, monthsAgo] as const))];
  const rows = months.flatMap(([month, monthsAgo]): Cell[][] =>
    UNITS.map(([slug, unit, requests]) => {
      const service = serviceBy(slug);
      const days = monthsAgo === 0 ? Number(clock.today.slice(8)) - 1 : monthDays(month);
      const quantity = Math.round(
        (service.traffic / requests) * days * monthTraffic(month, clock) * random.between(0.97, 1.03),
      );
      return [
        `usage/${month}/${slug}`,
        `${month}-01`,
        'Fernlauf',
        'Usage',
        slug,
        service.owner.name,
        quantity,
        unit,
      ];
    }),
  );
  return csv(['Id', 'Period', 'Provider', 'Category', 'Service', 'Team', 'Usage', 'Usage unit'], rows);
}

/** Usage lines, then the fees of the commitments that cover a part of it. */
function linesOf(charges: readonly Charge[]): Line[] {
  const usage = charges.map(
    (charge): Line => ({
      charge,
      billed: charge.cost - charge.covered,
      effective: charge.cost,
      list: charge.cost / (charge.covered > 0 ? 0.81 : 0.94),
      kind: 'Usage',
      about: '',
      commitment:
        charge.covered > 0 ? COMMITTED.find(([, category]) => category === charge.category)?.[0] : undefined,
    }),
  );
  const months = [...new Set(charges.map(({ month }) => month))];
  const fees = months.flatMap((month) =>
    COMMITTED.flatMap(([id, category, part]): Line[] => {
      const covered = charges.filter((charge) => charge.month === month && charge.category === category);
      const [first] = covered;
      if (!first) return [];
      const fee = (covered.reduce((sum, charge) => sum + charge.covered, 0) * part) / UTILISATION;
      const charge = { ...first, cost: fee };
      return [
        {
          charge,
          billed: fee,
          effective: 0,
          list: 0,
          kind: 'Purchase',
          about: 'Monthly fee of the commitment',
          commitment: id,
        },
        {
          charge,
          billed: 0,
          effective: fee * (1 - UTILISATION),
          list: 0,
          kind: 'Usage',
          about: 'Unused part of the commitment',
          commitment: id,
        },
      ];
    }),
  );
  return [...usage, ...fees];
}

function row({ charge, billed, effective, list, kind, about, commitment }: Line, clock: Clock): Cell[] {
  const { month, service, provider, category } = charge;
  const [product, sub, unit, price] = PRODUCTS[category] ?? ['Other', 'Other', 'Units', 1];
  const isUsage = about === '';
  const start = `${month}-01T00:00:00Z`;
  const end = `${addMonths(month, 1)}-01T00:00:00Z`;
  const chargeEnd = charge.monthsAgo === 0 ? `${clock.today}T00:00:00Z` : end;
  const quantity = round(list / price, 2);
  const region = service.tier <= 2 ? ['eu-central', 'Frankfurt'] : ['eu-west', 'Dublin'];
  const tags = isUsage
    ? JSON.stringify({ service: service.slug, team: service.owner.name, environment: 'production' })
    : 'NULL';
  const status = isUsage ? (commitment ? 'Used' : 'NULL') : kind === 'Purchase' ? 'NULL' : 'Unused';
  return [
    amount(billed),
    '700412',
    'Fernlauf production',
    'Billing account',
    'EUR',
    end,
    start,
    kind,
    'NULL',
    isUsage ? `${product} of ${service.name}` : about,
    kind === 'Purchase' ? 'Recurring' : 'Usage-Based',
    chargeEnd,
    start,
    commitment ?? 'NULL',
    status,
    isUsage ? quantity : 'NULL',
    isUsage ? unit : 'NULL',
    amount(isUsage ? list * 0.97 : billed),
    amount(effective),
    `${provider.slice(0, 2).toUpperCase()}-${month.replace('-', '')}`,
    provider,
    amount(list),
    commitment ? 'Committed' : 'Standard',
    isUsage ? quantity : 1,
    isUsage ? unit : 'Months',
    provider,
    provider,
    isUsage ? region[0] : 'NULL',
    isUsage ? region[1] : 'NULL',
    category,
    product,
    sub,
    isUsage ? `70041${service.tier}` : 'NULL',
    isUsage ? `tier-${service.tier}` : 'NULL',
    tags,
    recordId(charge, kind, about, commitment),
  ];
}

function amount(value: number): string {
  return value.toFixed(4).replace(/\.?0+$/, '');
}

function recordId(
  { month, service, category }: Charge,
  kind: string,
  about: string,
  commitment: string | undefined,
): string {
  if (about === '') return `${month}/${service.slug}/${category}`;
  return `${month}/${commitment}/${kind === 'Purchase' ? 'fee' : 'unused'}`;
}
