import { defineEntity } from '../entity/entity.ts';
import { date, longText, number, oneOf, quarter, ratio, ref, text } from '../entity/field.ts';

export const objective = defineEntity({
  name: 'objective',
  label: 'Objective',
  plural: 'OKRs',
  about: 'What the quarter is for, measured by key results.',
  keyPrefix: 'OKR',
  title: 'title',
  fields: {
    title: text('Objective', { required: true, search: true, list: true, names: ['Title'] }),
    quarter: quarter('Quarter', { required: true, list: true }),
    ownerId: ref('Owner', 'person', { list: true }),
    teamId: ref('Team', 'team', { list: true }),
    parentId: ref('Parent objective', 'objective', { list: true }),
    status: oneOf(
      'Status',
      { active: 'Active', done: 'Done', dropped: 'Dropped' },
      { default: 'active', list: true },
    ),
    description: longText('Description', { search: true }),
  },
  indexes: [['quarter']],
  order: '-quarter',
  settled: { field: 'status', values: ['done', 'dropped'] },
});

export const keyResult = defineEntity({
  name: 'keyResult',
  label: 'Key result',
  plural: 'Key results',
  about: 'How an objective is measured.',
  title: 'title',
  parent: 'objectiveId',
  fields: {
    objectiveId: ref('Objective', 'objective', { required: true, onRemove: 'remove', list: true }),
    title: text('Key result', { required: true, search: true, list: true, names: ['Title'] }),
    kind: oneOf(
      'Kind',
      { metric: 'Metric', milestone: 'Milestone', 'yes-no': 'Yes or no' },
      { default: 'metric' },
    ),
    startValue: number('Start', { default: 0, list: true }),
    targetValue: number('Target', { default: 1, list: true }),
    currentValue: number('Current', { list: true, help: 'Follows the latest check-in, or the linked KPI.' }),
    unit: text('Unit', { list: true }),
    weight: number('Weight', { min: 0, default: 1 }),
    kpiId: ref('Fed by KPI', 'kpi'),
    ownerId: ref('Owner', 'person', { list: true }),
  },
  rules: [
    {
      field: 'targetValue',
      holds: (row) => row.startValue !== row.targetValue,
      message: 'Start and target are the same: there is nothing to measure.',
    },
  ],
  indexes: [['objectiveId']],
});

export const checkIn = defineEntity({
  name: 'checkIn',
  label: 'Check-in',
  plural: 'Check-ins',
  about: 'The weekly value of a key result, with the owner’s confidence.',
  title: 'date',
  subject: 'keyResultId',
  parent: 'keyResultId',
  fields: {
    keyResultId: ref('Key result', 'keyResult', { required: true, onRemove: 'remove', list: true }),
    date: date('Day', { required: true, list: true }),
    value: number('Value', { list: true }),
    confidence: ratio('Confidence', { min: 0, max: 1, list: true }),
    note: text('Note', { search: true, list: true }),
  },
  unique: [['keyResultId', 'date']],
  order: '-date',
});
