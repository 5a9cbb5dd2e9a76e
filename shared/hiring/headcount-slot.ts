import { defineEntity, notBefore } from '../entity/entity.ts';
import { boolean, currency, date, integer, money, month, oneOf, ref, text } from '../entity/field.ts';

export const PIPELINE_STAGES = {
  applied: 'Applied',
  screen: 'Screen',
  interview: 'Interview',
  onsite: 'On-site',
  offer: 'Offer',
  accepted: 'Accepted',
} as const;

export const headcountSlot = defineEntity({
  name: 'headcountSlot',
  label: 'Requisition',
  plural: 'Hiring',
  about: 'The hiring plan: each seat, when it was meant to be filled and how far it is.',
  keyPrefix: 'REQ',
  title: 'role',
  fields: {
    role: text('Role', { required: true, search: true, list: true, names: ['Title', 'Job'] }),
    teamId: ref('Team', 'team', { required: true, list: true }),
    level: text('Level', { list: true }),
    kind: oneOf('Kind', { new: 'New', backfill: 'Backfill' }, { default: 'new', list: true }),
    plannedStart: month('Planned start', { list: true, names: ['Planned start month'] }),
    annualCost: money('Annual cost', { min: 0, hiddenFrom: ['team', 'customer'] }),
    currency: currency('Currency', { help: 'ISO 4217, e.g. EUR. Empty means the workspace’s currency.' }),
    status: oneOf(
      'Status',
      {
        planned: 'Planned',
        approved: 'Approved',
        open: 'Open',
        interviewing: 'Interviewing',
        offer: 'Offer',
        accepted: 'Accepted',
        started: 'Started',
        cancelled: 'Cancelled',
      },
      { default: 'planned', list: true },
    ),
    openedOn: date('Opened on', { list: true, names: ['Opened'] }),
    acceptedOn: date('Accepted on', { names: ['Accepted'] }),
    startedOn: date('Started on', { names: ['Started'] }),
    cancelledOn: date('Cancelled on'),
    recruiter: text('Recruiter', { search: true, hiddenFrom: ['executive', 'customer'] }),
  },
  rules: [notBefore('acceptedOn', 'openedOn', 'The offer was accepted before the requisition was opened.')],
  hiddenFrom: ['customer'],
  indexes: [['teamId'], ['status'], ['plannedStart'], ['startedOn'], ['acceptedOn']],
  order: 'plannedStart',
  settled: { field: 'status', values: ['started', 'cancelled'] },
});

export const pipelineCount = defineEntity({
  name: 'pipelineCount',
  label: 'Pipeline count',
  plural: 'Pipeline counts',
  about: 'How many candidates reached each stage in a week.',
  title: 'weekStart',
  subject: 'slotId',
  parent: 'slotId',
  fields: {
    slotId: ref('Requisition', 'headcountSlot', { required: true, onRemove: 'remove', list: true }),
    weekStart: date('Week of', { required: true, list: true }),
    stage: oneOf('Stage', PIPELINE_STAGES, { required: true, list: true }),
    count: integer('Candidates', { required: true, min: 0, list: true }),
  },
  unique: [['slotId', 'weekStart', 'stage']],
  indexes: [['weekStart', 'stage', 'count']],
  hiddenFrom: ['customer'],
  order: '-weekStart',
});

export const departure = defineEntity({
  name: 'departure',
  label: 'Departure',
  plural: 'Departures',
  about: 'Seats that emptied, or are planned to.',
  title: 'role',
  fields: {
    teamId: ref('Team', 'team', { required: true, list: true }),
    role: text('Role', { required: true, search: true, list: true }),
    isPlanned: boolean('Planned', { default: false, list: true }),
    isRegretted: boolean('Regretted', { default: false, list: true }),
    leftOn: date('Last day', { required: true, list: true }),
    note: text('Note', { hiddenFrom: ['executive', 'customer'] }),
  },
  hiddenFrom: ['customer'],
  indexes: [['leftOn']],
  order: '-leftOn',
});
