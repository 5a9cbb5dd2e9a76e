const PREFIX = 'muster.commentary.';

/** Commentary as it is typed, kept until it is saved: closing the window or the review does not lose it. */
export function keepCommentary(section: string, text: string): void {
  localStorage.setItem(PREFIX + section, text);
}

export function keptCommentary(section: string): string | null {
  return localStorage.getItem(PREFIX + section);
}

export function forgetCommentary(section: string): void {
  localStorage.removeItem(PREFIX + section);
}

/** By section: what was typed and not saved. */
export function unsavedCommentary(sections: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    sections.flatMap((section) => {
      const text = keptCommentary(section);
      return text === null ? [] : [[section, text]];
    }),
  );
}
