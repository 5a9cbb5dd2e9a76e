import { MINUTE } from './clock.ts';
import type { Incident } from './incidents.ts';
import type { Random } from './random.ts';

export type TimelineLine = {
  /** Minutes after the start of impact. */
  minute: number;
  text: string;
  kind: 'Observation' | 'Action' | 'Communication' | 'Decision';
  who: string | undefined;
};

type Told = readonly (readonly [minute: number, kind: TimelineLine['kind'], text: string])[];

/** Told in full: the outages everybody still talks about, and the one that is going on. */
const TOLD: Readonly<Record<string, Told>> = {
  'Checkout down in all regions: connection pool to the payments database exhausted': [
    [0, 'Observation', 'Autoscaler adds 24 checkout containers for the evening peak'],
    [4, 'Observation', 'Payments database refuses new connections; checkout health checks fail'],
    [7, 'Observation', 'Burn-rate alert pages Payments primary'],
    [18, 'Action', 'Incident opened as SEV-2; checkout dashboards show 60% errors'],
    [24, 'Decision', 'Raised to SEV-1: checkout down in all regions'],
    [27, 'Communication', 'Status page: major outage of checkout'],
    [35, 'Action', 'Last release rolled back; no effect'],
    [48, 'Observation', 'Connection count at its limit since 18:09, most of them idle'],
    [55, 'Decision', 'Cap checkout at 40 containers and restart in waves'],
    [71, 'Action', 'eu-west and eu-north restarted; errors fall to 15%'],
    [80, 'Communication', 'Largest 20 merchants called by their account managers'],
    [88, 'Action', 'eu-central restarted; checkout confirms orders again'],
    [96, 'Observation', 'Error rate back under 0.05% for eight minutes; restored'],
  ],
  'Card payments declined for 74 minutes after a certificate rotation': [
    [-6, 'Action', 'Client certificate for the main acquirer rotated by the pipeline'],
    [0, 'Observation', 'Acquirer refuses connections with the new certificate'],
    [9, 'Communication', 'First merchants report declined cards to support'],
    [12, 'Observation', 'Support opens an incident; the alert watches time-outs, not declines'],
    [16, 'Action', 'Payments on-call joins; declines at 81%'],
    [22, 'Communication', 'Status page: card payments declined'],
    [31, 'Decision', 'Route all cards to the second acquirer'],
    [44, 'Observation', 'Routing rule needs two approvals; second approver found after 13 minutes'],
    [58, 'Action', 'Routing rule live in eu-central'],
    [70, 'Action', 'Routing rule live in all regions; approval rate normal'],
    [74, 'Observation', 'Acquirer adds the new certificate; restored'],
  ],
  'Label purchases for Austria and Switzerland time out at Alpenfracht': [
    [0, 'Observation', 'Label purchases for Austria and Switzerland start to time out after 30 s'],
    [3, 'Observation', 'Burn-rate alert pages Shipping primary'],
    [6, 'Action', 'Acknowledged; other countries are not affected'],
    [19, 'Communication', 'Ticket opened with Alpenfracht, priority 1'],
    [34, 'Communication', 'Status page: labels for two countries delayed'],
    [52, 'Decision', 'Not switching to Correo Norte automatically before the morning print wave'],
    [97, 'Observation', 'Alpenfracht confirms a fault after maintenance; no time for a fix yet'],
    [135, 'Action', 'Queued labels moved to a separate queue so that other carriers are not held up'],
  ],
};

const LOOKED = [
  'Dashboards show errors in one region only',
  'Traces point to the slowest dependency',
  'Logs show time-outs from 30 s on',
  'Errors began with the last configuration push',
  'Retries double the traffic',
  'Only merchants with large catalogues are hit',
];
const TRIED = [
  'Restarted one node to confirm',
  'Rolled back the last release',
  'Doubled the number of workers',
  'Switched the feature off for one region',
  'Paused the batch job',
  'Opened the circuit to the failing dependency',
];
const DECIDED = [
  'Roll back everywhere rather than fix forward',
  'Keep the fallback on until tomorrow',
  'Hold all deployments of the team',
  'Move traffic away from the region',
];

/** What happened, in order. */
export function timelineOf(incident: Incident, random: Random): TimelineLine[] {
  const told = TOLD[incident.title];
  const who = (index: number) => incident.responders[index % Math.max(1, incident.responders.length)];
  if (told)
    return told.map(([minute, kind, text], index) => ({
      minute,
      kind,
      text,
      who: minute > 5 ? who(index) : undefined,
    }));
  const at = (moment: number | undefined) =>
    Math.round(((moment ?? incident.impactStart) - incident.impactStart) / MINUTE);
  const [detected, acknowledged, mitigated, restored] = [
    incident.detected,
    incident.acknowledged,
    incident.mitigated,
    incident.restored,
  ].map(at) as [number, number, number, number];
  const between = (share: number) => Math.round(acknowledged + (mitigated - acknowledged) * share);
  const found =
    incident.source === 'Monitor'
      ? `Alert pages the ${incident.service.owner.name} on-call`
      : `Reported by ${incident.source === 'Vendor' ? 'the vendor' : incident.source === 'Staff' ? 'a colleague' : 'merchants through support'}`;
  const lines: TimelineLine[] = [
    { minute: detected, kind: 'Observation', text: found, who: undefined },
    { minute: acknowledged, kind: 'Action', text: 'Acknowledged; incident channel opened', who: who(1) },
    { minute: between(0.25), kind: 'Observation', text: random.pick(LOOKED), who: who(2) },
    {
      minute: between(0.4),
      kind: 'Communication',
      text: `Status page updated: ${incident.service.name} degraded`,
      who: incident.commsLead,
    },
    { minute: between(0.6), kind: 'Action', text: random.pick(TRIED), who: who(1) },
    { minute: between(0.8), kind: 'Decision', text: random.pick(DECIDED), who: incident.commander },
    { minute: mitigated, kind: 'Action', text: 'Customers no longer affected', who: who(1) },
    {
      minute: restored,
      kind: 'Observation',
      text: 'Figures normal; incident restored',
      who: incident.commander,
    },
  ];
  return lines;
}
