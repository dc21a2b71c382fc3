/** `w_10`: TeX sets the 1 below and the 0 behind it; who writes so means the number. */
import { isSign, type Token } from '../token.js';

/** The tokens with all digits below that are written without braces, digits being still one by one. */
export function withDigitsBelow(tokens: readonly Token[], latex: string): readonly Token[] {
  const out: Token[] = [];
  for (let n = 0; n < tokens.length; n++) {
    const token = tokens[n] as Token;
    const digits = token.kind === 'scripts' ? digitsBehind(token, tokens.slice(n + 1), latex) : [];
    const [first] = digits;
    if (token.kind !== 'scripts' || first === undefined) {
      out.push(token);
      continue;
    }
    n += digits.length;
    const above = tokens[n + 1];
    const hasMark = above?.kind === 'scripts' && above.sub.length === 0;
    if (hasMark) n++;
    const end = (hasMark ? above : (digits.at(-1) ?? first)).span.end;
    const sup = hasMark ? above.sup : [];
    out.push({ kind: 'scripts', sub: [...token.sub, ...digits], sup, span: { start: token.span.start, end } });
  }
  return out;
}

/** The digits that stand right behind a single one below; none where they are the beginning of a decimal. */
function digitsBehind(
  { sub: [below, ...others], sup }: Token & { kind: 'scripts' },
  behind: readonly Token[],
  latex: string,
): readonly Token[] {
  if (below?.kind !== 'number' || others.length + sup.length > 0 || latex[below.span.start - 1] !== '_') return [];
  let { end } = below.span;
  const count = behind.findIndex((t) => {
    const isNext = t.kind === 'number' && t.span.start === end;
    end = t.span.end;
    return !isNext;
  });
  const digits = count < 0 ? behind : behind.slice(0, count);
  return isSign(behind[digits.length], '.') ? [] : digits;
}
