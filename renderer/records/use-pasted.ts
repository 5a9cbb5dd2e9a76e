import { useEffect, useRef } from 'react';
import { isDialogOpen, isTyping } from '../app/shortcuts.ts';

/** Hears of text that is pasted onto the page, unless somebody is typing or a dialog is open. */
export function usePasted(onPaste: (text: string) => void, isEnabled: boolean): void {
  const latest = useRef(onPaste);
  latest.current = onPaste;
  useEffect(() => {
    if (!isEnabled) return;
    const listen = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text.trim() === '' || isTyping(event.target) || isDialogOpen()) return;
      event.preventDefault();
      latest.current(text);
    };
    addEventListener('paste', listen);
    return () => removeEventListener('paste', listen);
  }, [isEnabled]);
}
