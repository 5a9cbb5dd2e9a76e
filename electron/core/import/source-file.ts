import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { MusterError } from '#shared/contract/errors.ts';
import { LIMITS } from './limits.ts';

/** Encodings a person may name when a file is not UTF-8. */
export const ENCODINGS = ['utf-8', 'windows-1252', 'latin1', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** A file as text, checked to be text. */
export type SourceFile = { name: string; path: string; bytes: number; text: string };

type ReadOptions = { encoding?: Encoding | undefined; maxBytes?: number | undefined };

/** What files that are no text begin with. */
const FOREIGN: readonly [readonly number[], string][] = [
  [[0x50, 0x4b, 0x03, 0x04], 'a spreadsheet or ZIP file. Save it as CSV, or unpack it, first'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel file. Save it as CSV first'],
  [[0x1f, 0x8b], 'compressed (gzip). Unpack it first'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'compressed (zstd). Unpack it first'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF file'],
  [[0x50, 0x41, 0x52, 0x31], 'a Parquet file. Export it as CSV first'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66], 'a SQLite file, not an export'],
];

const LFS_POINTER = /^version https:\/\/git-lfs\.github\.com\/spec\//;

/**
 * Reads a file to import as text.
 * @throws MusterError `missing-file`, `disk`, or `bad-input` when it is too large, binary, a pointer or wrongly encoded
 */
export function readSourceFile(path: string, options: ReadOptions = {}): SourceFile {
  const name = basename(path);
  const bytes = readBytes(path, name, options.maxBytes ?? LIMITS.bytes);
  const text = decode(bytes, name, options.encoding);
  if (LFS_POINTER.test(text)) {
    throw badFile(
      `“${name}” is a Git LFS pointer, not the file itself. Fetch it with “git lfs pull” and import that.`,
    );
  }
  return { name, path, bytes: bytes.length, text };
}

function readBytes(path: string, name: string, maxBytes: number): Buffer {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) throw badFile(`“${name}” is a folder. Give the files in it.`);
    if (!stats.isFile()) throw badFile(`“${name}” is not a file.`);
    if (stats.size > maxBytes) {
      throw badFile(
        `“${name}” has ${megabytes(stats.size)} MB; an import reads up to ${megabytes(maxBytes)} MB. Split it.`,
      );
    }
    return readFileSync(path);
  } catch (error) {
    if (error instanceof MusterError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT') {
      throw new MusterError('missing-file', `There is no file “${path}”.`, undefined, { cause: error });
    }
    throw new MusterError('disk', `“${name}” cannot be read (${String(code)}).`, undefined, { cause: error });
  }
}

function decode(bytes: Buffer, name: string, encoding: Encoding | undefined): string {
  const marked = markedEncoding(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  const foreign = FOREIGN.find(([magic]) => magic.every((byte, index) => bytes[index] === byte));
  if (foreign) throw badFile(`“${name}” is ${foreign[1]}.`);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return new TextDecoder(encoding).decode(bytes);
  if (bytes.includes(0)) {
    throw badFile(
      `“${name}” has NUL bytes: it is binary, or UTF-16 without its mark (then name the encoding utf-16le).`,
    );
  }
  if (encoding === 'latin1') return bytes.toString('latin1');
  if (encoding === 'windows-1252') return new TextDecoder('windows-1252').decode(bytes);
  if (!isUtf8(bytes)) {
    throw badFile(
      `“${name}” is not UTF-8: line ${badLine(bytes)} has bytes that are no character. Name its encoding, e.g. windows-1252.`,
    );
  }
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return bytes.toString('utf8', start);
}

function markedEncoding(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

function badLine(bytes: Buffer): number {
  let line = 1;
  let start = 0;
  while (start < bytes.length) {
    const found = bytes.indexOf(0x0a, start);
    const end = found < 0 ? bytes.length : found;
    if (!isUtf8(bytes.subarray(start, end))) return line;
    line += 1;
    start = end + 1;
  }
  return line;
}

function badFile(sentence: string): MusterError {
  return new MusterError('bad-input', sentence);
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toLocaleString('en', { maximumFractionDigits: bytes < 1024 * 1024 ? 2 : 0 });
}
