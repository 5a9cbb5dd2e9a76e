import type { ComponentProps } from 'react';
import { type Params, useHref } from './location.ts';

type Props = Omit<ComponentProps<'a'>, 'href'> & { to: string; params?: Params | undefined };

/** A link to a page of the app; the chosen week goes along. */
export function PageLink({ to, params, ...rest }: Props) {
  return <a href={useHref(to, params)} {...rest} />;
}

/** The one address of a record. */
export function recordPath(entity: string, id?: string): string {
  return id === undefined ? `/records/${entity}` : `/records/${entity}/${encodeURIComponent(id)}`;
}
