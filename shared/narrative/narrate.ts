import type { AttentionEntry } from '../attention/attention-entry.ts';
import { formatCount } from '../figure/format.ts';
import type { Narrative, ReviewFacts, ReviewSection, Sentence } from '../review/review-data.ts';
import {
  actionSentences,
  hiringSentences,
  kpiSentences,
  okrSentences,
  riskSentences,
} from './commitments.ts';
import { changeSentences, incidentSentences, sloSentences } from './reliability.ts';
import { begin, sentence } from './sentence.ts';
import { assuranceSentences, costSentences, onCallSentences, scorecardSentences } from './stewardship.ts';

/** Headlines are short: what does not fit in five sentences is in its section. */
export const HEADLINE_SENTENCES = 5;

/**
 * The review in words, made from its figures alone: the same data gives the same sentences on every machine.
 * Exceptions come first; a section without data has no sentences.
 */
export function narrate(review: ReviewFacts & { attention: readonly AttentionEntry[] }): Narrative {
  const sections = {
    attention: attentionSentences(review.attention),
    slos: sloSentences(review),
    incidents: [...incidentSentences(review), ...changeSentences(review)],
    actions: actionSentences(review),
    kpis: kpiSentences(review),
    okrs: okrSentences(review),
    hiring: hiringSentences(review),
    cost: costSentences(review),
    onCall: onCallSentences(review),
    risks: riskSentences(review),
    assurance: assuranceSentences(review),
    scorecards: scorecardSentences(review),
  };
  const headline = headlineOf(review, sections);
  return {
    headline: headline.length > 0 ? headline : [sentence('There is no data for this week yet.')],
    sections,
  };
}

type Told = Partial<Record<ReviewSection, readonly Sentence[]>>;

/** The first sentences of the sections: open incidents, other exceptions, then how the rest stands. */
function headlineOf(review: ReviewFacts, sections: Told): Sentence[] {
  const leads = HEADLINE_SECTIONS.flatMap(({ section, isException, isOrdinary = true }) => {
    const [lead] = sections[section] ?? [];
    const isFirst = section === 'incidents' && review.incidents.open.length > 0;
    const rank = isFirst ? 0 : isException(review) ? 1 : 2;
    return lead && (rank < 2 || isOrdinary) ? [{ lead, rank }] : [];
  });
  return leads
    .toSorted((left, right) => left.rank - right.rank)
    .map(({ lead }) => lead)
    .slice(0, HEADLINE_SENTENCES);
}

type HeadlineSection = {
  section: ReviewSection;
  isException: (review: ReviewFacts) => boolean;
  /** Whether it is told of in a week without an exception too. */
  isOrdinary?: boolean;
};

const value = ({ figures }: ReviewFacts, key: string) => figures[key]?.value ?? 0;
const seriousIncidents = (review: ReviewFacts) =>
  value(review, 'incident.count.sev1') + value(review, 'incident.count.sev2');

/** In the order in which equals are told. */
const HEADLINE_SECTIONS: readonly HeadlineSection[] = [
  { section: 'slos', isException: (review) => value(review, 'slo.missed') > 0 },
  { section: 'incidents', isException: (review) => seriousIncidents(review) > 0 },
  { section: 'actions', isException: (review) => value(review, 'action.overdue') > 0 },
  { section: 'cost', isException: ({ figures }) => figures['cost.variance']?.rag === 'red' },
  { section: 'okrs', isException: (review) => value(review, 'okr.behind') > 0 },
  { section: 'kpis', isException: ({ kpis }) => kpis.counts.red > 0 },
  { section: 'hiring', isException: (review) => value(review, 'hiring.behind-months') > 0 },
  {
    section: 'assurance',
    isException: (review) => value(review, 'exception.expired') + value(review, 'control.overdue') > 0,
    isOrdinary: false,
  },
];

function attentionSentences(attention: readonly AttentionEntry[]): Sentence[] {
  const loud = attention.filter(({ quiet }) => quiet === null);
  const [first] = loud;
  if (!first) return [sentence('Nothing needs attention by the rules of this workspace.')];
  return [
    sentence(
      `${begin(formatCount(loud.length, 'thing needs', 'things need'))} attention; first: ${first.title}${first.owner ? ` (${first.owner.name})` : ''}.`,
    ),
  ];
}
