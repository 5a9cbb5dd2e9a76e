import { Calendar } from 'lucide-react';
import { type ComponentProps, useRef } from 'react';
import styles from './input.module.css';

type Props = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'size' | 'type'> & {
  /** Text as typed; the form reads it. */
  value: string;
  onChange: (text: string) => void;
  type: 'date' | 'month' | 'datetime-local';
  size?: 's' | 'm';
};

/** A day, month or moment typed as text, with the browser's calendar behind a button. */
export function DateField({ value, onChange, type, size = 'm', ...rest }: Props) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <span className={styles.group} data-single>
      <input
        type="text"
        autoComplete="off"
        data-size={size}
        placeholder={PLACEHOLDERS[type]}
        className={styles.input}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        {...rest}
      />
      <span className={styles.adornments}>
        <button
          type="button"
          tabIndex={-1}
          className={styles.adornment}
          aria-label="Open the calendar"
          onClick={() => picker.current?.showPicker()}
        >
          <Calendar size={14} aria-hidden />
        </button>
      </span>
      <input
        ref={picker}
        type={type}
        tabIndex={-1}
        aria-hidden
        className={styles.nativePicker}
        value={value.replace(' ', 'T')}
        onChange={(event) => onChange(event.target.value.replace('T', ' '))}
      />
    </span>
  );
}

const PLACEHOLDERS = { date: 'YYYY-MM-DD', month: 'YYYY-MM', 'datetime-local': 'YYYY-MM-DD hh:mm' } as const;
