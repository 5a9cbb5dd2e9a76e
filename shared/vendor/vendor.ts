import { defineEntity } from '../entity/entity.ts';
import { currency, date, longText, money, oneOf, ref, text } from '../entity/field.ts';

export const vendor = defineEntity({
  name: 'vendor',
  label: 'Vendor',
  plural: 'Vendors',
  about: 'Contracts, when notice must be given, and how escalations went.',
  title: 'name',
  fields: {
    name: text('Name', { required: true, search: true, list: true, names: ['Vendor'] }),
    contractEndOn: date('Contract ends', { list: true, names: ['Contract end'] }),
    noticeOn: date('Give notice by', { list: true, names: ['Notice date'] }),
    annualCost: money('Annual cost', { min: 0, list: true }),
    currency: currency('Currency'),
    supportPlan: text('Support plan', { list: true }),
    accountContact: text('Account contact', { hiddenFrom: ['executive', 'customer'] }),
    ownerId: ref('Owner', 'person', { list: true }),
    note: longText('Note', { search: true }),
  },
  unique: [['name']],
  indexes: [['noticeOn']],
  hiddenFrom: ['customer'],
  order: 'noticeOn',
  isPastLast: true,
});

export const escalation = defineEntity({
  name: 'escalation',
  label: 'Escalation',
  plural: 'Escalations',
  about: 'A problem taken up with a vendor.',
  title: 'subject',
  parent: 'vendorId',
  fields: {
    vendorId: ref('Vendor', 'vendor', { required: true, onRemove: 'remove', list: true }),
    raisedOn: date('Raised', { required: true, list: true }),
    subject: text('Subject', { required: true, search: true, list: true }),
    status: oneOf(
      'Status',
      { open: 'Open', solved: 'Solved', dropped: 'Dropped' },
      { default: 'open', list: true },
    ),
    outcome: longText('Outcome', { search: true }),
    incidentId: ref('Incident', 'incident'),
  },
  hiddenFrom: ['customer'],
  order: '-raisedOn',
});
