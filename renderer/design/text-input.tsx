import type { ComponentProps } from 'react';
import styles from './input.module.css';

type Extra = { size?: 's' | 'm'; unit?: string | undefined };

/** Room for a letter of the unit, in rem. */
const UNIT_LETTER = 0.42;

/** One line of text, with its unit at its end. */
export function TextInput({
  size = 'm',
  unit,
  className,
  ...rest
}: Omit<ComponentProps<'input'>, 'size'> & Extra) {
  const input = (
    <input
      type="text"
      autoComplete="off"
      data-size={size}
      className={[styles.input, className].filter(Boolean).join(' ')}
      style={unit ? { paddingRight: `${unit.length * UNIT_LETTER + 1}rem` } : undefined}
      {...rest}
    />
  );
  if (!unit) return input;
  return (
    <span className={styles.affixed}>
      {input}
      <span className={styles.unit}>{unit}</span>
    </span>
  );
}

export function TextArea({ className, ...rest }: ComponentProps<'textarea'>) {
  const classes = [styles.input, className].filter(Boolean).join(' ');
  return <textarea rows={3} {...rest} className={classes} />;
}
