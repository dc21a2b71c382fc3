/** “If $z = 0$, the output is $o = 0.5$”: numbers that a sentence only supposes, and what it says of that case. */
import type { Formula } from './formula.js';

/** The words right before what is supposed. */
const SUPPOSING =
  /(?:^|[\s(])(?:if|when|whenever|for|unless|suppos(?:e|ing)|assum(?:e|ing)|imagine|wenn|falls|für|angenommen|si|cuando|para|supón|supongamos|suponiendo)(?: that| we had| que)?\s*$/iu;
const ENDS_SENTENCE = /[.!?;](?:\s|$)|\n\s*\n/u;
/** How far before a formula its words are looked for. */
const MOST = 30;

/** The formulas of a text, told where they suppose something, or follow what is supposed. */
export function withSuppositions(text: string, formulas: readonly Formula[]): readonly Formula[] {
  let isBehind = false;
  let end = 0;
  return formulas.map((formula) => {
    const start = formula.offsetOf(0) - 1;
    if (start < end || ENDS_SENTENCE.test(text.slice(end, start))) isBehind = false;
    end = formula.offsetOf(formula.text.length) + 1;
    const before = text.slice(Math.max(0, start - MOST), start).replace(MARK, '');
    if (!formula.isDisplayed && SUPPOSING.test(before) && !DERIVATIVE.test(formula.text)) {
      isBehind = true;
      return { ...formula, supposition: 'made' };
    }
    return isBehind ? { ...formula, supposition: 'followed' } : formula;
  });
}

/** “We write `\dot q` for ∂L/∂q”: a derivative of which nothing is said is not supposed to be anything. */
const DERIVATIVE = /^(?=.*\\partial|.*\\nabla|.*∂)[^=<>≤≥≠]*$/su;

/** What is left of the mark of a formula, `\(` or `$$`. */
const MARK = /[\\$]$/;
