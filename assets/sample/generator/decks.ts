import { csv } from './text.ts';

type Line = string | { kpi: string; label: string };

const chart = (id: string, heading: string, ...lines: Line[]) => ({
  id,
  kind: 'trailing',
  heading,
  lines: lines.map((line) => (typeof line === 'string' ? { kpi: line } : line)),
});

/** The business review: inputs before the outputs that they drive, money last. */
const BUSINESS_REVIEW = [
  { id: 'title', kind: 'title' },
  chart('payments', 'Payment authorisation', 'payment-authorisation'),
  chart('status', 'First status update', 'first-status-update'),
  chart('lead-time', 'Wait for a build runner', 'build-wait'),
  chart('attainment', 'SLO attainment', 'slo-attainment'),
  chart('incidents', 'Incidents a week and a month', 'incident-volume'),
  chart('shipments', 'Shipments booked', 'shipments-booked'),
  {
    id: 'weeks',
    kind: 'trail-table',
    heading: 'Weeks in figures',
    rows: [
      { header: 'Inputs' },
      { header: 'Payment authorisation', kpi: 'payment-authorisation' },
      { header: 'against the week before', kpi: 'payment-authorisation', change: 'week' },
      { header: 'Wait for a build runner', kpi: 'build-wait' },
      { header: 'Outputs' },
      { header: 'SLO attainment', kpi: 'slo-attainment' },
      { header: 'Incidents', kpi: 'incident-volume' },
      { header: 'against the prior year', kpi: 'incident-volume', change: 'year' },
      { header: 'Shipments booked', kpi: 'shipments-booked' },
    ],
  },
  { id: 'definitions', kind: 'definitions' },
];

/** Decks of the company's own. */
export function decksFile(): string {
  return csv(
    ['Deck key', 'Title', 'Slides'],
    [['business-review', 'Weekly business review', JSON.stringify(BUSINESS_REVIEW)]],
  );
}
