import { type RefObject, useEffect, useState } from 'react';

/**
 * Puts the keyboard on a line of a part by name, `data-line="…"`, once that line is there: what was edited in place of
 * it may leave only later, and a changed record may come back elsewhere. `focusOn(name)`.
 */
export function useLineFocus(section: RefObject<HTMLElement | null>): (name: string) => void {
  const [wanted, setWanted] = useState<{ name: string }>();
  useEffect(() => {
    if (!wanted) return;
    const line = section.current?.querySelector<HTMLElement>(`[data-line="${wanted.name}"]`);
    if (!line) return;
    line.focus();
    setWanted(undefined);
  });
  return (name) => setWanted({ name });
}
