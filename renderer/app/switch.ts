/** Whether something that any page may open, such as a dialog, is open. For `useSyncExternalStore`. */
export function createSwitch() {
  let isOn = false;
  const listeners = new Set<() => void>();
  return {
    get: () => isOn,
    set: (on: boolean) => {
      isOn = on;
      for (const listener of listeners) listener();
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
