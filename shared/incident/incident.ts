import { defineEntity, notBefore } from '../entity/entity.ts';
import { boolean, date, instant, longText, oneOf, ref, refs, text, url } from '../entity/field.ts';

/** From the worst to the mildest. */
export const SEVERITIES = ['SEV-1', 'SEV-2', 'SEV-3', 'SEV-4'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const incident = defineEntity({
  name: 'incident',
  label: 'Incident',
  plural: 'Incidents',
  about: 'What went wrong, for whom, how long, and what was learned.',
  keyPrefix: 'INC',
  title: 'title',
  fields: {
    title: text('Title', { required: true, search: true, list: true, names: ['Description', 'Summary'] }),
    severity: oneOf(
      'Severity',
      { 'SEV-1': 'SEV-1', 'SEV-2': 'SEV-2', 'SEV-3': 'SEV-3', 'SEV-4': 'SEV-4' },
      { required: true, list: true, names: ['Priority', 'Urgency'] },
    ),
    status: oneOf(
      'Status',
      { open: 'Open', mitigated: 'Mitigated', resolved: 'Resolved', closed: 'Closed' },
      { default: 'open', list: true },
    ),
    services: refs('Services hit', 'service', { list: true, names: ['Service', 'Services'] }),
    impactStart: instant('Impact start', {
      required: true,
      list: true,
      names: ['Started', 'Opened On', 'created_on'],
    }),
    detectedAt: instant('Detected', { names: ['Detected at'] }),
    acknowledgedAt: instant('Acknowledged', { names: ['Acknowledged at'] }),
    mitigatedAt: instant('Mitigated', { names: ['Mitigated at'] }),
    restoredAt: instant('Restored', { list: true, names: ['Restored at', 'Resolved On', 'resolved_on'] }),
    closedAt: instant('Closed', { names: ['Closed at'] }),
    commanderId: ref('Commander', 'person', {
      list: true,
      hiddenFrom: ['customer'],
      names: ['Incident commander'],
    }),
    opsLeadId: ref('Ops lead', 'person', { hiddenFrom: ['executive', 'customer'] }),
    commsLeadId: ref('Comms lead', 'person', { hiddenFrom: ['executive', 'customer'] }),
    experts: refs('Experts', 'person', { hiddenFrom: ['executive', 'customer'] }),
    detectionSource: oneOf('Detected by', {
      monitor: 'Monitor',
      customer: 'Customer',
      staff: 'Staff',
      vendor: 'Vendor',
    }),
    causeCategory: oneOf('Cause', {
      change: 'Change',
      capacity: 'Capacity',
      dependency: 'Dependency',
      configuration: 'Configuration',
      'software-defect': 'Software defect',
      infrastructure: 'Infrastructure',
      security: 'Security',
      'human-error': 'Procedure',
      unknown: 'Unknown',
    }),
    rootCauseKey: text('Root cause key', {
      search: true,
      help: 'The same key on several incidents marks a recurrence, e.g. db-connection-pool.',
      hiddenFrom: ['customer'],
    }),
    changeId: ref('Triggering change', 'deployment'),
    summary: longText('Summary', { search: true }),
    isPostmortemRequired: boolean('Postmortem required', { default: false }),
    postmortemDueOn: date('Postmortem due'),
    postmortemPublishedOn: date('Postmortem published'),
    postmortemUrl: url('Postmortem', { hiddenFrom: ['executive', 'customer'] }),
  },
  rules: [
    notBefore('restoredAt', 'impactStart', 'It was restored before the impact began.'),
    notBefore('mitigatedAt', 'impactStart', 'It was mitigated before the impact began.'),
    notBefore('acknowledgedAt', 'detectedAt', 'It was acknowledged before it was detected.'),
    {
      field: 'restoredAt',
      holds: (row) => !(row.status === 'resolved' || row.status === 'closed') || Boolean(row.restoredAt),
      message: 'A resolved incident needs the time service was restored.',
    },
  ],
  indexes: [
    ['impactStart', 'severity'],
    ['restoredAt', 'closedAt', 'impactStart'],
    ['status'],
    ['rootCauseKey', 'impactStart'],
    ['postmortemDueOn'],
    ['severity', 'postmortemPublishedOn', 'restoredAt', 'postmortemDueOn'],
    ['isPostmortemRequired', 'postmortemPublishedOn', 'restoredAt', 'postmortemDueOn'],
    ['severity', 'impactStart'],
  ],
  order: '-impactStart',
  isLarge: true,
});

export const impactInterval = defineEntity({
  name: 'impactInterval',
  label: 'Impact interval',
  plural: 'Impact intervals',
  about: 'When customers felt the incident. Customer-impact minutes are the union of these intervals.',
  title: 'startedAt',
  subject: 'incidentId',
  parent: 'incidentId',
  fields: {
    incidentId: ref('Incident', 'incident', { required: true, onRemove: 'remove', list: true }),
    startedAt: instant('From', { required: true, list: true }),
    endedAt: instant('To', { list: true, help: 'Empty while the impact goes on.' }),
    note: text('Note', { list: true }),
  },
  rules: [notBefore('endedAt', 'startedAt', 'The interval ends before it starts.')],
  indexes: [['incidentId', 'startedAt'], ['startedAt'], ['endedAt', 'startedAt', 'incidentId']],
  order: 'startedAt',
});

export const timelineEntry = defineEntity({
  name: 'timelineEntry',
  label: 'Timeline entry',
  plural: 'Timeline entries',
  about: 'What happened during the incident, minute by minute.',
  title: 'text',
  parent: 'incidentId',
  fields: {
    incidentId: ref('Incident', 'incident', { required: true, onRemove: 'remove' }),
    at: instant('When', { required: true, list: true }),
    text: text('What happened', { required: true, search: true, list: true }),
    kind: oneOf(
      'Kind',
      { observation: 'Observation', action: 'Action', communication: 'Communication', decision: 'Decision' },
      { default: 'observation', list: true },
    ),
    personId: ref('Who', 'person', { list: true }),
  },
  indexes: [['incidentId', 'at']],
  order: 'at',
  hiddenFrom: ['executive', 'customer'],
});

export const engagement = defineEntity({
  name: 'engagement',
  label: 'Responder time',
  plural: 'Responder times',
  about: 'Who worked on the incident, from when to when. Single rows never leave the workspace.',
  title: 'startedAt',
  subject: 'incidentId',
  parent: 'incidentId',
  fields: {
    incidentId: ref('Incident', 'incident', { required: true, onRemove: 'remove' }),
    personId: ref('Person', 'person', { required: true, list: true, onRemove: 'remove' }),
    startedAt: instant('From', { required: true, list: true }),
    endedAt: instant('To', { required: true, list: true }),
  },
  rules: [notBefore('endedAt', 'startedAt', 'The time ends before it starts.')],
  indexes: [['incidentId'], ['startedAt']],
  order: 'startedAt',
  hiddenFrom: ['team', 'director', 'executive', 'customer'],
});
