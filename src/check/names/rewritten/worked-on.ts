/**
 * What a program assigns to a name and works on: `dW = X.T @ d`, then `dW += r*W`, or `dh[h <= 0] = 0`. It is what all of
 * its statements together make of it.
 */
import type { Chain } from '../../written/chain.js';
import { signedLiteral } from '../../written/literals.js';
import { allPieces, mapPieces, type Written, type WrittenName } from '../../written/written.js';
import { isSameName, spellingOf } from '../script.js';
import { isChange, type Statement, statementOf, unchanged, uses } from './assigned.js';

/** What is longer is not written out. */
const MOST_PIECES = 300;

/** The statements of a program, what they work on written out, and that marked as unfinished. */
export function withWorkWrittenOut(chains: readonly Chain[]): readonly Chain[] {
  const whole = [...chains];
  const open = new Map<string, { readonly at: number; readonly statement: Statement }>();
  for (const [at, chain] of chains.entries()) {
    const statement = statementOf(chain);
    if (statement === undefined) continue;
    const name = isChange(statement.name) ? unchanged(statement.name) : statement.name;
    const key = spellingOf(name);
    const before = open.get(key);
    open.delete(key);
    if (!uses(statement.value, name)) {
      if (!isOfNumbers(statement.value)) open.set(key, { at, statement });
      continue;
    }
    const value = before && writtenOut(statement.value, name, before.statement.value);
    if (before === undefined || value === undefined) continue;
    const { head, side } = statement;
    const [, , ...more] = chain.sides;
    whole[before.at] = { ...(whole[before.at] as Chain), isUnfinished: true };
    const worksOn = [...allPieces(statement.value)].find((p) => p.kind === 'name' && isSameName(p, name))?.span;
    const sides = [{ ...head, written: name }, { ...side, written: value }, ...more];
    whole[at] = { ...chain, sides, ...(worksOn && { worksOn }) };
    open.set(key, { at, statement: { ...statement, value } });
  }
  return whole;
}

/** A formula with what a name was in its place; undefined where that is too long. */
function writtenOut(w: Written, name: WrittenName, before: Written): Written | undefined {
  const put = (piece: Written): Written =>
    piece.kind === 'name' && isSameName(piece, name) ? placedAt(before, piece.span) : mapPieces(piece, put);
  const whole = put(w);
  return [...allPieces(whole)].length > MOST_PIECES ? undefined : whole;
}

const placedAt = (w: Written, span: Written['span']): Written => ({
  ...mapPieces(w, (piece) => placedAt(piece, span)),
  span,
});

const isOfNumbers = (w: Written): boolean =>
  signedLiteral(w) !== undefined || ![...allPieces(w)].some((p) => p.kind === 'name');
