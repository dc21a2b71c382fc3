/** Parts of a typeset line with what must be known to put them beside each other: where brackets and dots go. */
import { brackets, infix, type Layout, type OperatorSymbol, prefix, row } from './layout.js';

/** What a piece looks like from outside. */
export type Shape =
  | 'cases'
  | 'terms'
  | 'product'
  /** A sum sign or a function without brackets: it takes in whatever follows. */
  | 'open'
  | 'fraction'
  /** A number written as a small fraction. */
  | 'coefficient'
  | 'derivative'
  | 'power'
  | 'number'
  | 'symbol'
  /** A symbol of several letters: beside another one it needs a dot. */
  | 'word'
  | 'call'
  | 'bracket';

export interface Piece {
  readonly layout: Layout;
  readonly shape: Shape;
  /** It begins with a minus sign. */
  readonly negative: boolean;
  /** Nothing but numbers is in it. */
  readonly numeric: boolean;
  /** The same with brackets of its own, where it has a place for them: log(p) for log p. */
  readonly closed?: Layout;
}

/** How tightly a shape holds together; the least tightly bound is bracketed first. */
const BINDS: Readonly<Record<Shape, number>> = {
  cases: 0,
  terms: 1,
  product: 2,
  open: 2,
  fraction: 3,
  coefficient: 3,
  derivative: 3,
  power: 4,
  number: 5,
  symbol: 5,
  word: 5,
  call: 5,
  bracket: 5,
};

export const piece = (layout: Layout, shape: Shape, { negative = false, numeric = false } = {}): Piece => ({
  layout,
  shape,
  negative,
  numeric,
});

const bracketed = ({ layout, numeric }: Piece): Piece => piece(brackets(layout), 'bracket', { numeric });

/** `p` after a plus, a minus or a sum sign. */
export const asTerm = (p: Piece): Piece => (p.negative || BINDS[p.shape] < BINDS.product ? bracketed(p) : p);
/** `p` under an exponent, or behind a slash. */
export const asBase = (p: Piece): Piece => (p.negative || BINDS[p.shape] <= BINDS.power ? bracketed(p) : p);

/** `p` among several factors. Only where `bare` may a minus sign do without brackets. */
function asFactor(p: Piece, bare: boolean, last: boolean): Piece {
  const open = p.shape === 'open' || p.shape === 'cases';
  if (open && !last && p.closed) return piece(p.closed, 'call', p);
  return (p.negative && !bare) || (open ? !last : BINDS[p.shape] < BINDS.fraction) ? bracketed(p) : p;
}

export function withMinus(p: Piece): Piece {
  const { layout, numeric, shape } = asTerm(p);
  const kept = shape === 'number' || shape === 'open' ? shape : 'product';
  return piece(row(prefix('-'), layout), kept, { negative: true, numeric });
}

export interface Signs {
  readonly times: '×' | '·';
  /** Numbers stand for symbols, so that a product of numbers shows its signs even before a bracket. */
  readonly substituted: boolean;
}

const isDigits = ({ shape }: Piece): boolean => shape === 'number' || shape === 'coefficient';
const isZeroOrOne = ({ layout }: Piece): boolean =>
  layout.kind === 'number' && (layout.text === '0' || layout.text === '1');

/** What stands between two factors: nothing where a textbook writes nothing. */
function between(left: Piece, right: Placed, alone: boolean, { times, substituted }: Signs): OperatorSymbol {
  const meeting = substituted ? left.shape !== 'coefficient' || isDigits(right) : isDigits(left) && isDigits(right);
  if (left.numeric && right.numeric && (meeting || right.wasNegative)) return times;
  if (isDigits(right) || right.wasNegative || isZeroOrOne(left) || left.shape === 'derivative') return '·';
  if (right.shape === 'cases') return '·';
  if (right.shape === 'derivative' || right.shape === 'fraction')
    return isDigits(left) || (alone && left.shape === 'symbol') ? '' : '·';
  if (left.shape === 'fraction') return right.shape === 'open' ? '' : '·';
  return left.shape === 'word' || right.shape === 'word' ? '·' : '';
}

interface Placed extends Piece {
  /** Brackets hide a minus sign here. */
  readonly wasNegative: boolean;
}

/** The factors beside each other; there is at least one. `leads`: nothing stands before them that binds. */
export function multiplied(factors: readonly Piece[], signs: Signs, leads: boolean): Piece {
  const [only] = factors;
  if (only !== undefined && factors.length === 1) return leads ? only : asTerm(only);
  const placed = factors.map((factor, n): Placed => {
    // A number put in is (-0.3) also where it leads.
    const bare = leads && n === 0 && !(signs.substituted && factor.numeric);
    const p = asFactor(factor, bare, n === factors.length - 1);
    return { ...p, wasNegative: factor.negative && !p.negative };
  });
  const items = placed.flatMap((factor, n) => {
    const before = placed[n - 1];
    return before ? [infix(between(before, factor, factors.length === 2, signs)), factor.layout] : [factor.layout];
  });
  const last = placed.at(-1)?.shape;
  return piece(row(...items), last === 'open' || last === 'cases' ? 'open' : 'product', {
    negative: placed[0]?.negative ?? false,
    numeric: placed.every(({ numeric }) => numeric),
  });
}
