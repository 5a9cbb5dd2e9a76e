import { defineEntity } from '../entity/entity.ts';
import { date, longText, number, oneOf, ref, refs, text } from '../entity/field.ts';

export const exercise = defineEntity({
  name: 'exercise',
  label: 'Exercise',
  plural: 'Exercises and restores',
  about: 'Tabletops, game days, failovers and backup restores: planned, held, and what they showed.',
  keyPrefix: 'EX',
  title: 'title',
  fields: {
    title: text('Title', { required: true, search: true, list: true }),
    kind: oneOf(
      'Kind',
      { tabletop: 'Tabletop', 'game-day': 'Game day', failover: 'Failover', restore: 'Backup restore' },
      { required: true, list: true },
    ),
    services: refs('Services', 'service', { list: true }),
    datastore: text('Datastore', { search: true }),
    plannedOn: date('Planned', { list: true }),
    heldOn: date('Held', { list: true }),
    rtoTargetMinutes: number('RTO target', { min: 0, unit: 'min' }),
    rpoTargetMinutes: number('RPO target', { min: 0, unit: 'min' }),
    rtoAchievedMinutes: number('RTO achieved', { min: 0, unit: 'min', list: true }),
    rpoAchievedMinutes: number('RPO achieved', { min: 0, unit: 'min' }),
    outcome: oneOf('Outcome', { passed: 'Passed', partial: 'Partly', failed: 'Failed' }, { list: true }),
    ownerId: ref('Owner', 'person', { list: true }),
    findings: longText('Findings', { search: true, hiddenFrom: ['customer'] }),
  },
  rules: [
    {
      field: 'outcome',
      holds: (row) => !row.outcome || Boolean(row.heldOn),
      message: 'An outcome needs the day it was held.',
    },
  ],
  indexes: [['plannedOn'], ['heldOn', 'plannedOn'], ['kind', 'datastore']],
  order: '-plannedOn',
});
