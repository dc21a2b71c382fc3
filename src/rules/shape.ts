/**
 * Which derivations are the same work over again: the steps of one are those of the other under a renaming of symbols.
 * Each is rewritten with its symbols numbered; nodes are interned, so that comparing is `===`.
 */
import { canonical } from '../language/canonical.js';
import {
  derivative,
  type Expr,
  type FreeIndex,
  freeIndex,
  type Index,
  kronecker,
  open,
  rebuild,
  type Sym,
  sum,
  sym,
} from '../language/expr.js';
import type { Derivation } from './rule.js';

/**
 * The same text for two derivations exactly when the same rules rewrote the same expressions, up to the names of
 * symbols, indices and axes, and up to the order of terms and factors. All derivations must be of one table.
 */
export function shapeOf({ goal, steps, result }: Derivation): string {
  const numbered = newNumbering();
  // After the goal from the result back: what these speak of is numbered first, and not by its place in a longer expression.
  const expressions = [goal, result, ...steps.toReversed().flatMap(({ before, after }) => [after, before])];
  const rules = steps.map(({ rule }) => rule.id);
  return [...rules, ...expressions.map((e) => canonical(numbered(e)).id)].join(' ');
}

/** An expression with its symbols, indices and axes numbered in the order in which this function first meets them. */
function newNumbering(): (e: Expr) => Expr {
  const symbols = numbers<string>();
  const ranges = numbers<string>();
  const indices = numbers<FreeIndex>();

  const index = (i: Index): Index =>
    typeof i === 'number' ? i : freeIndex(`i${indices(i)}`, `axis${ranges(i.range)}`);

  const symbol = (s: Sym): Sym => {
    const entry = `${s.name}[${s.indices.map((i) => (typeof i === 'number' ? i : ''))}]`;
    return sym(`s${symbols(entry)}`, ...s.indices.filter((i) => typeof i !== 'number').map(index));
  };

  const go = (e: Expr, depth: number): Expr => {
    switch (e.kind) {
      case 'sym':
        return symbol(e);
      case 'kronecker':
        return kronecker(index(e.i), index(e.j));
      case 'derivative':
        return derivative(go(e.of, depth), symbol(e.by), e.sense);
      case 'sum': {
        const opened = freeIndex(`@shape${depth}`, e.index.range);
        const body = go(open(e, opened), depth + 1);
        return sum(index(opened) as FreeIndex, body);
      }
      default:
        return rebuild(
          e,
          e.parts.map((part) => go(part, depth)),
        );
    }
  };
  return (e) => go(e, 0);
}

/** 1, 2, … for things in the order in which they are first asked about. */
function numbers<T>(): (thing: T) => number {
  const known = new Map<T, number>();
  return (thing) => {
    const number = known.get(thing) ?? known.size + 1;
    known.set(thing, number);
    return number;
  };
}
