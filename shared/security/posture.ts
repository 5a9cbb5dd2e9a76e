import { defineEntity } from '../entity/entity.ts';
import { date, integer, ref, text } from '../entity/field.ts';

const count = (label: string) => integer(label, { min: 0, list: true });

export const posture = defineEntity({
  name: 'posture',
  label: 'Patch posture',
  plural: 'Security',
  about: 'Assets within their patch SLA, and open and overdue vulnerabilities, by asset group and day.',
  title: 'assetGroup',
  fields: {
    assetGroup: text('Asset group', { required: true, search: true, list: true }),
    date: date('Day', { required: true, list: true }),
    assets: integer('Assets', { required: true, min: 0, list: true }),
    assetsWithinSla: integer('Within SLA', { required: true, min: 0, list: true }),
    openCritical: count('Open critical'),
    openHigh: count('Open high'),
    openMedium: integer('Open medium', { min: 0 }),
    openLow: integer('Open low', { min: 0 }),
    overdueCritical: count('Overdue critical'),
    overdueHigh: count('Overdue high'),
    overdueMedium: integer('Overdue medium', { min: 0 }),
    overdueLow: integer('Overdue low', { min: 0 }),
    serviceId: ref('Service', 'service'),
    teamId: ref('Team', 'team'),
  },
  rules: [
    {
      field: 'assetsWithinSla',
      holds: (row) => Number(row.assetsWithinSla) <= Number(row.assets),
      message: 'More assets are within SLA than there are.',
    },
  ],
  unique: [['assetGroup', 'date']],
  indexes: [['date']],
  hiddenFrom: ['customer'],
  order: '-date',
});
