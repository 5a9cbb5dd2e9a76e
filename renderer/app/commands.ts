import { useEffect, useEffectEvent } from 'react';
import type { Command } from '#shared/contract/menu.ts';

type Handler = () => void;
const handlers = new Map<Command, Handler[]>();

/** Answers a command of the menu while the component is shown; the one mounted last answers first. */
export function useCommand(command: Command, handler: Handler, isEnabled = true): void {
  const answer = useEffectEvent(handler);
  useEffect(() => {
    if (!isEnabled) return;
    const entry = () => answer();
    handlers.set(command, [...(handlers.get(command) ?? []), entry]);
    return () =>
      void handlers.set(
        command,
        (handlers.get(command) ?? []).filter((one) => one !== entry),
      );
  }, [command, isEnabled]);
}

/** Does what a menu item, a shortcut or the palette asks for. */
export function runCommand(command: Command): void {
  handlers.get(command)?.at(-1)?.();
}
