/** The names by which the tags of a PDF refer to each other. */
import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFObject, PDFString } from 'pdf-lib';
import { deleteTree } from './tree.js';

const key = (name: string): PDFName => PDFName.of(name);

/**
 * Numbers the tags that have a name (cells that others refer to as their headers) in the order of the page. Chromium
 * names them in the order in which it happens to meet them, by a counter that runs on from page to page.
 */
export function renumberTags(document: PDFDocument): void {
  const { context } = document;
  const root = document.catalog.lookupMaybe(key('StructTreeRoot'), PDFDict);
  if (!root) return;
  const names = new Map<string, PDFString>();
  const index: PDFObject[] = [];
  const visit = (tag: PDFObject | undefined): void => {
    const content = context.lookup(tag);
    if (content instanceof PDFArray) content.asArray().forEach(visit);
    if (!(content instanceof PDFDict) || !tag) return;
    const name = content.get(key('ID'));
    if (name instanceof PDFString) {
      const number = PDFString.of(`node${String(index.length / 2).padStart(8, '0')}`);
      names.set(name.asString(), number);
      index.push(number, tag);
    }
    visit(content.get(key('K')));
  };
  visit(root.get(key('K')));
  deleteTree(document, root.get(key('IDTree')));
  for (const [, object] of context.enumerateIndirectObjects()) rename(object, names);
  // Only now, or names in it that are old as well as new would be renamed a second time.
  if (index.length > 0) root.set(key('IDTree'), context.obj({ Names: index }));
}

/** Puts the new name in place of each old one inside a dictionary or an array. */
function rename(container: PDFObject, names: ReadonlyMap<string, PDFString>): void {
  const renamed = (value: PDFObject): PDFObject => {
    const name = value instanceof PDFString ? names.get(value.asString()) : undefined;
    if (!name) rename(value, names);
    return name ?? value;
  };
  if (container instanceof PDFDict)
    for (const [name, value] of container.entries()) container.set(name, renamed(value));
  if (container instanceof PDFArray)
    for (const [at, value] of container.asArray().entries()) container.set(at, renamed(value));
}
