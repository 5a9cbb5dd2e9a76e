import { DECK_TEMPLATES } from '#shared/deck/templates.ts';
import type { AnyField } from '#shared/entity/field.ts';
import { IMPORT_FORMATS } from '#shared/import/formats.ts';
import { BUILT_IN_TEMPLATES } from '#shared/meeting/templates.ts';
import { review } from '#shared/review/review.ts';
import { reviewTemplate } from '#shared/review/review-template.ts';
import { SERVICE_CHECKS } from '#shared/scorecard/catalogue.ts';
import { scorecardExemption } from '#shared/scorecard/scorecard-records.ts';
import { importRun } from '#shared/workspace/records.ts';

type Words = ReadonlyMap<string, string>;

const titles = (all: readonly { key: string; title: string }[]): Words =>
  new Map(all.map(({ key, title }) => [key, title]));
const DECKS = titles(DECK_TEMPLATES);
const FORMATS: Words = new Map(Object.entries(IMPORT_FORMATS));

/** Fields that hold a key of what comes with Muster, and what people call it. */
const WORDS: ReadonlyMap<AnyField, Words> = new Map<AnyField, Words>([
  [importRun.fields.kind, FORMATS],
  [scorecardExemption.fields.checkKey, new Map(SERVICE_CHECKS.map(({ key, name }) => [key, name]))],
  [review.fields.template, titles(BUILT_IN_TEMPLATES)],
  [review.fields.deck, DECKS],
  [reviewTemplate.fields.deck, DECKS],
]);

/** What people call the key in a field; a key of their own stands as they wrote it. */
export function keyWord(field: AnyField, key: string): string {
  return WORDS.get(field)?.get(key) ?? key;
}

/** What people call the format a record was imported from. */
export function formatWord(source: string): string {
  return FORMATS.get(source) ?? source;
}
