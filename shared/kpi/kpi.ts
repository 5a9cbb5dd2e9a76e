import { defineEntity } from '../entity/entity.ts';
import { boolean, date, integer, longText, number, oneOf, ref, refs, text } from '../entity/field.ts';

export const FREQUENCIES = {
  daily: 'Daily',
  weekly: 'Weekly',
  monthly: 'Monthly',
  quarterly: 'Quarterly',
} as const;

export const kpi = defineEntity({
  name: 'kpi',
  label: 'KPI',
  plural: 'KPIs',
  about: 'Measures with a target. Some are computed from the workspace, others entered by their owner.',
  title: 'name',
  fields: {
    slug: text('KPI key', { required: true, search: true, names: ['KPI'] }),
    name: text('Name', { required: true, search: true, list: true }),
    definition: longText('Definition', { search: true }),
    unit: oneOf(
      'Unit',
      {
        ratio: 'Percent',
        count: 'Count',
        minutes: 'Minutes',
        hours: 'Hours',
        days: 'Days',
        money: 'Money',
        perUnit: 'Money per unit',
        burn: 'Burn rate',
        score: 'Score',
        people: 'People',
      },
      { required: true, list: true },
    ),
    direction: oneOf(
      'Direction',
      { higher: 'Higher is better', lower: 'Lower is better' },
      { required: true, list: true, names: ['Better is'] },
    ),
    target: number('Target', {
      list: true,
      isInOwnUnit: true,
      help: 'In the KPI’s unit; a percentage as a fraction: 0.95 is 95%.',
    }),
    amberTolerance: number('Amber within', {
      min: 0,
      isInOwnUnit: true,
      default: 0,
      help: 'How far off target is still amber.',
    }),
    frequency: oneOf('Frequency', FREQUENCIES, { default: 'weekly', list: true }),
    aggregation: oneOf(
      'Adds up by',
      {
        sum: 'Sum',
        mean: 'Mean',
        min: 'Minimum',
        max: 'Maximum',
        last: 'Last value',
        ratio: 'Ratio of sums',
      },
      { default: 'mean' },
    ),
    scope: oneOf(
      'Scope',
      { org: 'Organisation', team: 'Team', service: 'Service' },
      { default: 'org', list: true },
    ),
    isComputed: boolean('Computed', {
      default: false,
      list: true,
      help: 'Computed from the records of this workspace.',
    }),
    formula: text('Made of', {
      search: true,
      help: 'Other KPIs by their keys with +, −, × or ÷ between them; reckoned from their values of a period.',
    }),
    isInput: boolean('Input measure', {
      default: false,
      help: 'Something teams can act on, as opposed to a result.',
    }),
    drives: refs('Drives', 'kpi', { help: 'The results this measure drives.' }),
    ownerId: ref('Owner', 'person', { list: true }),
    currency: text('Currency'),
  },
  unique: [['slug']],
  order: 'name',
});

export const kpiValue = defineEntity({
  name: 'kpiValue',
  label: 'KPI value',
  plural: 'KPI values',
  about: 'One value of a KPI for one period, for the organisation, a team or a service.',
  title: 'periodStart',
  subject: 'kpiId',
  parent: 'kpiId',
  fields: {
    kpiId: ref('KPI', 'kpi', { required: true, onRemove: 'remove', list: true }),
    periodStart: date('Period start', {
      required: true,
      list: true,
      names: ['Period', 'Date', 'Week of', 'Month'],
    }),
    teamId: ref('Team', 'team', { list: true, onRemove: 'remove' }),
    serviceId: ref('Service', 'service', { list: true, onRemove: 'remove' }),
    value: number('Value', { list: true, help: 'Empty when the value is a ratio of the two parts.' }),
    numerator: number('Numerator', { help: 'With the denominator, lets ratios add up over periods.' }),
    denominator: number('Denominator'),
    target: number('Target', { help: 'For this period; without one the KPI’s own target holds.' }),
    n: integer('n', { min: 0 }),
    note: text('Note', { list: true, search: true }),
  },
  rules: [
    {
      field: 'value',
      holds: (row) =>
        row.value != null || row.target != null || (row.numerator != null && row.denominator != null),
      message: 'Enter a value, or both of its parts, or a target.',
    },
  ],
  indexes: [['kpiId', 'periodStart', 'serviceId', 'teamId'], ['periodStart']],
  order: '-periodStart',
});

export const kpiVersion = defineEntity({
  name: 'kpiVersion',
  label: 'Definition change',
  plural: 'Definition changes',
  about: 'When a KPI’s definition or process changed. The line breaks there and its limits are cut again.',
  title: 'definition',
  parent: 'kpiId',
  fields: {
    kpiId: ref('KPI', 'kpi', { required: true, onRemove: 'remove' }),
    effectiveOn: date('From', { required: true, list: true }),
    kind: oneOf(
      'Kind',
      { definition: 'Definition', process: 'Process' },
      { default: 'definition', list: true },
    ),
    definition: text('What changed', { required: true, list: true }),
  },
  indexes: [['kpiId', 'effectiveOn']],
  order: 'effectiveOn',
});

export const kpiAnnotation = defineEntity({
  name: 'kpiAnnotation',
  label: 'Annotation',
  plural: 'Annotations',
  about: 'A note at a point of a KPI’s chart.',
  title: 'text',
  parent: 'kpiId',
  fields: {
    kpiId: ref('KPI', 'kpi', { required: true, onRemove: 'remove' }),
    date: date('Day', { required: true, list: true }),
    text: text('Note', { required: true, list: true, search: true }),
    incidentId: ref('Incident', 'incident'),
    changeId: ref('Change', 'deployment'),
    decisionId: ref('Decision', 'decision'),
  },
  indexes: [['kpiId', 'date']],
  order: 'date',
});
