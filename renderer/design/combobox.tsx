import { Combobox as Base } from '@base-ui/react/combobox';
import { Check, ChevronDown, X } from 'lucide-react';
import styles from './input.module.css';
import popup from './popup.module.css';

export type ComboItem = { id: string; title: string; hint?: string };

type Shared = {
  /** What the last search found. */
  found: readonly ComboItem[];
  onSearch: (text: string) => void;
  isBusy?: boolean;
  placeholder?: string;
  id?: string | undefined;
  'aria-label'?: string | undefined;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: boolean | undefined;
};

type One = Shared & { value: ComboItem | null; onChange: (value: ComboItem | null) => void };

/** Chooses one of many, searched for as one types. */
export function Combobox({ value, onChange, found, onSearch, isBusy, placeholder, id, ...aria }: One) {
  return (
    <Base.Root
      items={found}
      value={value}
      onValueChange={(next, details) => isKept(details) || onChange(next)}
      {...searchedBy(onSearch)}
    >
      <Base.InputGroup className={styles.group}>
        <Base.Input id={id} placeholder={placeholder} className={styles.input} {...aria} />
        <span className={styles.adornments}>
          {value && (
            <Base.Clear className={styles.adornment} aria-label="Clear">
              <X size={13} aria-hidden />
            </Base.Clear>
          )}
          <Base.Trigger className={styles.adornment} aria-label="Show the choices">
            <ChevronDown size={14} aria-hidden />
          </Base.Trigger>
        </span>
      </Base.InputGroup>
      <Choices isBusy={isBusy ?? false} />
    </Base.Root>
  );
}

type Many = Shared & { value: readonly ComboItem[]; onChange: (value: ComboItem[]) => void };

/** Chooses several of many; the chosen ones stand as chips before the input. */
export function MultiCombobox({ value, onChange, found, onSearch, isBusy, placeholder, id, ...aria }: Many) {
  return (
    <Base.Root
      multiple
      items={found}
      value={[...value]}
      onValueChange={(next, details) => isKept(details) || onChange(next)}
      {...searchedBy(onSearch)}
    >
      <Base.InputGroup className={styles.group}>
        <Base.Chips className={styles.chips}>
          {value.map((item) => (
            <Base.Chip key={item.id} className={styles.chip} aria-label={item.title}>
              <span className={styles.chipText}>{item.title}</span>
              <Base.ChipRemove className={styles.chipRemove} aria-label={`Remove ${item.title}`}>
                <X size={12} aria-hidden />
              </Base.ChipRemove>
            </Base.Chip>
          ))}
          <Base.Input
            id={id}
            placeholder={value.length === 0 ? placeholder : ''}
            className={styles.chipInput}
            {...aria}
          />
        </Base.Chips>
      </Base.InputGroup>
      <Choices isBusy={isBusy ?? false} />
    </Base.Root>
  );
}

/** The search is the caller's: what it found is shown as it is. */
function searchedBy(onSearch: (text: string) => void) {
  return {
    onInputValueChange: (text: string, details: Details) => {
      if (!isKept(details)) onSearch(details.reason === 'input-change' ? text : '');
    },
    itemToStringLabel: (item: ComboItem) => item.title,
    isItemEqualToValue: (a: ComboItem, b: ComboItem) => a.id === b.id,
    filter: null,
    autoHighlight: true,
  };
}

type Details = { reason: string; cancel: () => void; allowPropagation: () => void };

/** An Esc closes the choices, or else what the input stands in. It would take away what was chosen. */
function isKept(details: Details): boolean {
  if (details.reason !== 'escape-key') return false;
  details.cancel();
  details.allowPropagation();
  return true;
}

function Choices({ isBusy }: { isBusy: boolean }) {
  return (
    <Base.Portal>
      <Base.Positioner sideOffset={4} className={popup.positioner}>
        <Base.Popup className={popup.popup}>
          <Base.Empty className={popup.empty}>{isBusy ? 'Searching…' : 'Nothing matches.'}</Base.Empty>
          <Base.List>
            {(item: ComboItem) => (
              <Base.Item key={item.id} value={item} className={popup.item}>
                <span className={popup.label}>{item.title}</span>
                {item.hint && <span className={popup.hint}>{item.hint}</span>}
                <span className={popup.mark}>
                  <Base.ItemIndicator>
                    <Check size={14} aria-hidden />
                  </Base.ItemIndicator>
                </span>
              </Base.Item>
            )}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}
