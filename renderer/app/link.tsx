import type { ComponentProps } from 'react';
import { hrefOf, type Params, useParam } from './location.ts';

type Props = Omit<ComponentProps<'a'>, 'href'> & { to: string; params?: Params | undefined };

/** A link to a page of the app; the chosen week goes along. */
export function PageLink({ to, params, ...rest }: Props) {
  // Drawn again when the week or the view changes, so that the address it carries is the present one.
  useParam('week');
  useParam('view');
  return <a href={hrefOf(to, params)} {...rest} />;
}

/** The one address of a record. */
export function recordPath(entity: string, id?: string): string {
  return id === undefined ? `/records/${entity}` : `/records/${entity}/${encodeURIComponent(id)}`;
}
