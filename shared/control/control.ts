import { defineEntity } from '../entity/entity.ts';
import { date, longText, ref, text, url } from '../entity/field.ts';

export const control = defineEntity({
  name: 'control',
  label: 'Control',
  plural: 'Controls',
  about: 'Audit controls, who owns them, and when their evidence is next due.',
  title: 'title',
  fields: {
    framework: text('Framework', { required: true, search: true, list: true, help: 'SOC 2, ISO 27001, …' }),
    reference: text('Reference', {
      required: true,
      search: true,
      list: true,
      help: 'The control’s number, e.g. CC7.2.',
    }),
    title: text('Control', { required: true, search: true, list: true, names: ['Title'] }),
    ownerId: ref('Owner', 'person', { list: true }),
    nextDueOn: date('Evidence due', { list: true, names: ['Next due'] }),
    description: longText('Description', { search: true }),
  },
  unique: [['framework', 'reference']],
  indexes: [['nextDueOn']],
  hiddenFrom: ['customer'],
  order: 'nextDueOn',
});

export const evidence = defineEntity({
  name: 'evidence',
  label: 'Evidence',
  plural: 'Evidence',
  about: 'Proof that a control worked, with its date.',
  title: 'title',
  parent: 'controlId',
  fields: {
    controlId: ref('Control', 'control', { required: true, onRemove: 'remove', list: true }),
    title: text('What', { required: true, list: true, search: true }),
    date: date('Day', { required: true, list: true }),
    url: url('Link', { list: true }),
  },
  indexes: [['controlId', 'date']],
  hiddenFrom: ['customer'],
  order: '-date',
});
