import { Compass } from 'lucide-react';
import { EmptyState } from '../design/empty-state.tsx';
import { PageLink } from './link.tsx';

export function NotFound() {
  return (
    <EmptyState
      icon={Compass}
      title="There is no such page"
      actions={<PageLink to="/">Go to the first page</PageLink>}
    >
      The address may be from another version of Muster.
    </EmptyState>
  );
}
