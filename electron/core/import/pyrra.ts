import { IMPORT_FORMATS } from '#shared/import/formats.ts';
import { type Importer, type ReadItem, remark } from './importer.ts';
import { asNumber, asObject, asText, type Loose } from './shape.ts';
import { ensuredService, fractionOfPercent, objectiveProblem, sloCandidate } from './slo-file.ts';
import { parseDuration, sloWindow } from './slo-window.ts';
import type { SourceFile } from './source-file.ts';
import { yamlDocuments } from './yaml.ts';

/** Pyrra ServiceLevelObjectives (`pyrra.dev/v1alpha1`). `target` is a percentage in quotes, `window` is rolling. */
export const pyrra = {
  kind: 'pyrra',
  label: IMPORT_FORMATS.pyrra,
  detect: ({ name, text }: SourceFile) =>
    /\.ya?ml$/i.test(name) && /^apiVersion:\s*["']?pyrra\.dev\//m.test(text),
  read: readPyrra,
} satisfies Importer;

const INDICATORS: Record<string, string> = {
  ratio: 'availability',
  bool_gauge: 'availability',
  boolGauge: 'availability',
  latency: 'latency',
  latencyNative: 'latency',
};

function* readPyrra(file: SourceFile): Generator<ReadItem> {
  const ensured = new Set<string>();
  for (const { line, value, problem } of yamlDocuments(file)) {
    const document = asObject(value);
    const meta = asObject(document.metadata);
    const name = asText(meta.name);
    const refusal =
      problem ?? (document.kind === 'ServiceLevelObjective' ? null : 'it is not a ServiceLevelObjective');
    if (refusal || !name) {
      yield remark('reject', line, name ?? 'Document', refusal ?? 'it has no metadata.name');
      continue;
    }
    const service = serviceOf(meta, name);
    const item = readOne(asObject(document.spec), { line, name, service, namespace: asText(meta.namespace) });
    if (item.type === 'row' && !ensured.has(service)) yield ensuredService(line, service);
    if (item.type === 'row') ensured.add(service);
    yield item;
  }
}

type Named = { line: number; name: string; service: string; namespace: string | null };

function readOne(spec: Loose, { line, name, service, namespace }: Named): ReadItem {
  const percent = asNumber(spec.target);
  const objective = percent === null ? null : fractionOfPercent(percent);
  const duration = parseDuration(asText(spec.window) ?? '');
  const written = duration ? sloWindow({ ...duration, isCalendar: false }) : { problem: 'it has no window' };
  const problem =
    objectiveProblem(objective, `${percent} %`) ?? ('problem' in written ? written.problem : null);
  if (problem || objective === null || 'problem' in written)
    return remark('reject', line, `SLO ${name}`, problem ?? '');
  const indicator = Object.keys(asObject(spec.indicator)).find((key) => INDICATORS[key]);
  return sloCandidate({
    line,
    sourceId: namespace ? `${namespace}/${name}` : name,
    name,
    service,
    objective,
    indicator: INDICATORS[indicator ?? ''] ?? 'custom',
    budgetingMethod: 'occurrences',
    timesliceTarget: null,
    window: written.window,
    description: asText(spec.description),
    owner: null,
  });
}

/** Pyrra knows no services: a label may name one, else the namespace stands for it. */
function serviceOf(meta: Loose, name: string): string {
  const labels = asObject(meta.labels);
  const labelled = ['pyrra.dev/service', 'service', 'app.kubernetes.io/name', 'app'].map((key) =>
    asText(labels[key]),
  );
  return labelled.find((label) => label !== null) ?? asText(meta.namespace) ?? name;
}
