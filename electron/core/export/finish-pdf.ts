import { PDFDocument } from '@cantoo/pdf-lib';

/** A file inside the PDF. */
export type PdfAttachment = { name: string; text: string; type: string };

export type PdfDescription = {
  title: string;
  author: string;
  asOf: string;
  attachments?: readonly PdfAttachment[];
};

/**
 * Gives a printed PDF its metadata and attachments. They are appended as an incremental update: the pages stay as they
 * were printed, byte for byte, and need not be written again.
 */
export async function finishPdf(
  printed: Uint8Array,
  { title, author, asOf, attachments = [] }: PdfDescription,
): Promise<{ bytes: Uint8Array; pages: number }> {
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
