import { type Document, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml';
import { MusterError } from '#shared/contract/errors.ts';
import { LIMITS } from './limits.ts';
import type { SourceFile } from './source-file.ts';

/** One document of a YAML file, or one item of a top-level list; `problem` says why it cannot be read. */
export type YamlDocument = { line: number; value: unknown; problem?: string };

/**
 * The documents of a YAML file: `---` between them, top-level lists, or both.
 * @throws MusterError `bad-input` for a file that is empty, too large or nested too deeply
 */
export function yamlDocuments(file: SourceFile): YamlDocument[] {
  if (file.bytes > LIMITS.yamlBytes) {
    throw new MusterError(
      'bad-input',
      `“${file.name}” is too large for YAML (${LIMITS.yamlBytes / 1024 / 1024} MB at most). Split it.`,
    );
  }
  const lines = new LineCounter();
  const documents = parsed(file, lines);
  if (documents.length > LIMITS.yamlDocuments) {
    throw new MusterError(
      'bad-input',
      `“${file.name}” has more than ${LIMITS.yamlDocuments} documents. Split it.`,
    );
  }
  const items = documents.flatMap((document) => itemsOf(document, lines));
  if (items.length === 0) throw new MusterError('bad-input', `“${file.name}” is empty.`);
  return items;
}

function parsed(file: SourceFile, lines: LineCounter): Document.Parsed[] {
  try {
    const result = parseAllDocuments(file.text, {
      lineCounter: lines,
      prettyErrors: false,
      logLevel: 'silent',
    });
    return Array.isArray(result) ? result : [];
  } catch (error) {
    // The parser is recursive: only nesting makes it run out of stack.
    if (error instanceof RangeError)
      throw new MusterError('bad-input', `“${file.name}” is nested too deeply.`);
    throw error;
  }
}

function itemsOf(document: Document.Parsed, lines: LineCounter): YamlDocument[] {
  const [error] = document.errors;
  if (error) {
    const line = lineAt(lines, error.pos[0]);
    return [{ line, value: null, problem: `it is not valid YAML (${sentence(error.message)})` }];
  }
  const { contents } = document;
  if (contents === null || (contents as Node).range === undefined) return [];
  if (!isSeq(contents)) {
    const item = itemOf(contents, document, lines);
    return item.value === null && item.problem === undefined ? [] : [item];
  }
  return contents.items.map((node) => itemOf(node as Node, document, lines));
}

function itemOf(node: Node, document: Document.Parsed, lines: LineCounter): YamlDocument {
  const line = lineAt(lines, node.range?.[0] ?? 0);
  try {
    const value: unknown = node.toJS(document, { maxAliasCount: LIMITS.yamlAliases });
    if (isDeeper(value, LIMITS.yamlDepth)) return { line, value: null, problem: 'it is nested too deeply' };
    return { line, value };
  } catch (error) {
    if (error instanceof RangeError) return { line, value: null, problem: 'it is nested too deeply' };
    const message = error instanceof Error ? error.message : String(error);
    const isBomb = /alias count/i.test(message);
    return { line, value: null, problem: isBomb ? 'it repeats aliases without measure' : sentence(message) };
  }
}

function isDeeper(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((child) => isDeeper(child, depth - 1));
}

function lineAt(lines: LineCounter, offset: number): number {
  return Math.max(1, lines.linePos(offset).line);
}

function sentence(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/[.:]\s*$/, '');
}
