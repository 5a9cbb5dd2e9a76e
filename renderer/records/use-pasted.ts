import { useEffect, useEffectEvent } from 'react';
import { isDialogOpen, isTyping } from '../app/shortcuts.ts';

/** Hears of text that is pasted onto the page, unless somebody is typing or a dialog is open. */
export function usePasted(onPaste: (text: string) => void, isEnabled: boolean): void {
  const onText = useEffectEvent(onPaste);
  useEffect(() => {
    if (!isEnabled) return;
    const listen = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text.trim() === '' || isTyping(event.target) || isDialogOpen()) return;
      event.preventDefault();
      onText(text);
    };
    addEventListener('paste', listen);
    return () => removeEventListener('paste', listen);
  }, [isEnabled]);
}
