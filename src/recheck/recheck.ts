/** Whether a PDF still says what its spec gives. */
import type { Document } from '../document/document.js';
import { runningLines } from '../write/running.js';
import { compareDerivations, countSteps } from './compare-derivations.js';
import { comparePages } from './compare-pages.js';
import type { PartText } from './derivation-file.js';
import { type Finding, standsFor } from './finding.js';
import { type HtmlElement, htmlLeaves } from './html-leaves.js';
import type { Paper } from './paper.js';

/** The same sheet made anew from the spec inside. */
export interface Anew {
  readonly document: Document;
  readonly html: string;
  readonly parts: readonly PartText[];
}

/** What was compared. */
export interface Counts {
  readonly pages: number;
  /** Of equations. */
  readonly lines: number;
  /** Numerals on the pages. */
  readonly numbers: number;
  /** Of the derivations. */
  readonly steps: number;
}

export interface Recheck {
  readonly counts: Counts;
  /** Empty: the paper is right. */
  readonly findings: readonly Finding[];
}

/** Compares a paper with the sheet made anew: texts, words that are heard, derivations, looks. */
export function recheckPaper(paper: Paper, { document, html, parts }: Anew): Recheck {
  const leaves = htmlLeaves(html);
  const onPages = [...paper.additions, ...comparePages(paper.tagged, leaves, runningLines(document))];
  const { title = document.title } = paper;
  const lines = new Set(leaves.flatMap(({ within }) => within.filter(isLine)));
  const letters = paper.tagged.leaves.map(({ text }) => text).join(' ');
  return {
    counts: {
      pages: paper.pages.length,
      lines: lines.size,
      numbers: letters.match(/\p{Nd}+(?:[.,]\p{Nd}+)*/gu)?.length ?? 0,
      steps: countSteps(parts),
    },
    findings: [
      ...onPages,
      ...changedLooks(paper, onPages),
      ...(title === document.title ? [] : [otherTitle(title, document.title)]),
      ...compareDerivations(paper.file.parts, parts),
    ],
  };
}

const otherTitle = (stands: string, due: string): Finding => ({
  page: undefined,
  place: 'the title of the file',
  problem: standsFor(stands, due),
});

const isLine = ({ classes }: HtmlElement): boolean => classes.includes('row');

/** Pages that are drawn otherwise than they were printed, where nothing else tells so. */
function changedLooks({ pages, file }: Paper, others: readonly Finding[]): readonly Finding[] {
  if (pages.length !== file.pages.length) {
    const problem = `there are ${pages.length}, and ${file.pages.length} were printed`;
    return [{ page: undefined, place: 'the pages', problem }];
  }
  const problem = 'it is drawn otherwise than it was printed, though each letter is in its text';
  return pages.flatMap((digest, n) =>
    digest === file.pages[n] || others.some(({ page }) => page === n + 1)
      ? []
      : [{ page: n + 1, place: 'the page', problem }],
  );
}
