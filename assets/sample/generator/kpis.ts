import { addMonths, type Clock, monthOf, quarterStart } from './clock.ts';
import { SERVICE_TEAMS } from './company.ts';
import type { Incident } from './incidents.ts';
import { KPI_MONTHS, KPI_QUARTERS, KPI_WEEKS, KPIS, type Kpi } from './kpi-list.ts';
import { randomFor } from './random.ts';
import { type Cell, csv } from './text.ts';

export function kpisFile(clock: Clock): string {
  return csv(
    [
      'KPI key',
      'Name',
      'Definition',
      'Unit',
      'Direction',
      'Target',
      'Amber within',
      'Frequency',
      'Adds up by',
      'Scope',
      'Input measure',
      'Drives',
      'Owner',
    ],
    [
      OWN_ATTAINMENT_TARGET,
      // What is driven comes before what drives it, so that each reference is known when it is read.
      ...[...KPIS(clock)]
        .sort((one, other) => one.drives.length - other.drives.length)
        .map((kpi) => [
          kpi.slug,
          kpi.name,
          kpi.definition,
          kpi.unit,
          kpi.better,
          kpi.target,
          kpi.amber,
          kpi.frequency,
          kpi.addsUp,
          kpi.scope,
          kpi.isInput,
          kpi.drives,
          kpi.owner,
        ]),
    ],
  );
}

/** Their latency objectives are lower than availability's: over both, the company's target is lower too. */
const OWN_ATTAINMENT_TARGET: Cell[] = [
  'slo-attainment',
  'SLO attainment',
  '',
  'Percent',
  'Higher is better',
  0.997,
  0.002,
  ...['', '', '', '', '', ''],
];

export function kpiValuesFile(clock: Clock, seed: number): string {
  const rows = KPIS(clock).flatMap((kpi) => {
    const random = randomFor(seed, kpi.slug);
    const teams = kpi.scope === 'Team' ? SERVICE_TEAMS.map(({ name }) => name) : [''];
    return periodsOf(kpi, clock).flatMap(({ date, ago }) =>
      teams.map((team, index): Cell[] => {
        const { value, numerator, denominator, note } = kpi.value(ago, random, date, index);
        const id = [kpi.slug, date, team].filter((part) => part !== '').join('/');
        return [id, kpi.slug, date, team, '', value, numerator, denominator, note];
      }),
    );
  });
  return csv(
    ['Id', 'KPI', 'Period start', 'Team', 'Service', 'Value', 'Numerator', 'Denominator', 'Note'],
    rows,
  );
}

export function kpiChangesFile(clock: Clock): string {
  return csv(
    ['Id', 'KPI', 'From', 'Kind', 'What changed'],
    [
      [
        'build-wait-1',
        'build-wait',
        clock.monday(16),
        'Process',
        'Runners scale with the queue; spot nodes in use',
      ],
      [
        'payment-authorisation-1',
        'payment-authorisation',
        clock.monday(38),
        'Definition',
        'Payments refused by the fraud screening no longer count as tried',
      ],
      [
        'first-status-update-1',
        'first-status-update',
        clock.monday(19),
        'Process',
        'Incident commanders may publish without approval',
      ],
    ],
  );
}

export function kpiNotesFile(incidents: readonly Incident[], clock: Clock): string {
  const incidentId = (title: string) => incidents.find((incident) => incident.title.startsWith(title))?.id;
  return csv(
    ['Id', 'KPI', 'Day', 'Note', 'Incident', 'Decision'],
    [
      [
        'note-1',
        'support-contacts',
        clock.day(29, 0),
        'Checkout outage',
        incidentId('Checkout down in all regions'),
        '',
      ],
      [
        'note-2',
        'support-contacts',
        clock.day(24, 2),
        'Card payments declined',
        incidentId('Card payments declined'),
        '',
      ],
      [
        'note-3',
        'payment-authorisation',
        clock.day(24, 2),
        'Certificate rotation',
        incidentId('Card payments declined'),
        '',
      ],
      ['note-4', 'payment-authorisation', clock.day(22, 0), 'Two acquirers', '', 'DEC-6'],
      ['note-5', 'first-status-update', clock.monday(19), 'Commanders publish themselves', '', ''],
      [
        'note-6',
        'shipments-booked',
        clock.day(29, 0),
        'Checkout outage',
        incidentId('Checkout down in all regions'),
        '',
      ],
    ],
  );
}

/** Complete periods only, oldest first; the quarter’s survey is held in its last month. */
function periodsOf({ frequency }: Kpi, clock: Clock): { date: string; ago: number }[] {
  const back = (count: number, dateOf: (ago: number) => string) =>
    Array.from({ length: count }, (_, index) => ({ date: dateOf(count - index), ago: count - index }));
  if (frequency === 'Weekly') return back(KPI_WEEKS, clock.monday);
  if (frequency === 'Quarterly') return back(KPI_QUARTERS, (ago) => quarterStart(clock.today, ago));
  return back(KPI_MONTHS, (ago) => `${addMonths(monthOf(clock.today), -ago)}-01`);
}
