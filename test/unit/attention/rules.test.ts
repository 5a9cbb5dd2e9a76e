import { describe, expect, it } from 'vitest';
import { ATTENTION_RULES, type AttentionEntry } from '#shared/attention/attention-entry.ts';
import { attentionList } from '#shared/attention/attention-list.ts';
import type { ReviewFacts } from '#shared/review/review-data.ts';
import { type AttentionSettings, defaultSettings } from '#shared/settings/settings.ts';
import { factsWith } from '../../support/review-facts.ts';
import { COMMITMENTS } from './commitment-cases.ts';
import { RELIABILITY } from './reliability-cases.ts';
import { STEWARDSHIP } from './stewardship-cases.ts';

const TRIED = [RELIABILITY, COMMITMENTS, STEWARDSHIP];
const RULES = TRIED.flatMap(({ rules }) => rules);

const listOf = (part: Partial<ReviewFacts>, settings: Partial<AttentionSettings> = {}): AttentionEntry[] =>
  attentionList(factsWith(part), { ...defaultSettings().attention, ...settings });
const reasonsOf = (...given: Parameters<typeof listOf>) => listOf(...given).flatMap(({ reasons }) => reasons);
const rulesOf = (...given: Parameters<typeof listOf>) => reasonsOf(...given).map(({ rule }) => rule);

describe('the rules of the attention list', () => {
  it('are all tried here', () => {
    expect(new Set(RULES.map(({ rule }) => rule))).toEqual(new Set(ATTENTION_RULES));
  });

  it.each(RULES)('$rule: $says', ({ rule, fires, quiet, says }) => {
    const found = reasonsOf(fires).find((reason) => reason.rule === rule);
    expect(found?.sentence).toBe(says);
    expect(found?.severity).toBeGreaterThan(0);
    expect(rulesOf(quiet)).not.toContain(rule);
  });

  it.each(RULES)('$rule leads to its rows: $says', ({ rule, fires }) => {
    const lineage = reasonsOf(fires).find((reason) => reason.rule === rule)?.lineage ?? [];
    expect(lineage.flatMap(({ ids }) => ids)).not.toEqual([]);
  });

  it('tell of all cost only where no team’s tells of it', () => {
    const [team, total] = STEWARDSHIP.rules.filter(({ rule }) => rule === 'cost-variance');
    const entities = listOf({ ...team?.fires, ...total?.fires, cost: team?.fires.cost ?? factsWith().cost });
    expect(entities.map(({ entity }) => entity)).toEqual(['team']);
  });

  it.each(RULES.filter(({ owner }) => owner !== undefined))('$rule names its owner', ({ fires, owner }) => {
    expect(listOf(fires)[0]?.owner?.name).toBe(owner);
  });

  it.each(TRIED.flatMap(({ settings }) => settings))('follow the setting $setting', (tried) => {
    const { setting, facts, fires, quiet } = tried;
    expect(rulesOf(facts, { [setting]: fires })).toHaveLength(1);
    expect(rulesOf(facts, { [setting]: quiet })).toEqual([]);
  });

  it('say nothing of a workspace without a record', () => {
    expect(listOf({})).toEqual([]);
  });

  it.each(TRIED.flatMap(({ silent }) => silent))('say nothing of %s', (_, facts) => {
    expect(rulesOf(facts)).toEqual([]);
  });
});
