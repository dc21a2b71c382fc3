/** A PDF that somebody hands in: what is inside, and what stands on its pages. */
import { EncryptedPDFError, PDFArray, PDFDict, PDFDocument } from 'pdf-lib';
import { pageDigests } from '../write/page-digest.js';
import { FILE_NAME, type ReadFile, readDerivationFile, UnusableDerivation } from './derivation-file.js';
import type { Finding } from './finding.js';
import { attachedText } from './pdf/attached.js';
import { key } from './pdf/objects.js';
import { readTagged, type TaggedPdf } from './pdf/tags.js';

export interface Paper {
  readonly file: ReadFile;
  readonly tagged: TaggedPdf;
  /** Undefined where the file tells none. */
  readonly title: string | undefined;
  /** A digest of each page as it is now. */
  readonly pages: readonly string[];
  /** What lies on the pages and is none of theirs. */
  readonly additions: readonly Finding[];
}

/** Opens a PDF that `gradsheet` of this version made. Throws UnusableDerivation for any other. */
export async function openPaper(pdf: Uint8Array, gradsheet: string): Promise<Paper> {
  const document = await load(pdf);
  const text = readable(() => attachedText(document, FILE_NAME));
  if (text === undefined)
    throw new UnusableDerivation(
      'there is no derivation inside: only solutions and keys that `gradsheet build` has made as PDF carry one',
    );
  const file = readDerivationFile(text, gradsheet);
  const tagged = readable(() => readTagged(document));
  if (tagged.leaves.length === 0)
    throw new UnusableDerivation(
      'its tags are gone, by which its texts are told apart: recheck the file that was built',
    );
  return readable(() => ({
    file,
    tagged,
    title: document.getTitle(),
    pages: pageDigests(document),
    additions: document.getPages().flatMap((page, n) => annotations(page.node.Annots(), n + 1)),
  }));
}

async function load(pdf: Uint8Array): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(pdf, { updateMetadata: false, throwOnInvalidObject: true });
  } catch (error) {
    // What is encrypted looks broken, and that may be noticed first.
    if (error instanceof EncryptedPDFError || Buffer.from(pdf).includes('/Encrypt '))
      throw new UnusableDerivation('it is encrypted: recheck a copy without its password');
    throw new UnusableDerivation('it is not a PDF that can be read');
  }
}

/** The file may be broken anywhere. */
function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UnusableDerivation(`it is not a PDF that can be read: ${(error as Error).message}`);
  }
}

/** Our pages have links, and nothing that is drawn over them. */
function annotations(annotations: PDFArray | undefined, page: number): readonly Finding[] {
  const all = annotations instanceof PDFArray ? annotations.asArray().map((_, n) => annotations.lookup(n)) : [];
  return all.flatMap((annotation) => {
    const kind = annotation instanceof PDFDict ? annotation.get(key('Subtype')) : undefined;
    const isLink = kind === key('Link') && annotation instanceof PDFDict && !annotation.has(key('AP'));
    const problem = `something was laid over the page (an annotation, ${kind ?? 'of no kind'})`;
    return isLink ? [] : [{ page, place: 'the page', problem }];
  });
}
