import { defineEntity, notBefore } from '../entity/entity.ts';
import { date, longText, number, oneOf, ref, text } from '../entity/field.ts';
import { SERVICE_CHECKS } from './catalogue.ts';

const CHECKS = Object.fromEntries(SERVICE_CHECKS.map(({ key, name }) => [key, name]));

export const scorecardCheck = defineEntity({
  name: 'scorecardCheck',
  label: 'Check terms',
  plural: 'Check terms',
  about:
    'Where a scorecard check does not count as it comes: another level, another weight, or announced for a later day.',
  title: 'checkKey',
  fields: {
    checkKey: oneOf('Check', CHECKS, { required: true, list: true }),
    level: oneOf(
      'Level',
      { bronze: 'Bronze', silver: 'Silver', gold: 'Gold' },
      { list: true, help: 'Empty means the level that the check comes with.' },
    ),
    weight: number('Weight', {
      min: 0,
      list: true,
      help: 'Relative to the other checks. Empty means the weight that the check comes with.',
    }),
    countsFrom: date('Counts from', {
      list: true,
      help: 'Until this day the check is judged and shown, and is in no score and no level.',
    }),
    ownerId: ref('Owner', 'person', { list: true }),
    note: text('Note', { search: true, list: true }),
  },
  unique: [['checkKey']],
});

export const scorecardCampaign = defineEntity({
  name: 'scorecardCampaign',
  label: 'Campaign',
  plural: 'Campaigns',
  about: 'A drive to get some scorecard checks passed by every service until a day.',
  title: 'title',
  fields: {
    title: text('Campaign', { required: true, search: true, list: true, names: ['Title', 'Name'] }),
    ownerId: ref('Owner', 'person', { list: true }),
    startsOn: date('From', { required: true, list: true }),
    deadline: date('Deadline', { required: true, list: true, names: ['Until'] }),
    description: longText('Description', { search: true }),
  },
  rules: [notBefore('deadline', 'startsOn', 'The deadline is before the start.')],
  order: 'deadline',
  isPastLast: true,
});

export const campaignCheck = defineEntity({
  name: 'campaignCheck',
  label: 'Check of a campaign',
  plural: 'Checks',
  about: 'A check that a campaign asks for.',
  title: 'checkKey',
  subject: 'campaignId',
  parent: 'campaignId',
  fields: {
    campaignId: ref('Campaign', 'scorecardCampaign', { required: true, onRemove: 'remove', list: true }),
    checkKey: oneOf('Check', CHECKS, { required: true, list: true }),
  },
  unique: [['campaignId', 'checkKey']],
});
