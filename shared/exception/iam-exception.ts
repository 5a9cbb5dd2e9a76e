import { defineEntity, notBefore } from '../entity/entity.ts';
import { date, longText, oneOf, ref, text } from '../entity/field.ts';

export const iamException = defineEntity({
  name: 'iamException',
  label: 'IAM exception',
  plural: 'Exceptions',
  about: 'Access outside the policy: who or what, why, and until when.',
  keyPrefix: 'IAM',
  title: 'subject',
  fields: {
    subject: text('Who or what', {
      required: true,
      search: true,
      list: true,
      hiddenFrom: ['executive', 'customer'],
    }),
    reason: longText('Reason', { required: true, search: true, hiddenFrom: ['customer'] }),
    grantedOn: date('Granted', { list: true }),
    expiresOn: date('Expires', { list: true, names: ['Expiry'] }),
    ownerId: ref('Owner', 'person', { list: true }),
    status: oneOf(
      'Status',
      { active: 'Active', revoked: 'Revoked', closed: 'Closed' },
      { default: 'active', list: true },
    ),
    closedOn: date('Closed on'),
  },
  rules: [notBefore('expiresOn', 'grantedOn', 'It expires before it was granted.')],
  hiddenFrom: ['customer'],
  indexes: [['status', 'expiresOn'], ['closedOn']],
  order: 'expiresOn',
  settled: { field: 'status', values: ['revoked', 'closed'] },
});
