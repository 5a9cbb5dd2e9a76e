import { type ChangeEvent, type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import { Field, type FieldIds } from '../design/field.tsx';
import { TextArea, TextInput } from '../design/text-input.tsx';
import styles from './settings.module.css';

type Props = {
  label: string;
  help?: string;
  /** The value as text; a change is taken over when the field is left or Enter is pressed. */
  value: string;
  unit?: string;
  isDisabled: boolean;
  /** A sentence: it is seen whole, on as many lines as it takes. */
  isSentence?: boolean;
  /** What is wrong with a text, `undefined` when it can be used. */
  check?: (text: string) => string | undefined;
  onCommit: (text: string) => void;
};

/** A setting that is typed. */
export function TypedSetting({ label, help, value, unit, isDisabled, isSentence, check, onCommit }: Props) {
  const [text, setText] = useState(value);
  const [error, setError] = useState<string>();
  useEffect(() => setText(value), [value]);
  const commit = () => {
    const problem = check?.(text.trim());
    setError(problem);
    if (!problem && text.trim() !== value) onCommit(text.trim());
  };
  return (
    <Field label={label} help={help} error={error}>
      {(ids) => {
        const input = {
          ...ids,
          value: text,
          disabled: isDisabled,
          onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
            setText(event.target.value),
          onBlur: commit,
          onKeyDown: (event: KeyboardEvent) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            commit();
          },
        };
        return isSentence ? <TextArea {...input} rows={1} /> : <TextInput {...input} unit={unit} />;
      }}
    </Field>
  );
}

type NumberProps = Omit<Props, 'value' | 'onCommit' | 'check'> & {
  value: number;
  min: number;
  /** Shown and typed in percent, kept as a fraction. */
  isShare?: boolean;
  onCommit: (value: number) => void;
};

/** A setting that is a whole number, or a share in percent. */
export function NumberSetting({ value, min, isShare = false, onCommit, unit, ...rest }: NumberProps) {
  const shown = isShare ? Number((value * 100).toPrecision(12)) : value;
  const max = isShare ? 100 : 100_000;
  const check = (text: string) => {
    const number = Number(text);
    const isFine = text !== '' && number >= min && number <= max && (isShare || Number.isInteger(number));
    return isFine ? undefined : `Enter ${isShare ? 'a' : 'a whole'} number from ${min} to ${max}.`;
  };
  return (
    <TypedSetting
      {...rest}
      value={String(shown)}
      unit={isShare ? '%' : (unit ?? '')}
      check={check}
      onCommit={(text) => onCommit(isShare ? Number(text) / 100 : Number(text))}
    />
  );
}

type ChosenProps = { label: string; help?: string; error?: string; children: (ids: FieldIds) => ReactNode };

export function ChosenSetting({ label, help, error, children }: ChosenProps) {
  return (
    <Field label={label} help={help} error={error}>
      {children}
    </Field>
  );
}

export function Section({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  return (
    <section className={styles.section} aria-label={title}>
      <div>
        <h2>{title}</h2>
        <p className={styles.about}>{about}</p>
      </div>
      <div className={styles.fields}>{children}</div>
    </section>
  );
}
