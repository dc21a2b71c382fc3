/** Where the blocks, lines and rows of a sheet stand on its pages: links that a test puts into it, read out of the PDF. */
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFString } from 'pdf-lib';

/** `rest` goes on with the line above it, `introduction` ends in a colon, `head` is that of a table, `box` a line in one. */
export type MarkKind =
  | 'part'
  | 'heading'
  | 'paragraph'
  | 'introduction'
  | 'line'
  | 'rest'
  | 'box'
  | 'head'
  | 'cells'
  | 'space';

export interface Mark {
  readonly kind: MarkKind;
  /** Blocks count from the beginning of the sheet. */
  readonly block: number;
  /** As a share of the page's height, from above. */
  readonly at: number;
}

const ADDRESS = 'https://marks.example';
export const markUrl = (kind: MarkKind, block: number): string => `${ADDRESS}/${kind}/${block}`;

/** The marks of each page, from above. */
export async function readMarks(pdf: Uint8Array): Promise<readonly (readonly Mark[])[]> {
  const document = await PDFDocument.load(pdf);
  return document.getPages().map((page) => {
    const height = page.getHeight();
    const links = page.node.Annots()?.asArray() ?? [];
    const marks = links.flatMap((reference) => {
      const link = document.context.lookup(reference, PDFDict);
      const url = link.lookupMaybe(PDFName.of('A'), PDFDict)?.lookupMaybe(PDFName.of('URI'), PDFString)?.asString();
      if (!url?.startsWith(ADDRESS)) return [];
      const [kind, block] = url.slice(ADDRESS.length + 1).split('/') as [MarkKind, string];
      const top = link.lookup(PDFName.of('Rect'), PDFArray).lookup(3, PDFNumber).asNumber();
      return [{ kind, block: Number(block), at: 1 - top / height }];
    });
    return marks.toSorted((a, b) => a.at - b.at);
  });
}
