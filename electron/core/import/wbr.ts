import { dirname } from 'node:path';
import { MusterError } from '#shared/contract/errors.ts';
import { deckTemplate } from '#shared/deck/templates.ts';
import { slugOf } from '#shared/entity/slug.ts';
import { IMPORT_FORMATS } from '#shared/import/formats.ts';
import { builtInKpi } from '#shared/kpi/catalogue.ts';
import { isAnnotationSheet } from '#shared/wbr/annotations.ts';
import type { WbrKpi, WbrWorkspace } from '#shared/wbr/workspace.ts';
import { importWbrDeck } from '../wbr/wbr.ts';
import { headerOf } from './csv.ts';
import { genericCsv } from './generic-csv.ts';
import {
  type Candidate,
  type Importer,
  type ReadContext,
  type ReadItem,
  type Reference,
  remark,
} from './importer.ts';
import { LIMITS } from './limits.ts';
import type { SourceFile } from './source-file.ts';
import { wbrSlides } from './wbr-slides.ts';

/**
 * A deck of the open-source WBR App (Apache-2.0, working-backwards/wbr-app): `config.yaml` with its daily CSV files.
 * Brings KPIs with daily values and targets, annotations, and a deck of the same charts and tables.
 */
export const wbr = {
  kind: 'wbr',
  label: IMPORT_FORMATS.wbr,
  detect: isConfiguration,
  companions: dailyFiles,
  read: readDeck,
} satisfies Importer;

const SECTIONS = [/^setup:/m, /^metrics:/m, /^deck:/m];

function isConfiguration({ name, text }: SourceFile): boolean {
  return /\.ya?ml$/i.test(name) && SECTIONS.every((section) => section.test(text));
}

/** CSV files that the configuration names, and those with a Date column that are nothing else, of the same folder. */
function dailyFiles(config: SourceFile, others: readonly SourceFile[]): SourceFile[] {
  const isOnlyOne = !others.some(isConfiguration);
  return others.filter((file) => {
    if (!/\.(csv|tsv|txt)$/i.test(file.name)) return false;
    if (config.text.includes(file.name)) return true;
    const isNear = isOnlyOne || dirname(file.path) === dirname(config.path);
    return isNear && hasDates(file) && !genericCsv.detect(file);
  });
}

function hasDates(file: SourceFile): boolean {
  const headers = headerOf(file)?.headers ?? [];
  return headers.includes('Date') || isAnnotationSheet({ name: file.name, alias: null, cells: [headers] });
}

function* readDeck(file: SourceFile, context: ReadContext): Generator<ReadItem> {
  const companions = context.companions ?? [];
  refuseTooLarge(file, companions, context.maxRows ?? LIMITS.rows);
  const deck = withKeys(deckOf(file, companions));
  for (const kpi of deck.kpis) yield kpiRow(kpi);
  for (const kpi of deck.kpis) yield* valueRows(kpi);
  yield* annotationRows(deck);
  const { slides, skipped } = wbrSlides(deck);
  const slug = slugOf(deck.title, 'wbr');
  yield {
    type: 'row',
    line: 1,
    entity: 'deck',
    sourceId: slug,
    values: { title: deck.title || 'WBR', slides: JSON.stringify(slides, null, 1) },
    initial: { slug: deckTemplate(slug) ? `${slug}-wbr` : slug },
  };
  for (const { title, reason } of skipped) yield remark('skip', 1, title, reason);
  for (const note of deck.notes) {
    // They begin with what they are about, in quotation marks.
    const [, what = deck.title, reason = note] = /^(.*?”) (.*)$/.exec(note) ?? [];
    yield remark('note', 1, what, reason);
  }
  for (const note of deckNotes(deck, context)) yield remark('note', 1, deck.title || 'The deck', note);
}

/** Problems are told with the name of the file, as those of every format are. */
function deckOf(file: SourceFile, companions: readonly SourceFile[]): WbrWorkspace {
  if (companions.length === 0) {
    const sentence = `“${file.name}” is a WBR App deck. Choose it together with the CSV files of its daily values.`;
    throw new MusterError('bad-input', sentence);
  }
  try {
    const csvs = companions.map(({ name, text }) => ({ name, text }));
    return importWbrDeck({ configText: file.text, csvs });
  } catch (error) {
    // The YAML reader is recursive: only nesting makes it run out of stack.
    if (error instanceof RangeError)
      throw new MusterError('bad-input', `“${file.name}” is nested too deeply.`, undefined, { cause: error });
    if (!(error instanceof MusterError)) throw error;
    throw new MusterError(error.code, `“${file.name}”: ${error.message}`, error.unchanged, { cause: error });
  }
}

function refuseTooLarge(file: SourceFile, companions: readonly SourceFile[], maxRows: number): void {
  if (file.bytes > LIMITS.yamlBytes)
    throw new MusterError('bad-input', `“${file.name}” is too large for a configuration. Split the deck.`);
  for (const { name, text } of companions) {
    if (text.split('\n').length - 1 > maxRows + 1)
      throw new MusterError('bad-input', `“${name}” has more than ${maxRows} rows. Split it.`);
  }
}

/** The deck with keys that no built-in KPI has: those are computed, and a deck brings values. */
function withKeys(deck: WbrWorkspace): WbrWorkspace {
  const keyOf = (key: string) => (builtInKpi(key) ? `${key}-wbr` : key);
  const formulaOf = (formula: string | null) => formula?.split(' ').map(keyOf).join(' ') ?? null;
  return {
    ...deck,
    kpis: deck.kpis.map((kpi) => ({ ...kpi, key: keyOf(kpi.key), formula: formulaOf(kpi.formula) })),
    annotations: deck.annotations.map((one) => ({ ...one, kpiKey: keyOf(one.kpiKey) })),
    slides: deck.slides.map((slide) => ({
      ...slide,
      kpis: slide.kpis.map((one) => ({ ...one, key: one.key === null ? null : keyOf(one.key) })),
    })),
  };
}

function kpiRow({ key, name, definition, unit, direction, aggregation, formula }: WbrKpi): Candidate {
  return {
    type: 'row',
    line: 1,
    entity: 'kpi',
    sourceId: key,
    values: { name, definition, aggregation, formula, frequency: 'daily' },
    // What a deck only hints at is the workspace's own once it is there.
    initial: { slug: key, unit, direction: direction ?? 'higher' },
  };
}

function* valueRows({ key, values, targets }: WbrKpi): Generator<Candidate> {
  const kpiId = ofKpi(key);
  const days = new Map<string, Record<string, unknown>>();
  for (const { date, ...value } of values) days.set(date, value);
  for (const { date, value: target } of targets) days.set(date, { ...days.get(date), target });
  for (const [date, day] of days) {
    const sourceId = `${key}/${date}`;
    yield {
      type: 'row',
      line: 1,
      entity: 'kpiValue',
      sourceId,
      values: { periodStart: date, ...day },
      refs: { kpiId },
    };
  }
}

function* annotationRows({ annotations }: WbrWorkspace): Generator<Candidate> {
  const counts = new Map<string, number>();
  for (const { kpiKey, date, text } of annotations) {
    const day = `${kpiKey}/${date}`;
    const number = (counts.get(day) ?? 0) + 1;
    counts.set(day, number);
    const sourceId = number === 1 ? day : `${day}/${number}`;
    const refs = { kpiId: ofKpi(kpiKey) };
    yield { type: 'row', line: 1, entity: 'kpiAnnotation', sourceId, values: { date, text }, refs };
  }
}

function ofKpi(key: string): Reference {
  return { texts: [key], said: key };
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function deckNotes(deck: WbrWorkspace, { weekStart = 1, fiscalYearEnd = 12 }: ReadContext): string[] {
  const lastDay = (new Date(`${deck.weekEnding}T00:00:00Z`).getUTCDay() + 6) % 7;
  const firstDay = ((lastDay + 1) % 7) + 1;
  return [
    'does not say which way is better; “higher” is taken for new KPIs. Change it where lower is better.',
    ...(firstDay === weekStart
      ? []
      : [
          `has weeks that end on ${WEEKDAYS[lastDay]}; those of this workspace begin on ${WEEKDAYS[weekStart - 1]}, so weekly values differ.`,
        ]),
    ...(deck.fiscalYearEnd === fiscalYearEnd
      ? []
      : [
          `has a fiscal year that ends with month ${deck.fiscalYearEnd}, not with month ${fiscalYearEnd} as this workspace's.`,
        ]),
  ];
}
