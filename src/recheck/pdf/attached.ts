import { PDFArray, PDFDict, type PDFDocument, PDFRawStream } from 'pdf-lib';
import { contentOf, dictAt, key, textIn } from './objects.js';

/** The text of the file of this name inside a PDF; undefined where there is none. Throws pdf-lib's errors. */
export function attachedText({ catalog }: PDFDocument, name: string): string | undefined {
  const visited = new Set<PDFDict>();
  const find = (node: PDFDict | undefined): PDFDict | undefined => {
    if (node === undefined || visited.has(node)) return undefined;
    visited.add(node);
    const names = node.lookup(key('Names'));
    for (let n = 0; names instanceof PDFArray && n + 1 < names.size(); n += 2) {
      const file = names.lookup(n + 1);
      if (textIn(names.lookup(n)) === name && file instanceof PDFDict) return file;
    }
    const kids = node.lookup(key('Kids'));
    const all = kids instanceof PDFArray ? kids.asArray().map((_, n) => kids.lookup(n)) : [];
    for (const kid of all) {
      const found = kid instanceof PDFDict ? find(kid) : undefined;
      if (found) return found;
    }
    return undefined;
  };
  const content = dictAt(find(dictAt(dictAt(catalog, 'Names'), 'EmbeddedFiles')), 'EF')?.lookup(key('F'));
  return content instanceof PDFRawStream ? Buffer.from(contentOf(content), 'latin1').toString('utf8') : undefined;
}
