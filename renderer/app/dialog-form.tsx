import type { ReactNode } from 'react';
import { Button } from '../design/button.tsx';
import styles from './dialogs.module.css';

type FormProps = {
  /** What it is called to screen readers, where the dialog holds more than this. */
  label?: string;
  onSubmit: () => void;
  children: ReactNode;
};

/** A form that a dialog holds. What is wrong with it is said below its fields, not by the browser. */
export function DialogForm({ label, onSubmit, children }: FormProps) {
  return (
    <form
      className={styles.form}
      noValidate
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}

type ActionsProps = { onCancel: () => void; isBusy?: boolean; children: ReactNode };

/** The end of such a form: the way out, and what it does. */
export function DialogActions({ onCancel, isBusy = false, children }: ActionsProps) {
  return (
    <div className={styles.actions}>
      <Button onClick={onCancel}>Cancel</Button>
      <Button type="submit" variant="primary" disabled={isBusy}>
        {children}
      </Button>
    </div>
  );
}
