/**
 * The index form read as operations on whole arrays, as NumPy and its kin have them: entry by entry with broadcasting,
 * `@` and outer products, sums along axes. A sum over products that is none of these is an einsum. Arrays keep the order
 * of their symbol's indices, so that the samples are rows.
 */
import {
  type Expr,
  type FreeIndex,
  factorsOf,
  freeIndex,
  type Index,
  type Kronecker,
  open,
  type Sum,
  type Sym,
} from '../language/expr.js';
import { type Code, numberCode, type Place, timesCode } from './code.js';
import { contracted } from './contract.js';
import { inOrder, multiplied, type Piece, together } from './pieces.js';
import { isNumber, type Read } from './variables.js';

export interface ArrayReading {
  readonly read: (s: Sym) => Read;
  readonly sizeOf: (range: string) => number;
}

/** `e` as an array whose axes are `target`. */
export function arrayCode(e: Expr, target: readonly FreeIndex[], reading: ArrayReading): Code {
  const order = [...target];
  return inOrder(pieceOf(e, { ...reading, order }), target, reading.sizeOf);
}

interface Scope extends ArrayReading {
  /** The target's indices, then those of the sums that were opened. */
  readonly order: FreeIndex[];
}

function pieceOf(e: Expr, scope: Scope): Piece {
  const parts = (es: readonly Expr[]): readonly Piece[] => es.map((part) => pieceOf(part, scope));
  switch (e.kind) {
    case 'num':
      return { code: { kind: 'number', value: e.value }, axes: [] };
    case 'sym':
      return symbolPiece(e, scope);
    case 'add':
      return together(parts(e.args), scope.order, (all) => ({ kind: 'add', parts: all }));
    case 'mul':
      return multiplied(parts(flatFactors(e)), scope.order);
    case 'pow':
      return together(parts(e.parts), scope.order, ([base, exponent]) => ({
        ...{ kind: 'pow', base: base as Code, exponent: exponent as Code },
      }));
    case 'call':
      return together(parts(e.args), scope.order, (args) => ({ kind: 'call', fn: e.fn, args }));
    case 'cases':
      return together(parts(e.parts), scope.order, (all) => ({
        kind: 'cases',
        branches: e.branches.map(({ relation }, n) => {
          const [left, right, value] = all.slice(3 * n) as [Code, Code, Code];
          return { left, relation, right, value };
        }),
        otherwise: all.at(-1) as Code,
      }));
    case 'sum':
      return sumPiece(e, scope);
    case 'kronecker':
      return deltaPiece(e, scope);
    case 'derivative':
      throw new Error('a derivative that was not derived has no code');
  }
}

/** A variable, sliced where its symbol has numbers for indices, its diagonal where an index stands twice. */
function symbolPiece(s: Sym, { read }: Scope): Piece {
  const { variable, indices } = read(s);
  return sliced({ kind: 'name', name: variable }, indices);
}

function sliced(of: Code, indices: readonly Index[]): Piece {
  const axes = indices.filter((i): i is FreeIndex => !isNumber(i));
  const places = indices.map((i): Place => (isNumber(i) ? i - 1 : 'all'));
  const code: Code = axes.length === indices.length ? of : { kind: 'entry', of, places };
  const distinct = [...new Set(axes)];
  if (distinct.length === axes.length) return { code, axes };
  const letter = (i: FreeIndex): string => String.fromCharCode('i'.charCodeAt(0) + distinct.indexOf(i));
  const letters = `${axes.map(letter).join('')}->${distinct.map(letter).join('')}`;
  return { code: { kind: 'einsum', letters, parts: [code] }, axes: distinct };
}

function deltaPiece({ i, j }: Kronecker, { sizeOf }: Scope): Piece {
  const [first] = [i, j].filter((index): index is FreeIndex => !isNumber(index));
  if (first === undefined) return { code: numberCode(i === j ? 1 : 0), axes: [] };
  return sliced({ kind: 'identity', size: sizeOf(first.range) }, [i, j]);
}

const flatFactors = (e: Expr): readonly Expr[] =>
  factorsOf(e).flatMap((f) => (f.kind === 'mul' ? flatFactors(f) : [f]));

/** Sums within sums are one; what none of them runs over stands before it. */
function sumPiece(e: Sum, scope: Scope): Piece {
  const bound: FreeIndex[] = [];
  const outside: Expr[] = [];
  let inside: readonly Expr[] = [e];
  for (let [only, ...more] = inside; only?.kind === 'sum' && more.length === 0; [only, ...more] = inside) {
    const index = freeIndex(`@e${scope.order.length}`, only.index.range);
    bound.push(index);
    scope.order.push(index);
    const factors = flatFactors(open(only, index));
    const isBound = (f: Expr): boolean => f.free.some((i) => bound.includes(i));
    outside.push(...factors.filter((f) => !isBound(f)));
    inside = factors.filter(isBound);
  }
  const repeats = bound.filter((index) => !inside.some((f) => f.free.includes(index)));
  const summed = bound.filter((index) => !repeats.includes(index));
  const count: Piece[] = repeats.map(({ range }) => ({ code: numberCode(scope.sizeOf(range)), axes: [] }));
  const pieces = (es: readonly Expr[]): Piece[] => es.map((f) => pieceOf(f, scope));
  const core = inside.length > 0 ? [contracted(pieces(inside), summed, scope.order)] : [];
  const all = [...count, ...pieces(outside), ...core];
  return all.length === 0 ? { code: timesCode([]), axes: [] } : multiplied(all, scope.order);
}
