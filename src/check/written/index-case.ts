/** `i = j`, `i \ne j`: for which indices a document says that its lines hold. */
import { isSign, type Token } from './token.js';

export interface IndexCase {
  readonly letters: readonly [string, string];
  readonly areEqual: boolean;
}

/** Letters that are hardly ever anything else than an index. */
const LETTER = /^[ijkl]$/;

/** The case that a clause states; undefined for any other clause. */
export function indexCaseOf(clause: readonly Token[]): IndexCase | undefined {
  const tokens = clause.filter((t) => t.kind !== 'gap' && !isSign(t, ',', '.', ':', '(', ')'));
  const [first, sign, second, ...more] = tokens;
  const isStated = isSign(sign, '=', '!=') && more.length === 0;
  if (!isStated || first?.kind !== 'word' || second?.kind !== 'word') return undefined;
  if (!LETTER.test(first.text) || !LETTER.test(second.text) || first.text === second.text) return undefined;
  return { letters: [first.text, second.text], areEqual: isSign(sign, '=') };
}

/** Whether a choice of numbers for letters is one of the case. */
export function isInCase({ letters, areEqual }: IndexCase, at: ReadonlyMap<string, number>): boolean {
  const [a, b] = letters.map((letter) => at.get(letter));
  return a !== undefined && b !== undefined && (a === b) === areEqual;
}

/** `(i \ne j)` at the end of a clause, with what stands before it. */
export function withCaseApart(row: readonly Token[]): readonly Token[] {
  const [open, ...inside] = row.slice(-5);
  const close = inside.pop();
  const isInBrackets = isSign(open, '(') && isSign(close, ')') && inside.length === 3;
  if (!isInBrackets || open === undefined || indexCaseOf(inside) === undefined) return row;
  return [...row.slice(0, -5), { kind: 'gap', words: '', span: open.span }, ...inside];
}
