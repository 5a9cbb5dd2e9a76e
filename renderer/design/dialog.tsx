import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import button from './button.module.css';
import styles from './dialog.module.css';

type Props = {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
  size?: 'm' | 'l';
  /** Only words: the keyboard scrolls them. */
  isText?: boolean;
};

export function Dialog({ title, isOpen, onClose, children, footer, size = 'm', isText = false }: Props) {
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => open || onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup className={styles.popup} data-size={size}>
          <header className={styles.head}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            <Base.Close
              aria-label="Close"
              className={`${button.button} ${button.square}`}
              data-variant="ghost"
              data-size="s"
            >
              <X size={15} aria-hidden />
            </Base.Close>
          </header>
          <div className={styles.body} {...(isText ? { tabIndex: 0 } : {})}>
            {children}
          </div>
          {footer && <footer className={styles.foot}>{footer}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
