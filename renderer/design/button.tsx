import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import styles from './button.module.css';
import { Tooltip } from './tooltip.tsx';

type Look = {
  variant?: 'primary' | 'secondary' | 'ghost' | 'danger';
  size?: 's' | 'm';
};

export type ButtonProps = ComponentProps<'button'> & Look & { icon?: LucideIcon | undefined };

export function Button({
  variant = 'secondary',
  size = 'm',
  icon: Icon,
  children,
  className,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      data-variant={variant}
      data-size={size}
      className={[styles.button, className].filter(Boolean).join(' ')}
      {...rest}
    >
      {Icon && <Icon size={size === 's' ? 14 : 15} className={styles.icon} aria-hidden />}
      {children}
    </button>
  );
}

export type IconButtonProps = Omit<ComponentProps<'button'>, 'children'> &
  Look & {
    icon: LucideIcon;
    /** What it does, for the tooltip and for screen readers. */
    label: string;
    /** The shortcut, shown in the tooltip. */
    keys?: string | undefined;
  };

export function IconButton({
  icon: Icon,
  label,
  keys,
  variant = 'ghost',
  size = 'm',
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys}>
      <button
        type="button"
        aria-label={label}
        data-variant={variant}
        data-size={size}
        className={`${styles.button} ${styles.square}`}
        {...rest}
      >
        <Icon size={size === 's' ? 14 : 16} className={styles.icon} aria-hidden />
      </button>
    </Tooltip>
  );
}
