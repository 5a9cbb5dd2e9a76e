import { Rows3, X } from 'lucide-react';
import type { Entity } from '#shared/entity/entity.ts';
import { setParams } from '../app/location.ts';
import { Button } from '../design/button.tsx';
import { counted } from './actions.ts';
import styles from './records.module.css';
import type { Scope } from './use-scope.ts';

/** Says which rows a narrowed list shows, and leads back to all of them. */
export function ScopeLine({ entity, scope, total }: { entity: Entity; scope: Scope; total: number }) {
  if (!scope.isActive) return null;
  const missing = scope.ids ? scope.ids.length - total : 0;
  return (
    <div className={styles.scope} role="status">
      <Rows3 size={15} aria-hidden />
      <span className={styles.scopeText}>
        {scope.isFigure ? `The ${counted(entity, total)} behind ` : `${entity.plural} of `}
        <strong>{scope.title ?? '…'}</strong>
        {missing > 0 && total > 0 ? `; ${missing} more no longer there or filtered out` : ''}
      </span>
      <Button
        size="s"
        variant="ghost"
        icon={X}
        onClick={() => setParams({ ids: null, rows: null, where: null, figure: null, of: null, view: null })}
      >
        Show all {entity.plural}
      </Button>
    </div>
  );
}
