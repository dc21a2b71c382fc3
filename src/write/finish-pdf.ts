/** What a browser's PDF still lacks: its facts, the same bytes each time, and a proof that its text is there. */
import { inflateSync } from 'node:zlib';
import { ParseSpeeds, PDFDocument, PDFName, type PDFObject, PDFRawStream } from 'pdf-lib';
import { type Attachment, attach } from './attachment.js';
import { nameBookmarks } from './bookmarks.js';
import { CannotPrint } from './browser.js';
import { fileDate } from './file-date.js';
import { renumberTags } from './tags/renumber.js';
import { tidyTags } from './tags/tidy.js';

/** What a PDF says about itself. */
export interface PdfFacts {
  readonly title: string;
  /** A BCP 47 tag: `en`. */
  readonly language: string;
  /** What travels inside. */
  readonly attachment?: Attachment | undefined;
  /** The day that is printed on it: `2026-11-21`, or words. */
  readonly date?: string | undefined;
}

/** The page that a PDF was printed from. */
export interface ShownPage {
  /** How many characters other than spaces it shows. */
  readonly letters: number;
  readonly headings: readonly string[];
}

/**
 * The finished PDF of `page`. Its dates come from `fileDate`, never from the clock. Rejects with CannotPrint where the
 * PDF has far fewer glyphs than the page has letters: a browser that finds no fonts prints empty pages without complaint.
 */
export async function finishPdf(pdf: Uint8Array, facts: PdfFacts, page: ShownPage): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: OBJECTS_AT_ONCE });
  // Not all characters become glyphs of their own: ligatures, text that only a screen reader meets.
  if (countGlyphs(document) < page.letters / 4) {
    throw new CannotPrint(
      'The browser prints no text, because it finds no usable fonts. Install some: sudo apt-get install fonts-dejavu',
    );
  }
  document.setTitle(facts.title, { showInWindowTitleBar: true });
  document.setLanguage(facts.language);
  document.setAuthor('gradsheet');
  document.setCreator('gradsheet');
  const date = fileDate(facts.date);
  document.setCreationDate(date);
  document.setModificationDate(date);
  nameBookmarks(document, page.headings);
  tidyTags(document);
  renumberTags(document);
  // Last: it says what the pages are, which nothing changes any more.
  if (facts.attachment) await attach(document, facts.attachment, date);
  return document.save({ addDefaultPage: false, objectsPerTick: OBJECTS_AT_ONCE });
}

/** In between the browser, which prints the next sheet meanwhile, gets its answers. */
const OBJECTS_AT_ONCE = ParseSpeeds.Fast;

/**
 * How many glyphs are shown on the pages, from below. Chromium writes each run of text as hexadecimal glyph numbers,
 * four digits a glyph (two in the rare fonts of type 3). Glyph 0 stands for "this font has no such character".
 */
function countGlyphs(document: PDFDocument): number {
  let glyphs = 0;
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || !mayShowText(object)) continue;
    const operators = inflateSync(object.contents).toString('latin1');
    for (const [shown] of operators.matchAll(/<[\da-f]+>\s*Tj|\[[^\]]*\]\s*TJ/gi)) {
      for (const [, run = ''] of shown.matchAll(/<([\da-f]+)>/gi)) {
        glyphs += (run.match(/.{1,4}/g) ?? []).filter((glyph) => /[^0]/.test(glyph)).length;
      }
    }
  }
  return glyphs;
}

const isName = (object: PDFObject | undefined, name: string): boolean => object === PDFName.of(name);

/** Whether a stream may be the content of a page, or of a part of it: neither font nor picture. */
function mayShowText({ dict }: PDFRawStream): boolean {
  const isFont = dict.has(PDFName.of('Length1'));
  return (
    isName(dict.get(PDFName.of('Filter')), 'FlateDecode') &&
    !isFont &&
    !isName(dict.get(PDFName.of('Subtype')), 'Image')
  );
}
