import { describe, expect, it } from 'vitest';
import type { AttentionEntry } from '#shared/attention/attention-entry.ts';
import type { Figure, Rag } from '#shared/figure/figure.ts';
import { weekChanges } from '#shared/review/week-changes.ts';

describe('what changed since the last review', () => {
  it('tells new, worse and gone entries apart', () => {
    const changes = weekChanges(
      { attention: [entry('same', 50), entry('worse', 50), entry('gone', 50)], figures: {} },
      { attention: [entry('new', 80), entry('worse', 60), entry('same', 50)], figures: {} },
    );
    expect(subjects(changes.appeared)).toEqual(['new']);
    expect(subjects(changes.worse)).toEqual(['worse']);
    expect(subjects(changes.gone)).toEqual(['gone']);
  });

  it('takes a dismissed entry for gone, and one that came back for new', () => {
    const quiet = { ...entry('a', 50), quiet: { reason: 'known', since: '2026-11-02' } };
    const loud = entry('a', 50);
    expect(subjects(weekChanges(at(loud), at(quiet)).gone)).toEqual(['a']);
    expect(subjects(weekChanges(at(quiet), at(loud)).appeared)).toEqual(['a']);
  });

  it('names figures of another colour, those that turned worse first, and none without a colour', () => {
    const { colours } = weekChanges(
      { attention: [], figures: figures({ up: 'red', down: 'green', same: 'amber', none: undefined }) },
      { attention: [], figures: figures({ up: 'amber', down: 'amber', same: 'amber', none: 'red' }) },
    );
    expect(colours.map(({ figure, was, isBetter }) => [figure.key, was, isBetter])).toEqual([
      ['down', 'green', false],
      ['up', 'red', true],
    ]);
  });

  it('says a measure once that is a figure and a KPI of the same name', () => {
    const twice = (rag: Rag) => {
      const { a, b } = figures({ a: rag, b: rag });
      return { attention: [], figures: a && b ? { a, b: { ...b, label: 'A' } } : {} };
    };
    expect(weekChanges(twice('amber'), twice('green')).colours.map(({ figure }) => figure.key)).toEqual([
      'a',
    ]);
  });
});

const at = (one: AttentionEntry) => ({ attention: [one], figures: {} });
const subjects = (entries: readonly AttentionEntry[]) => entries.map(({ subject }) => subject);

function entry(subject: string, severity: number): AttentionEntry {
  return {
    subject,
    entity: 'risk',
    id: subject,
    title: subject,
    severity,
    reasons: [],
    owner: null,
    quiet: null,
  };
}

function figures(colours: Record<string, Rag | undefined>): Record<string, Figure> {
  const period = { start: '2026-11-16T00:00:00.000Z', end: '2026-11-23T00:00:00.000Z', label: 'week' };
  return Object.fromEntries(
    Object.entries(colours).map(([key, rag]) => [
      key,
      {
        key,
        label: key,
        unit: 'count',
        value: 1,
        n: 1,
        excluded: [],
        period,
        lineage: [],
        ...(rag ? { rag } : {}),
      },
    ]),
  );
}
