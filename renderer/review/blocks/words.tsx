import { sloMark } from '#shared/review/facts/slo-facts.ts';
import { severityMark } from '#shared/review/facts/words.ts';
import type { SloStatus } from '#shared/review/sections.ts';
import { RagMark } from '../../design/badge.tsx';

export { asWords, nameOf } from '#shared/review/facts/words.ts';

export function SloMark({ status }: { status: SloStatus }) {
  const { rag, text } = sloMark(status);
  return <RagMark rag={rag} word={text} />;
}

/** How pressing an attention entry is, from its severity of 0 to 100. */
export function SeverityMark({ severity }: { severity: number }) {
  const { rag, text } = severityMark(severity);
  return <RagMark rag={rag} word={text} />;
}
