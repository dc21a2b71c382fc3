/** Calls of NumPy between formulas: `db = \frac1m \text{np.sum}(dZ, axis=1, keepdims=True)`. */
import { numpyOf } from '../text/numpy-calls.js';
import { isSign, type Token } from '../token.js';
import { closingOf, split } from '../token-lists.js';

const CALLED = /^(?:np|numpy)\.([a-z]+)$/;

/** The tokens with what each such call makes of its arguments; letters stand one by one here. Throws Unreadable. */
export function withNumpy(tokens: readonly Token[]): readonly Token[] {
  const out: Token[] = [];
  for (let n = 0; n < tokens.length; ) {
    const call = callAt(tokens, n);
    if (call) {
      out.push(...call.made);
      n += call.length;
    } else {
      out.push(tokens[n] as Token);
      n++;
    }
  }
  return out;
}

function callAt(
  tokens: readonly Token[],
  from: number,
): { readonly made: readonly Token[]; readonly length: number } | undefined {
  const near = tokens.slice(from, from + LONGEST + 1);
  const length = near.findIndex((t) => isSign(t, '('));
  const head = near.slice(0, Math.max(length, 0));
  const [, name] = CALLED.exec(head.map(textOf).join('').replace(/\s/g, '')) ?? [];
  const open = from + length;
  const close = name === undefined ? -1 : closingOf(tokens, open);
  const [first, last] = [tokens[from], tokens[close]];
  if (name === undefined || !first || !last) return undefined;
  const args = split(withNumpy(tokens.slice(open + 1, close)), ',');
  const made = numpyOf(name, args, { start: first.span.start, end: last.span.end });
  return made && { made, length: close + 1 - from };
}

/** The letters of `numpy.multiply`, with the full stop. */
const LONGEST = 14;

const textOf = (t: Token): string => (t.kind === 'gap' ? t.words : 'text' in t ? t.text : '?');
