import type { AttentionEntry } from '../attention/attention-entry.ts';
import { formatCount } from '../figure/format.ts';
import type { Narrative, ReviewFacts, Sentence } from '../review/review-data.ts';
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
  // Exceptions first: a week without an open incident begins with its objectives when one is missed.
  const isSloFirst =
    review.incidents.open.length === 0 && review.slos.rows.some(({ status }) => status === 'missed');
  const leads = [
    ...(isSloFirst ? [sections.slos, sections.incidents] : [sections.incidents, sections.slos]),
    sections.actions,
    sections.cost,
    sections.okrs,
    sections.kpis,
    sections.hiring,
  ];
  const headline = leads.flatMap((sentences) => sentences.slice(0, 1)).slice(0, HEADLINE_SENTENCES);
  return {
    headline: headline.length > 0 ? headline : [sentence('There is no data for this week yet.')],
    sections,
  };
}

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
