/** The span of a piece of LaTeX with all that opens and closes it: KaTeX tells where letters stand, not commands. */
import type { Span } from '../../language/source.js';

/** What closes a piece of LaTeX behind its last sign. */
const CLOSING = /^(?:\s*(?:\}|\\end\{[a-zA-Z]+\*?\}|\\right\s*\\?[^a-zA-Z\s]))+/;

/** What is left of the piece before, where a macro has no place of its own. */
const BEFORE =
  /^(?:[\s}&]|\\begin\{aligned\}|\\end\{[a-zA-Z]+\*?\}|\\\\|\\q?quad(?![a-zA-Z])|\\[,;:! ]|\\(?:label|tag)\*?\{[^{}]*\}|\\(?:nonumber|notag|displaystyle)(?![a-zA-Z]))+/;

/** Commands whose first argument is the beginning of what they set, and brackets. */
const OPENING =
  /(?:\\(?:textcolor|colorbox)\s*\{[^{}]*\}\s*\{\s*|\\(?:(?:wide)?(?:hat|tilde)|bar|overline|d?dot|vec|math(?:bf|rm|it|sf|tt|bb|cal|frak)|bm|boldsymbol|operatorname|text(?:bf|rm|it)?|sqrt|[dtc]?frac|boxed|cancel|underline|underbrace|overbrace|big|[bB]igl?|left)(?![a-zA-Z])\s*(?:\{|\(|\[|\\\{|\|)?\s*|\{\s*)+$/;
/** No more commands stand before a letter than these characters hold. */
const MOST_OPENING = 60;

/** A piece that begins where a letter does, with the commands that set the letter. */
export function wholePiece(text: string, { start, end }: Span): Span {
  const from = start + (BEFORE.exec(text.slice(start, end))?.[0].length ?? 0);
  const opening = OPENING.exec(text.slice(Math.max(0, from - MOST_OPENING), from))?.[0].length ?? 0;
  const closing = CLOSING.exec(text.slice(end))?.[0].length ?? 0;
  return { start: from - opening, end: end + closing };
}
