import styles from './small.module.css';

const isMac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac');
const MAC_SIGNS: Record<string, string> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↵' };

/** A shortcut as keys are labelled on this computer; written `Mod+Shift+Z`, where Mod is Ctrl or Command. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className={styles.kbd}>
      {keys.split('+').map((key) => (
        <kbd key={key}>{keyLabel(key)}</kbd>
      ))}
    </span>
  );
}

/** `Ctrl+K` or `⌘K`, for tooltips. */
export function keysText(keys: string): string {
  return keys
    .split('+')
    .map(keyLabel)
    .join(isMac ? '' : '+');
}

function keyLabel(key: string): string {
  if (isMac) return MAC_SIGNS[key] ?? key;
  return key === 'Mod' ? 'Ctrl' : key;
}
