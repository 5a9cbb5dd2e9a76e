import { defineEntity } from '../entity/entity.ts';
import { date, integer, longText, oneOf, ref, text } from '../entity/field.ts';

export const INTERVIEW_DIMENSIONS = {
  reliability: 'Reliability and SRE leadership',
  'incident-command': 'Incident command and crisis leadership',
  'technical-depth': 'Cloud technical depth',
  observability: 'Observability maturity',
  finops: 'FinOps and cost governance',
  security: 'Security and compliance operations',
  'operating-model': 'Operating model and execution',
  leadership: 'Leadership and talent development',
  communication: 'Executive communication',
} as const;

export const interview = defineEntity({
  name: 'interview',
  label: 'Interview scorecard',
  plural: 'Interviews',
  about: 'What interviewers saw, rated on weighted dimensions. Candidates’ names never leave the workspace.',
  title: 'candidateLabel',
  fields: {
    candidateLabel: text('Candidate', {
      required: true,
      list: true,
      hiddenFrom: ['team', 'executive', 'customer'],
    }),
    slotId: ref('Requisition', 'headcountSlot', { list: true, onRemove: 'clear' }),
    interviewerId: ref('Interviewer', 'person', { list: true }),
    heldOn: date('Held on', { list: true }),
    recommendation: oneOf(
      'Recommendation',
      { 'strong-yes': 'Strong yes', yes: 'Yes', no: 'No', 'strong-no': 'Strong no' },
      { list: true },
    ),
    notes: longText('Notes'),
  },
  hiddenFrom: ['team', 'executive', 'customer'],
  order: '-heldOn',
});

export const interviewRating = defineEntity({
  name: 'interviewRating',
  label: 'Rating',
  plural: 'Ratings',
  about: 'One dimension of an interview, 1 (below the bar) to 4 (excellent), with the evidence.',
  title: 'dimension',
  subject: 'interviewId',
  parent: 'interviewId',
  fields: {
    interviewId: ref('Interview', 'interview', { required: true, onRemove: 'remove' }),
    dimension: oneOf('Dimension', INTERVIEW_DIMENSIONS, { required: true, list: true }),
    rating: integer('Rating', { required: true, min: 1, max: 4, list: true }),
    evidence: longText('Evidence'),
  },
  unique: [['interviewId', 'dimension']],
  hiddenFrom: ['team', 'executive', 'customer'],
});
