import { describe, expect, it } from 'vitest';
import { COMMANDS, MENU, MENU_KEYS, parseAccelerator } from '#shared/contract/menu.ts';

describe('the menu', () => {
  it('has unique commands and keys', () => {
    expect(new Set(COMMANDS).size).toBe(COMMANDS.length);
    const keys = MENU_KEYS.map(({ command: _, ...key }) => JSON.stringify(key));
    expect(new Set(keys).size).toBe(keys.length);
    expect(MENU.every((group) => group.items.length > 0)).toBe(true);
  });

  it('reads accelerators as keys', () => {
    expect(parseAccelerator('CmdOrCtrl+Shift+Z')).toEqual({ key: 'z', mod: true, shift: true, alt: false });
    expect(parseAccelerator('F1')).toEqual({ key: 'f1', mod: false, shift: false, alt: false });
  });
});
