import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editSentence, reconcile, sentenceIds } from '#shared/narrative/edited.ts';
import type { Narrative } from '#shared/review/review-data.ts';
import { figuresWith } from '../../support/review-facts.ts';

const NARRATIVE: Narrative = {
  headline: [{ text: '3 incidents began this week.', figures: ['incident.count'] }],
  sections: {
    cost: [
      { text: 'Cost was €10k, 5% over budget.', figures: ['cost.actual', 'cost.variance'] },
      { text: 'Payments is over.', figures: ['cost.variance'] },
      { text: 'Search is over.', figures: ['cost.variance'] },
    ],
  },
};
const FIGURES = figuresWith({ 'incident.count': 3, 'cost.actual': 1_000_000, 'cost.variance': 0.05 });
const [first, second, third] = sentenceIds('cost', NARRATIVE.sections.cost ?? []);

describe('the names of sentences', () => {
  it('come from their place and figures, and are numbered when these are the same', () => {
    expect([first, second, third]).toEqual([
      'cost:cost.actual+cost.variance',
      'cost:cost.variance',
      'cost:cost.variance#2',
    ]);
  });

  it('stay when the words change', () => {
    const reworded = (NARRATIVE.sections.cost ?? []).map((sentence) => ({
      ...sentence,
      text: 'Other words.',
    }));
    expect(sentenceIds('cost', reworded)).toEqual([first, second, third]);
  });
});

describe('a narrative with an author’s sentences', () => {
  const edit = editSentence(
    { id: 'cost:cost.variance#2', place: 'cost', figures: ['cost.variance'] },
    ' Search is over, as agreed in May. ',
    FIGURES,
  );

  it('is the generated one where nobody edited', () => {
    const told = reconcile([], NARRATIVE, FIGURES);
    expect(told.headline).toMatchObject([
      { text: '3 incidents began this week.', isEdited: false, changedFigures: [] },
    ]);
    expect(told.sections.cost?.map(({ text }) => text)).toEqual(
      NARRATIVE.sections.cost?.map(({ text }) => text),
    );
  });

  it('keeps an edited sentence in its place and its figures unchanged without a note', () => {
    const told = reconcile([edit], NARRATIVE, FIGURES).sections.cost ?? [];
    expect(told[2]).toEqual({
      id: third,
      text: 'Search is over, as agreed in May.',
      figures: ['cost.variance'],
      isEdited: true,
      generated: 'Search is over.',
      changedFigures: [],
    });
    expect(told.slice(0, 2).every(({ isEdited }) => !isEdited)).toBe(true);
  });

  it('says which figures of an edited sentence have changed since', () => {
    const now = figuresWith({ 'incident.count': 4, 'cost.actual': 1_000_000, 'cost.variance': 0.07 });
    const told = reconcile([edit], NARRATIVE, now).sections.cost ?? [];
    expect(told[2]).toMatchObject({
      text: 'Search is over, as agreed in May.',
      changedFigures: [{ key: 'cost.variance', was: 0.05, now: 0.07 }],
    });
    const without = reconcile([edit], NARRATIVE, {}).sections.cost ?? [];
    expect(without[2]?.changedFigures).toEqual([{ key: 'cost.variance', was: 0.05, now: null }]);
  });

  it('takes rounding for no change', () => {
    const now = figuresWith({ 'cost.variance': 0.05 + 1e-17 });
    expect(reconcile([edit], NARRATIVE, now).sections.cost?.[2]?.changedFigures).toEqual([]);
  });

  it('keeps a sentence that nothing is generated for any more, and one that was added', () => {
    const added = editSentence(
      { id: 'headline:own-1', place: 'headline', figures: [] },
      'Peak season begins.',
      FIGURES,
    );
    const told = reconcile([edit, added], { headline: [], sections: {} }, FIGURES);
    expect(told.headline).toMatchObject([{ text: 'Peak season begins.', isEdited: true, generated: null }]);
    expect(told.sections.cost).toMatchObject([
      { text: 'Search is over, as agreed in May.', generated: null },
    ]);
  });

  it('loses no sentence, whatever was edited', () => {
    const ids = fc.constantFrom(first ?? '', second ?? '', third ?? '', 'cost:own-1', 'cost:own-2');
    fc.assert(
      fc.property(fc.uniqueArray(ids), fc.double({ noNaN: true }), (edited, value) => {
        const edits = edited.map((id) => ({
          id,
          place: 'cost' as const,
          text: `Mine, ${id}`,
          figures: [{ key: 'cost.variance', value }],
        }));
        const told = reconcile(edits, NARRATIVE, FIGURES).sections.cost ?? [];
        expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
        for (const edit of edits) expect(told.map(({ text }) => text)).toContain(edit.text);
        const kept = told.filter(({ isEdited }) => !isEdited).map(({ id }) => id);
        expect(kept).toEqual([first, second, third].filter((id) => !edited.includes(id ?? '')));
      }),
    );
  });
});
