import { findEntity } from '../entities.ts';
import type { AttentionEntry } from './attention-entry.ts';

/** Words for a severity of 0–100, e.g. `High`. */
type SeverityWord = (severity: number) => string;

/**
 * Attention entries as a numbered Markdown list: severity, subject, kind, owner, and every reason with its figures. What
 * is quiet comes last, with why.
 */
export function attentionMarkdown(
  title: string,
  entries: readonly AttentionEntry[],
  severityWord: SeverityWord,
): string {
  const loud = entries.filter(({ quiet }) => quiet === null);
  const quiet = entries.filter((entry) => entry.quiet !== null);
  const lines = loud.flatMap((entry, at) => {
    const owner = entry.owner?.name ?? 'no owner';
    const head = `**${severityWord(entry.severity)}** ${plain(entry.title)} (${kindOf(entry)}; ${plain(owner)})`;
    return [`${at + 1}. ${head}`, ...entry.reasons.map(({ sentence }) => `   - ${plain(sentence)}`)];
  });
  const dismissed = quiet.map(
    (entry) => `- ${plain(entry.title)}: ${plain(entry.quiet?.reason ?? '')} (since ${entry.quiet?.since})`,
  );
  return [
    `# ${plain(title)}`,
    '',
    ...(lines.length > 0 ? lines : ['Nothing needs attention.']),
    ...(dismissed.length > 0 ? ['', '## Dismissed, quiet until worse', '', ...dismissed] : []),
    '',
  ].join('\n');
}

function kindOf({ entity }: AttentionEntry): string {
  return findEntity(entity)?.label ?? entity;
}

/** Text that Markdown shows as it is. */
function plain(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>#|]/g, (sign) => `\\${sign}`).replaceAll(/\s*\n\s*/g, ' ');
}
