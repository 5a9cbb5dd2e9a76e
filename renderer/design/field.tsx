import { type ReactNode, useId } from 'react';
import styles from './field.module.css';

/** What an input inside a field needs to be tied to its label, help and error. */
export type FieldIds = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean | undefined;
};

type Props = {
  label: string;
  help?: string | undefined;
  error?: string | undefined;
  isRequired?: boolean;
  children: (ids: FieldIds) => ReactNode;
};

/** A labelled input with its help below and, when something is wrong, the sentence that says what. */
export function Field({ label, help, error, isRequired = false, children }: Props) {
  const id = useId();
  const described = error ? `${id}-error` : help ? `${id}-help` : undefined;
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
        {isRequired && (
          <span className={styles.required} title="Required">
            *<span className="visually-hidden"> required</span>
          </span>
        )}
      </label>
      {children({ id, 'aria-describedby': described, 'aria-invalid': error ? true : undefined })}
      {error ? (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      ) : (
        help && (
          <p id={`${id}-help`} className={styles.help}>
            {help}
          </p>
        )
      )}
    </div>
  );
}
