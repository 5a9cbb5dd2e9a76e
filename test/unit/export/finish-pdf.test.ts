import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { finishPdf } from '#core/export/finish-pdf.ts';

const DESCRIPTION = {
  title: 'Wöchentlich (Ω) · 16–22 Nov',
  author: 'Fernlauf \\ Ops',
  asOf: '2026-11-23T12:34:56.000Z',
  attachments: [
    { name: 'figures.json', text: '{"ü":1}\n', type: 'application/json' },
    { name: 'figures.csv', text: 'a,b\n1,2\n', type: 'text/csv' },
  ],
};

describe('a printed PDF gets its description and files', () => {
  // As Skia writes it, with one table of objects; and as pdf-lib does, with its objects in packed streams.
  for (const [make, printed] of [
    ['with a plain table', async () => Buffer.from(skiaPdf())],
    ['of another make', async () => await madeByAnother()],
  ] as const)
    it(make, async () => {
      const before = await printed();
      const { bytes, pages } = await finishPdf(before, DESCRIPTION);
      expect(pages).toBe(2);
      expect(Buffer.from(bytes).subarray(0, before.length).equals(before)).toBe(true);
      const document = await PDFDocument.load(bytes, { updateMetadata: false });
      expect(document.getPageCount()).toBe(2);
      expect(document.getTitle()).toBe(DESCRIPTION.title);
      expect(document.getAuthor()).toBe(DESCRIPTION.author);
      expect(document.getCreator()).toBe('Muster');
      expect(document.getProducer()).toBe('Muster');
      expect(document.getCreationDate()?.toISOString()).toBe(DESCRIPTION.asOf);
      expect(document.getModificationDate()?.toISOString()).toBe(DESCRIPTION.asOf);
      const files = document.getAttachments().map(({ name, data, mimeType }) => ({
        name,
        text: new TextDecoder().decode(data),
        type: mimeType,
      }));
      expect(files).toHaveLength(2);
      expect(files).toEqual(expect.arrayContaining(DESCRIPTION.attachments));
    });

  it('is the same file each time', async () => {
    const [first, second] = [
      await finishPdf(skiaPdf(), DESCRIPTION),
      await finishPdf(skiaPdf(), DESCRIPTION),
    ];
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
  });
});

function skiaPdf(): Buffer {
  const objects = [
    '<</Creator (Chromium)\n/Producer (Skia/PDF m150)>>',
    '<</Type /Pages\n/Count 2\n/Kids [3 0 R 4 0 R]>>',
    ...[3, 4].map(() => '<</Type /Page\n/Parent 2 0 R\n/MediaBox [0 0 960 540]>>'),
    '<</Type /Catalog\n/Pages 2 0 R\n/MarkInfo <</Type /MarkInfo\n/Marked true>>\n/Lang (en)>>',
  ];
  let file = '%PDF-1.4\n';
  const entries = objects.map((body, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries.join('')}`;
  const trailer = `trailer\n<</Size ${objects.length + 1}\n/Root 5 0 R\n/Info 1 0 R>>`;
  return Buffer.from(`${file}${table}${trailer}\nstartxref\n${file.length}\n%%EOF\n`, 'latin1');
}

async function madeByAnother(): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage();
  document.addPage();
  return Buffer.from(await document.save());
}
