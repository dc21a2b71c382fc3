/** The tags of a PDF in the order in which they are heard, with the letters that belong to them. */
import { PDFArray, PDFDict, type PDFDocument, PDFNumber, type PDFObject, PDFRef } from 'pdf-lib';
import { dictAt, key, textIn } from './objects.js';
import { type Run, runsOf } from './page-content.js';

/** A stretch of letters that belongs to one tag; a page for each page that it reaches over. */
export interface Leaf {
  readonly text: string;
  /** Counted from 1. */
  readonly page: number;
  /** The formula or figure that it is part of. */
  readonly spoken: Spoken | undefined;
  readonly isHidden: boolean;
}

/** A formula or a figure, and its words for those who do not see it. */
export interface Spoken {
  readonly alt: string;
}

export interface TaggedPdf {
  readonly leaves: readonly Leaf[];
  /** Of each page, what belongs to no tag: its head and its foot. */
  readonly untagged: readonly (readonly Run[])[];
}

/** Throws BrokenContent, and pdf-lib's errors. */
export function readTagged(document: PDFDocument): TaggedPdf {
  const pages = document.getPages();
  const runs = pages.map(runsOf);
  const pageOf = new Map(pages.map((page, n) => [page.ref.toString(), n]));
  const known = new Set<string>();
  const leaves: Leaf[] = [];

  const addMarked = (mark: number, page: number, spoken: Spoken | undefined): void => {
    const id = `${page} ${mark}`;
    const shown = known.has(id) ? [] : (runs[page] ?? []).filter((run) => run.mark === mark);
    known.add(id);
    const text = shown.map((run) => run.text).join('');
    if (text !== '') leaves.push({ text, page: page + 1, spoken, isHidden: shown.some((run) => run.isHidden) });
  };

  const visited = new Set<PDFDict>();
  const visit = (kid: PDFObject | undefined, page: number, spoken: Spoken | undefined): void => {
    const content = document.context.lookup(kid);
    if (content instanceof PDFNumber) addMarked(content.asNumber(), page, spoken);
    if (content instanceof PDFArray) for (const item of content.asArray()) visit(item, page, spoken);
    if (!(content instanceof PDFDict) || visited.has(content)) return;
    visited.add(content);
    const ownPage = content.get(key('Pg'));
    const on = ownPage instanceof PDFRef ? (pageOf.get(ownPage.toString()) ?? page) : page;
    const mark = content.get(key('MCID'));
    if (mark instanceof PDFNumber) addMarked(mark.asNumber(), on, spoken);
    const alt = textIn(content.lookup(key('Alt')));
    const own = alt === undefined ? spoken : { alt };
    // A drawing is there even where no letter is on it.
    if (own && own !== spoken) leaves.push({ text: '', page: on + 1, spoken: own, isHidden: false });
    visit(content.get(key('K')), on, own);
  };
  visit(dictAt(document.catalog, 'StructTreeRoot')?.get(key('K')), 0, undefined);

  const isKnown = (run: Run, page: number): boolean => run.mark !== undefined && known.has(`${page} ${run.mark}`);
  return { leaves, untagged: runs.map((all, page) => all.filter((run) => !isKnown(run, page))) };
}
