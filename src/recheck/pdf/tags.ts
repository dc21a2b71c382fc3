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

/** Where in the tree one is. */
interface Place {
  /** Counted from 0. */
  readonly page: number;
  readonly spoken: Spoken | undefined;
  /** The innermost tag. */
  readonly tag: PDFDict | undefined;
  /** Whether it is in the head of a table, which each page repeats that the table goes on to. */
  readonly isHead: boolean;
}

/** Throws BrokenContent, and pdf-lib's errors. */
export function readTagged(document: PDFDocument): TaggedPdf {
  const pages = document.getPages();
  const runs = pages.map(runsOf);
  const byMark = runs.map((all) => markedRuns(all));
  const pageOf = new Map(pages.map((page, n) => [page.ref.toString(), n]));
  const known = new Set<Run>();
  const heads = new Map<PDFDict, string>();
  const leaves: Leaf[] = [];

  const addMarked = (mark: number, { page, spoken, tag, isHead }: Place): void => {
    const shown = (byMark[page]?.get(mark) ?? []).filter((run) => !known.has(run));
    for (const run of shown) known.add(run);
    const text = shown.map((run) => run.text).join('');
    const isHidden = shown.some((run) => run.isHidden);
    const isRepeated = isHead && tag !== undefined && heads.get(tag) === text;
    if (isHead && tag && !heads.has(tag)) heads.set(tag, text);
    if (text !== '' && (!isRepeated || isHidden)) leaves.push({ text, page: page + 1, spoken, isHidden });
  };

  const visited = new Set<PDFDict>();
  const visit = (kid: PDFObject | undefined, place: Place): void => {
    const content = document.context.lookup(kid);
    if (content instanceof PDFNumber) addMarked(content.asNumber(), place);
    if (content instanceof PDFArray) for (const item of content.asArray()) visit(item, place);
    if (!(content instanceof PDFDict) || visited.has(content)) return;
    visited.add(content);
    const ownPage = content.get(key('Pg'));
    const page = ownPage instanceof PDFRef ? (pageOf.get(ownPage.toString()) ?? place.page) : place.page;
    const mark = content.get(key('MCID'));
    if (mark instanceof PDFNumber) addMarked(mark.asNumber(), { ...place, page });
    const alt = textIn(content.lookup(key('Alt')));
    const spoken = alt === undefined ? place.spoken : { alt };
    // A drawing is there even where no letter is on it.
    if (spoken && spoken !== place.spoken) leaves.push({ text: '', page: page + 1, spoken, isHidden: false });
    const isHead = place.isHead || content.get(key('S')) === key('TH');
    visit(content.get(key('K')), { page, spoken, tag: content, isHead });
  };
  const start: Place = { page: 0, spoken: undefined, tag: undefined, isHead: false };
  visit(dictAt(document.catalog, 'StructTreeRoot')?.get(key('K')), start);

  return { leaves, untagged: runs.map((all) => all.filter((run) => !known.has(run))) };
}

function markedRuns(runs: readonly Run[]): ReadonlyMap<number | undefined, readonly Run[]> {
  const byMark = new Map<number | undefined, Run[]>();
  for (const run of runs) {
    const known = byMark.get(run.mark);
    if (known) known.push(run);
    else byMark.set(run.mark, [run]);
  }
  return byMark;
}
