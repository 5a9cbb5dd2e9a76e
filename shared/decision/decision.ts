import { defineEntity } from '../entity/entity.ts';
import { date, longText, ref, text } from '../entity/field.ts';

export const decision = defineEntity({
  name: 'decision',
  label: 'Decision',
  plural: 'Decisions',
  about: 'What was decided, why, by whom, and in which review.',
  keyPrefix: 'DEC',
  title: 'title',
  fields: {
    title: text('Decision', { required: true, search: true, list: true, names: ['What', 'Title'] }),
    why: longText('Why', { search: true }),
    decidedById: ref('Decided by', 'person', { list: true }),
    decidedOn: date('Date', { required: true, list: true, names: ['Decided on'] }),
    reviewId: ref('Review', 'review', { list: true }),
  },
  indexes: [['decidedOn']],
  hiddenFrom: ['customer'],
  order: '-decidedOn',
});
