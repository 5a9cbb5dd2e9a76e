import { defineEntity } from '../entity/entity.ts';
import { date, longText, oneOf, ref, text } from '../entity/field.ts';

export const readinessCheck = defineEntity({
  name: 'readinessCheck',
  label: 'Readiness check',
  plural: 'Readiness checks',
  about: 'Whether a launch may go ahead, criterion by criterion.',
  title: 'launch',
  fields: {
    launch: text('Launch', { required: true, search: true, list: true }),
    serviceId: ref('Service', 'service', { list: true }),
    date: date('Date', { required: true, list: true }),
    outcome: oneOf(
      'Outcome',
      { pending: 'Pending', go: 'Go', 'no-go': 'No-go' },
      { default: 'pending', list: true },
    ),
    approverId: ref('Decided by', 'person', { list: true }),
    waivers: longText('Waivers', { search: true }),
  },
  indexes: [['date']],
  order: '-date',
});

export const readinessCriterion = defineEntity({
  name: 'readinessCriterion',
  label: 'Criterion',
  plural: 'Criteria',
  about: 'One thing a launch must have: capacity, alerting, a runbook, a way back.',
  title: 'name',
  parent: 'readinessId',
  fields: {
    readinessId: ref('Readiness check', 'readinessCheck', { required: true, onRemove: 'remove' }),
    name: text('Criterion', { required: true, list: true }),
    status: oneOf(
      'Status',
      { open: 'Open', met: 'Met', 'not-met': 'Not met', waived: 'Waived' },
      { default: 'open', list: true },
    ),
    note: text('Note', { list: true }),
  },
  indexes: [['readinessId']],
});
