import type { EntityName } from '#shared/entities.ts';
import type {
  ImportCounts,
  ImportFileReport,
  ImportItem,
  ImportResult,
} from '#shared/import/import-report.ts';

/** How many items of one result a report lists; the counts go on. */
const LISTED: Record<ImportResult, number> = { add: 200, update: 500, skip: 500, reject: 1_000, note: 1_000 };

export function noCounts(): ImportCounts {
  return { add: 0, update: 0, skip: 0, reject: 0, note: 0 };
}

/** Collects what happens to the rows of one file. */
export class FileTally {
  readonly counts: ImportCounts = noCounts();
  readonly #items: ImportItem[] = [];
  readonly #file: { file: string; kind: string; label: string };

  constructor(file: { file: string; kind: string; label: string }) {
    this.#file = file;
  }

  /** `reason` is a sentence without its capital and its full stop, so that callers can put words before it. */
  add(result: ImportResult, line: number, entity: EntityName | null, what: string, reason: string): void {
    this.counts[result] += 1;
    if (this.counts[result] > LISTED[result]) return;
    this.#items.push({ line, result, entity, what, reason: sentence(reason, result) });
  }

  report(): ImportFileReport {
    const items = this.#items.toSorted((a, b) => a.line - b.line);
    return { ...this.#file, counts: { ...this.counts }, items };
  }
}

/** Notes begin with the name of what they are about, which keeps its own spelling. */
function sentence(reason: string, result: ImportResult): string {
  if (reason === '') return '';
  const text = result === 'note' ? reason : reason.charAt(0).toUpperCase() + reason.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
