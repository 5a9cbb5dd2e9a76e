import { Checkbox as Base } from '@base-ui/react/checkbox';
import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './input.module.css';

type Props = {
  checked: boolean;
  isMixed?: boolean;
  onChange: (checked: boolean) => void;
  /** Visible words beside the box; without them give `ariaLabel`. */
  children?: ReactNode;
  ariaLabel?: string | undefined;
  id?: string | undefined;
  disabled?: boolean | undefined;
  tabIndex?: number | undefined;
};

export function Checkbox({
  checked,
  isMixed = false,
  onChange,
  children,
  ariaLabel,
  id,
  disabled,
  tabIndex = 0,
}: Props) {
  const box = (
    <Base.Root
      id={id}
      checked={checked}
      indeterminate={isMixed}
      disabled={disabled ?? false}
      onCheckedChange={onChange}
      aria-label={ariaLabel}
      tabIndex={tabIndex}
      className={styles.checkbox}
    >
      <Base.Indicator>
        {isMixed ? <Minus size={12} strokeWidth={3} /> : <Check size={12} strokeWidth={3} />}
      </Base.Indicator>
    </Base.Root>
  );
  if (!children) return box;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside it is the control
    <label className={styles.checkLabel}>
      {box}
      {children}
    </label>
  );
}
