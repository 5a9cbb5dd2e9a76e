import { defineEntity } from '../entity/entity.ts';
import { instant, integer, longText, oneOf, ref, refs, text } from '../entity/field.ts';

export const review = defineEntity({
  name: 'review',
  label: 'Review',
  plural: 'Reviews',
  about: 'The weekly ops review: its agenda, what was discussed and decided, and who was there.',
  title: 'title',
  fields: {
    title: text('Title', { required: true, search: true, list: true }),
    week: text('Week', { required: true, list: true, help: 'As 2026-W47.' }),
    template: text('Template', { default: 'weekly', list: true, help: 'The key of a review template.' }),
    deck: text('Deck', { default: 'weekly', help: 'The deck that is shown and frozen with it.' }),
    state: oneOf(
      'State',
      { draft: 'Draft', live: 'Live', closed: 'Closed' },
      { default: 'draft', list: true },
    ),
    startedAt: instant('Started'),
    closedAt: instant('Closed', { list: true }),
    attendees: refs('Attendance', 'person', { hiddenFrom: ['customer'] }),
    summary: longText('Summary', { search: true }),
    snapshotHash: text('Snapshot', { help: 'Hash of the frozen figures and texts of a closed review.' }),
  },
  indexes: [['week']],
  order: '-week',
});

export const agendaSection = defineEntity({
  name: 'agendaSection',
  label: 'Agenda section',
  plural: 'Agenda sections',
  about: 'One part of a review: its owner, its time box and the author’s commentary.',
  title: 'title',
  parent: 'reviewId',
  fields: {
    reviewId: ref('Review', 'review', { required: true, onRemove: 'remove' }),
    position: integer('Position', { required: true, min: 0 }),
    section: text('Section', {
      required: true,
      help: 'Which parts of the week’s review it is about, e.g. “slos, incidents”.',
    }),
    title: text('Title', { required: true, list: true, search: true }),
    ownerId: ref('Owner', 'person', { list: true }),
    minutes: integer('Time box', { min: 0, unit: 'min', list: true }),
    commentary: longText('Commentary', { search: true }),
    spentSeconds: integer('Time taken', { min: 0, unit: 's' }),
  },
  unique: [['reviewId', 'position']],
  order: 'position',
});

export const disposition = defineEntity({
  name: 'disposition',
  label: 'Disposition',
  plural: 'Dispositions',
  about: 'What a review did with an entry of the attention list.',
  title: 'about',
  parent: 'reviewId',
  fields: {
    reviewId: ref('Review', 'review', { required: true, onRemove: 'remove' }),
    subject: text('Subject', { required: true, help: 'The attention entry’s stable name.' }),
    about: text('About', { required: true, search: true, list: true }),
    outcome: oneOf(
      'Disposition',
      { discuss: 'Discuss', accept: 'Accept', act: 'Act', dismiss: 'Dismiss' },
      { required: true, list: true },
    ),
    reason: text('Reason', { list: true }),
    actionId: ref('Action', 'actionItem'),
  },
  rules: [
    {
      field: 'reason',
      holds: (row) => row.outcome !== 'dismiss' || Boolean(row.reason),
      message: 'A dismissal needs a reason.',
    },
  ],
  unique: [['reviewId', 'subject']],
});

export const reviewNote = defineEntity({
  name: 'reviewNote',
  label: 'Note of a review',
  plural: 'Notes of reviews',
  about: 'What was said in a review and is neither an action, a decision nor a risk.',
  title: 'text',
  parent: 'reviewId',
  fields: {
    reviewId: ref('Review', 'review', { required: true, onRemove: 'remove' }),
    at: instant('When', { required: true, list: true }),
    text: longText('Note', { required: true, search: true, list: true }),
    page: text('Slide', { list: true, help: 'What was shown when it was written down.' }),
  },
  order: 'at',
});

export const reviewAddendum = defineEntity({
  name: 'reviewAddendum',
  label: 'Addendum',
  plural: 'Addenda',
  about: 'What was added to a closed review afterwards. It stays as it was written.',
  title: 'text',
  parent: 'reviewId',
  isMadeByMuster: true,
  fields: {
    reviewId: ref('Review', 'review', { required: true, onRemove: 'remove' }),
    at: instant('When', { required: true, list: true }),
    author: text('Author', { required: true, list: true }),
    text: longText('Addendum', { required: true, search: true, list: true }),
  },
  order: 'at',
});
