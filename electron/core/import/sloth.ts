import { IMPORT_FORMATS } from '#shared/import/formats.ts';
import { type Importer, type ReadItem, remark } from './importer.ts';
import { asList, asNumber, asObject, asText, type Loose } from './shape.ts';
import {
  ensuredService,
  fractionOfPercent,
  indicatorOf,
  objectiveProblem,
  sloCandidate,
} from './slo-file.ts';
import type { SourceFile } from './source-file.ts';
import { yamlDocuments } from './yaml.ts';

/** Sloth: `version: prometheus/v1` files and `sloth.slok.dev/v1` PrometheusServiceLevel. Objectives are percentages. */
export const sloth = {
  kind: 'sloth',
  label: IMPORT_FORMATS.sloth,
  detect: ({ name, text }: SourceFile) =>
    /\.ya?ml$/i.test(name) &&
    /^(?:version:\s*["']?prometheus\/v1|apiVersion:\s*["']?sloth\.slok\.dev\/)/m.test(text),
  read: readSloth,
} satisfies Importer;

/** Sloth computes over 30 days unless it is started with other windows, which its files do not say. */
const WINDOW = { windowKind: 'rolling', windowDays: 30 } as const;

function* readSloth(file: SourceFile): Generator<ReadItem> {
  const ensured = new Set<string>();
  for (const { line, value, problem } of yamlDocuments(file)) {
    const document = asObject(value);
    const kind = asText(document.kind);
    const spec = kind ? asObject(document.spec) : document;
    const service = asText(spec.service);
    const what = asText(asObject(document.metadata).name) ?? service ?? 'Document';
    const refusal = problem ?? refusalOf(kind, document, service);
    if (refusal) {
      yield remark('reject', line, what, refusal);
      continue;
    }
    if (service && !ensured.has(service)) yield ensuredService(line, service);
    ensured.add(service ?? '');
    for (const slo of asList(spec.slos).map(asObject)) yield readOne(slo, service ?? '', line);
    yield remark('note', line, what, 'says no window; Sloth’s default of 30 days is taken');
  }
}

function refusalOf(kind: string | null, document: Loose, service: string | null): string | null {
  if (kind && kind !== 'PrometheusServiceLevel') return `this ${kind} holds no SLOs`;
  if (!kind && asText(document.version) !== 'prometheus/v1') return 'it is not one of Sloth’s SLO files';
  return service ? null : 'it names no service';
}

function readOne(slo: Loose, service: string, line: number): ReadItem {
  const name = asText(slo.name);
  if (!name) return remark('reject', line, service, 'an SLO has no name');
  const percent = asNumber(slo.objective);
  const objective = percent === null ? null : fractionOfPercent(percent);
  const problem = objectiveProblem(objective, `${percent} %`);
  if (problem || objective === null)
    return remark('reject', line, `SLO ${name}`, problem ?? 'it has no objective');
  return sloCandidate({
    line,
    sourceId: `${service}/${name}`,
    name,
    service,
    objective,
    indicator: indicatorOf(name, 'availability'),
    budgetingMethod: 'occurrences',
    timesliceTarget: null,
    window: WINDOW,
    description: asText(slo.description),
    owner: null,
  });
}
