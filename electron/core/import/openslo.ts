import { cleanText } from '#shared/entity/parse.ts';
import { IMPORT_FORMATS } from '#shared/import/formats.ts';
import { type Importer, type ReadContext, type ReadItem, remark } from './importer.ts';
import { asList, asNumber, asObject, asText, type Loose } from './shape.ts';
import {
  ensuredService,
  fractionOfPercent,
  indicatorOf,
  objectiveProblem,
  type SloTerms,
  type SloWindow,
  sloCandidate,
} from './slo-file.ts';
import { parseDuration, sloWindow } from './slo-window.ts';
import type { SourceFile } from './source-file.ts';
import { type YamlDocument, yamlDocuments } from './yaml.ts';

/** OpenSLO YAML: v1, v1alpha and v2alpha (github.com/OpenSLO/OpenSLO). Services and SLOs; SLIs are looked up. */
export const openslo = {
  kind: 'openslo',
  label: IMPORT_FORMATS.openslo,
  detect: ({ name, text }: SourceFile) =>
    /\.ya?ml$/i.test(name) && /^\s*(?:- )?apiVersion:\s*["']?openslo(?:\.com)?\//m.test(text),
  read: readOpenSlo,
} satisfies Importer;

const VERSIONS = ['openslo/v1', 'openslo/v1alpha', 'openslo.com/v2alpha'];
const NOT_OURS: Record<string, string> = {
  SLI: 'SLIs are read with the SLOs that use them',
  DataSource: 'data sources have no place in a workspace',
  AlertPolicy: 'alerting stays in the monitoring tool',
  AlertCondition: 'alerting stays in the monitoring tool',
  AlertNotificationTarget: 'alerting stays in the monitoring tool',
};

type Entry = { line: number; name: string; meta: Loose; spec: Loose };

function* readOpenSlo(file: SourceFile, context: ReadContext): Generator<ReadItem> {
  const documents = yamlDocuments(file);
  const indicators = new Set([file, ...(context.siblings ?? [])].flatMap(indicatorNames));
  const ensured = new Set<string>();
  for (const { line, value, problem } of documents) {
    const document = asObject(value);
    const kind = asText(document.kind) ?? '';
    const refusal = problem ?? refusalOf(document, kind);
    const meta = asObject(document.metadata);
    const name = asText(meta.name);
    const what = name ? `${kind} ${name}` : kind || 'Document';
    if (refusal) yield remark('reject', line, what, refusal);
    else if (NOT_OURS[kind]) yield remark('skip', line, what, NOT_OURS[kind]);
    else if (!name) yield remark('reject', line, what, `this ${kind} has no metadata.name`);
    else if (kind === 'Service') yield service({ line, name, meta, spec: asObject(document.spec) });
    else yield* readSlo({ line, name, meta, spec: asObject(document.spec) }, indicators, ensured);
  }
}

function refusalOf(document: Loose, kind: string): string | null {
  const version = asText(document.apiVersion);
  if (!version) return 'it has no apiVersion';
  if (!VERSIONS.includes(version)) return `its apiVersion “${version}” is not one of ${VERSIONS.join(', ')}`;
  if (kind === '') return 'it has no kind';
  return kind === 'SLO' || kind === 'Service' || NOT_OURS[kind] ? null : `OpenSLO has no kind “${kind}”`;
}

/** The names of the SLIs in a file, so that a reference to one can be checked. */
function indicatorNames(file: SourceFile): string[] {
  if (!openslo.detect(file) || !/kind:\s*["']?SLI\b/.test(file.text)) return [];
  return yamlDocuments(file)
    .map(({ value }: YamlDocument) => asObject(value))
    .filter(({ kind }) => kind === 'SLI')
    .map(({ metadata }) => asText(asObject(metadata).name) ?? '');
}

function service({ line, name, meta, spec }: Entry): ReadItem {
  return {
    type: 'row',
    entity: 'service',
    line,
    sourceId: name,
    values: { slug: name, name: shownName(meta), description: asText(spec.description) },
    initial: { name },
  };
}

function* readSlo(entry: Entry, indicators: Set<string>, ensured: Set<string>): Generator<ReadItem> {
  const { line, name, spec } = entry;
  const what = `SLO ${name}`;
  const problem = referenceProblem(spec, indicators);
  if (problem) {
    yield remark('reject', line, what, problem);
    return;
  }
  const written = windowOf(spec);
  if ('problem' in written) {
    yield remark('reject', line, what, written.problem);
    return;
  }
  const items = [...objectivesOf(entry, written.window)];
  const serviceName = serviceOf(spec);
  if (items.some(({ type }) => type === 'row') && serviceName && !ensured.has(serviceName)) {
    ensured.add(serviceName);
    yield ensuredService(line, serviceName);
  }
  yield* items;
  if (written.note) yield remark('note', line, what, written.note);
}

function referenceProblem(spec: Loose, indicators: Set<string>): string | null {
  const wanted = asText(spec.indicatorRef) ?? asText(spec.sliRef);
  if (!serviceOf(spec)) return 'it names no service';
  if (asList(spec.objectives).length === 0) return 'it has no objectives';
  if (wanted && !indicators.has(wanted)) return `it refers to the SLI “${wanted}”, which is not in the files`;
  const hasOwn = spec.indicator ?? spec.sli ?? wanted;
  const isInObjectives = asList(spec.objectives)
    .map(asObject)
    .every((one) => one.indicator ?? one.indicatorRef ?? one.sli ?? one.ratioMetrics);
  return hasOwn || isInObjectives ? null : 'it has no indicator';
}

function* objectivesOf(entry: Entry, window: SloWindow): Generator<ReadItem> {
  const { line, name, meta, spec } = entry;
  const objectives = asList(spec.objectives).map(asObject);
  const isComposite = objectives.some((one) => one.compositeWeight ?? one.indicator ?? one.indicatorRef);
  const budgeting = budgetingOf(spec);
  for (const [index, objective] of objectives.entries()) {
    const title = shownName(objective) ?? `objective ${index + 1}`;
    const what = objectives.length > 1 ? `SLO ${name} – ${title}` : `SLO ${name}`;
    const { target, said } = targetOf(objective);
    const problem = objectiveProblem(target, said) ?? budgeting.problem;
    if (problem || target === null) {
      yield remark('reject', line, what, problem ?? 'it has no target');
      continue;
    }
    const terms: SloTerms = {
      line,
      sourceId: objectives.length > 1 ? `${name}/${shownName(objective) ?? index + 1}` : name,
      name: objectives.length > 1 ? `${shownName(meta) ?? name} – ${title}` : (shownName(meta) ?? name),
      service: serviceOf(spec) ?? '',
      objective: target,
      indicator: indicatorKind(entry),
      budgetingMethod: budgeting.method,
      timesliceTarget: asNumber(objective.timeSliceTarget),
      window,
      description: asText(spec.description),
      owner: asText(asObject(meta.annotations)['muster.dev/owner']),
    };
    yield sloCandidate(terms);
  }
  if (objectives.length > 1)
    yield remark('note', line, `SLO ${name}`, `has ${objectives.length} objectives; each becomes an SLO`);
  if (isComposite) yield remark('note', line, `SLO ${name}`, 'is composite; its weights are not kept');
  if (budgeting.note) yield remark('note', line, `SLO ${name}`, budgeting.note);
}

function targetOf(objective: Loose): { target: number | null; said: string } {
  const target = asNumber(objective.target);
  const percent = asNumber(objective.targetPercent);
  if (target !== null)
    return { target, said: target > 1 ? `${target} (a fraction is expected)` : String(target) };
  return { target: percent === null ? null : fractionOfPercent(percent), said: `${percent} %` };
}

function budgetingOf(spec: Loose): { method: SloTerms['budgetingMethod']; note?: string; problem?: string } {
  const written = asText(spec.budgetingMethod) ?? 'Occurrences';
  if (written === 'Occurrences') return { method: 'occurrences' };
  if (written === 'Timeslices') return { method: 'timeslices' };
  if (written === 'RatioTimeslices')
    return { method: 'timeslices', note: 'is budgeted by RatioTimeslices, kept as time slices' };
  return { method: 'occurrences', problem: `its budgetingMethod “${written}” is unknown` };
}

function indicatorKind({ name, meta, spec }: Entry): string {
  const labelled = asText(asList(asObject(meta.labels).indicator)[0]);
  if (labelled && ['availability', 'latency', 'error-rate', 'freshness', 'custom'].includes(labelled))
    return labelled;
  const indicator = asObject(spec.indicator ?? spec.sli);
  const threshold = asObject(indicator.spec).thresholdMetric ?? indicator.thresholdMetric;
  const words = `${name} ${shownName(meta) ?? ''} ${asText(asObject(indicator.metadata).name) ?? ''}`;
  return indicatorOf(words, threshold ? 'custom' : 'availability');
}

function windowOf(spec: Loose): ReturnType<typeof sloWindow> {
  const [written] = [...asList(spec.timeWindow), ...asList(spec.timeWindows)].map(asObject);
  const unset = 'has no usable time window; 28 rolling days are assumed';
  if (!written) return { window: { windowKind: 'rolling', windowDays: 28 }, note: unset };
  const isCalendar =
    written.isRolling === false || (written.calendar !== undefined && written.isRolling !== true);
  const text = asText(written.duration) ?? `${asText(written.count) ?? ''}${asText(written.unit) ?? ''}`;
  const duration = parseDuration(text);
  if (!duration) return { problem: `its time window “${text}” is not a duration` };
  return sloWindow({ ...duration, isCalendar });
}

function serviceOf(spec: Loose): string | null {
  return asText(spec.service) ?? asText(spec.serviceRef);
}

function shownName(value: Loose): string | null {
  const text = asText(value.displayName);
  return text === null ? null : cleanText(text) || null;
}
