import { describe, expect, it } from 'vitest';
import { pipelineMonths, pipelineOn } from '#shared/savings/pipeline.ts';

const DAY = '2026-11-22';

describe('the pipeline of savings', () => {
  const rows = [
    saving('a', { identified: 100, realised: 60, identifiedOn: '2026-09-01', realisedOn: '2026-11-10' }),
    saving('b', { identified: 300, identifiedOn: '2026-10-05', status: 'dropped' }),
  ];

  it('counts what was in effect on a day', () => {
    expect(pipelineOn(rows, '2026-10-31').realised.value).toBe(0);
    expect(pipelineOn(rows, DAY)).toMatchObject({
      identified: { value: 400 },
      realised: { value: 60 },
      realisation: { value: 0.15 },
      realisedIds: ['a'],
    });
  });

  it('has no value in months before anything was identified', () => {
    const months = pipelineMonths(rows, DAY, 4);
    expect(months.map(({ identified }) => identified.value)).toEqual([null, 100, 400, 400]);
    expect(months.at(-1)).toMatchObject({ month: '2026-11', isPartial: true });
  });
});

function saving(id: string, part: object) {
  const none = { lever: 'cleanup', status: 'identified', identified: null, realised: null };
  return { id, identifiedOn: null, realisedOn: null, ...none, ...part };
}
