import { entities } from '../entities.ts';
import type { Audience } from '../entity/field.ts';
import type { Figure } from '../figure/figure.ts';
import type { ReviewData, ReviewSection } from '../review/review-data.ts';
import type { Named } from '../review/sections.ts';
import type { Slide } from './deck.ts';
import { slideKind } from './slide-kinds.ts';

/** The slides an audience gets: those drawn only from records it may see. */
export function slidesFor(slides: readonly Slide[], audience: Audience): Slide[] {
  return slides.filter(({ kind }) => !slideKind(kind).entities.some((name) => hides(name, audience)));
}

/**
 * A review without what an audience must not see. What is taken out is not in the result at all: neither rows nor
 * figures nor sentences that speak of them.
 */
export function redactReview(data: ReviewData, audience: Audience): ReviewData {
  if (audience === 'director') return data;
  const isCustomer = audience === 'customer';
  const hiddenSections = new Set(
    SECTION_ENTITIES.filter(([, name]) => hides(name, audience)).map(([section]) => section),
  );
  const figures = visibleFigures(data.figures, audience);
  const spoken = new Set(Object.keys(figures));
  const sentences = <S extends { figures: readonly string[] }>(list: readonly S[]) =>
    isCustomer
      ? list.filter(
          (sentence) => sentence.figures.length > 0 && sentence.figures.every((key) => spoken.has(key)),
        )
      : list;
  return {
    ...data,
    figures,
    narrative: {
      headline: sentences(data.narrative.headline),
      sections: Object.fromEntries(
        Object.entries(data.narrative.sections)
          .filter(([section]) => !hiddenSections.has(section as ReviewSection))
          .map(([section, list]) => [section, sentences(list)]),
      ),
    },
    attention: isCustomer ? [] : data.attention.filter(({ entity }) => !hides(entity, audience)),
    slos: isCustomer ? { ...data.slos, policies: [] } : data.slos,
    incidents: isCustomer ? customerIncidents(data) : data.incidents,
    actions: isCustomer ? { due: [], overdue: [], completed: [], carriedOver: [], ageing: [] } : data.actions,
    kpis: isCustomer ? { rows: [], counts: { green: 0, amber: 0, red: 0, none: 0 } } : data.kpis,
    okrs: isCustomer ? { ...data.okrs, rows: [] } : data.okrs,
    hiring: hiddenSections.has('hiring') ? { months: [], teams: [], late: [], funnel: [] } : data.hiring,
    cost: hiddenSections.has('cost')
      ? { ...data.cost, months: [], teams: [], providers: [], savings: [] }
      : data.cost,
    onCall: isCustomer ? { ...data.onCall, rotations: [] } : data.onCall,
    risks: hiddenSections.has('risks') ? { rows: [], decisions: [], vendors: [] } : data.risks,
    assurance: redactAssurance(data, audience, hiddenSections.has('assurance')),
    scorecards: isCustomer ? { ...data.scorecards, rows: [], byTeam: [] } : data.scorecards,
  };
}

const SECTION_ENTITIES: readonly (readonly [ReviewSection, keyof typeof entities])[] = [
  ['hiring', 'headcountSlot'],
  ['cost', 'cost'],
  ['risks', 'risk'],
  ['assurance', 'control'],
];

function hides(name: string, audience: Audience): boolean {
  // What customers may see is a short list, not everything that is not forbidden.
  if (audience === 'customer' && !['slo', 'incident', 'service'].includes(name)) return true;
  return (
    Object.hasOwn(entities, name) && entities[name as keyof typeof entities].hiddenFrom.includes(audience)
  );
}

function visibleFigures(figures: ReviewData['figures'], audience: Audience): Record<string, Figure> {
  const isVisible = (figure: Figure) => figure.lineage.every(({ entity }) => !hides(entity, audience));
  const shown = Object.entries(figures).filter(
    ([key, figure]) => isVisible(figure) && (audience !== 'customer' || /^(slo|incident)\./.test(key)),
  );
  return Object.fromEntries(shown);
}

function customerIncidents({ incidents }: ReviewData): ReviewData['incidents'] {
  const hide = <R extends { commander: Named | null; rootCauseKey: string | null }>(row: R): R => ({
    ...row,
    commander: null,
    rootCauseKey: null,
  });
  return {
    ...incidents,
    rows: incidents.rows.map(hide),
    open: incidents.open.map(hide),
    recurring: [],
    postmortems: [],
  };
}

function redactAssurance(
  { assurance }: ReviewData,
  audience: Audience,
  isHidden: boolean,
): ReviewData['assurance'] {
  if (isHidden)
    return { patch: { ...assurance.patch, points: [] }, exceptions: [], controls: [], exercises: [] };
  if (!entities.iamException.fields.subject.hiddenFrom.some((one) => one === audience)) return assurance;
  return {
    ...assurance,
    exceptions: assurance.exceptions.map((row) => ({ ...row, name: row.key ?? 'Exception' })),
  };
}
