import { defineEntity, notBefore } from '../entity/entity.ts';
import { date, integer, longText, number, oneOf, ratio, ref, refs, text } from '../entity/field.ts';

export const slo = defineEntity({
  name: 'slo',
  label: 'SLO',
  plural: 'SLOs',
  about: 'Service level objectives, measured as good and total events per day.',
  title: 'name',
  fields: {
    name: text('Name', { required: true, search: true, list: true, names: ['SLO'] }),
    serviceId: ref('Service', 'service', { required: true, list: true }),
    indicator: oneOf(
      'Indicator',
      {
        availability: 'Availability',
        latency: 'Latency',
        'error-rate': 'Error rate',
        freshness: 'Freshness',
        custom: 'Custom',
      },
      { default: 'availability', list: true },
    ),
    objective: ratio('Objective', {
      required: true,
      min: 0.000001,
      max: 0.999999,
      list: true,
      help: 'Share of events that must be good, below 100%: an objective of 100% leaves no budget.',
      names: ['Target'],
    }),
    budgetingMethod: oneOf(
      'Budgeting',
      { occurrences: 'Occurrences', timeslices: 'Time slices' },
      { default: 'occurrences' },
    ),
    windowKind: oneOf(
      'Window',
      { rolling: 'Rolling', 'calendar-month': 'Calendar month', 'calendar-quarter': 'Calendar quarter' },
      { default: 'rolling', list: true },
    ),
    windowDays: integer('Window length', { min: 1, max: 366, default: 28, unit: 'days', list: true }),
    timesliceTarget: ratio('Time slice target', { min: 0, max: 1 }),
    ownerId: ref('Owner', 'person', { hiddenFrom: ['customer'] }),
    description: longText('Description', { search: true }),
  },
  indexes: [['serviceId']],
  unique: [['serviceId', 'name']],
});

export const sloDay = defineEntity({
  name: 'sloDay',
  label: 'SLO measurement',
  plural: 'SLO measurements',
  about: 'Good and total events of one SLO on one day.',
  title: 'date',
  subject: 'sloId',
  parent: 'sloId',
  fields: {
    sloId: ref('SLO', 'slo', { required: true, list: true, onRemove: 'remove' }),
    date: date('Day', { required: true, list: true, names: ['Date'] }),
    good: number('Good events', { required: true, min: 0, list: true, names: ['Good'] }),
    total: number('All events', { required: true, min: 0, list: true, names: ['Total'] }),
    maintenanceGood: number('Good in maintenance', {
      min: 0,
      default: 0,
      help: 'Good events during planned maintenance, taken out of the figure.',
    }),
    maintenanceTotal: number('All in maintenance', { min: 0, default: 0 }),
    maintenanceReason: text('Maintenance', { help: 'Why this day has planned maintenance.' }),
  },
  rules: [
    {
      field: 'good',
      holds: (row) => Number(row.good) <= Number(row.total),
      message: 'Good events cannot be more than all events.',
    },
    {
      field: 'maintenanceTotal',
      holds: (row) =>
        Number(row.maintenanceGood ?? 0) <= Number(row.maintenanceTotal ?? 0) &&
        Number(row.maintenanceTotal ?? 0) <= Number(row.total) &&
        Number(row.maintenanceGood ?? 0) <= Number(row.good) &&
        Number(row.maintenanceTotal ?? 0) - Number(row.maintenanceGood ?? 0) <=
          Number(row.total) - Number(row.good),
      message: 'Events in maintenance cannot be more than the events of the day.',
    },
  ],
  unique: [['sloId', 'date']],
  // The first one holds all that the weekly sums read, so that they never touch the rows themselves.
  indexes: [['sloId', 'date', 'good', 'total', 'maintenanceGood', 'maintenanceTotal'], ['date']],
  order: '-date',
});

export const budgetPolicy = defineEntity({
  name: 'budgetPolicy',
  label: 'Error budget policy',
  plural: 'Error budget policies',
  about: 'What happens when an error budget is spent, who agreed to it, and when it is looked at again.',
  title: 'name',
  fields: {
    name: text('Name', { required: true, search: true, list: true }),
    tier: integer('Applies to tier', { min: 1, max: 4, list: true, help: 'Empty means all services.' }),
    ownerId: ref('Owner', 'person', { list: true }),
    approvers: refs('Approvers', 'person'),
    revisitOn: date('Revisit on', { list: true }),
    freezeWeeks: integer('Freeze look-back', { min: 1, max: 52, default: 4, unit: 'weeks' }),
    incidentShare: ratio('Share of one incident', { min: 0, max: 1, default: 0.2 }),
    causeShare: ratio('Share of one cause', { min: 0, max: 1, default: 0.2 }),
    text: longText('Policy', { search: true }),
  },
});

export const freezeException = defineEntity({
  name: 'freezeException',
  label: 'Freeze exception',
  plural: 'Freeze exceptions',
  about: 'Changes that went out during a freeze, with the reason.',
  title: 'reason',
  fields: {
    serviceId: ref('Service', 'service', { required: true, list: true, onRemove: 'remove' }),
    startsOn: date('From', { required: true, list: true }),
    endsOn: date('Until', { list: true }),
    reason: text('Reason', { required: true, search: true, list: true }),
    approvedById: ref('Approved by', 'person', { list: true }),
  },
  rules: [notBefore('endsOn', 'startsOn', 'The end is before the start.')],
  order: '-startsOn',
});
