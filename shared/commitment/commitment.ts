import { defineEntity, notBefore } from '../entity/entity.ts';
import { currency, date, integer, money, oneOf, ratio, ref, text } from '../entity/field.ts';

export const commitment = defineEntity({
  name: 'commitment',
  label: 'Commitment',
  plural: 'Commitments',
  about: 'Savings plans and reservations: what they cover and how much of them is used.',
  title: 'name',
  fields: {
    name: text('Name', { required: true, search: true, list: true }),
    provider: text('Provider', { list: true }),
    kind: oneOf(
      'Kind',
      { 'savings-plan': 'Savings plan', reservation: 'Reservation', 'spend-agreement': 'Spend agreement' },
      { default: 'savings-plan', list: true },
    ),
    termMonths: integer('Term', { min: 1, max: 120, unit: 'months', list: true }),
    startsOn: date('Starts', { list: true }),
    endsOn: date('Ends', { list: true }),
    coveredSpend: money('Covered a month', { min: 0, list: true }),
    eligibleSpend: money('Eligible a month', { min: 0, list: true }),
    utilisation: ratio('Utilisation', { decimals: 1, min: 0, max: 1, list: true }),
    currency: currency('Currency'),
    ownerId: ref('Owner', 'person'),
  },
  rules: [notBefore('endsOn', 'startsOn', 'It ends before it starts.')],
  hiddenFrom: ['customer'],
  order: 'endsOn',
  isPastLast: true,
});
