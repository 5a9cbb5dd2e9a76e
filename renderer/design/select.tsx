import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import styles from './input.module.css';
import popup from './popup.module.css';

export type SelectOption = { value: string; label: string };

type Props = {
  value: string | null;
  options: readonly SelectOption[];
  onChange: (value: string | null) => void;
  /** Offers “none” as the first choice. */
  isClearable?: boolean;
  /** Shows its choices as soon as it is there. */
  isOpenAtFirst?: boolean;
  placeholder?: string;
  id?: string | undefined;
  size?: 's' | 'm';
  disabled?: boolean | undefined;
  'aria-label'?: string | undefined;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: boolean | undefined;
};

/** One of a few fixed choices. */
export function Select({
  value,
  options,
  onChange,
  isClearable = false,
  isOpenAtFirst = false,
  placeholder = 'Choose…',
  size = 'm',
  id,
  disabled,
  ...aria
}: Props) {
  const items = isClearable ? [{ value: null, label: placeholder }, ...options] : [...options];
  return (
    <Base.Root
      items={items}
      value={value}
      defaultOpen={isOpenAtFirst}
      onValueChange={(next) => onChange(next)}
      disabled={disabled ?? false}
      {...(id ? { id } : {})}
    >
      <Base.Trigger data-size={size} className={`${styles.input} ${styles.trigger}`} {...aria}>
        <Base.Value className={styles.value}>
          {(current: string | null) =>
            options.find((option) => option.value === current)?.label ?? (
              <span className={styles.placeholder}>{placeholder}</span>
            )
          }
        </Base.Value>
        <ChevronsUpDown size={13} aria-hidden />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className={popup.positioner}>
          <Base.Popup className={popup.popup}>
            <Base.List>
              {items.map((item) => (
                <Base.Item key={item.value ?? ''} value={item.value} className={popup.item}>
                  <Base.ItemText className={popup.label}>
                    {item.value === null ? <span className={styles.placeholder}>None</span> : item.label}
                  </Base.ItemText>
                  <span className={popup.mark}>
                    <Base.ItemIndicator>
                      <Check size={14} aria-hidden />
                    </Base.ItemIndicator>
                  </span>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
