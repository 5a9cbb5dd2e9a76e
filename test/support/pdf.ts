import { readFileSync } from 'node:fs';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib';
import { poppler } from './poppler.ts';

/** A PDF as a reader, a screen reader or somebody curious finds it. */
export type ReadPdf = {
  pages: number;
  /** The titles of its bookmarks at each level, in order. */
  bookmarks: { title: string; level: number }[];
  /** What each picture or chart in its tags is said to show; empty where nothing is said. */
  alts: string[];
  /** The kinds of its tags, e.g. `Table`, `TH`. */
  tags: Set<string>;
  attachments: Map<string, string>;
};

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const attached = document
    .getAttachments()
    .map(({ name, data }) => [name, new TextDecoder().decode(data)] as const);
  const tags = dictionariesOf(document).filter((one) => nameOf(one, 'Type') === 'StructElem');
  return {
    pages: document.getPageCount(),
    bookmarks: bookmarksOf(document),
    alts: tags.filter((one) => nameOf(one, 'S') === 'Figure').map((one) => wordsOf(one, 'Alt')),
    tags: new Set(tags.map((one) => nameOf(one, 'S') ?? '')),
    attachments: new Map(attached),
  };
}

/**
 * Everything a PDF holds to look through: its bytes with every stream unpacked, attachments and metadata included, and
 * every string decoded; and the words on its pages without white space, which breaks long words.
 */
export async function everythingIn(file: string): Promise<{ bytes: string; words: string }> {
  const bytes = readFileSync(file);
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const objects = document.context.enumerateIndirectObjects().flatMap(([, object]) => textsOf(object));
  return {
    bytes: [bytes.toString('latin1'), ...objects].join('\n'),
    words: poppler('pdftotext', file, '-').replaceAll(/\s+/g, ''),
  };
}

/** A text, however a PDF may write it: as it is, in two bytes a letter, and either of them as hexadecimal digits. */
export function writtenAs(text: string): RegExp {
  const narrow = Buffer.from(text, 'latin1');
  const wide = Buffer.from(text, 'utf16le').swap16();
  const escaped = [...wide].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
  const digits = [narrow, wide].map((bytes) => bytes.toString('hex'));
  const plain = text.replaceAll('.', '\\.');
  return new RegExp([plain, escaped, ...digits, ...digits.map((hex) => hex.toUpperCase())].join('|'));
}

function textsOf(object: PDFObject): string[] {
  if (object instanceof PDFRawStream) {
    const unpacked = Buffer.from(decodePDFRawStream(object).decode());
    return [object.dict.toString(), unpacked.toString('latin1'), ...textsOf(object.dict)];
  }
  if (object instanceof PDFString || object instanceof PDFHexString) return [object.decodeText()];
  if (object instanceof PDFArray) return object.asArray().flatMap(textsOf);
  if (object instanceof PDFDict) return [object.toString(), ...object.values().flatMap(textsOf)];
  return [object.toString()];
}

function dictionariesOf({ context }: PDFDocument): PDFDict[] {
  return context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict ? [object] : []));
}

function bookmarksOf({ catalog }: PDFDocument): ReadPdf['bookmarks'] {
  const below = (parent: PDFDict | undefined, level: number): ReadPdf['bookmarks'] => {
    const found: ReadPdf['bookmarks'] = [];
    let at = parent?.lookupMaybe(PDFName.of('First'), PDFDict);
    while (at) {
      found.push({ title: wordsOf(at, 'Title'), level }, ...below(at, level + 1));
      at = at.lookupMaybe(PDFName.of('Next'), PDFDict);
    }
    return found;
  };
  return below(catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict), 1);
}

function nameOf(dictionary: PDFDict, key: string): string | undefined {
  const value = dictionary.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : undefined;
}

function wordsOf(dictionary: PDFDict, key: string): string {
  const value = dictionary.lookup(PDFName.of(key));
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : '';
}
