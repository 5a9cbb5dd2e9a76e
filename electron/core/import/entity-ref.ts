import type { Reference } from './importer.ts';

/**
 * What `[kind:][namespace/]name` may be found by: the full reference first, then, in the default namespace, the bare
 * name, which records that were typed by hand have.
 */
export function entityRef(text: string, defaultKind: string): Reference {
  const match = /^(?:([^:/]+):)?(?:([^:/]+)\/)?(.+)$/.exec(text);
  const kind = (match?.[1] ?? defaultKind).toLowerCase();
  const namespace = (match?.[2] ?? 'default').toLowerCase();
  const name = match?.[3] ?? text;
  const full = `${kind}:${namespace}/${name.toLowerCase()}`;
  return { texts: namespace === 'default' ? [full, name] : [full, `${namespace}/${name}`], said: text };
}
