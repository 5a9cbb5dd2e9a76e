import { type Clock, MINUTE } from './clock.ts';
import { DOMAIN, PEOPLE, SERVICE_TEAMS } from './company.ts';
import type { Deployment } from './deployments.ts';
import type { Incident } from './incidents.ts';
import { randomFor } from './random.ts';
import { SERVICES, type Service } from './service.ts';
import { type Cell, csv } from './text.ts';

/** The Advanced columns of the incident report, with the two more that consumers of the export read. */
const PAGER_HEADER = [
  'id',
  'incident_number',
  'description',
  'service_id',
  'service_name',
  'escalation_policy_id',
  'escalation_policy_name',
  'created_on',
  'resolved_on',
  'urgency',
  'seconds_to_first_ack',
  'seconds_to_resolve',
  'auto_resolved',
  'escalation_count',
  'auto_escalation_count',
  'acknowledge_count',
  'assignment_count',
  'acknowledged_by_user_ids',
  'acknowledged_by_user_names',
  'assigned_to_user_ids',
  'assigned_to_user_names',
  'resolved_by_user_id',
  'resolved_by_user_name',
];

const DETAIL_HEADER = [
  'Id',
  'Title',
  'Severity',
  'Status',
  'Services hit',
  'Impact start',
  'Detected',
  'Mitigated',
  'Restored',
  'Closed',
  'Commander',
  'Ops lead',
  'Comms lead',
  'Experts',
  'Detected by',
  'Cause',
  'Root cause key',
  'Triggering change',
  'Summary',
  'Postmortem required',
  'Postmortem due',
  'Postmortem published',
  'Postmortem',
];

/** What the paging tool knows: when it called whom, in the account's zone without an offset. */
export function pagerFile(incidents: readonly Incident[], clock: Clock, seed: number): string {
  const random = randomFor(seed, 'pager');
  const rows = incidents.map((incident): Cell[] => {
    const { service, detected, acknowledged, restored } = incident;
    const [first = ''] = incident.responders.slice(incident.commander && incident.severity < 3 ? 1 : 0);
    const escalated = acknowledged - detected > 10 * MINUTE ? 1 : 0;
    return [
      incident.id,
      incident.number,
      incident.title,
      serviceCode(service),
      service.name,
      policyCode(service),
      `${service.owner.name} escalation`,
      clock.local(detected),
      restored === undefined ? '' : clock.local(restored),
      incident.severity <= 3 ? 'high' : 'low',
      (acknowledged - detected) / 1000,
      restored === undefined ? '' : (restored - detected) / 1000,
      incident.severity === 4 && random.chance(0.12) ? 'true' : 'false',
      escalated + (incident.severity <= 2 ? 1 : 0),
      escalated,
      1,
      1 + escalated,
      userCode(first),
      first,
      userCode(first),
      first,
      restored === undefined ? '' : userCode(first),
      restored === undefined ? '' : first,
    ];
  });
  return csv(PAGER_HEADER, rows);
}

/** What the postmortem register adds: severity, times, cause, people. */
export function incidentDetailsFile(
  incidents: readonly Incident[],
  deployments: readonly Deployment[],
  clock: Clock,
): string {
  const changes = new Map(
    deployments.flatMap(({ incident, id }) => (incident ? [[incident, id] as const] : [])),
  );
  const time = (moment: number | undefined) => (moment === undefined ? '' : clock.iso(moment));
  const rows = incidents.map((incident): Cell[] => {
    const { postmortem } = incident;
    return [
      incident.id,
      incident.title,
      `SEV-${incident.severity}`,
      statusOf(incident, clock),
      [incident.service, ...incident.others].map(({ slug }) => slug).join(';'),
      time(incident.impactStart),
      time(incident.detected),
      time(incident.mitigated),
      time(incident.restored),
      time(closedAt(incident, clock)),
      incident.commander,
      incident.opsLead,
      incident.commsLead,
      expertsOf(incident).join(';'),
      incident.source,
      incident.restored === undefined ? 'Unknown' : incident.cause,
      incident.key,
      changes.get(incident),
      incident.summary,
      incident.severity <= 2,
      postmortem?.due,
      postmortem?.published,
      postmortem?.published ? `https://wiki.${DOMAIN}/postmortems/${incident.number}` : '',
    ];
  });
  return csv(DETAIL_HEADER, rows);
}

/** The id under which the paging tool knows a service. */
export function serviceCode(service: Service): string {
  return `P${(SERVICES.indexOf(service) * 7919 + 104_729).toString(36).toUpperCase()}`;
}

function policyCode(service: Service): string {
  return `PE${(SERVICE_TEAMS.indexOf(service.owner) * 6007 + 50_021).toString(36).toUpperCase()}`;
}

function userCode(name: string): string {
  return `PU${(PEOPLE.findIndex((person) => person.name === name) * 5003 + 70_001).toString(36).toUpperCase()}`;
}

function expertsOf({ severity, responders, commsLead }: Incident): string[] {
  return severity <= 2 ? responders.slice(2).filter((name) => name !== commsLead) : [];
}

function statusOf(incident: Incident, clock: Clock): string {
  if (incident.restored === undefined) return 'Open';
  return closedAt(incident, clock) === undefined ? 'Resolved' : 'Closed';
}

/** Minor ones are closed the next day, major ones with their postmortem. */
function closedAt(incident: Incident, clock: Clock): number | undefined {
  if (incident.restored === undefined) return undefined;
  if (incident.severity > 2) {
    const closed = incident.restored + (incident.severity === 3 ? 26 : 20) * 60 * MINUTE;
    return closed < clock.now ? closed : undefined;
  }
  const published = incident.postmortem?.published;
  if (published === undefined || published >= clock.today) return undefined;
  return Math.max(clock.at(published, 16, 30), incident.restored + 60 * MINUTE);
}
