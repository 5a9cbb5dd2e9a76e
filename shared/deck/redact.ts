import { entities } from '../entities.ts';
import type { Audience } from '../entity/field.ts';
import { hidesRecords } from '../entity/visibility.ts';
import type { TrailingData, TrailingNote } from '../kpi/trailing.ts';
import { narrate } from '../narrative/narrate.ts';
import { keepOwnSentences } from '../narrative/own-sentences.ts';
import {
  REVIEW_SECTIONS,
  type ReviewData,
  type ReviewFacts,
  type ReviewSection,
} from '../review/review-data.ts';
import { customerFacts } from './customer-facts.ts';
import type { Slide } from './slide.ts';
import { slideKind } from './slide-kinds.ts';

const CUSTOMER_SECTIONS: readonly ReviewSection[] = ['slos', 'incidents'];

/**
 * The slides an audience gets: those drawn only from records it may see. Customers get no notes for the speaker, no
 * slide about one of our teams, and of the author's own text and pictures only what is meant for them.
 */
export function slidesFor(slides: readonly Slide[], audience: Audience): Slide[] {
  const shown = slides.filter(
    ({ kind }) => !slideKind(kind).entities.some((name) => hidesRecords(name, audience)),
  );
  if (audience !== 'customer') return shown;
  return shown.filter(isForCustomers).map(({ notes: _, ...slide }) => slide);
}

function isForCustomers(slide: Slide): boolean {
  if (slide.filter?.team !== undefined) return false;
  return slide.kind === 'markdown' || slide.kind === 'image' ? slide.forCustomers : true;
}

/**
 * A review without what an audience must not see. What is taken out is not in the result at all: neither rows nor
 * figures nor entries, and the sentences are told anew from what is left, so that none speaks of it. Customers get
 * none of an author's own sentences; others get those that stand for a sentence they would be told word for word.
 */
export function redactReview(data: ReviewData, audience: Audience): ReviewData {
  if (audience === 'director') return data;
  const { attention: entries, narrative, ...facts } = data;
  if (audience === 'customer') return toldTo(customerFacts(facts), [], CUSTOMER_SECTIONS);
  const attention = entries
    .filter(({ entity }) => !hidesRecords(entity, audience))
    .map((entry) => withoutSubject(entry, facts, audience));
  const told = REVIEW_SECTIONS.filter((section) => !isHidden(section, audience));
  const retold = toldTo(insiderFacts(facts, audience), attention, told);
  return { ...retold, narrative: keepOwnSentences(retold.narrative, narrative) };
}

function toldTo(
  facts: ReviewFacts,
  attention: ReviewData['attention'],
  sections: readonly ReviewSection[],
): ReviewData {
  const narrative = narrate({ ...facts, attention });
  const told = Object.entries(narrative.sections).filter(([name]) =>
    sections.includes(name as ReviewSection),
  );
  return { ...facts, attention, narrative: { ...narrative, sections: Object.fromEntries(told) } };
}

/** Trailing views without the records that an audience must not see. */
export function redactTrailing(
  trailing: Readonly<Record<string, TrailingData>>,
  audience: Audience,
): Record<string, TrailingData> {
  const visible = ({ about, ...note }: TrailingNote): TrailingNote => ({
    ...note,
    about: about && !hidesRecords(about.entity, audience) ? about : null,
  });
  const shown = Object.entries(trailing).map(([name, data]): [string, TrailingData] => [
    name,
    { ...data, annotations: data.annotations.map(visible) },
  ]);
  return hidesRecords('kpi', audience) ? {} : Object.fromEntries(shown);
}

/** Sections that are made of one kind of record. */
const SECTION_ENTITIES: Partial<Record<ReviewSection, string>> = {
  hiring: 'headcountSlot',
  cost: 'cost',
  risks: 'risk',
  assurance: 'control',
};

function isHidden(section: ReviewSection, audience: Audience): boolean {
  const entity = SECTION_ENTITIES[section];
  return entity !== undefined && hidesRecords(entity, audience);
}

function insiderFacts(facts: ReviewFacts, audience: Audience): ReviewFacts {
  const figures = Object.entries(facts.figures).filter(
    ([key, { lineage }]) =>
      lineage.every(({ entity }) => !hidesRecords(entity, audience)) && !isOfHiddenField(key, audience),
  );
  const { hiring, cost, risks, assurance } = facts;
  return {
    ...facts,
    figures: Object.fromEntries(figures),
    hiring: isHidden('hiring', audience) ? { months: [], teams: [], late: [], funnel: [] } : hiring,
    cost: isHidden('cost', audience) ? { ...cost, months: [], teams: [], providers: [], savings: [] } : cost,
    risks: isHidden('risks', audience) ? { rows: [], decisions: [], vendors: [] } : risks,
    assurance: isHidden('assurance', audience)
      ? {
          patch: { ...assurance.patch, points: [], signals: [] },
          exceptions: [],
          controls: [],
          exercises: [],
        }
      : { ...assurance, exceptions: exceptionsFor(assurance.exceptions, audience) },
  };
}

/** Figures made of a field that not everybody who may see its record may see. */
const PAY: readonly string[] = ['hiring.cost', 'hiring.cost-plan', 'hiring.run-rate', 'hiring.run-rate-plan'];

function isOfHiddenField(key: string, audience: Audience): boolean {
  return (
    PAY.includes(key) && entities.headcountSlot.fields.annualCost.hiddenFrom.some((one) => one === audience)
  );
}

type Exceptions = ReviewFacts['assurance']['exceptions'];

/** Who or what an exception is for is told to some only; the others read its key. */
function exceptionsFor(exceptions: Exceptions, audience: Audience): Exceptions {
  if (!hidesSubject(audience)) return exceptions;
  return exceptions.map((row) => ({ ...row, name: nameWithoutSubject(row.key) }));
}

function withoutSubject(
  entry: ReviewData['attention'][number],
  { assurance }: ReviewFacts,
  audience: Audience,
): ReviewData['attention'][number] {
  if (entry.entity !== 'iamException' || !hidesSubject(audience)) return entry;
  const name = nameWithoutSubject(assurance.exceptions.find(({ id }) => id === entry.id)?.key ?? null);
  const without = (text: string) => text.replaceAll(` “${entry.title}”`, '').replaceAll(entry.title, name);
  const reasons = entry.reasons.map(({ sentence, ranking, ...reason }) => ({
    ...reason,
    sentence: without(sentence),
    ranking: without(ranking),
  }));
  return { ...entry, title: name, reasons };
}

function hidesSubject(audience: Audience): boolean {
  return entities.iamException.fields.subject.hiddenFrom.some((one) => one === audience);
}

function nameWithoutSubject(key: string | null): string {
  return key ?? 'Access exception';
}
