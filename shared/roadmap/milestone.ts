import { defineEntity } from '../entity/entity.ts';
import { date, longText, oneOf, ref, text } from '../entity/field.ts';

/** How far ahead a milestone was promised. */
export const HORIZONS = {
  '30-day': '30 days',
  '60-day': '60 days',
  '90-day': '90 days',
  '6-month': '6 months',
  '12-month': '12 months',
  roadmap: 'Roadmap',
} as const;
export type Horizon = keyof typeof HORIZONS;
export const HORIZON_NAMES = Object.keys(HORIZONS) as [Horizon, ...Horizon[]];

export const milestone = defineEntity({
  name: 'milestone',
  label: 'Milestone',
  plural: 'Roadmap',
  about: '30-, 60- and 90-day outcomes, half-year and year milestones, and the roadmap.',
  title: 'title',
  fields: {
    title: text('Title', { required: true, search: true, list: true }),
    horizon: oneOf('Horizon', HORIZONS, { default: 'roadmap', list: true }),
    outcome: longText('Outcome', { search: true }),
    ownerId: ref('Owner', 'person', { list: true }),
    teamId: ref('Team', 'team'),
    startsOn: date('Starts'),
    dueOn: date('Due', { list: true }),
    status: oneOf(
      'Status',
      {
        planned: 'Planned',
        'in-progress': 'In progress',
        done: 'Done',
        missed: 'Missed',
        dropped: 'Dropped',
      },
      { default: 'planned', list: true },
    ),
    completedOn: date('Completed on'),
    objectiveId: ref('Objective', 'objective', { list: true }),
  },
  stamps: [{ field: 'completedOn', when: 'status', is: 'done' }],
  indexes: [['dueOn']],
  order: 'dueOn',
  settled: { field: 'status', values: ['done', 'missed', 'dropped'] },
});
