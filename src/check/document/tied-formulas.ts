/** `$z$ = 0.5`, `$z$ = $wx$`, `$dL/dw$: $0.1$`: formulas that a sign between their marks ties together, or to a number. */
import type { Formula } from './formula.js';

/** A sign behind a formula's mark, and the mark of the next one or a number; the sign may stand before the mark. */
const TIE =
  /^(?:\$|\\\))\s*([=≈:])?\s*(?:(\$(?!\$)|\\\()|([-−+]?\d+(?:\.\d+)?)(?=\s*(?:[.,;)\n]|$|(?:and|so|then|which|y|und|also)\s)))/u;
/** Before a colon: what is said of a weight may be its gradient, or its new value. */
const DERIVATIVE = /^\s*(?:\\partial|\\nabla|\\d?frac\s*\{\s*(?:\\partial|d|\\mathrm\{d\}))[^=≈]*$/u;
const ENDS_IN_SIGN = /(?:[=≈]|\\approx)\s*$/u;

/** The formulas of a text, those of a line that belong together in one. */
export function tied(text: string, formulas: readonly Formula[]): readonly Formula[] {
  const all: Formula[] = [];
  for (const formula of formulas) {
    const before = all.at(-1);
    const tie = before && tieBehind(text, before);
    const isNext = tie?.opens === true && tie.end === formula.offsetOf(0);
    if (before && tie && isNext) all[all.length - 1] = together(before, tie.sign, formula);
    else all.push(formula);
  }
  return all.map((formula) => {
    const tie = tieBehind(text, formula);
    return tie === undefined || tie.opens ? formula : together(formula, tie.sign, tie.number);
  });
}

interface Tie {
  readonly sign: string;
  /** Whether the next formula opens behind it. */
  readonly opens: boolean;
  readonly end: number;
  readonly number: Pick<Formula, 'text' | 'offsetOf'>;
}

function tieBehind(text: string, { text: inside, offsetOf, isDisplayed, problem }: Formula): Tie | undefined {
  if (isDisplayed || problem) return undefined;
  const close = offsetOf(inside.length);
  const [whole, sign = '', opening, number = ''] = TIE.exec(text.slice(close, close + MOST)) ?? [];
  const isTied = sign === ':' ? DERIVATIVE.test(inside) : (sign === '') === ENDS_IN_SIGN.test(inside);
  if (whole === undefined || !isTied) return undefined;
  const end = close + whole.length;
  const start = end - number.length;
  return {
    sign: sign === ':' ? '=' : sign,
    opens: opening !== undefined,
    end,
    number: { text: number, offsetOf: (at) => start + at },
  };
}

/** How far a number reaches behind a formula. */
const MOST = 80;

function together(first: Formula, sign: string, second: Pick<Formula, 'text' | 'offsetOf'>): Formula {
  const middle = ` ${sign} `;
  const from = first.text.length + middle.length;
  return {
    ...first,
    text: `${first.text}${middle}${second.text}`,
    offsetOf: (at) => (at < from ? first.offsetOf(Math.min(at, first.text.length)) : second.offsetOf(at - from)),
  };
}
