/** What is wrong with the pages of a sheet, as a reader would see it. */
import type { Mark, MarkKind } from './marks.js';

/** Where the text of a page ends, and how much of its height may be white: a share of the page's height. */
const END = 0.94;
const MOST_WHITE = 0.33;
/** The height of what the last mark of a page stands at. */
const LAST = 0.02;

type Pages = readonly (readonly Mark[])[];

/** A line of text a fault; nothing where the pages are right. */
export function faultsOf(pages: Pages): readonly string[] {
  return pages.flatMap((page, n) => {
    const next = pages[n + 1];
    const [last, first] = [page.at(-1), next?.[0]];
    if (!last || !first) return [];
    const faults = [
      ...(OPENS.has(last.kind) ? [`${last.kind} is last`] : []),
      ...(first.kind === 'rest' && linesOf(first.block, pages) > 1 ? ['a line goes on over the page'] : []),
      ...(isSplit(last, first) && aloneOn(page, last) ? [`one line alone at the end`] : []),
      ...(isSplit(last, first) && aloneOn(next, first) ? [`one line alone at the beginning of the next`] : []),
      ...(first.kind === 'box' && (last.kind === 'line' || last.kind === 'rest') ? ['a box without its chain'] : []),
      ...(first.kind === 'box' && last.block === first.block ? ['a box goes on over the page'] : []),
      ...(first.kind === 'cells' ? ['a table goes on without its head'] : []),
      ...(first.kind !== 'part' && END - last.at - LAST > MOST_WHITE
        ? [`${Math.round((END - last.at - LAST) * 100)} % white`]
        : []),
    ];
    return faults.map((fault) => `page ${n + 1}: ${fault}`);
  });
}

const OPENS: ReadonlySet<MarkKind> = new Set(['part', 'heading', 'introduction', 'head']);
const SPLITS: ReadonlySet<MarkKind> = new Set(['line', 'rest', 'cells', 'head']);

/** Whether a chain or a table goes on from one page to the next. */
const isSplit = (last: Mark, first: Mark): boolean => last.block === first.block && SPLITS.has(first.kind);

const aloneOn = (page: readonly Mark[] | undefined, { block }: Mark): boolean =>
  page?.filter((mark) => mark.block === block && (mark.kind === 'line' || mark.kind === 'cells')).length === 1;

const linesOf = (block: number, pages: Pages): number =>
  pages.flat().filter((mark) => mark.block === block && mark.kind === 'line').length;
