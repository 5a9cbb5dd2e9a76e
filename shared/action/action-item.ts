import { defineEntity } from '../entity/entity.ts';
import { date, longText, oneOf, ref, text, url } from '../entity/field.ts';

export const actionItem = defineEntity({
  name: 'actionItem',
  label: 'Action',
  plural: 'Actions',
  about: 'What somebody promised to do, by when. Moving a date keeps the date that was promised.',
  keyPrefix: 'ACT',
  title: 'title',
  fields: {
    title: text('Title', { required: true, search: true, list: true, names: ['Summary'] }),
    ownerId: ref('Owner', 'person', { list: true, names: ['Assignee'] }),
    teamId: ref('Team', 'team', { list: true }),
    origin: oneOf(
      'From',
      {
        incident: 'Incident',
        review: 'Review',
        exercise: 'Exercise',
        audit: 'Audit',
        risk: 'Risk',
        decision: 'Decision',
        other: 'Other',
      },
      { default: 'other', list: true, names: ['Origin'] },
    ),
    incidentId: ref('Incident', 'incident'),
    exerciseId: ref('Exercise', 'exercise'),
    riskId: ref('Risk', 'risk'),
    decisionId: ref('Decision', 'decision'),
    reviewId: ref('Review', 'review'),
    serviceId: ref('Service', 'service'),
    priority: oneOf('Priority', { P0: 'P0', P1: 'P1', P2: 'P2', P3: 'P3' }, { default: 'P2', list: true }),
    createdOn: date('Created on', { names: ['Created'] }),
    committedDueOn: date('Committed due date', {
      list: true,
      help: 'The first date promised. On-time closure is counted against it, however often the date moves.',
      names: ['Committed due'],
    }),
    dueOn: date('Due', { list: true, names: ['Due date', 'Current due date'] }),
    status: oneOf(
      'Status',
      {
        open: 'Open',
        'in-progress': 'In progress',
        blocked: 'Blocked',
        done: 'Done',
        cancelled: 'Cancelled',
      },
      { default: 'open', list: true },
    ),
    completedOn: date('Completed on', { names: ['Resolved'] }),
    evidenceUrl: url('Evidence', { hiddenFrom: ['executive', 'customer'] }),
    description: longText('Description', { search: true, hiddenFrom: ['executive', 'customer'] }),
  },
  rules: [
    {
      field: 'completedOn',
      holds: (row) => row.status !== 'done' || Boolean(row.completedOn),
      message: 'A done action needs the day it was completed.',
    },
  ],
  stamps: [{ field: 'completedOn', when: 'status', is: 'done' }],
  indexes: [
    ['status', 'dueOn', 'createdOn', 'id'],
    ['dueOn', 'status', 'id'],
    ['committedDueOn', 'status', 'completedOn', 'id'],
    ['completedOn', 'status', 'dueOn', 'createdOn', 'id'],
    ['ownerId'],
    ['incidentId'],
    ['serviceId'],
  ],
  order: 'dueOn',
  isLarge: true,
  settled: { field: 'status', values: ['done', 'cancelled'] },
});

export const actionMove = defineEntity({
  name: 'actionMove',
  label: 'Date move',
  plural: 'Date moves',
  about: 'Each time an action’s due date was moved, and why.',
  title: 'reason',
  parent: 'actionId',
  fields: {
    actionId: ref('Action', 'actionItem', { required: true, onRemove: 'remove', list: true }),
    movedOn: date('Moved on', { required: true, list: true }),
    fromDate: date('From', { required: true, list: true }),
    toDate: date('To', { required: true, list: true }),
    reason: text('Reason', { required: true, search: true, list: true }),
  },
  rules: [
    {
      field: 'toDate',
      holds: (row) => row.fromDate !== row.toDate,
      message: 'The new date is the same as the old one.',
    },
  ],
  indexes: [
    ['actionId', 'movedOn'],
    ['movedOn', 'actionId'],
  ],
  order: '-movedOn',
});
