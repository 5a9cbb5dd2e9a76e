import { defineEntity } from '../entity/entity.ts';
import { integer, longText, ref, text } from '../entity/field.ts';

export const reviewTemplate = defineEntity({
  name: 'reviewTemplate',
  label: 'Review template',
  plural: 'Review templates',
  about: 'Kinds of review: their agenda with time boxes, and the deck they show.',
  title: 'title',
  fields: {
    slug: text('Template key', { required: true, list: true }),
    title: text('Title', { required: true, search: true, list: true }),
    purpose: longText('Purpose', { search: true, list: true }),
    deck: text('Deck', { default: 'weekly', list: true, help: 'The key of the deck that is shown.' }),
  },
  unique: [['slug']],
  order: 'title',
});

export const templateSection = defineEntity({
  name: 'templateSection',
  label: 'Section',
  plural: 'Sections',
  about: 'One part of a template’s agenda; reviews begin with a copy of it.',
  title: 'title',
  parent: 'templateId',
  fields: {
    templateId: ref('Template', 'reviewTemplate', { required: true, onRemove: 'remove' }),
    position: integer('Position', { required: true, min: 0, list: true }),
    title: text('Title', { required: true, search: true, list: true }),
    section: text('Shows', {
      required: true,
      list: true,
      help: 'Parts of the week’s review, e.g. “slos, incidents”.',
    }),
    ownerId: ref('Owner', 'person', { list: true }),
    minutes: integer('Time box', { min: 0, unit: 'min', list: true }),
  },
  order: 'position',
});
