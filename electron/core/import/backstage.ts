import type { EntityName } from '#shared/entities.ts';
import { cleanText } from '#shared/entity/parse.ts';
import { IMPORT_FORMATS } from '#shared/import/formats.ts';
import { entityRef } from './entity-ref.ts';
import { type Candidate, type Importer, type ReadItem, remark } from './importer.ts';
import { asList, asObject, asText, asTexts, type Loose } from './shape.ts';
import type { SourceFile } from './source-file.ts';
import { yamlDocuments } from './yaml.ts';

/**
 * Backstage catalog descriptors (`backstage.io/v1alpha1`): Component → service, Group → team, User → person.
 * Entities are identified by kind, namespace and name, as Backstage does.
 */
export const backstage = {
  kind: 'backstage',
  label: IMPORT_FORMATS.backstage,
  detect: ({ name, text }: SourceFile) =>
    /\.ya?ml$/i.test(name) && /^\s*(?:- )?apiVersion:\s*["']?backstage\.io\//m.test(text),
  read: readCatalog,
} satisfies Importer;

const LIFECYCLES: Record<string, string> = {
  experimental: 'experimental',
  development: 'experimental',
  alpha: 'experimental',
  beta: 'experimental',
  production: 'production',
  stable: 'production',
  ga: 'production',
  deprecated: 'deprecated',
  'end-of-life': 'deprecated',
  retired: 'deprecated',
};

const SKIPPED: Record<string, string> = {
  system: 'systems are kept as a text on their services',
  domain: 'domains have no place in a workspace',
  api: 'APIs have no place in a workspace',
  resource: 'resources have no place in a workspace',
  template: 'templates have no place in a workspace',
};

type Entry = {
  kind: string;
  kindSaid: string;
  namespace: string;
  name: string;
  ref: string;
  line: number;
  meta: Loose;
  spec: Loose;
};

function* readCatalog(file: SourceFile): Generator<ReadItem> {
  for (const { line, value, problem } of yamlDocuments(file)) {
    if (problem) {
      yield remark('reject', line, 'Document', problem);
      continue;
    }
    const entry = entryOf(asObject(value), line);
    if (typeof entry === 'string') yield remark('reject', line, 'Document', entry);
    else yield* readEntry(entry);
  }
}

function entryOf(document: Loose, line: number): Entry | string {
  const version = asText(document.apiVersion);
  const kind = asText(document.kind);
  const meta = asObject(document.metadata);
  const name = asText(meta.name);
  if (!version?.startsWith('backstage.io/'))
    return `its apiVersion ${quoted(version)} is not one of Backstage’s`;
  if (!kind) return 'it has no kind';
  if (!name) return `this ${kind} has no metadata.name`;
  const namespace = (asText(meta.namespace) ?? 'default').toLowerCase();
  const ref = `${kind.toLowerCase()}:${namespace}/${name.toLowerCase()}`;
  return {
    kind: kind.toLowerCase(),
    kindSaid: kind,
    namespace,
    name,
    ref,
    line,
    meta,
    spec: asObject(document.spec),
  };
}

function* readEntry(entry: Entry): Generator<ReadItem> {
  if (entry.kind === 'group') yield team(entry);
  else if (entry.kind === 'user') yield* person(entry);
  else if (entry.kind === 'component') yield* service(entry);
  else yield remark('skip', entry.line, entry.ref, skipReason(entry));
}

function skipReason({ kind, kindSaid, spec }: Entry): string {
  if (kind === 'location') {
    const targets = [...asTexts(spec.targets), ...asTexts(spec.target)];
    const list =
      targets.slice(0, 3).join(', ') + (targets.length > 3 ? ` and ${targets.length - 3} more` : '');
    return `a location only points to other files${list ? ` (${list})` : ''}; import those files themselves`;
  }
  return SKIPPED[kind] ?? `a workspace has no records for the kind ${kindSaid}`;
}

function team({ name, ref, line, meta, spec }: Entry): Candidate {
  const profile = asObject(spec.profile);
  const parent = asText(spec.parent);
  const manager = annotation(meta, 'muster.dev/manager');
  return {
    ...row('team', line, ref),
    values: {
      name: displayName(profile.displayName) ?? displayName(meta.title),
      email: asText(profile.email),
      onCallRotation: annotation(meta, 'muster.dev/on-call-rotation'),
      description: asText(meta.description),
    },
    initial: { name },
    refs: {
      ...(parent && { parentId: entityRef(parent, 'group') }),
      ...(manager && { managerId: entityRef(manager, 'user') }),
    },
    aliases: [name],
  };
}

function* person({ name, ref, line, meta, spec }: Entry): Generator<ReadItem> {
  const profile = asObject(spec.profile);
  const groups = asTexts(spec.memberOf);
  const active = annotation(meta, 'muster.dev/active');
  const shown = displayName(profile.displayName) ?? displayName(meta.title);
  yield {
    ...row('person', line, ref),
    values: {
      name: shown,
      email: asText(profile.email),
      role: annotation(meta, 'muster.dev/role'),
      zone: annotation(meta, 'muster.dev/time-zone'),
      ...(active && { isActive: active.toLowerCase() !== 'false' }),
    },
    initial: { name },
    refs: groups[0] === undefined ? undefined : { teamId: entityRef(groups[0], 'group') },
    aliases: [name],
  };
  if (groups.length > 1) {
    yield remark(
      'note',
      line,
      shown ?? name,
      `is in ${groups.length} groups; a person has one team, so the first is taken`,
    );
  }
}

function* service(entry: Entry): Generator<ReadItem> {
  const { name, namespace, ref, line, spec } = entry;
  const owner = asText(spec.owner);
  const ownerRef = owner === null ? null : entityRef(owner, 'group');
  const dependencies = asTexts(spec.dependsOn).map((text) => entityRef(text, 'component'));
  const components = dependencies.filter(({ texts }) => texts[0]?.startsWith('component:'));
  const isTeam = ownerRef?.texts[0]?.startsWith('group:');
  const { values, notes } = serviceValues(entry);
  yield {
    ...row('service', line, ref),
    values: { slug: namespace === 'default' ? name : `${namespace}/${name}`, ...values },
    initial: { name },
    refs: {
      ...(ownerRef && isTeam && { teamId: ownerRef }),
      ...(components.length > 0 && { dependsOn: components }),
    },
    aliases: [name],
  };
  for (const note of notes) yield remark('note', line, name, note);
  if (ownerRef && !isTeam)
    yield remark('note', line, name, `is owned by ${owner}, which is not a group; its team is left empty`);
  const others = dependencies
    .filter((dependency) => !components.includes(dependency))
    .map(({ said }) => said);
  if (others.length > 0)
    yield remark(
      'note',
      line,
      name,
      `depends on ${others.join(', ')}; only dependencies on components are kept`,
    );
}

function serviceValues({ meta, spec }: Entry) {
  const notes: string[] = [];
  const lifecycle = asText(spec.lifecycle);
  const known = lifecycle ? LIFECYCLES[lifecycle.toLowerCase()] : undefined;
  if (lifecycle && !known) notes.push(`has the lifecycle “${lifecycle}”, which is left empty`);
  const { links, runbook } = linksOf(meta);
  const regions = annotation(meta, 'muster.dev/regions');
  const isFacing = annotation(meta, 'muster.dev/customer-facing');
  const values = {
    name: displayName(meta.title) ?? displayName(meta.displayName),
    tier: tierOf(meta, notes),
    lifecycle: known ?? null,
    system: asText(spec.system)?.replace(/^(?:system:)?(?:default\/)?/i, '') ?? null,
    description: asText(meta.description),
    tags: nonEmpty(asTexts(meta.tags)),
    links: nonEmpty(links),
    runbookUrl: annotation(meta, 'muster.dev/runbook') ?? runbook,
    regions: nonEmpty((regions ?? '').split(',').map(cleanText).filter(Boolean)),
    rtoMinutes: numeric(annotation(meta, 'muster.dev/rto-minutes')),
    rpoMinutes: numeric(annotation(meta, 'muster.dev/rpo-minutes')),
    runbookReviewedOn: annotation(meta, 'muster.dev/runbook-reviewed'),
    ...(isFacing && { isCustomerFacing: /^(true|yes|1)$/i.test(isFacing) }),
  };
  return { values, notes };
}

function tierOf(meta: Loose, notes: string[]): number | null {
  const tags = asTexts(meta.tags).map((tag) => /^tier[-:]?([1-4])$/i.exec(tag)?.[1]);
  const text = annotation(meta, 'muster.dev/tier') ?? tags.find((tier) => tier !== undefined);
  if (!text) return null;
  const tier = /^(?:tier[- ]?)?([1-4])$/i.exec(text)?.[1];
  if (!tier) notes.push(`has the tier “${text}”, which is not 1 to 4 and is left empty`);
  return tier ? Number(tier) : null;
}

function linksOf(meta: Loose): { links: { title: string; url: string }[]; runbook: string | null } {
  const all = asList(meta.links).map(asObject);
  const isRunbook = (link: Loose) => /runbook/i.test(asText(link.type) ?? asText(link.title) ?? '');
  const usable = all.flatMap((link) => {
    const url = asText(link.url);
    return url && /^https?:\/\/\S+$/i.test(url)
      ? [{ title: (asText(link.title) ?? url).slice(0, 200), url, link }]
      : [];
  });
  return {
    links: usable.filter(({ link }) => !isRunbook(link)).map(({ title, url }) => ({ title, url })),
    runbook: usable.find(({ link }) => isRunbook(link))?.url ?? null,
  };
}

function row(entity: EntityName, line: number, sourceId: string) {
  return { type: 'row' as const, entity, line, sourceId };
}

function annotation(meta: Loose, key: string): string | null {
  return asText(asObject(meta.annotations)[key]) ?? asText(asObject(meta.labels)[key]);
}

function displayName(value: unknown): string | null {
  const text = asText(value);
  return text === null ? null : cleanText(text) || null;
}

function numeric(text: string | null): number | string | null {
  return text !== null && /^\d+$/.test(text) ? Number(text) : text;
}

function nonEmpty<T>(list: T[]): T[] | null {
  return list.length > 0 ? list : null;
}

function quoted(text: string | null): string {
  return text === null ? '(none)' : `“${text}”`;
}
