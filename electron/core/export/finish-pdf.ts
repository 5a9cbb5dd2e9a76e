import { appendToPdf } from './pdf-update.ts';

/** A file inside the PDF. */
export type PdfAttachment = { name: string; text: string; type: string };

export type PdfDescription = {
  title: string;
  author: string;
  asOf: string;
  attachments?: readonly PdfAttachment[];
};

export type FinishedPdf = { bytes: Uint8Array; pages: number };

/**
 * Gives a printed PDF its metadata and attachments. They are appended as an incremental update: the pages stay as they
 * were printed, byte for byte. A PDF of another make than we know is read whole, which takes as long as half a print.
 */
export async function finishPdf(printed: Uint8Array, description: PdfDescription): Promise<FinishedPdf> {
  return appendToPdf(printed, description) ?? (await appendToAnyPdf(printed, description));
}

async function appendToAnyPdf(
  printed: Uint8Array,
  { title, author, asOf, attachments = [] }: PdfDescription,
): Promise<FinishedPdf> {
  const { PDFDocument } = await import('@cantoo/pdf-lib');
  const document = await PDFDocument.load(printed, {
    updateMetadata: false,
    forIncrementalUpdate: true,
  });
  const at = new Date(asOf);
  document.setTitle(title, { showInWindowTitleBar: true });
  document.setAuthor(author);
  document.setCreator('Muster');
  document.setProducer('Muster');
  document.setCreationDate(at);
  document.setModificationDate(at);
  for (const { name, text, type } of attachments) {
    await document.attach(new TextEncoder().encode(text), name, {
      mimeType: type,
      creationDate: at,
      modificationDate: at,
    });
  }
  return { bytes: await document.save(), pages: document.getPageCount() };
}
