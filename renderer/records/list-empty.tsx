import { FileSpreadsheet, Inbox, Plus, SearchX } from 'lucide-react';
import type { Entity } from '#shared/entity/entity.ts';
import { lowerFirst } from '#shared/figure/format.ts';
import { runCommand } from '../app/commands.ts';
import { useWorkspace } from '../app/queries.ts';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { VIEW_FOCUS } from './view-focus.ts';

type Props = { entity: Entity; isFiltered: boolean; onClear: () => void; onNew: () => void };

const TAKES_KEYBOARD = { [VIEW_FOCUS]: true };

/** Teaches what belongs here, or says that the filters leave nothing. */
export function ListEmpty({ entity, isFiltered, onClear, onNew }: Props) {
  const { isReadOnly } = useWorkspace();
  if (isFiltered) {
    return (
      <EmptyState
        icon={SearchX}
        title={`No ${lowerFirst(entity.plural)} match`}
        actions={
          <Button onClick={onClear} {...TAKES_KEYBOARD}>
            Clear search and filters
          </Button>
        }
      >
        The search or a filter leaves out every record.
      </EmptyState>
    );
  }
  const actions = entity.isMadeByMuster ? undefined : (
    <>
      <Button variant="primary" icon={Plus} onClick={onNew} disabled={isReadOnly} {...TAKES_KEYBOARD}>
        Add the first
      </Button>
      <Button icon={FileSpreadsheet} onClick={() => runCommand('import')} disabled={isReadOnly}>
        Import a file
      </Button>
    </>
  );
  return (
    <EmptyState icon={Inbox} title={`No ${lowerFirst(entity.label)} yet`} actions={actions}>
      {entity.about}
    </EmptyState>
  );
}
