import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { csvTable, headerOf } from '#core/import/csv.ts';
import { readSourceFile, type SourceFile } from '#core/import/source-file.ts';
import { yamlDocuments } from '#core/import/yaml.ts';
import { temporaryFolder } from '../../support/workspace.ts';

const source = (text: string, name = 'file.csv'): SourceFile => ({
  name,
  path: name,
  bytes: text.length,
  text,
});
const rows = (text: string) => [...csvTable(source(text)).rows()];
const cells = (text: string) => rows(text).map((row) => row.cells);

describe('a file', () => {
  const folder = temporaryFolder();
  afterAll(folder.remove);

  /** Its text, or the sentence with which it is refused. */
  const readingOf = (content: string | Buffer, options = {}) => {
    const path = join(folder.path, 'a.csv');
    writeFileSync(path, content);
    try {
      return readSourceFile(path, options).text;
    } catch (error) {
      return `! ${(error as Error).message}`;
    }
  };

  it('is read as UTF-8, with or without its mark, or as UTF-16 with it', () => {
    expect(readingOf('ä')).toBe('ä');
    expect(readingOf('\ufeffä')).toBe('ä');
    expect(readingOf(Buffer.from('\ufeffä', 'utf16le'))).toBe('ä');
    expect(readingOf(Buffer.from('\ufeffä', 'utf16le').swap16())).toBe('ä');
    expect(readingOf(Buffer.from('ä', 'utf16le'), { encoding: 'utf-16le' })).toBe('ä');
  });

  it('is refused with the line that is not UTF-8, and read when its encoding is named', () => {
    const bytes = Buffer.from('Name\nok\nM\xfcller \x80\n', 'latin1');
    expect(readingOf(bytes)).toContain('line 3 has bytes that are no character');
    expect(readingOf(bytes, { encoding: 'windows-1252' })).toContain('Müller €');
    expect(readingOf(bytes, { encoding: 'latin1' })).toContain('Müller \x80');
  });

  it.each([
    ['a spreadsheet', Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), 'spreadsheet or ZIP'],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0]), 'compressed'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'PDF'],
    ['a database', Buffer.from('SQLite format 3\0'), 'SQLite'],
    ['NUL bytes', Buffer.from('a\0b'), 'NUL bytes'],
    [
      'a Git LFS pointer',
      Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 134\n'),
      'Git LFS pointer',
    ],
  ])('is refused when it is %s', (_what, bytes, sentence) => expect(readingOf(bytes)).toContain(sentence));

  it('is refused when it is missing, a folder or too large', () => {
    expect(() => readSourceFile('/nowhere/a.csv')).toThrow('There is no file “/nowhere/a.csv”.');
    expect(() => readSourceFile('/')).toThrow('is a folder');
    expect(readingOf('x'.repeat(100), { maxBytes: 50 })).toContain('reads up to');
  });
});

describe('CSV', () => {
  it('reads CRLF, a mark, quotes, and a last line without an end', () => {
    expect(headerOf(source('\ufeffa,b\r\n1,2'))?.headers).toEqual(['a', 'b']);
    expect(cells('a,b\r\n1,"x ""y"" z"\r\n"2",3')).toEqual([
      ['1', 'x "y" z'],
      ['2', '3'],
    ]);
  });

  it('reads mixed line ends and bare quotes inside a value', () => {
    expect(cells('a,b\n1,2\r\n3,4\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(cells('a,b\n1,{"min":"0"}\n')).toEqual([['1', '{"min":"0"}']]);
  });

  it.each([';', '\t', '|'])('finds out that the delimiter is %j', (delimiter) => {
    expect(csvTable(source(['a,x', 'b', 'c'].join(delimiter))).headers).toHaveLength(3);
  });

  it('counts lines through quoted line breaks and blank lines', () => {
    const text = 'a,b\n1,"x\ny\nz"\n\n,\n2,w\n';
    expect(rows(text).map(({ line }) => line)).toEqual([2, 7]);
    expect(rows('a,b\n1,"x\ny"\n2,z').map(({ line }) => line)).toEqual([2, 4]);
  });

  it('counts lines in a file longer than what is parsed at once', () => {
    const lines = Array.from({ length: 60_000 }, (_, index) => `${index},"some text, quoted ${index}"`);
    lines[30_000] = '30000,"two\nlines"';
    const all = rows(`id,text\n${lines.join('\n')}`);
    expect(all).toHaveLength(60_000);
    expect(all[30_000]?.line).toBe(30_002);
    expect(all[30_001]?.line).toBe(30_004);
    expect(all.at(-1)).toEqual({ line: 60_002, cells: ['59999', 'some text, quoted 59999'] });
  });

  it('fills short rows and says which are too long', () => {
    expect(rows('a,b,c\n1\n1,2,3,\n1,2,3,4')).toEqual([
      { line: 2, cells: ['1', '', ''] },
      { line: 3, cells: ['1', '2', '3'] },
      { line: 4, cells: ['1', '2', '3'], problem: 'it has 4 values for 3 columns' },
    ]);
  });

  it('has no rows under a header alone, and refuses nothing at all', () => {
    expect(rows('a,b\r\n')).toEqual([]);
    expect(() => csvTable(source('\ufeff \n'))).toThrow('is empty');
  });

  it('refuses an open quote and too many rows', () => {
    expect(() => rows('a,b\n1,"x\n2,y\n')).toThrow('never closed');
    expect(() => [...csvTable(source('a\n1\n2\n3\n'), 2).rows()]).toThrow('more than 2 rows');
  });
});

describe('YAML', () => {
  const documents = (text: string) => yamlDocuments(source(text, 'file.yaml'));

  it('reads documents, lists and both, with their lines', () => {
    const text = '# c\na: 1\n---\n- a: 2\n- a: 3\n---\n---\na: 4\n';
    expect(documents(text)).toEqual([
      { line: 2, value: { a: 1 } },
      { line: 4, value: { a: 2 } },
      { line: 5, value: { a: 3 } },
      { line: 8, value: { a: 4 } },
    ]);
  });

  it('explains what is not YAML and reads the documents beside it', () => {
    const [first, second, third] = documents('a: 1\n---\na: [1\nb: }\n---\na: 2\n');
    expect(first).toEqual({ line: 1, value: { a: 1 } });
    expect(second?.problem).toContain('not valid YAML');
    expect(third?.value).toEqual({ a: 2 });
    expect(documents('a: 1\na: 2\n')[0]?.problem).toContain('not valid YAML');
  });

  it('refuses emptiness, alias bombs and endless nesting', () => {
    expect(() => documents('# nothing\n')).toThrow('is empty');
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (const [at, name] of [...'bcdefgh'].entries()) {
      const before = 'abcdefgh'[at];
      bomb.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(',')}]`);
    }
    expect(documents(bomb.join('\n'))[0]?.problem).toContain('aliases');
    expect(documents(`a: ${'['.repeat(100)}${']'.repeat(100)}`)[0]?.problem).toContain('too deeply');
    const deepest = `a: ${'['.repeat(50_000)}`;
    const read = () => {
      const problem = documents(deepest)[0]?.problem;
      if (problem) throw new Error(problem);
    };
    expect(read).toThrow(/nested too deeply|not valid YAML/);
  });
});
