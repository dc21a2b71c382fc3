/** Looking into the objects of a PDF that anybody may have written. */
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFString,
} from 'pdf-lib';

export const key = (name: string): PDFName => PDFName.of(name);

/** A stream decoded, a character for each byte. Throws pdf-lib's error where it knows no such encoding. */
export const contentOf = (stream: PDFRawStream): string =>
  Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');

/** What a page draws: its streams are one, and no operation goes on from one to the next. */
export function contentOfPage(page: PDFPage): string {
  const contents = page.node.lookup(key('Contents'));
  const streams = contents instanceof PDFArray ? contents.asArray().map((_, n) => contents.lookup(n)) : [contents];
  return streams.map((stream) => (stream instanceof PDFRawStream ? contentOf(stream) : '')).join('\n');
}

/** An entry that is a dictionary, or that of a stream. */
export function dictAt(dict: PDFDict | undefined, name: string): PDFDict | undefined {
  const entry = dict?.lookup(key(name));
  return entry instanceof PDFDict ? entry : undefined;
}

export const textIn = (object: PDFObject | undefined): string | undefined =>
  object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : undefined;
