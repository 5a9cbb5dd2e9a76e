import type { Page } from '@playwright/test';
import { findings, type Scope, showTheme } from './axe.ts';
import { faintMarks, keyboardPass } from './keyboard/keyboard-pass.ts';

export type Part = Required<Pick<Scope, 'within' | 'without'>> & {
  /** The keyboard stays where it is: a Tab closes this. */
  isOneStop?: boolean | undefined;
};

/**
 * What is wrong with a part of a page: the findings of axe in both themes, and what the keyboard does not come to or
 * cannot be seen on. The keyboard comes last: Tab closes some of what is open.
 */
export async function problemsIn(page: Page, part: Part, isLightOnly = false): Promise<string[]> {
  await showTheme(page, 'light');
  const light = await findings(page, { theme: 'light', within: part.within, without: part.without });
  if (isLightOnly) return [...light, ...(await keyboardPass(page, part))];
  await showTheme(page, 'dark');
  const dark = await findings(page, { theme: 'dark', within: part.within, without: part.without });
  const keyboard = await keyboardPass(page, part);
  await showTheme(page, 'light');
  return [...light, ...dark.map((one) => `dark: ${one}`), ...keyboard, ...(await faintMarks(page))];
}
