import { defineEntity, notBefore } from '../entity/entity.ts';
import { instant, integer, number, ref, text } from '../entity/field.ts';

export const onCallShift = defineEntity({
  name: 'onCallShift',
  label: 'On-call shift',
  plural: 'On-call',
  about: 'Each shift with its pages and toil, to see whether the load is bearable.',
  title: 'rotation',
  fields: {
    rotation: text('Rotation', { required: true, search: true, list: true }),
    personId: ref('Engineer', 'person', { list: true, hiddenFrom: ['executive', 'customer'] }),
    teamId: ref('Team', 'team', { list: true }),
    startedAt: instant('Start', { required: true, list: true }),
    endedAt: instant('End', { required: true, list: true }),
    pages: integer('Pages', { min: 0, list: true }),
    actionablePages: integer('Actionable', { min: 0, list: true }),
    outOfHoursPages: integer('Out of hours', { min: 0, list: true }),
    toilHours: number('Toil', { min: 0, unit: 'h', list: true, names: ['Toil hours'] }),
    totalHours: number('Hours', { min: 0, unit: 'h', names: ['Total hours'] }),
  },
  rules: [
    notBefore('endedAt', 'startedAt', 'The shift ends before it starts.'),
    {
      field: 'actionablePages',
      holds: (row) =>
        row.actionablePages == null || row.pages == null || Number(row.actionablePages) <= Number(row.pages),
      message: 'More pages were actionable than there were.',
    },
  ],
  indexes: [['startedAt'], ['teamId', 'startedAt']],
  order: '-startedAt',
});
