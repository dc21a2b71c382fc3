import { PDFDocument, PDFRawStream } from 'pdf-lib';

const DATE = /\(D:(\d{14})Z\)/g;

/** What a PDF consists of without its dates, an entry an object, and those dates. */
export async function withoutDates(
  pdf: Uint8Array,
): Promise<{ readonly objects: readonly string[]; readonly dates: ReadonlySet<string> }> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const dates = new Set<string>();
  const objects = document.context.enumerateIndirectObjects().map(([ref, object]) => {
    const dict = object instanceof PDFRawStream ? object.dict : object;
    for (const [, date = ''] of dict.toString().matchAll(DATE)) dates.add(date);
    const content = object instanceof PDFRawStream ? Buffer.from(object.contents).toString('latin1') : '';
    return `${ref} ${dict.toString().replaceAll(DATE, '(date)')} ${content}`;
  });
  return { objects, dates };
}
