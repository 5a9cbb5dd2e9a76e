import type { Entity } from '#shared/entity/entity.ts';
import { setParams } from '../app/location.ts';
import { useKey } from '../app/shortcuts.ts';
import { removeRecords } from './actions.ts';
import type { Selection } from './use-selection.ts';

type List = {
  entity: Entity;
  id: string | undefined;
  /** The record the keyboard is on. */
  activeId: string | undefined;
  selection: Selection;
  openId: (id: string | undefined) => void;
  close: () => void;
  isReadOnly: boolean;
};

/** The list's own keys: N, E, Delete, Esc. Those that move are the table's; E with rows selected is their bar's. */
export function useListKeys({ entity, id, activeId, selection, openId, close, isReadOnly }: List): void {
  const canChange = !isReadOnly;
  const target = id ?? activeId;
  const canWrite = canChange && !entity.isMadeByMuster;
  useKey('n', () => openId('new'), { isEnabled: canWrite });
  const edit = () => {
    if (target === undefined) return;
    openId(target);
    setParams({ tab: 'edit' }, { replace: true });
  };
  useKey('e', edit, {
    isEnabled: canWrite && target !== undefined && id !== 'new' && selection.size === 0,
  });
  const remove = async () => {
    const ids =
      selection.size > 0 ? selection.ids() : target === undefined || target === 'new' ? [] : [target];
    if (ids.length === 0 || !(await removeRecords(entity, ids))) return;
    selection.actions.clear();
    if (id !== undefined && ids.includes(id)) close();
  };
  useKey('Delete', () => void remove(), { isEnabled: canChange });
  useKey('Escape', () => (id === undefined ? selection.actions.clear() : close()));
}
