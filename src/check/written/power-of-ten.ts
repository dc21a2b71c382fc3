/** Numbers with a power of ten behind an e, as calculators and programs print them: `8.2e-05`. */
import type { Span } from '../../language/source.js';
import { isSign, isWord, type Token } from './token.js';

/** `digits · 10^exponent`, the exponent being spelled with its sign or without. */
export function timesPowerOfTen(digits: string, exponent: string, span: Span): readonly Token[] {
  const power: Token = { kind: 'number', text: exponent.replace(/^[+−-]/u, ''), span };
  const minus: readonly Token[] = /^[−-]/u.test(exponent) ? [{ kind: 'sign', text: '-', span }] : [];
  return [
    { kind: 'number', text: digits, span },
    { kind: 'sign', text: '*', span },
    { kind: 'number', text: '10', span },
    { kind: 'scripts', sub: [], sup: [...minus, power], span },
  ];
}

/** `1.2e-3`, `1.2\mathrm{e}{-3}`, `1.2\text{e-3}` in LaTeX, whose e is a letter like any other. */
export function withPowersOfTen(tokens: readonly Token[], latex: string): readonly Token[] {
  const out: Token[] = [];
  for (let n = 0; n < tokens.length; n++) {
    const token = tokens[n] as Token;
    const found = token.kind === 'number' ? exponentAt(tokens, n + 1, latex) : undefined;
    if (token.kind === 'number' && found && isScientific(token.text, found)) {
      out.push(...timesPowerOfTen(token.text, found.exponent, { start: token.span.start, end: found.end }));
      n += found.length;
    } else out.push(token);
  }
  return out;
}

interface Exponent {
  readonly exponent: string;
  /** Whether its e is set upright, which no name's is. */
  readonly isUpright: boolean;
  /** How many tokens it takes, and where the last one ends. */
  readonly length: number;
  readonly end: number;
}

/** `2e-1` may be twice a quantity e, less 1. */
const isScientific = (digits: string, { exponent, isUpright }: Exponent): boolean =>
  isUpright || digits.includes('.') || (digits.length === 1 && Math.abs(Number(exponent)) > 1);

/** What may stand between two characters of one number. */
const SET_TOGETHER = /^[{}]*(?:\\(?:mathrm|text|textrm|operatorname|rm)\s*\{?)?[{}]*$/;

function exponentAt(tokens: readonly Token[], from: number, latex: string): Exponent | undefined {
  const isTogether = (n: number): boolean =>
    SET_TOGETHER.test(latex.slice((tokens[n - 1] as Token).span.end, (tokens[n] as Token).span.start));
  const [letter, second, third] = tokens.slice(from, from + 3);
  if (letter?.kind === 'gap') {
    const [, exponent] = /^[eE]([+−-]?\d+)$/u.exec(letter.words) ?? [];
    return exponent && isTogether(from) ? { exponent, isUpright: true, length: 1, end: letter.span.end } : undefined;
  }
  const sign = isSign(second, '+', '-') && second?.kind === 'sign' ? second.text : '';
  const digits = sign === '' ? second : third;
  const length = sign === '' ? 2 : 3;
  if (!isWord(letter, 'e', 'E') || digits?.kind !== 'number' || !/^\d+$/.test(digits.text)) return undefined;
  for (let n = from; n < from + length; n++) if (!isTogether(n)) return undefined;
  const isUpright = /[{}\\]/.test(latex.slice((tokens[from - 1] as Token).span.end, letter?.span.start));
  return { exponent: sign + digits.text, isUpright, length, end: digits.span.end };
}
