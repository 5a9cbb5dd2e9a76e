import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useRef } from 'react';
import button from './button.module.css';
import styles from './dialog.module.css';

const FIELDS = 'input:not([disabled]), textarea:not([disabled])';

type Props = {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
  size?: 'm' | 'l';
  /** Only words: the keyboard scrolls them. */
  isText?: boolean;
  /** What the keyboard is on at first; otherwise the first field of the body, else the first thing that takes it. */
  initialFocus?: RefObject<HTMLElement | null>;
};

export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  footer,
  size = 'm',
  isText = false,
  initialFocus,
}: Props) {
  const body = useRef<HTMLDivElement>(null);
  const firstField = () => body.current?.querySelector<HTMLElement>(FIELDS) ?? true;
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => open || onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup className={styles.popup} data-size={size} initialFocus={initialFocus ?? firstField}>
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
          <div ref={body} className={styles.body} {...(isText ? { tabIndex: 0 } : {})}>
            {children}
          </div>
          {footer && <footer className={styles.foot}>{footer}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
