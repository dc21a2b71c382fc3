/**
 * LaTeX in Markdown, as GitHub, Jupyter and KaTeX all show it. GitHub takes a backslash before a sign for Markdown's
 * own, so that `\,`, `\;` and `\\` reach its mathematics maimed; it reads `<` as HTML and `|` as the edge of a cell, and it
 * refuses `\operatorname`. Each has a name that says the same.
 */
import { latex } from '../language/latex.js';
import type { Layout } from '../language/layout.js';

const NAMES: readonly (readonly [RegExp, string])[] = [
  [/\\\\/g, '\\cr'],
  [/\\,/g, '\\thinspace '],
  [/\\;/g, '\\thickspace '],
  [/\\operatorname\{([^{}]*)\}/g, '\\mathop{\\mathrm{$1}}'],
  [/ ?< ?/g, ' \\lt '],
  [/ ?> ?/g, ' \\gt '],
  [/\|/g, '\\vert '],
];

/** `layout` as such LaTeX, without the dollars. */
export const portableMath = (layout: Layout): string =>
  NAMES.reduce((source, [sign, name]) => source.replace(sign, name), latex(layout)).trim();
