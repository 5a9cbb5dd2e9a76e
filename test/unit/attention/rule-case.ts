import type { AttentionRule } from '#shared/attention/attention-entry.ts';
import type { ReviewFacts } from '#shared/review/review-data.ts';
import type { AttentionSettings } from '#shared/settings/settings.ts';

/** A rule just where it fires, just where it does not, and its sentence. */
type RuleCase = {
  rule: AttentionRule;
  fires: Partial<ReviewFacts>;
  quiet: Partial<ReviewFacts>;
  says: string;
  /** Who is to act on it, where the facts name somebody. */
  owner?: string;
};

/** A threshold that the workspace sets, with a value at which one rule fires and one at which it no longer does. */
type SettingCase = {
  setting: keyof AttentionSettings;
  facts: Partial<ReviewFacts>;
  fires: number;
  quiet: number;
};

/** What the rules of some aggregates are tried on. */
export type RuleCases = {
  rules: readonly RuleCase[];
  settings: readonly SettingCase[];
  /** What no rule speaks of, with its name. */
  silent: readonly (readonly [string, Partial<ReviewFacts>])[];
};
