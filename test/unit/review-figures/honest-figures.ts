import { entities } from '#shared/entities.ts';
import type { Figure } from '#shared/figure/figure.ts';
import { sentenceIds } from '#shared/narrative/edited.ts';
import type { ReviewData } from '#shared/review/review-data.ts';
import type { SqlFile } from './independent/scene.ts';

/**
 * Figures that may be 0 without a row behind them, by the records of which at least one must exist: “none” is a fact
 * only where somebody records them.
 */
export const HONEST_ZERO: Readonly<Record<string, readonly string[]>> = {
  'slo.met': ['sloDay'],
  'slo.missed': ['sloDay'],
  'slo.no-data': ['slo'],
  'slo.budget-exhausted': ['sloDay'],
  'slo.at-risk': ['sloDay'],
  'slo.sustained-burn': ['sloDay'],
  'policy.frozen': ['sloDay'],
  'policy.postmortems': ['sloDay'],
  'incident.count': ['incident'],
  'incident.count.sev1': ['incident'],
  'incident.count.sev2': ['incident'],
  'incident.count.sev3': ['incident'],
  'incident.count.sev4': ['incident'],
  'incident.open': ['incident'],
  'incident.impact-minutes': ['incident'],
  'postmortem.overdue': ['incident'],
  'change.count': ['deployment', 'deploymentCount'],
  'action.overdue': ['actionItem'],
  'action.carried-over': ['actionItem'],
  'action.due': ['actionItem'],
  'action.completed': ['actionItem'],
  'action.moved': ['actionItem'],
  'okr.behind': ['keyResult'],
  'okr.stale': ['keyResult'],
  'hiring.open': ['headcountSlot'],
  'hiring.departures': ['headcountSlot', 'departure'],
  'hiring.behind': ['team'],
  'hiring.behind-months': ['team'],
  'risk.open': ['risk'],
  'risk.high': ['risk'],
  'risk.review-overdue': ['risk'],
  'vendor.notice-due': ['vendor'],
  'decision.count': ['decision'],
  'security.overdue-critical': ['posture'],
  'exception.active': ['iamException'],
  'exception.expired': ['iamException'],
  'control.overdue': ['control'],
  'exercise.overdue': ['exercise'],
  'scorecard.gold': ['service'],
  'scorecard.silver': ['service'],
  'scorecard.bronze': ['service'],
  'scorecard.none': ['service'],
  'scorecard.lost': ['service'],
  'kpi.incident-volume': ['incident'],
  'kpi.customer-impact-minutes': ['incident'],
  'kpi.iam-exceptions': ['iamException'],
};

/** Counts that add up numbers in their rows; every other count is the number of the rows behind it. */
const SUMS: readonly string[] = ['change.count', 'security.overdue-critical', 'hiring.behind-months'];

/** Sentences that speak of what is not a figure: the whole list, or that there is nothing at all. */
const WITHOUT_FIGURES = /^(Nothing needs attention|There is no data|\d+ things? needs? attention)/;

/** What is wrong with a review, in words; empty when nothing in it lies for want of data. */
export function faultsOf(review: ReviewData, file: SqlFile): string[] {
  return [
    ...Object.values(review.figures).flatMap((figure) => figureFaults(figure, file)),
    ...valueFaults(review, 'review'),
    ...narrativeFaults(review),
  ];
}

function figureFaults(figure: Figure, file: SqlFile): string[] {
  const { key, value, reason, rag, previous, n, unit, lineage } = figure;
  const faults = [
    value === null && !/^\p{Lu}.+\.$/u.test(reason ?? '') ? 'has no data and no sentence why' : '',
    value !== null && reason !== undefined ? 'has data and a reason why it has none' : '',
    value !== null && !Number.isFinite(value) ? `is ${value}` : '',
    previous != null && !Number.isFinite(previous) ? `was ${previous}` : '',
    value === null && rag !== undefined ? `is ${rag} without data` : '',
    value === 0 && n === 0 && !isHonest(key, file) ? 'is 0 for want of data' : '',
    previous === 0 && !isRecorded(key, file) ? 'was 0 for want of data' : '',
    isCountOfRows(figure) && value !== rowsBehind(figure) ? `is ${value} of ${rowsBehind(figure)} rows` : '',
    unit === 'count' && value !== null && !Number.isInteger(value) && !key.startsWith('kpi.')
      ? 'is no whole count'
      : '',
    ...lineage.map(({ entity, ids }) => lineageFault(entity, ids, file)),
  ];
  return faults.filter(Boolean).map((fault) => `${key} ${fault}`);
}

function isCountOfRows({ key, unit, value }: Figure): boolean {
  return unit === 'count' && value !== null && !SUMS.includes(key) && !key.startsWith('kpi.');
}

function rowsBehind({ lineage }: Figure): number {
  return lineage.reduce((count, { ids }) => count + ids.length, 0);
}

function isHonest(key: string, file: SqlFile): boolean {
  return Object.hasOwn(HONEST_ZERO, key) && isRecorded(key, file);
}

function isRecorded(key: string, file: SqlFile): boolean {
  const kinds = HONEST_ZERO[key];
  return (
    kinds === undefined || kinds.some((kind) => file.number(`SELECT count(*) FROM ${tableOf(kind)}`) !== 0)
  );
}

function lineageFault(entity: string, ids: readonly string[], file: SqlFile): string {
  const found = file.number(
    `SELECT count(*) FROM ${tableOf(entity)} WHERE id IN (SELECT value FROM json_each(:ids))`,
    { ids: JSON.stringify(ids) },
  );
  if (new Set(ids).size !== ids.length) return `names a ${entity} twice`;
  return found === ids.length ? '' : `names ${ids.length} of ${entity}, of which ${found} exist`;
}

function tableOf(entity: string): string {
  return entities[entity as keyof typeof entities].table;
}

const BROKEN = /\bundefined\b|\bNaN\b|\bnull\b|Infinity|\[object/;

/** Every value of every row: numbers are numbers, texts are whole, and nothing without a value has a colour. */
function valueFaults(value: unknown, path: string): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  if (typeof value === 'string') return BROKEN.test(value) ? [`${path} reads “${value}”`] : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => valueFaults(item, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  const row = value as Record<string, unknown>;
  const colour =
    row.value === null && (row.rag ?? null) !== null ? [`${path} has a colour without a value`] : [];
  const grade =
    row.progress === null && (row.grade ?? null) !== null ? [`${path} has a grade without progress`] : [];
  const status =
    row.remaining === null && row.status !== 'no-data' ? [`${path} has a status without a budget`] : [];
  return [
    ...colour,
    ...grade,
    ...status,
    ...Object.entries(row).flatMap(([key, item]) => valueFaults(item, `${path}.${key}`)),
  ];
}

/** One of a kind with the word for many, or the other way round. */
const PLURALS =
  /(?<![\d.,\u202f])1 (incidents|actions|SLOs|KPIs|days|weeks|months|quarters|hours|people|services|postmortems|exceptions|changes|pages|shifts|decisions|things|seats|points|times)\b|(?<![\w.])(0|[2-9]|\d{2,}) (incident|action|SLO|KPI|day|week|month|quarter|hour|person|service|postmortem|change|page|shift|decision|thing|seat|point|time) /;

function narrativeFaults({ narrative, figures, attention }: ReviewData): string[] {
  const told = [...narrative.headline, ...Object.values(narrative.sections).flat()];
  const unknown = told.flatMap((sentence) =>
    sentence.figures.length === 0 && !WITHOUT_FIGURES.test(sentence.text)
      ? [`“${sentence.text}” speaks of no figure`]
      : sentence.figures.filter((key) => !figures[key]).map((key) => `“${sentence.text}” speaks of ${key}`),
  );
  const empty = told.flatMap(({ text, figures: keys }) =>
    keys.length > 0 && keys.every((key) => figures[key]?.value === null) && !/no data/i.test(text)
      ? [`“${text}” speaks of figures without data`]
      : [],
  );
  const ids = sentenceIds('headline', narrative.headline);
  return [
    ...unknown,
    ...empty,
    ...(narrative.headline.length > 5 ? ['the headline is too long'] : []),
    ...(new Set(ids).size < ids.length ? ['the headline says something twice'] : []),
    ...told.flatMap(({ text }) => wordFaults(text)),
    ...attention.flatMap(({ reasons }) => reasons.flatMap(({ sentence }) => wordFaults(sentence))),
    ...attention.flatMap(({ reasons }) => reasons.flatMap(({ ranking }) => wordFaults(ranking))),
  ];
}

function wordFaults(text: string): string[] {
  const isBroken = BROKEN.test(text) || / {2}| [,.;:]|—|\(\)|““|”“|\.\.|: \./.test(text);
  const isSentence = /^[\p{Lu}\p{N}“€$].*[.]$/u.test(text) || /^\S/u.test(text);
  const faults = [isBroken ? 'is broken' : '', isSentence && text.endsWith('.') ? '' : 'is no sentence'];
  if (PLURALS.test(text.replace(/“[^”]*”/g, '“”'))) faults.push('mixes one and many');
  return faults.filter(Boolean).map((fault) => `“${text}” ${fault}`);
}
