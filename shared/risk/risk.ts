import { defineEntity } from '../entity/entity.ts';
import { date, integer, longText, oneOf, ref, refs, text } from '../entity/field.ts';

export const risk = defineEntity({
  name: 'risk',
  label: 'Risk',
  plural: 'Risks',
  about: 'What might go wrong, how likely, how bad, and what is done about it.',
  keyPrefix: 'RSK',
  title: 'title',
  fields: {
    title: text('Title', { required: true, search: true, list: true }),
    likelihood: integer('Likelihood', { required: true, min: 1, max: 5, list: true }),
    impact: integer('Impact', { required: true, min: 1, max: 5, list: true }),
    trend: oneOf(
      'Trend',
      { rising: 'Rising', steady: 'Steady', falling: 'Falling' },
      { default: 'steady', list: true },
    ),
    status: oneOf(
      'Status',
      { open: 'Open', accepted: 'Accepted', closed: 'Closed' },
      { default: 'open', list: true },
    ),
    ownerId: ref('Owner', 'person', { list: true }),
    services: refs('Services', 'service'),
    nextReviewOn: date('Next review', { list: true }),
    reviewId: ref('Raised in', 'review'),
    mitigation: longText('Mitigation', { search: true }),
  },
  derived: {
    score: {
      field: integer('Score', { list: true, help: 'Likelihood × impact, from 1 to 25.' }),
      product: ['likelihood', 'impact'],
    },
  },
  indexes: [['status', 'nextReviewOn']],
  hiddenFrom: ['customer'],
  order: '-score',
  settled: { field: 'status', values: ['closed'] },
});
