/** Telling whether a page is still what was printed. */
import { createHash } from 'node:crypto';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from 'pdf-lib';

/** What a page looks like beside what it draws: its fonts and pictures, and how it is cut. */
const LOOKS = ['Resources', 'MediaBox', 'CropBox', 'Rotate', 'UserUnit'].map((name) => PDFName.of(name));
/** How a stream is packed says nothing of what is in it. */
const PACKING = ['Length', 'Filter', 'DecodeParms'].map((name) => PDFName.of(name));

/** A digest of each page, the same however the file is packed and whatever its objects are numbered. */
export function pageDigests(document: PDFDocument): readonly string[] {
  const { context } = document;
  const known = new Map<PDFObject, string>();

  const digest = (object: PDFObject | undefined): string => {
    const found = context.lookup(object);
    if (found === undefined) return '';
    const before = known.get(found);
    if (before !== undefined) return before;
    // What contains itself is left at its name.
    known.set(found, '…');
    const whole = createHash('sha256').update(described(found)).digest('hex');
    known.set(found, whole);
    return whole;
  };
  const described = (object: PDFObject): string => {
    if (object instanceof PDFRawStream)
      return `${entries(object.dict, PACKING)}${createHash('sha256').update(decodePDFRawStream(object).decode()).digest('hex')}`;
    if (object instanceof PDFArray) return `[${object.asArray().map(part).join(' ')}]`;
    return object instanceof PDFDict ? entries(object, []) : object.toString();
  };
  const part = (value: PDFObject): string =>
    value instanceof PDFRef || value instanceof PDFDict || value instanceof PDFArray ? digest(value) : value.toString();
  const entries = (dict: PDFDict, without: readonly PDFName[]): string =>
    dict
      .entries()
      .filter(([name]) => !without.includes(name))
      .map(([name, value]) => `${name} ${part(value)}`)
      .sort()
      .join('\n');

  return document.getPages().map(({ node }) =>
    createHash('sha256')
      .update(drawn(context.lookup(node.get(PDFName.of('Contents')))))
      .update(LOOKS.map((name) => digest(node.getInheritableAttribute(name))).join(' '))
      .digest('hex'),
  );
}

/** The operations of a page, however they are spaced and spread over streams. */
function drawn(contents: PDFObject | undefined): string {
  const streams = contents instanceof PDFArray ? contents.asArray().map((_, n) => contents.lookup(n)) : [contents];
  return streams
    .map((stream) =>
      stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1') : '',
    )
    .join('\n')
    .replace(/<[\dA-F]+>/g, (codes) => codes.toLowerCase())
    .split(/\s+/)
    .filter((word) => word !== '')
    .join(' ');
}
