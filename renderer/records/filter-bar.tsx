import { Popover } from '@base-ui/react/popover';
import { ListFilter, X } from 'lucide-react';
import { useState } from 'react';
import { shownField, shownFields } from '#shared/entity/derived.ts';
import type { Entity } from '#shared/entity/entity.ts';
import type { Filter } from '#shared/record/list-query.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { Button } from '../design/button.tsx';
import { Menu, type MenuEntry } from '../design/menu.tsx';
import popup from '../design/popup.module.css';
import { FilterEditor } from './filter-editor.tsx';
import { filterText, newFilter } from './filters.ts';
import styles from './records.module.css';
import { useFieldContext } from './use-context.ts';

type Props = {
  entity: Entity;
  where: readonly Filter[];
  onChange: (where: Filter[]) => void;
  titles: Titles;
};

/** The filters of a list, each as a chip that opens its editor. */
export function FilterChips({ entity, where, onChange, titles }: Props) {
  if (where.length === 0) return null;
  const replace = (at: number, filter: Filter) =>
    onChange(where.map((one, index) => (index === at ? filter : one)));
  return (
    <ul className={styles.chips} aria-label="Filters">
      {where.map((filter, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a filter is its place; two may be on the same field
        <li key={`${at}${filter.field}`}>
          <Chip
            entity={entity}
            filter={filter}
            titles={titles}
            onChange={(next) => replace(at, next)}
            onRemove={() => onChange(where.filter((_, index) => index !== at))}
          />
        </li>
      ))}
      {where.length > 1 && (
        <li>
          <Button variant="ghost" size="s" onClick={() => onChange([])}>
            Clear all
          </Button>
        </li>
      )}
    </ul>
  );
}

/** Adds a filter on one of the entity's fields. */
export function FilterButton({ entity, where, onChange }: Omit<Props, 'titles'>) {
  const entries: MenuEntry[] = shownFields(entity).map(([name, field]) => ({
    label: field.label,
    onSelect: () => onChange([...where, newFilter(name, field)]),
  }));
  return (
    <Menu
      trigger={
        <Button size="s" icon={ListFilter}>
          <span className={styles.toolLabel}>Filter</span>
        </Button>
      }
      entries={entries}
    />
  );
}

type ChipProps = {
  entity: Entity;
  filter: Filter;
  titles: Titles;
  onChange: (filter: Filter) => void;
  onRemove: () => void;
};

function Chip({ entity, filter, titles, onChange, onRemove }: ChipProps) {
  const context = useFieldContext();
  const [isOpen, setOpen] = useState(() =>
    Array.isArray(filter.value) ? filter.value.length === 0 : filter.value === null,
  );
  // Names of chosen records may not be among those of the rows in sight.
  const [names, setNames] = useState<Titles>({});
  const field = shownField(entity, filter.field);
  if (!field) return null;
  const { label, rest } = filterText(entity, filter, context, { ...titles, ...names });
  return (
    <span className={styles.chip}>
      <Popover.Root open={isOpen} onOpenChange={setOpen}>
        <Popover.Trigger className={styles.chipText}>
          <span className={styles.chipLabel}>{label}</span> {rest}
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Positioner sideOffset={4} align="start" className={popup.positioner}>
            <Popover.Popup
              className={`${popup.popup} ${styles.filterPopup}`}
              aria-label={`Filter by ${label}`}
            >
              <FilterEditor
                field={field}
                filter={filter}
                onChange={onChange}
                titles={{ ...titles, ...names }}
                onNames={setNames}
              />
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
      <button
        type="button"
        className={styles.chipRemove}
        aria-label={`Remove the filter on ${label}`}
        onClick={onRemove}
      >
        <X size={12} aria-hidden />
      </button>
    </span>
  );
}
