import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Entity } from '#shared/entity/entity.ts';
import { ErrorState } from '../app/error-boundary.tsx';
import { recordPath } from '../app/link.tsx';
import { currentParams, go } from '../app/location.ts';
import { useWorkspace } from '../app/queries.ts';
import { BulkBar } from './bulk-bar.tsx';
import { copyTable } from './export-table.ts';
import { FilterChips } from './filter-bar.tsx';
import { isComplete } from './filters.ts';
import { useKeptFocus } from './kept-focus.ts';
import { ListEmpty } from './list-empty.tsx';
import { ListHeader } from './list-header.tsx';
import { shownColumns, useListView } from './list-state.ts';
import { listTool } from './list-tools.ts';
import { useShownView } from './list-views.ts';
import { Panel } from './panel.tsx';
import { PasteDialog } from './paste-dialog.tsx';
import styles from './records.module.css';
import { useAskedView, useSavedViews } from './saved-views.ts';
import { ScopeLine } from './scope-line.tsx';
import { Table, type TableHandle } from './table.tsx';
import { useColumnActions } from './use-column-actions.ts';
import { useListKeys } from './use-list-keys.ts';
import { usePasted } from './use-pasted.ts';
import { onlyRows, type Rows, useRows } from './use-rows.ts';
import { useScope } from './use-scope.ts';
import { type Selection, useSelection } from './use-selection.ts';
import { focusView, isElsewhere } from './view-focus.ts';

type Props = { entity: Entity; id: string | undefined };

export function RecordsList({ entity, id }: Props) {
  const { isReadOnly } = useWorkspace();
  const scope = useScope(entity);
  const [view, changeView] = useListView(entity);
  const [text, setText] = useState('');
  const table = useRef<TableHandle>(null);
  // Rows behind a figure are shown whole: the filters of the list are set aside.
  const filters = scope.isActive ? scope.where : view.where.filter(isComplete);
  const query = { entity: entity.name, where: filters, text, sort: view.sort, ids: scope.ids };
  const rows = useRows(query);
  const selection = useSelection(rows, query);
  const columns = shownColumns(entity, view);
  const columnActions = useColumnActions(entity, view, changeView);
  const views = useSavedViews();
  useAskedView(views, changeView);
  const [pasted, setPasted] = useState<string | null>(null);
  const canMake = !isReadOnly && !entity.isMadeByMuster;
  usePasted(setPasted, canMake);
  const shownView = useShownView(entity, view);
  const View = shownView?.component;
  const [activeInView, setActiveInView] = useState<string>();
  const activeId = View ? activeInView : rows.rowAt(selection.active)?.id;
  const Tool = listTool(entity);
  const list = useRef<HTMLElement>(null);
  const focusRows = useCallback(() => (table.current ? table.current.focus() : focusView(list.current)), []);
  const openId = useCallback(
    (to: string | undefined) => go(recordPath(entity.name, to), keptParams()),
    [entity],
  );
  const open = (index: number) => {
    selection.actions.setActive(index);
    const row = rows.rowAt(index);
    if (row) openId(row.id);
  };
  const close = useCallback(() => {
    openId(undefined);
    focusRows();
  }, [openId, focusRows]);
  const copy = (format: 'csv' | 'markdown') => {
    const ids = selection.size > 0 ? selection.ids() : activeId === undefined ? [] : [activeId];
    const names = columns.map(({ name }) => name);
    if (ids.length > 0) void copyTable(entity, { query: onlyRows(query, ids), columns: names, format });
  };
  useFollowOpen(id, rows, selection);
  useFirstFocus(focusRows, !rows.isPending);
  useKeptFocus(focusRows);
  useListKeys({ entity, id, activeId, selection, openId, close, isReadOnly });
  const clear = () => {
    setText('');
    changeView({ where: [] });
  };
  const isFiltered = filters.length > 0 || text !== '' || scope.isActive;
  return (
    <div className={styles.page} data-split={id !== undefined || undefined}>
      <section ref={list} className={styles.list} aria-label={entity.plural}>
        <ListHeader
          entity={entity}
          total={rows.isPending ? null : rows.total}
          isFiltered={isFiltered}
          query={query}
          view={view}
          onView={changeView}
          text={text}
          onText={setText}
          onNew={() => openId('new')}
          onDone={focusRows}
          columns={columns}
          isTable={View === undefined}
          views={views}
          selectedIds={selection.ids()}
          onPaste={() => setPasted('')}
        />
        <ScopeLine entity={entity} scope={scope} total={rows.total} />
        {!scope.isActive && (
          <FilterChips
            entity={entity}
            where={view.where}
            titles={rows.titles}
            onChange={(where) => changeView({ where })}
          />
        )}
        {rows.error ? (
          <ErrorState error={rows.error} />
        ) : rows.total === 0 && !rows.isPending && !shownView?.hasOwnRows ? (
          <ListEmpty entity={entity} isFiltered={isFiltered} onClear={clear} onNew={() => openId('new')} />
        ) : View ? (
          <View entity={entity} query={query} openId={id} onOpen={openId} onActive={setActiveInView} />
        ) : (
          <Table
            ref={table}
            entity={entity}
            rows={rows}
            columns={columns}
            columnActions={columnActions}
            sort={view.sort}
            onSort={(sort) => changeView({ sort })}
            selection={selection}
            openId={id}
            onOpen={open}
            onCopy={copy}
          />
        )}
        {selection.size > 0 && (
          <BulkBar entity={entity} query={query} selection={selection} titles={rows.titles} onCopy={copy} />
        )}
        {Tool && <Tool ids={targetIds(selection, id, activeId)} />}
        <PasteDialog entity={entity} columns={columns} pasted={pasted} onClose={() => setPasted(null)} />
      </section>
      {id !== undefined && <Panel key={id} entity={entity} id={id} onClose={close} onOpen={openId} />}
    </div>
  );
}

/** The keyboard goes on from the record that is open, wherever it was opened. */
function useFollowOpen(id: string | undefined, rows: Rows, { actions }: Selection): void {
  const index = id === undefined ? -1 : rows.indexOf(id);
  const isListed = index >= 0;
  const follow = useEffectEvent((_opened: string | undefined) => actions.setActive(index));
  useEffect(() => {
    if (isListed) follow(id);
  }, [id, isListed]);
}

/** The keyboard is in the table as soon as there is one, unless a person is already somewhere on the page. */
function useFirstFocus(focusRows: () => void, isReady: boolean): void {
  const onReady = useEffectEvent(focusRows);
  useEffect(() => {
    if (isReady && !isElsewhere()) onReady();
  }, [isReady]);
}

/** The records that a tool of the list is for: the selected ones, else the open one, else the keyboard's. */
function targetIds({ size, ids }: Selection, id: string | undefined, activeId: string | undefined): string[] {
  const one = id === 'new' ? undefined : (id ?? activeId);
  if (size > 0) return ids();
  return one === undefined ? [] : [one];
}

/** Opening a record of a narrowed list leaves it narrowed. */
function keptParams(): Record<string, string> {
  const kept = [...currentParams()].filter(([name]) => name !== 'tab');
  return Object.fromEntries(kept);
}
