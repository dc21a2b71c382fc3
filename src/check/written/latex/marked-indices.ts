/** `u_{j'}`, `y_{j^*}`: a letter below a name with a mark of its own is a letter of its own. */
import { isSign, type Token } from '../token.js';

/** Single letters that nobody writes as indices, for those with a prime. */
const PRIMED: ReadonlyMap<string, string> = new Map([
  ['i', 'ı'],
  ['j', 'ȷ'],
  ['k', 'ĸ'],
  ['l', 'ł'],
  ['m', 'ɱ'],
  ['n', 'ŋ'],
]);

/** What stands below, `j'` being another letter than j; which one `j^*` is, the formula does not say. */
export const withMarkedIndices = (sub: readonly Token[]): readonly Token[] =>
  sub.flatMap((token, n): readonly Token[] => {
    const [before, next] = [sub[n - 1], sub[n + 1]];
    if (before && isIndex(before) && markOf(token)) return [];
    const mark = next && isIndex(token) ? markOf(next) : undefined;
    return [mark && isIndex(token) ? { ...token, text: marked(token.text, mark) } : token];
  });

const marked = (letter: string, mark: string): string =>
  (mark === "'" ? PRIMED.get(letter) : undefined) ?? `${letter}star`;

const isIndex = (t: Token): t is Token & { kind: 'word' } => t.kind === 'word' && PRIMED.has(t.text);

/** The prime or the star that scripts consist of. */
function markOf(token: Token): string | undefined {
  if (token.kind !== 'scripts' || token.sub.length > 0) return undefined;
  const [only, ...others] = token.sup;
  return others.length === 0 ? ["'", '*'].find((mark) => isSign(only, mark)) : undefined;
}
