/** The bookmarks of a PDF. */
import { PDFDict, type PDFDocument, PDFHexString, PDFName } from 'pdf-lib';

const key = (name: string): PDFName => PDFName.of(name);

/**
 * Gives the bookmarks, which the browser makes one of each heading, their titles. The browser's own run numbers and
 * words together, and say mathematics twice: as it is spoken and as it is written.
 */
export function nameBookmarks(document: PDFDocument, headings: readonly string[]): void {
  const outline = document.catalog.lookupMaybe(key('Outlines'), PDFDict);
  const bookmarks = outline ? bookmarksBelow(outline) : [];
  if (bookmarks.length !== headings.length) return;
  bookmarks.forEach((bookmark, n) => void bookmark.set(key('Title'), PDFHexString.fromText(headings[n] ?? '')));
}

/** In the order of the page. */
function bookmarksBelow(parent: PDFDict): readonly PDFDict[] {
  const found: PDFDict[] = [];
  let next = parent.lookupMaybe(key('First'), PDFDict);
  while (next) {
    found.push(next, ...bookmarksBelow(next));
    next = next.lookupMaybe(key('Next'), PDFDict);
  }
  return found;
}
