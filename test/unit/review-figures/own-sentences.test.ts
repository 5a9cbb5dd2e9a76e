import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { deckFor } from '#core/deck/deck-service.ts';
import { reviewFor } from '#core/review/review-service.ts';
import type { Audience } from '#shared/entity/field.ts';
import { editSentence, type NarrativePlace } from '#shared/narrative/edited.ts';
import { changeNote, keepOwnSentences } from '#shared/narrative/own-sentences.ts';
import { edit } from '../../support/workspace.ts';
import { type SampleReviews, sampleReviews } from './sample-reviews.ts';

const WEEK = '2026-W47';
const OWN = 'We were busier than we like.';

let reviews: SampleReviews;
beforeAll(() => {
  reviews = sampleReviews();
}, 120_000);
afterAll(() => reviews?.dispose());
afterEach(() => {
  reviews.workspaces.workspace.write(edit, (session) => {
    const edits = session.repository('narrativeEdit');
    for (const { id } of edits.all()) edits.remove(id);
  });
});

const review = (week = WEEK) => reviewFor(reviews.workspaces, week);

/** Keeps `text` in place of the first sentence of a place; gives back the sentence and the id of the record. */
function write(place: NarrativePlace, text: string) {
  const { narrative, figures } = review();
  const [first] = place === 'headline' ? narrative.headline : (narrative.sections[place] ?? []);
  if (!first?.id) throw new Error(`There is no sentence in ${place}.`);
  const own = editSentence({ id: first.id, place, figures: first.figures }, text, figures);
  const row = reviews.workspaces.workspace.write(edit, (session) =>
    session.repository('narrativeEdit').create({
      week: WEEK,
      section: place,
      sentence: own.id,
      text: own.text || null,
      figures: JSON.stringify(own.figures),
    }),
  );
  return { sentence: first, record: row.id };
}

function remove(record: string): void {
  reviews.workspaces.workspace.write(edit, (session) => session.repository('narrativeEdit').remove(record));
}

function deck(audience: Audience) {
  return deckFor(reviews.workspaces, { week: WEEK, deck: 'weekly', audience }).data.narrative;
}

/** What the narrative of a review says and does not say. */
const words = (value: unknown) => JSON.stringify(value);

describe('a sentence in its author’s words', () => {
  it('stands in the review and in the deck of its week, and in no other week', () => {
    const { sentence, record } = write('headline', OWN);
    expect(review().narrative.headline[0]).toEqual({
      id: sentence.id,
      text: OWN,
      figures: sentence.figures,
      edited: { record, generated: sentence.text, changedFigures: [] },
    });
    expect(deck('director').headline[0]?.text).toBe(OWN);
    expect(words(review('2026-W46').narrative)).not.toContain(OWN);
    remove(record);
    expect(review().narrative.headline[0]).toEqual(sentence);
  });

  it('survives that everything is computed again, and says which figures have changed', () => {
    const { record } = write('incidents', OWN);
    const { workspace } = reviews.workspaces;
    const was = review().figures['incident.count']?.value ?? 0;
    const title = 'One more incident';
    const added = workspace.write(edit, (session) =>
      session.repository('incident').create({
        title,
        severity: 'SEV-3',
        impactStart: '2026-11-18T10:00:00.000Z',
        detectedAt: '2026-11-18T10:05:00.000Z',
        restoredAt: '2026-11-18T11:00:00.000Z',
      }),
    );
    const { narrative, figures } = review();
    const own = narrative.sections.incidents?.find(({ edited }) => edited?.record === record);
    expect(own?.text).toBe(OWN);
    const changed = own?.edited?.changedFigures.find(({ key }) => key === 'incident.count');
    expect(changed).toEqual({ key: 'incident.count', was, now: was + 1 });
    expect(changed && changeNote(changed, figures)).toMatch(
      new RegExp(`^\\S.* was ${was} when this was written; now ${was + 1}\\.$`),
    );
    expect(own?.edited?.generated).toContain(String(was + 1));
    workspace.write(edit, (session) => session.repository('incident').remove(added.id));
    expect(
      review().narrative.sections.incidents?.find(({ edited }) => edited)?.edited?.changedFigures,
    ).toEqual([]);
  });

  it('is taken out when it has no text, and can be found again', () => {
    const { sentence, record } = write('slos', '');
    const { sections, removed } = review().narrative;
    expect(words(sections.slos)).not.toContain(words(sentence.text));
    expect(removed).toEqual([{ id: sentence.id, place: 'slos', record, generated: sentence.text }]);
    expect(words(deck('executive').sections.slos)).not.toContain(words(sentence.text));
  });

  it('is told to those who would be told what it stands for, and never to a customer', () => {
    const forCustomers = deck('customer');
    for (const place of ['headline', 'incidents', 'cost', 'slos'] as const) write(place, OWN);
    write('okrs', '');
    expect(words(deck('director')).split(OWN)).toHaveLength(5);
    const forExecutives = deck('executive');
    expect(words(forExecutives).split(OWN)).toHaveLength(5);
    expect(words(forExecutives)).not.toMatch(/"(edited|record|removed)"/);
    expect(deck('customer')).toEqual(forCustomers);
  });

  it('stays out of what is told differently, for it may hold what was left out', () => {
    const { narrative } = review();
    const [first] = narrative.headline;
    if (!first) throw new Error('There is no headline.');
    const edited = { record: 'one', generated: first.text, changedFigures: [] };
    const own = { ...narrative, headline: [{ ...first, text: OWN, edited }] };
    const told = { headline: [{ text: 'Something else.', figures: [] }], sections: {} };
    expect(keepOwnSentences(told, own)).toEqual(told);
    expect(keepOwnSentences({ headline: [first], sections: {} }, own).headline[0]?.text).toBe(OWN);
  });
});

describe('the note on a figure that has changed', () => {
  it('says so when there was no data, or the figure is gone', () => {
    const { figures } = review();
    const key = 'incident.count';
    expect(changeNote({ key, was: null, now: 2 }, figures)).toMatch(
      / was without data when this was written; now 2\.$/,
    );
    expect(changeNote({ key: 'gone', was: 1, now: null }, figures)).toBe(
      'A figure of this sentence is not in the review any more.',
    );
  });
});
