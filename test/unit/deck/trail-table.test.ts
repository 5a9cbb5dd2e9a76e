import { describe, expect, it } from 'vitest';
import { missingText, trailRowsOfPart } from '#shared/deck/outline/trail-table.ts';
import type { TrailTableSlide } from '#shared/deck/slide.ts';
import { deckFixture } from '../../fixtures/review-data.ts';

const { trailing } = deckFixture('plain');
const [known = ''] = Object.keys(trailing);

function slideOf(...kpis: (string | undefined)[]): TrailTableSlide {
  const rows = kpis.map((kpi) => ({ header: kpi ?? 'Heading', ...(kpi === undefined ? {} : { kpi }) }));
  return { id: '1', kind: 'trail-table', span: 'weeks', rows } as TrailTableSlide;
}

describe('a table of trailing values', () => {
  it('says which KPIs are not there where none is', () => {
    expect(missingText(slideOf(undefined, 'gone', 'lost', 'gone'), trailing)).toBe(
      'There is no KPI “gone”, “lost” in this workspace.',
    );
    expect(missingText(slideOf(known, 'gone'), trailing)).toBeNull();
    expect(missingText(slideOf(undefined), trailing)).toBeNull();
  });

  it('has “—” for a KPI that is not there, and nothing beside a heading', () => {
    const { facts } = trailRowsOfPart(slideOf(undefined, known, 'gone'), trailing, 1);
    const [, ...columns] = facts.columns;
    const shown = facts.rows.map((row) => columns.map(({ cell }) => cell(row)));
    expect(new Set(shown[0])).toEqual(new Set(['']));
    expect(new Set(shown[1])).not.toContain('');
    expect(new Set(shown[2])).toEqual(new Set(['—']));
    expect(columns.length).toBeGreaterThan(6);
  });
});
