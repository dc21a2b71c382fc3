/** Mathematics in HTML: typeset by KaTeX when the page is written, and labelled for those who do not see it. */
import katex from 'katex';
import { latex } from '../language/latex.js';
import type { Layout } from '../language/layout.js';
import { escapeHtml } from './escape.js';

/**
 * What LaTeX has and KaTeX lacks. Its own \mathstrut is a transparent bracket, a letter that browsers print or leave out:
 * here it is a rule as high.
 */
const MACROS = { '\\textasciigrave': '`', '\\mathstrut': '\\rule[-0.25em]{0em}{1em}' };

const typesetInto = new Map<string, string>();
const MOST_KEPT = 5000;

/** KaTeX's HTML alone. Its own MathML is lost in a PDF, and `aria-hidden` would take the label's content with it. */
function markup(source: string): string {
  const known = typesetInto.get(source);
  if (known !== undefined) return known;
  const html = katex
    .renderToString(source, {
      output: 'html',
      strict: 'ignore',
      throwOnError: true,
      trust: false,
      macros: { ...MACROS },
    })
    .replaceAll(' aria-hidden="true"', '')
    .replaceAll('\u200b', '');
  if (typesetInto.size >= MOST_KEPT) typesetInto.clear();
  typesetInto.set(source, html);
  return html;
}

/** `layout` with the label `spoken`; `display` gives fractions and sums their full size. */
export function mathHtml(layout: Layout, name: string, spoken: string, display = false): string {
  const source = latex(layout);
  const html = markup(display ? `\\displaystyle ${source}` : source);
  return `<span class="${name}" role="img" aria-label="${escapeHtml(spoken)}">${html}</span>`;
}
