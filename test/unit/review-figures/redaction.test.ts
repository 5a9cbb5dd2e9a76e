import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attentionList } from '#shared/attention/attention-list.ts';
import { redactReview, slidesFor } from '#shared/deck/redact.ts';
import { DECK_TEMPLATES } from '#shared/deck/templates.ts';
import { narrate } from '#shared/narrative/narrate.ts';
import type { ReviewData, ReviewFacts } from '#shared/review/review-data.ts';
import { defaultSettings } from '#shared/settings/settings.ts';
import { type SampleReviews, sampleReviews, WEEKS } from './sample-reviews.ts';

let reviews: SampleReviews;
beforeAll(() => {
  reviews = sampleReviews();
}, 120_000);
afterAll(() => reviews?.dispose());

/** Fields whose text is a term of the product, an id or a date: the sentences are made by them. */
const TERMS =
  /(^id|ids|On|At|Start|Label|Day)$|^(subject|entity|rule|severity|status|state|rag|grade|direction|unit|frequency|currency|zone|start|end|at|month|today|asOf|level|previousLevel|kind|outcome|quarter|basis|period|trend|verdict|priority|stage|bucket|lever|cause|origin|indicator|window|signals|reason|isoWeek|failing)$/;

/** Sections that no customer sees anything of, with their numbers. */
const INSIDE = ['actions', 'kpis', 'okrs', 'hiring', 'cost', 'onCall', 'risks', 'assurance', 'scorecards'];
const PLANTED = 987_654_321;

/** A review with a marker for every text in it, told anew: `⟦incidents.rows.*.commander.name⟧`. */
function marked(review: ReviewData): ReviewData {
  const { attention: _attention, narrative: _narrative, figures, week, ...rest } = review;
  const labelled = Object.entries(figures).map(([key, figure]) => [
    key,
    { ...figure, label: `⟦figures.${key}⟧` },
  ]);
  const facts = {
    ...(withMarkers(rest, []) as ReviewFacts),
    week,
    figures: Object.fromEntries(labelled),
  };
  return retold(facts);
}

function retold(facts: ReviewFacts): ReviewData {
  const attention = attentionList(facts, defaultSettings().attention);
  return { ...facts, attention, narrative: narrate({ ...facts, attention }) };
}

function withMarkers(value: unknown, path: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => withMarkers(item, [...path, '*']));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, withMarkers(item, [...path, key])]),
    );
  }
  const name = path.findLast((step) => step !== '*') ?? '';
  // The key of a point is its week; the key of a record is read.
  const isPoint = path.includes('points') || path.includes('months');
  if (typeof value === 'string' && !TERMS.test(name) && !isPoint) return `⟦${path.join('.')}⟧`;
  return value;
}

function markersIn(value: unknown): string[] {
  const found = JSON.stringify(value).matchAll(/⟦([^⟧]+)⟧/g);
  return [...new Set([...found].map(([, path]) => path ?? ''))].sort();
}

/** What a customer may read, and nothing else. Whatever is added here is given to customers. */
const FOR_CUSTOMERS = [
  'incidents.causes.*.label',
  'incidents.open.*.key',
  'incidents.open.*.name',
  'incidents.open.*.services.*.name',
  'incidents.restoreTimes.*.name',
  'incidents.rows.*.key',
  'incidents.rows.*.name',
  'incidents.rows.*.services.*.name',
  'slos.burndown.*.slo.name',
  'slos.rows.*.name',
  'slos.rows.*.service.name',
  'slos.tiers.*.worst.name',
  'workspace.name',
];

const FIGURES_FOR_CUSTOMERS = [
  'incident.count',
  'incident.count.sev1',
  'incident.count.sev2',
  'incident.count.sev3',
  'incident.count.sev4',
  'incident.impact-minutes',
  'incident.open',
  ...['tta', 'ttd', 'ttm', 'ttr'].flatMap((clock) => [
    `incident.${clock}.mean`,
    `incident.${clock}.median`,
    `incident.${clock}.p90`,
  ]),
  'slo.at-risk',
  'slo.attainment',
  'slo.budget-exhausted',
  'slo.met',
  'slo.missed',
  'slo.no-data',
  'slo.sustained-burn',
];

describe('what a customer is given', () => {
  it.each(WEEKS)('names only services, objectives and incidents in %s', (week) => {
    const told = redactReview(withOpenIncident(marked(reviews.review(week))), 'customer');
    const texts = markersIn(told);
    expect(
      texts.filter((path) => !path.startsWith('figures.')).filter((path) => !FOR_CUSTOMERS.includes(path)),
    ).toEqual([]);
    expect(Object.keys(told.figures).toSorted()).toEqual(FIGURES_FOR_CUSTOMERS.toSorted());
    expect(Object.values(told.figures).flatMap(({ lineage }) => lineage)).toEqual([]);
  });

  it('holds no number of the sections that stay inside', () => {
    const review = marked(reviews.review('2026-W47'));
    const planted = Object.fromEntries(INSIDE.map((name) => [name, withNumbers(review[name as 'cost'])]));
    const told = redactReview({ ...review, ...planted }, 'customer');
    expect(JSON.stringify(told)).not.toContain(String(PLANTED));
  });

  it('tells sentences about incidents and objectives only, from what is left', () => {
    const { narrative, attention } = redactReview(reviews.review('2026-W47'), 'customer');
    expect(Object.keys(narrative.sections).toSorted()).toEqual(['incidents', 'slos']);
    expect(attention).toEqual([]);
    const words = JSON.stringify(narrative);
    expect(words).not.toMatch(/cause|postmortem|owner|frozen|€|action/i);
  });

  it('is drawn on slides without notes for the speaker', () => {
    const slides = DECK_TEMPLATES.flatMap((template) => template.slides).map((slide) => ({
      ...slide,
      notes: 'Do not say this aloud.',
    }));
    const shown = slidesFor(slides, 'customer');
    const kinds = new Set(shown.map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual([
      'comparison',
      'definitions',
      'durations',
      'error-budget',
      'headline',
      'incident-trend',
      'incidents',
      'restore-times',
      'slo-heat-map',
      'slo-status',
      'title',
    ]);
    expect(JSON.stringify(shown)).not.toContain('aloud');
  });
});

describe('what an executive is given', () => {
  it.each(WEEKS)('says whom an access exception is for nowhere in %s', (week) => {
    const review = withExpiredException(marked(reviews.review(week)), 'IAM-1');
    expect(markersIn(review)).toContain('assurance.exceptions.*.name');
    const told = redactReview(review, 'executive');
    expect(markersIn(told)).not.toContain('assurance.exceptions.*.name');
    expect(JSON.stringify(told)).toContain('IAM-1');
  });

  it('says so of one without a key as well', () => {
    const told = redactReview(withExpiredException(marked(reviews.review('2026-W47')), null), 'executive');
    expect(markersIn(told)).not.toContain('assurance.exceptions.*.name');
    const entry = told.attention.find(({ entity }) => entity === 'iamException');
    expect(entry?.title).toBe('Access exception');
    expect(entry?.reasons[0]?.sentence).toMatch(/^The access exception expired \d+ days? ago/);
  });

  it('keeps everything else, with the same sentences', () => {
    const review = marked(reviews.review('2026-W47'));
    const told = redactReview(review, 'executive');
    const gone = markersIn(review).filter((path) => !markersIn(told).includes(path));
    expect(gone).toEqual(['assurance.exceptions.*.name']);
    expect(told.narrative).toEqual(review.narrative);
  });

  it('holds no address, recruiter or candidate', () => {
    const told = JSON.stringify(redactReview(reviews.review('2026-W47'), 'executive'));
    const { repository } = reviews.workspaces.workspace;
    const of = repository.bind(reviews.workspaces.workspace);
    const secrets = [
      ...of('person')
        .all()
        .map(({ email }) => email),
      ...of('headcountSlot')
        .all()
        .map(({ recruiter }) => recruiter),
      ...of('interview')
        .all()
        .map(({ candidateLabel }) => candidateLabel),
      ...of('iamException')
        .all()
        .map(({ subject }) => subject),
      ...of('vendor')
        .all()
        .map(({ accountContact }) => accountContact),
    ].flatMap((text) => (text ? [text] : []));
    expect(secrets.length).toBeGreaterThan(50);
    const names = new Set(
      of('person')
        .all()
        .map(({ name }) => name),
    );
    expect(secrets.filter((text) => !names.has(text) && told.includes(text))).toEqual([]);
  });
});

it('leaves a director everything', () => {
  const review = reviews.review('2026-W47');
  expect(redactReview(review, 'director')).toBe(review);
});

function withNumbers(value: unknown): unknown {
  if (typeof value === 'number') return PLANTED;
  if (Array.isArray(value)) return value.map(withNumbers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withNumbers(item)]));
}

/** An open incident, led by somebody and of a known cause, with a postmortem that is overdue. */
function withOpenIncident(review: ReviewData): ReviewData {
  const [row] = review.incidents.rows;
  if (!row) return review;
  const open = {
    ...row,
    restoredAt: null,
    isRecurrence: true,
    rootCauseKey: '⟦incidents.open.*.rootCauseKey⟧',
    commander: { id: 'person', name: '⟦incidents.open.*.commander.name⟧' },
  };
  return retold({ ...review, incidents: { ...review.incidents, open: [open], rows: [open] } });
}

function withExpiredException(review: ReviewData, key: string | null): ReviewData {
  const name = '⟦assurance.exceptions.*.name⟧';
  const expired = { id: 'exception', key, name, expiresOn: '2026-01-05', isExpired: true, owner: null };
  return retold({ ...review, assurance: { ...review.assurance, exceptions: [expired] } });
}
