import { Table2 } from 'lucide-react';
import type { Entity } from '#shared/entity/entity.ts';
import { TABLE_VIEW } from '../app/lineage.ts';
import { setParams } from '../app/location.ts';
import type { ListView } from './list-state.ts';
import { useShownView, viewsOf } from './list-views.ts';
import styles from './records.module.css';

type Props = { entity: Entity; view: ListView; onView: (change: Partial<ListView>) => void };

/** Chooses between the table of a list and its other views. */
export function ViewSwitch({ entity, view, onView }: Props) {
  const shown = useShownView(entity, view)?.key ?? TABLE_VIEW;
  const others = viewsOf(entity);
  if (others.length === 0) return null;
  const choose = (key: string) => {
    setParams({ view: null }, { replace: true });
    onView({ shownAs: key });
  };
  return (
    <fieldset className={styles.views}>
      <legend className="visually-hidden">Show {entity.plural} as</legend>
      {[{ key: TABLE_VIEW, label: 'Table', icon: Table2 }, ...others].map(({ key, label, icon: Icon }) => (
        <button key={key} type="button" value={key} aria-pressed={key === shown} onClick={() => choose(key)}>
          <Icon size={14} aria-hidden />
          {label}
        </button>
      ))}
    </fieldset>
  );
}
