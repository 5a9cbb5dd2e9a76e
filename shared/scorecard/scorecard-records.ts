import { defineEntity, notBefore } from '../entity/entity.ts';
import { date, longText, oneOf, ratio, ref, text } from '../entity/field.ts';

export const scorecardExemption = defineEntity({
  name: 'scorecardExemption',
  label: 'Exemption',
  plural: 'Exemptions',
  about: 'A check that a service need not pass for now: who agreed, why, until when.',
  title: 'checkKey',
  subject: 'serviceId',
  fields: {
    serviceId: ref('Service', 'service', { required: true, list: true, onRemove: 'remove' }),
    checkKey: text('Check', { required: true, list: true }),
    ownerId: ref('Owner', 'person', { required: true, list: true }),
    reason: text('Reason', { required: true, list: true, search: true }),
    grantedOn: date('Granted', { list: true }),
    expiresOn: date('Expires', { required: true, list: true }),
  },
  rules: [notBefore('expiresOn', 'grantedOn', 'It expires before it was granted.')],
  unique: [['serviceId', 'checkKey', 'expiresOn']],
  order: 'expiresOn',
  isPastLast: true,
});

export const scorecardResult = defineEntity({
  name: 'scorecardResult',
  label: 'Scorecard result',
  plural: 'Scorecard results',
  about:
    'What each service scored in a week. Stored once, when the week has ended, so that trends never change afterwards; the matrix shows the week under way.',
  title: 'week',
  subject: 'serviceId',
  isMadeByMuster: true,
  fields: {
    serviceId: ref('Service', 'service', { required: true, list: true, onRemove: 'remove' }),
    week: text('Week', { required: true, list: true }),
    level: oneOf(
      'Level',
      { none: 'None', bronze: 'Bronze', silver: 'Silver', gold: 'Gold' },
      { required: true, list: true },
    ),
    score: ratio('Score', { decimals: 1, list: true, help: 'Empty when no check applies.' }),
    checks: longText('Checks', { required: true, help: 'Each check’s credit at the evaluation, as JSON.' }),
    evaluatedOn: date('Evaluated on', { required: true, list: true }),
  },
  unique: [['serviceId', 'week']],
  indexes: [['week']],
  order: '-week',
});
