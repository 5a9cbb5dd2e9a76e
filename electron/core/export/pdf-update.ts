import { deflateSync } from 'node:zlib';
import type { FinishedPdf, PdfAttachment, PdfDescription } from './finish-pdf.ts';

/**
 * Appends a description and attachments to a PDF as Skia writes it, the printing library of every Chromium: one plain
 * table of objects, nothing encrypted. Only that table and three objects are read. `null` when it is another PDF.
 */
export function appendToPdf(printed: Uint8Array, description: PdfDescription): FinishedPdf | null {
  const pdf = readSkiaPdf(Buffer.from(printed.buffer, printed.byteOffset, printed.byteLength));
  if (pdf === null) return null;
  const catalog = pdf.objectAt(pdf.root);
  const pages = Number(/\/Count (\d+)/.exec(pdf.objectAt(refIn(catalog, 'Pages') ?? -1))?.[1]);
  if (!isPlainCatalog(catalog) || !pages) return null;
  const { attachments = [], asOf } = description;
  const date = pdfDate(asOf);
  const files = attachments
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((file, index) => ({ file, stream: pdf.size + 2 * index, spec: pdf.size + 2 * index + 1 }));
  const objects: Written[] = [
    { number: pdf.info, body: infoOf(description, date) },
    { number: pdf.root, body: `${catalog.trim().slice(0, -2)}${titleBar(catalog)}${namesOf(files)}>>` },
    ...files.flatMap(({ file, stream, spec }) => [
      { number: stream, body: embedded(file, date) },
      { number: spec, body: specOf(file, stream) },
    ]),
  ];
  return { bytes: append(pdf, objects), pages };
}

function isPlainCatalog(catalog: string): boolean {
  const text = catalog.trim();
  return text.startsWith('<</Type /Catalog') && text.endsWith('>>') && !/\/(Names|AF) /.test(text);
}

type SkiaPdf = {
  bytes: Buffer;
  /** Where its table of objects begins, and how many there are. */
  table: number;
  size: number;
  root: number;
  info: number;
  /** An object without the words around it; empty when there is none of that number. */
  objectAt(number: number): string;
};

/** Entries of the table are of one length. */
const ENTRY = 20;

function readSkiaPdf(bytes: Buffer): SkiaPdf | null {
  const table = Number(
    /startxref\s+(\d+)\s+%%EOF\s*$/.exec(bytes.toString('latin1', bytes.length - 64))?.[1],
  );
  if (!(table < bytes.length)) return null;
  const text = bytes.toString('latin1', table);
  const head = /^xref\r?\n0 (\d+)\s*\n(?=\d{10} )/.exec(text);
  const trailer = text.slice(text.lastIndexOf('trailer'));
  const [root, info] = [refIn(trailer, 'Root'), refIn(trailer, 'Info')];
  if (!head || root === undefined || info === undefined || /\/(Prev|Encrypt|XRefStm) /.test(trailer))
    return null;
  const size = Number(head[1]);
  const objectAt = (number: number) => {
    if (!(number > 0 && number < size)) return '';
    const start = Number(text.substr(head[0].length + number * ENTRY, 10));
    const end = bytes.indexOf('endobj', start);
    return bytes.toString('latin1', start, end).replace(/^\d+ \d+ obj\s*/, '');
  };
  return { bytes, table, size, root, info, objectAt };
}

function refIn(dictionary: string, name: string): number | undefined {
  const found = new RegExp(`/${name} (\\d+) 0 R`).exec(dictionary);
  return found ? Number(found[1]) : undefined;
}

type Written = { number: number; body: string | Buffer };

/** The file as it was, the new objects, and a table that names them. */
function append({ bytes, table, size, root, info }: SkiaPdf, objects: readonly Written[]): Uint8Array {
  const parts: Buffer[] = [bytes, Buffer.from('\n')];
  let at = bytes.length + 1;
  const entries = objects.map(({ number, body }) => {
    const part = Buffer.concat([`${number} 0 obj\n`, body, '\nendobj\n'].map((one) => Buffer.from(one)));
    const entry = `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`;
    parts.push(part);
    at += part.length;
    return entry;
  });
  const newSize = Math.max(size, ...objects.map(({ number }) => number + 1));
  const trailer = `<</Size ${newSize} /Root ${root} 0 R /Info ${info} 0 R /Prev ${table}>>`;
  parts.push(Buffer.from(`xref\n${entries.join('')}trailer\n${trailer}\nstartxref\n${at}\n%%EOF\n`));
  return Buffer.concat(parts);
}

function infoOf({ title, author }: PdfDescription, date: string): string {
  const maker = text('Muster');
  return `<</Title ${text(title)} /Author ${text(author)} /Creator ${maker} /Producer ${maker} /CreationDate ${date} /ModDate ${date}>>`;
}

/** Readers show the title instead of the file's name. */
function titleBar(catalog: string): string {
  return catalog.includes('/DisplayDocTitle true') ? '' : '\n/ViewerPreferences <</DisplayDocTitle true>>';
}

type Placed = { file: PdfAttachment; spec: number };

function namesOf(files: readonly Placed[]): string {
  if (files.length === 0) return '';
  const names = files.map(({ file, spec }) => `${text(file.name)} ${spec} 0 R`).join(' ');
  const all = files.map(({ spec }) => `${spec} 0 R`).join(' ');
  return `\n/Names <</EmbeddedFiles <</Names [${names}]>>>>\n/AF [${all}]`;
}

function embedded({ text: content, type }: PdfAttachment, date: string): Buffer {
  const plain = Buffer.from(content);
  const packed = deflateSync(plain);
  const params = `<</Size ${plain.length} /CreationDate ${date} /ModDate ${date}>>`;
  const head = `<</Type /EmbeddedFile /Subtype /${type.replaceAll('/', '#2F')} /Params ${params} /Filter /FlateDecode /Length ${packed.length}>>\nstream\n`;
  return Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream')]);
}

function specOf({ name }: PdfAttachment, stream: number): string {
  const called = text(name);
  return `<</Type /Filespec /F ${called} /UF ${called} /EF <</F ${stream} 0 R>> /AFRelationship /Data>>`;
}

/** Words as two bytes a letter in hexadecimal digits, which need no escapes. */
function text(words: string): string {
  return `<FEFF${Buffer.from(words, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}

/** `(D:20261123120000Z)` */
function pdfDate(instant: string): string {
  return `(D:${new Date(instant).toISOString().replaceAll(/\D/g, '').slice(0, 14)}Z)`;
}
