/** A document of any kind, as the mathematics in it. */

import type { Diagnosis } from '../judge/verdict.js';
import { sentence } from '../messages/sentence.js';
import { withDecimalPoints } from './decimal-commas.js';
import { asRead, type Formula } from './formula.js';
import { type Heading, headingsIn } from './headings.js';
import { type Mathematics, readLatex } from './latex.js';
import type { Preamble } from './macros.js';
import { readMarkdown } from './markdown.js';
import { isNotebook, readNotebook } from './notebook.js';
import { withStatedCase } from './stated-cases.js';

export interface Document {
  /** In the order of the file. */
  readonly formulas: readonly Formula[];
  readonly macros: Preamble['macros'];
  readonly headings: readonly Heading[];
  /** Whether a machine read it from paper: who writes LaTeX by hand calls the file so. */
  readonly isScan: boolean;
  /** What of the document was not read. */
  readonly notes: readonly Diagnosis[];
}

/** Plain text is Markdown without marks. With marks it is what a machine made of paper. */
export type Format = 'markdown' | 'text' | 'latex' | 'notebook';

const BY_ENDING: ReadonlyMap<string, Format> = new Map([
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['txt', 'text'],
  ['tex', 'latex'],
  ['ipynb', 'notebook'],
]);

/** The format that a file's name tells; undefined where it tells none. */
export const formatNamed = (file: string): Format | undefined =>
  BY_ENDING.get(/\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '');

/** The format that a text itself tells. */
export function formatOf(text: string): Format {
  if (isNotebook(text)) return 'notebook';
  return /\\(?:documentclass|begin\{document\})/.test(text) ? 'latex' : 'markdown';
}

/** Throws SyntaxError for a notebook that is none. */
export function readDocument(text: string, format: Format): Document {
  const notes = text.includes('\0') ? [NUL_BYTES] : [];
  const clean = text.replaceAll('\0', ' ');
  const { formulas, macros, headings, unread } = mathematicsOf(clean, format);
  const inOrder = asRead(formulas);
  const tooMany = sentence('tooMany', MOST_FORMULAS.toLocaleString('en'));
  return {
    formulas: withDecimalPoints(inOrder.slice(0, MOST_FORMULAS).map((f) => withStatedCase(f, clean))),
    macros,
    headings,
    isScan: format === 'text' && formulas.some((f) => f.isMarked && f.isDisplayed),
    notes: [
      ...notes,
      ...(formulas.length > MOST_FORMULAS ? [{ code: 'too-many', says: tooMany }] : []),
      ...unread.map((says) => ({ code: 'not-read', says })),
    ],
  };
}

function mathematicsOf(text: string, format: Format): Mathematics & Pick<Document, 'headings'> {
  if (format === 'notebook') return { ...readNotebook(text), unread: [] };
  return { ...(format === 'latex' ? readLatex(text) : readMarkdown(text)), headings: headingsIn(text) };
}

/** What has more of them was not written by a person. */
const MOST_FORMULAS = 20_000;

const NUL_BYTES: Diagnosis = { code: 'nul-bytes', says: sentence('nulBytes') };
