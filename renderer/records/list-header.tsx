import { ClipboardPaste, Plus, Search } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { entities } from '#shared/entities.ts';
import type { Entity } from '#shared/entity/entity.ts';
import { formatNumber } from '#shared/figure/format.ts';
import { useCommand } from '../app/commands.ts';
import { PageLink, recordPath } from '../app/link.tsx';
import { pageOf } from '../app/pages.tsx';
import { useWorkspace } from '../app/queries.ts';
import { useKey } from '../app/shortcuts.ts';
import { Button, IconButton } from '../design/button.tsx';
import { ColumnMenu } from './column-menu.tsx';
import type { Column } from './columns.ts';
import { ExportMenu } from './export-menu.tsx';
import { FilterButton } from './filter-bar.tsx';
import type { ListView } from './list-state.ts';
import styles from './records.module.css';
import type { SavedView } from './saved-views.ts';
import type { RowsQuery } from './use-rows.ts';
import { ViewMenu } from './view-menu.tsx';
import { ViewSwitch } from './view-switch.tsx';

type Props = {
  entity: Entity;
  /** `null` while it is not known. */
  total: number | null;
  isFiltered: boolean;
  query: RowsQuery;
  view: ListView;
  onView: (change: Partial<ListView>) => void;
  text: string;
  onText: (text: string) => void;
  onNew: () => void;
  /** The person leaves the search box for the table. */
  onDone: () => void;
  columns: readonly Column[];
  /** The table is shown, not another view of the list. */
  isTable: boolean;
  views: readonly SavedView[];
  selectedIds: readonly string[];
  onPaste: () => void;
};

export function ListHeader(props: Props) {
  const { entity, total, isFiltered, query, view, onView, onNew, columns, isTable } = props;
  const { isReadOnly } = useWorkspace();
  return (
    <header className={styles.header}>
      <div className={styles.titles}>
        <h1 className={styles.title}>{entity.plural}</h1>
        <span className={styles.count} role="status">
          {total === null ? '' : `${formatNumber(total)}${isFiltered ? ' shown' : ''}`}
        </span>
        <Siblings entity={entity} />
        <ViewSwitch entity={entity} view={view} onView={onView} />
      </div>
      <div className={styles.tools}>
        <ListSearch {...props} />
        <FilterButton entity={entity} where={view.where} onChange={(where) => onView({ where })} />
        {isTable && (
          <ColumnMenu
            entity={entity}
            columns={columns}
            onChange={(names) => onView({ columns: names })}
            onReset={() => onView({ columns: null, widths: {} })}
          />
        )}
        <ViewMenu entity={entity} view={view} onView={onView} views={props.views} />
        <ExportMenu
          entity={entity}
          query={query}
          columns={columns}
          selectedIds={props.selectedIds}
          total={total}
        />
        {!entity.isMadeByMuster && (
          <IconButton
            size="s"
            variant="secondary"
            icon={ClipboardPaste}
            label="Paste rows from a spreadsheet"
            keys="Mod+V"
            onClick={props.onPaste}
            disabled={isReadOnly}
          />
        )}
        {!entity.isMadeByMuster && (
          <Button size="s" variant="primary" icon={Plus} onClick={onNew} disabled={isReadOnly}>
            New
          </Button>
        )}
      </div>
    </header>
  );
}

/** The other lists of the same page. */
function Siblings({ entity }: { entity: Entity }) {
  const names = pageOf(entity.name)?.entities ?? [];
  if (names.length < 2) return null;
  return (
    <nav className={styles.siblings} aria-label="Lists">
      {names.map((name) => (
        <PageLink key={name} to={recordPath(name)} aria-current={name === entity.name ? 'page' : undefined}>
          {entities[name].plural}
        </PageLink>
      ))}
    </nav>
  );
}

const WAIT_MS = 120;

function ListSearch({ entity, text, onText, onDone }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(text);
  const asked = useRef(text);
  const focus = () => {
    input.current?.focus();
    input.current?.select();
  };
  useKey('/', focus);
  useCommand('find', focus);
  const ask = useCallback(
    (wanted: string) => {
      asked.current = wanted;
      onText(wanted);
    },
    [onText],
  );
  // Only what somebody else has changed: what was asked for comes back here when more may have been typed already.
  useEffect(() => {
    if (text === asked.current) return;
    asked.current = text;
    setTyped(text);
  }, [text]);
  useEffect(() => {
    if (typed === asked.current) return;
    const timer = setTimeout(() => ask(typed), WAIT_MS);
    return () => clearTimeout(timer);
  }, [typed, ask]);
  const leave = (wanted: string) => {
    setTyped(wanted);
    ask(wanted);
    onDone();
  };
  return (
    <label className={styles.search}>
      <Search size={14} aria-hidden />
      <input
        ref={input}
        type="search"
        value={typed}
        placeholder="Search"
        aria-label={`Search ${entity.plural}`}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') leave('');
          else if (event.key === 'Enter' || event.key === 'ArrowDown') leave(event.currentTarget.value);
        }}
      />
    </label>
  );
}
