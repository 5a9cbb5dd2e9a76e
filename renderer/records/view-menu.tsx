import { Bookmark, BookmarkPlus, PencilLine, RefreshCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Entity } from '#shared/entity/entity.ts';
import { useWorkspace } from '../app/queries.ts';
import { Button } from '../design/button.tsx';
import { Menu, type MenuEntry } from '../design/menu.tsx';
import { EMPTY_VIEW, type ListView } from './list-state.ts';
import styles from './records.module.css';
import { changeView, isChanged, removeView, type SavedView, saveView } from './saved-views.ts';
import { ViewDialog } from './view-dialog.tsx';

type Props = {
  entity: Entity;
  view: ListView;
  onView: (change: Partial<ListView>) => void;
  views: readonly SavedView[];
};

/** Chooses among the saved views of a list, and keeps the present one under a name. */
export function ViewMenu({ entity, view, onView, views }: Props) {
  const { isReadOnly } = useWorkspace();
  const [naming, setNaming] = useState<'new' | 'rename' | null>(null);
  const own = views.filter(({ list }) => list === entity.name);
  const chosen = own.find(({ id }) => id === view.savedId);
  const hasChanged = chosen !== undefined && isChanged(view, chosen);
  const submit = async (name: string) => {
    if (naming === 'rename' && chosen) await changeView(chosen.id, { name });
    else {
      const id = await saveView(entity, name, view);
      if (id) onView({ savedId: id });
    }
  };
  const remove = async (saved: SavedView) => {
    if (await removeView(saved)) onView({ savedId: null });
  };
  const entries: MenuEntry[] = [
    { label: 'Everything', isChecked: isPlain(view), onSelect: () => onView(EMPTY_VIEW) },
    ...own.map((saved) => ({
      label: saved.name,
      isChecked: saved === chosen && !hasChanged,
      onSelect: () => onView({ ...EMPTY_VIEW, ...saved.view, savedId: saved.id }),
    })),
    'separator',
    {
      label: 'Save as a view…',
      icon: BookmarkPlus,
      isDisabled: isReadOnly,
      onSelect: () => setNaming('new'),
    },
    ...(chosen
      ? [
          {
            label: `Update “${chosen.name}”`,
            icon: RefreshCw,
            isDisabled: isReadOnly || !hasChanged,
            onSelect: () => void changeView(chosen.id, { view }),
          },
          {
            label: `Rename “${chosen.name}”…`,
            icon: PencilLine,
            isDisabled: isReadOnly,
            onSelect: () => setNaming('rename'),
          },
          {
            label: `Delete “${chosen.name}”`,
            icon: Trash2,
            isDisabled: isReadOnly,
            isDanger: true,
            onSelect: () => void remove(chosen),
          },
        ]
      : []),
  ];
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button size="s" icon={Bookmark}>
            <span className={styles.toolLabel}>
              {chosen ? `${chosen.name}${hasChanged ? ' (changed)' : ''}` : 'Views'}
            </span>
          </Button>
        }
        entries={entries}
      />
      <ViewDialog
        title={naming === 'rename' ? 'Rename the view' : 'Save as a view'}
        isOpen={naming !== null}
        initial={naming === 'rename' ? (chosen?.name ?? '') : ''}
        taken={own.filter((one) => naming === 'new' || one !== chosen).map(({ name }) => name)}
        onClose={() => setNaming(null)}
        onSubmit={submit}
      />
    </>
  );
}

function isPlain(view: ListView): boolean {
  return view.savedId === null && view.where.length === 0 && view.sort === null && view.columns === null;
}
