import { Toast as Base } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import button from './button.module.css';
import styles from './toast.module.css';

const manager = Base.createToastManager();

type Notice = {
  title: string;
  description?: string | undefined;
  undo?: (() => void) | undefined;
  /** Something to do with what was made, where there is nothing to undo. */
  action?: { label: string; run: () => void } | undefined;
};

/** Says what was done, for a few seconds, with a way back. */
export function notify({ title, description, undo, action }: Notice): void {
  const offered = undo ? { label: 'Undo', run: undo } : action;
  const onClick = () => {
    manager.close(id);
    offered?.run();
  };
  const id = manager.add({
    title,
    description,
    timeout: offered ? 9000 : 5000,
    ...(offered ? { actionProps: { children: offered.label, onClick } } : {}),
  });
}

/** Says what could not be done. Stays until it is closed. */
export function notifyError(title: string, description?: string): void {
  manager.add({ title, description, type: 'error', priority: 'high', timeout: 0 });
}

export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <Base.Provider toastManager={manager} limit={3}>
      {children}
      <Base.Portal>
        {/* An Esc closes the notice that the keyboard is on, and nothing of the page. */}
        <Base.Viewport
          className={styles.viewport}
          data-notices
          onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
        >
          <Toasts />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function Toasts() {
  const { toasts } = Base.useToastManager();
  return toasts.map((toast) => (
    <Base.Root key={toast.id} toast={toast} data-notice className={styles.toast}>
      <Base.Content className={styles.content}>
        <Base.Title className={styles.title} />
        <Base.Description className={styles.description} />
      </Base.Content>
      <Base.Action className={button.button} data-size="s" />
      {/* Without it, a button that the keyboard reaches is hidden from screen readers while the pile is folded. */}
      <Base.Close
        aria-hidden={false}
        aria-label="Close"
        className={`${button.button} ${button.square}`}
        data-variant="ghost"
        data-size="s"
      >
        <X size={14} aria-hidden />
      </Base.Close>
    </Base.Root>
  ));
}
