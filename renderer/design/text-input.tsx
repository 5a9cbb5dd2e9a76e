import type { ComponentProps } from 'react';
import styles from './input.module.css';

type Extra = { size?: 's' | 'm'; unit?: string | undefined };

/** One line of text, with its unit behind it. */
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
