import { z } from 'zod';

/** What a pattern of file names may name, with what stands there. */
export const NAME_PARTS = {
  workspace: 'the name of the workspace',
  deck: 'the deck or scorecard',
  week: 'the week, as 2026-W47',
  profile: 'whom it is for',
} as const;

export type NameParts = Record<keyof typeof NAME_PARTS, string>;

/** How exported files are called unless the settings say otherwise. */
export const DEFAULT_NAME_PATTERN = '{workspace} {deck} {week}';

const KNOWN = Object.keys(NAME_PARTS).map((name) => `{${name}}`);
const MOST = 150;

/** What is wrong with a pattern of file names, in a sentence; `null` when it can be used. */
export function namePatternProblem(pattern: string): string | null {
  const words = pattern.replaceAll(/\{[^{}]*\}/g, '');
  const [unknown] = (pattern.match(/\{[^{}]*\}/g) ?? []).filter((part) => !KNOWN.includes(part));
  if (pattern.trim() === '') return `Write a name, e.g. ${DEFAULT_NAME_PATTERN}.`;
  if (pattern.length > MOST) return `Keep the pattern under ${MOST} characters.`;
  if (unknown !== undefined) return `There is no ${unknown}; there are ${listed(KNOWN)}.`;
  if (/[{}]/.test(words)) return 'A brace is open: write each part as {week}.';
  const [barred] = words.match(/[\\/:*?"<>|\p{Cc}]/u) ?? [];
  if (barred !== undefined) return `A file name cannot hold “${barred}”.`;
  return null;
}

export const namePattern = z
  .string()
  .trim()
  .superRefine((pattern, context) => {
    const message = namePatternProblem(pattern);
    if (message !== null) context.addIssue({ code: 'custom', message });
  });

/** A file's name from a pattern, with the end of its format: `Northwind Weekly ops review 2026-W47.pdf`. */
export function fileNameFrom(pattern: string, named: NameParts, end: string): string {
  const parts = pattern.includes('{workspace}') ? withoutTwice(named) : named;
  const filled = pattern.replaceAll(/\{(\w+)\}/g, (all, name: string) =>
    Object.hasOwn(parts, name) ? parts[name as keyof NameParts] : all,
  );
  return safeFileName(filled, end);
}

/** What is about the whole workspace, as its scorecard, is called after it: its name need not stand twice. */
function withoutTwice(parts: NameParts): NameParts {
  const { workspace, deck } = parts;
  return deck.startsWith(`${workspace} `) ? { ...parts, deck: deck.slice(workspace.length + 1) } : parts;
}

/** A name that every file system takes, with the end of its format. */
export function safeFileName(name: string, end: string): string {
  const plain = name
    .replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 120)
    .replace(/[. ]+$/, '');
  // Windows keeps these for devices, whatever their end.
  const isKept = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(plain);
  return `${isKept || plain === '' ? `${plain}_` : plain}.${end}`;
}

/** Names apart from each other: the second of the same name is `Name (2).pdf`. Case does not tell files apart. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Map<string, number>();
  return names.map((name) => {
    const key = name.toLowerCase();
    const count = (taken.get(key) ?? 0) + 1;
    taken.set(key, count);
    return count === 1 ? name : name.replace(/(\.\w+)?$/, ` (${count})$1`);
  });
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
