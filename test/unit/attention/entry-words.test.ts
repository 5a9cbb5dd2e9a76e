import { expect, it } from 'vitest';
import type { AttentionEntry } from '#shared/attention/attention-entry.ts';
import { attentionMarkdown } from '#shared/attention/attention-markdown.ts';
import { actionOfEntry } from '#shared/attention/entry-action.ts';

const DAY = '2026-11-22';

const entry: AttentionEntry = {
  subject: 'risk:r1',
  entity: 'risk',
  id: 'r1',
  title: 'One region_only',
  severity: 72,
  reasons: [{ rule: 'risk-high', severity: 72, sentence: 'Scores 20 of 25.', ranking: '', lineage: [] }],
  owner: { id: 'p1', name: 'Ann' },
  quiet: null,
};

it('an entry becomes an action with its owner, link and source', () => {
  expect(actionOfEntry(entry, { personId: 'p1', teamId: 't1' }, DAY)).toMatchObject({
    title: 'One region_only: Scores 20 of 25',
    origin: 'risk',
    riskId: 'r1',
    priority: 'P1',
    ownerId: 'p1',
    sourceId: 'risk:r1',
  });
});

it('entries are written as Markdown that shows their words as they are', () => {
  const quiet = { ...entry, subject: 'risk:r2', quiet: { reason: 'Accepted', since: DAY } };
  expect(attentionMarkdown('Attention', [entry, quiet], () => 'High')).toBe(
    [
      '# Attention',
      '',
      '1. **High** One region\\_only (Risk; Ann)',
      '   - Scores 20 of 25.',
      '',
      '## Dismissed, quiet until worse',
      '',
      `- One region\\_only: Accepted (since ${DAY})`,
      '',
    ].join('\n'),
  );
});
