/** What a sentence says before its formula of the numbers for which it holds: “if u > 0”, “for an active unit”. */
import type { Formula } from './formula.js';

/** A comparison with a number; no arrow, no tag, and no quotation. */
const COMPARISON =
  /[\p{L}\p{N})}\]_]\s*(?:[<>≤≥]=?|\\(?:[gl]e?|[gl]eq|[gl]t|[gl]eqslant)(?![A-Za-z]))\s*[-−]?\s*[\d.]/u;
const WORDS =
  /\b(?:if|when|whenever|where|case|provided|positive|negative|active|inactive|alive|dead|si|cuando|caso|donde|positiv[oa]s?|negativ[oa]s?|activ[oa]s?|wenn|falls|fall|positive[nmrs]?|negative[nmrs]?|aktive?[nmrs]?)\b/iu;
/** Ends a sentence: a stop, a paragraph, an item, another display. */
const END = /[.!?](?:\s|\\n)|\n\s*\n|\n\s*(?:[-*+•]|\d+[.)])\s|\$\$[^$]*\$\$|\\\]|\\end\{[a-z]+\*?\}/gu;
/** A line by itself, but not one that leads up to the next. */
const LINE = /(?<![:,]\s*)\n/gu;
/** A sentence does not begin further before its formula. */
const LONGEST = 300;

/** Whether what stands before a place of a text says that what comes then holds in some case. */
export function isConditional(before: string): boolean {
  const near = before.slice(-LONGEST);
  const from = [...near.matchAll(END)].at(-1);
  const sentence = near.slice(from ? from.index + from[0].length : 0);
  return COMPARISON.test(sentence) || WORDS.test(sentence);
}

/** The formula, told whether its sentence names a case before it; what stands unmarked is a sentence a line. */
export function withStatedCase(formula: Formula, text: string): Formula {
  const before = text.slice(Math.max(0, formula.offsetOf(0) - LONGEST), formula.offsetOf(0));
  const line = formula.isMarked ? before : before.slice(([...before.matchAll(LINE)].at(-1)?.index ?? -1) + 1);
  return isConditional(line) ? { ...formula, isConditional: true } : formula;
}
