import { defineEntity } from '../entity/entity.ts';
import { currency, date, longText, money, oneOf, ref, text } from '../entity/field.ts';

export const savingsOpportunity = defineEntity({
  name: 'savingsOpportunity',
  label: 'Savings opportunity',
  plural: 'Savings',
  about: 'Money that could be saved each month, and how much of it has been.',
  keyPrefix: 'SAV',
  title: 'title',
  fields: {
    title: text('Title', { required: true, search: true, list: true }),
    lever: oneOf(
      'Lever',
      {
        rightsizing: 'Rightsizing',
        commitment: 'Commitment',
        'storage-lifecycle': 'Storage lifecycle',
        cleanup: 'Clean-up',
        architecture: 'Architecture',
      },
      { required: true, list: true },
    ),
    identified: money('Identified a month', { min: 0, list: true, names: ['Identified'] }),
    realised: money('Realised a month', { min: 0, list: true, names: ['Realised', 'Realized'] }),
    currency: currency('Currency'),
    status: oneOf(
      'Status',
      {
        identified: 'Identified',
        planned: 'Planned',
        'in-progress': 'In progress',
        realised: 'Realised',
        dropped: 'Dropped',
      },
      { default: 'identified', list: true },
    ),
    identifiedOn: date('Identified on'),
    realisedOn: date('Realised on'),
    dueOn: date('Due', { list: true }),
    ownerId: ref('Owner', 'person', { list: true }),
    teamId: ref('Team', 'team'),
    serviceId: ref('Service', 'service'),
    note: longText('Note', { search: true }),
  },
  hiddenFrom: ['customer'],
  indexes: [['status']],
  order: '-identified',
  settled: { field: 'status', values: ['realised', 'dropped'] },
});
