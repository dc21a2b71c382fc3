/** What a browser's PDF still lacks: its facts, the same bytes each time, and a proof that its text is there. */
import { inflateSync } from 'node:zlib';
import { ParseSpeeds, PDFDocument, PDFName, type PDFObject, PDFRawStream } from 'pdf-lib';
import { CannotPrint } from './browser.js';
import { renumberTags, tagFormulas } from './tag-tree.js';

/** What a PDF says about itself. */
export interface PdfFacts {
  readonly title: string;
  /** A BCP 47 tag: `en`. */
  readonly language: string;
}

/**
 * The finished PDF. Its dates are SOURCE_DATE_EPOCH (in seconds) or a fixed day, never the clock. `letters` is how many
 * characters other than spaces the page shows; rejects with CannotPrint where the PDF has far fewer glyphs: a browser
 * that finds no fonts prints empty pages without complaint.
 */
export async function finishPdf(pdf: Uint8Array, facts: PdfFacts, letters: number): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: OBJECTS_AT_ONCE });
  // Not all characters become glyphs of their own: ligatures, text that only a screen reader meets.
  if (countGlyphs(document) < letters / 4) {
    throw new CannotPrint(
      'The browser prints no text, because it finds no usable fonts. Install some: sudo apt-get install fonts-dejavu',
    );
  }
  document.setTitle(facts.title, { showInWindowTitleBar: true });
  document.setLanguage(facts.language);
  document.setAuthor('gradsheet');
  document.setCreator('gradsheet');
  const date = sheetDate();
  document.setCreationDate(date);
  document.setModificationDate(date);
  tagFormulas(document);
  renumberTags(document);
  return document.save({ addDefaultPage: false, objectsPerTick: OBJECTS_AT_ONCE });
}

/** In between the browser, which prints the next sheet meanwhile, gets its answers. */
const OBJECTS_AT_ONCE = ParseSpeeds.Fast;

const FIXED_DATE = Date.UTC(2000, 0, 1) / 1000;

function sheetDate(): Date {
  const seconds = Number(process.env.SOURCE_DATE_EPOCH || FIXED_DATE);
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) throw new CannotPrint('SOURCE_DATE_EPOCH is no number of seconds');
  return date;
}

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
