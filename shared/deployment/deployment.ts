import { defineEntity } from '../entity/entity.ts';
import { date, instant, integer, oneOf, ref, text } from '../entity/field.ts';

export const deployment = defineEntity({
  name: 'deployment',
  label: 'Change',
  plural: 'Changes',
  about: 'Deployments and other changes to production, and what came of them.',
  keyPrefix: 'CHG',
  title: 'title',
  fields: {
    title: text('Title', { required: true, search: true, list: true, names: ['Version', 'Change', 'Name'] }),
    serviceId: ref('Service', 'service', { required: true, list: true }),
    at: instant('When', { required: true, list: true, names: ['Deployed at', 'Finished'] }),
    outcome: oneOf(
      'Outcome',
      { ok: 'OK', failed: 'Failed', 'rolled-back': 'Rolled back' },
      { default: 'ok', list: true, names: ['Result'] },
    ),
    incidentId: ref('Incident caused', 'incident', { list: true }),
    kind: oneOf(
      'Kind',
      {
        deployment: 'Deployment',
        configuration: 'Configuration',
        infrastructure: 'Infrastructure',
        emergency: 'Emergency',
      },
      { default: 'deployment' },
    ),
  },
  indexes: [['at', 'outcome', 'incidentId'], ['serviceId', 'at', 'outcome', 'incidentId'], ['incidentId']],
  order: '-at',
  isLarge: true,
});

export const deploymentCount = defineEntity({
  name: 'deploymentCount',
  label: 'Weekly change count',
  plural: 'Weekly change counts',
  about: 'For services whose changes are only counted: how many a week, and how many failed.',
  title: 'weekStart',
  subject: 'serviceId',
  fields: {
    serviceId: ref('Service', 'service', { required: true, list: true, onRemove: 'remove' }),
    weekStart: date('Week of', { required: true, list: true }),
    deployments: integer('Changes', { required: true, min: 0, list: true }),
    failed: integer('Failed', {
      required: true,
      min: 0,
      list: true,
      help: 'Failed, rolled back or caused an incident.',
    }),
  },
  rules: [
    {
      field: 'failed',
      holds: (row) => Number(row.failed) <= Number(row.deployments),
      message: 'More changes failed than were made.',
    },
  ],
  unique: [['serviceId', 'weekStart']],
  indexes: [['weekStart']],
  order: '-weekStart',
});
