import { describe, expect, it } from 'vitest';
import { redactExtras } from '#shared/deck/redact-extras.ts';
import type { SlideExtra } from '#shared/deck/slide-body.ts';
import type { Figure } from '#shared/figure/figure.ts';
import { reviewFixture } from '../../fixtures/review-data.ts';

const rows = reviewFixture().incidents.rows.map((row) => ({
  ...row,
  commander: { id: 'somebody', name: 'Somebody' },
  rootCauseKey: 'a-known-cause',
  isRecurrence: true,
}));
const [base] = Object.values(reviewFixture().figures);
const figure: Figure = { ...(base as Figure), lineage: [{ entity: 'incident', ids: ['one'] }] };
const extras: Record<string, SlideExtra> = {
  incidents: { body: { kind: 'incidents', rows, period: '13 weeks' }, scope: 'tier 1' },
  durations: { body: { kind: 'durations', period: '13 weeks', incidents: 0, clocks: [], figures: [figure] } },
  plain: { scope: 'tier 2' },
};

describe('what slides bring along', () => {
  it.each(['team', 'director', 'executive'] as const)('stays as it is for the audience %s', (audience) => {
    expect(redactExtras(extras, audience)).toEqual(extras);
  });

  it('names no person, cause or row to customers', () => {
    const told = redactExtras(extras, 'customer');
    expect(JSON.stringify(told)).not.toMatch(/omebody|a-known-cause|"one"/);
    expect(told.incidents?.scope).toBe('tier 1');
    expect(told.plain).toEqual({ scope: 'tier 2' });
    const body = told.incidents?.body;
    expect(body?.kind === 'incidents' && body.rows.map(({ name }) => name)).toEqual(
      rows.map(({ name }) => name),
    );
  });
});
