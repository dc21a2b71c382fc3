/** The formulas of a document as they stand, set by KaTeX piece by piece, so that one of them can be marked. */
import katex from 'katex';
import { topLevelSigns } from '../check/marked/top-level.js';
import type { Macros } from '../check/written/latex/macro.js';
import { PACKAGE_MACROS } from '../check/written/latex/package-macros.js';
import type { Span } from '../language/source.js';
import { escapeHtml } from './escape.js';

/** A stretch of a formula, and the class that it is marked with. */
export interface MarkedStretch extends Span {
  readonly mark?: string;
}

const RELATION_FIRST = /^[\s&]*(?:=|\\approx|\\to\b)/;

/** Longer formulas are shown as their source. */
const MOST = 4000;
/** What names a formula and sets nothing. */
const LABELS = /\\(?:label|tag)\*?\s*\{[^{}]*\}|\\no(?:number|tag)\b/g;

/**
 * The stretches of a row, which follow each other, marked ones as wholes: in the first of these ways that can be set. A
 * formula that cannot be set in stretches is set as one, and one that cannot be set at all is shown as its source.
 */
export function rowHtml(
  text: string,
  ways: readonly (readonly MarkedStretch[])[],
  { macros, isDisplayed }: { readonly macros: Macros; readonly isDisplayed: boolean },
): string {
  const [first = []] = ways;
  const whole = { start: first[0]?.start ?? 0, end: first.at(-1)?.end ?? 0 };
  const label = escapeHtml(text.slice(whole.start, whole.end).replace(/\s+/g, ' ').trim());
  const formula = (html: string, mark = ''): string =>
    `<span class="formula${mark}" role="img" aria-label="${label}">${html}</span>`;
  for (const stretches of ways) {
    const parts = stretches.map((s) => stretchHtml(text, s, s === stretches.at(-1), macros, isDisplayed));
    if (parts.every((part) => part !== undefined)) return formula(parts.join(''));
  }
  const html = typeset(text.slice(whole.start, whole.end), macros, isDisplayed);
  if (html === undefined) return sourceHtml(text, first);
  const mark = first.find((s) => s.mark !== undefined)?.mark;
  return formula(html, mark && ` stretch ${mark}`);
}

function stretchHtml(
  text: string,
  { start, end, mark }: MarkedStretch,
  isLast: boolean,
  macros: Macros,
  isDisplayed: boolean,
): string | undefined {
  const source = text.slice(start, end);
  // A relation has its room where something stands on both sides of it.
  const html = typeset(`${RELATION_FIRST.test(source) ? '{}' : ''}${source}${isLast ? '' : '{}'}`, macros, isDisplayed);
  return html && (mark === undefined ? html : `<span class="stretch ${mark}">${html}</span>`);
}

/** The stretches as they are written. */
export function sourceHtml(text: string, stretches: readonly MarkedStretch[]): string {
  const parts = stretches.map((s) => {
    const escaped = escapeHtml(text.slice(s.start, s.end));
    return s.mark === undefined ? escaped : `<span class="stretch ${s.mark}">${escaped}</span>`;
  });
  return `<code>${parts.join('')}</code>`;
}

/** How many characters stand in the widest part of a formula that no line can end in. */
export const widestPart = (html: string): number =>
  Math.max(...html.split('class="base"').map((part) => part.replace(/<[^>]*>|\s/g, '').length));

/** Undefined for what KaTeX cannot set. */
function typeset(latex: string, macros: Macros, isDisplayed: boolean): string | undefined {
  if (latex.length > MOST) return undefined;
  const cells = withoutCells(latex.replace(LABELS, ''));
  try {
    return katex
      .renderToString(isDisplayed ? `\\displaystyle ${cells}` : cells, {
        output: 'html',
        strict: 'ignore',
        throwOnError: true,
        trust: false,
        maxExpand: 1000,
        maxSize: 20,
        // KaTeX keeps what a formula defines in the object that it is given.
        macros: { ...PACKAGE_MACROS, ...macros } as Record<string, string>,
      })
      .replaceAll(' aria-hidden="true"', '')
      .replaceAll('\u200b', '');
  } catch {
    return undefined;
  }
}

/** Signs before which, or behind which, the parts of one claim are aligned. */
const ALIGNED_AT =
  /^(?:[=<>+≈-]|:=|\\(?:approx|le|ge|to|phantom|quad|qquad|cdot|times|stackrel|overset|underset|leftarrow|gets|coloneqq|equiv)\b|\{\})/;
const ALIGNED_BEHIND = /(?:[=<>+≈-]|\\(?:approx|le|ge|to))$/;

/** The edges of aligned columns as blanks; between two claims as room. */
function withoutCells(latex: string): string {
  const cells = [...latex];
  if (cells.length !== latex.length) return latex;
  for (const { sign, start, end } of topLevelSigns(latex)) {
    const [before, behind] = [latex.slice(0, start).trimEnd(), latex.slice(end).trimStart()];
    const isWithin = before === '' || ALIGNED_BEHIND.test(before) || ALIGNED_AT.test(behind);
    if (sign === 'cell') cells[start] = isWithin ? ' ' : '\\qquad ';
  }
  return cells.join('');
}
