import { Ellipsis, type LucideIcon } from 'lucide-react';
import { type ReactNode, Suspense, useState } from 'react';
import button from './button.module.css';
import { Menu, type MenuEntry } from './menu.tsx';

type Props = {
  /** What it offers, for the tooltip and for screen readers. */
  label: string;
  icon?: LucideIcon;
  /** Draws the menu with the entries it is given; they are made when it is opened first. */
  children: (menu: (entries: readonly MenuEntry[]) => ReactNode) => ReactNode;
};

/** A small menu of which a page may have dozens: until somebody opens it, it is a plain button. */
export function LazyMenu({ label, icon: Icon = Ellipsis, children }: Props) {
  const [isUsed, setIsUsed] = useState(false);
  const trigger = (
    <button
      type="button"
      className={`${button.button} ${button.square}`}
      data-variant="ghost"
      data-size="s"
      title={label}
      aria-label={label}
      aria-haspopup="menu"
      {...(isUsed ? {} : { onClick: () => setIsUsed(true) })}
    >
      <Icon size={14} aria-hidden />
    </button>
  );
  if (!isUsed) return trigger;
  return (
    <Suspense fallback={trigger}>
      {children((entries) => (
        <Menu align="end" isOpenAtFirst trigger={trigger} entries={entries} />
      ))}
    </Suspense>
  );
}
