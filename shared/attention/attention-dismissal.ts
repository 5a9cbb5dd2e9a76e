import { defineEntity } from '../entity/entity.ts';
import { date, number, ref, text } from '../entity/field.ts';

export const attentionDismissal = defineEntity({
  name: 'attentionDismissal',
  label: 'Dismissed attention entry',
  plural: 'Dismissed attention entries',
  about: 'Entries that stay quiet until they get worse than they were when dismissed.',
  title: 'subject',
  isMadeByMuster: true,
  fields: {
    subject: text('Subject', { required: true, list: true, help: 'The attention entry’s stable name.' }),
    reason: text('Reason', { required: true, list: true }),
    severity: number('Severity when dismissed', { required: true, list: true }),
    dismissedOn: date('Dismissed on', { required: true, list: true }),
    dismissedById: ref('Dismissed by', 'person', { list: true }),
  },
  unique: [['subject']],
  order: '-dismissedOn',
});
