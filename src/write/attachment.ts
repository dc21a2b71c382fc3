/** A file inside a PDF that belongs to the whole of it: an associated file (ISO 32000-2, 14.13). */
import { AFRelationship, type PDFDocument } from 'pdf-lib';
import { pageDigests } from './page-digest.js';

export interface Attachment {
  readonly name: string;
  readonly mimeType: string;
  /** What readers say of it beside its name. */
  readonly description: string;
  /** Its text, which may say what the pages are that it belongs to: a digest of each. */
  readonly text: (pages: readonly string[]) => string;
}

/** Puts the file into the finished document: its pages are not to be changed any more. */
export async function attach(document: PDFDocument, { name, mimeType, description, text }: Attachment, date: Date) {
  await document.attach(Buffer.from(text(pageDigests(document))), name, {
    mimeType,
    description,
    creationDate: date,
    modificationDate: date,
    afRelationship: AFRelationship.Source,
  });
}
