/**
 * Expressions as a person would write them: minus signs, fractions and roots restored, brackets only where they are
 * needed, the given order kept.
 */
import {
  type Call,
  type Cases,
  type Derivative,
  type Expr,
  freeIndex,
  isNum,
  type Mul,
  num,
  open,
  type Pow,
  type Relation,
  rename,
  type Sum,
  type Sym,
} from './expr.js';
import {
  brackets,
  fraction,
  identifier,
  infix,
  joined,
  type Layout,
  type OperatorSymbol,
  prefix,
  row,
  script,
  subscript,
  superscript,
  words,
} from './layout.js';
import { freshLetter, functionLayout, indicesLayout, isLetter, type Notation, symbolLayout } from './notation.js';
import { numberPiece, valuePiece } from './numerals.js';
import { asBase, asTerm, multiplied, type Piece, piece, type Signs, withMinus } from './pieces.js';
import { asQuotients, magnitude, type Quotient, reciprocal } from './quotients.js';
import type { Rational } from './rational.js';
import { symbolsOf } from './walk.js';

interface Context {
  readonly notation: Notation;
  readonly signs: Signs;
  /** Names that an index opened here must not take. */
  readonly used: ReadonlySet<string>;
  /** In a superscript: fractions are written with a slash. */
  readonly flat: boolean;
  readonly value: (s: Sym) => Layout | undefined;
  /** What is printed for a number in place of all its digits. */
  readonly number: (q: Rational) => Layout | undefined;
}

const NO_VALUE = (): undefined => undefined;
const PLAINLY = { flat: false, value: NO_VALUE, number: NO_VALUE };
const NO_NAMES: ReadonlySet<string> = new Set();

/**
 * `e` laid out. `used` names what else stands on the line (the indices of its left side, say), so that no sum takes
 * such a letter.
 */
export function typeset(e: Expr, notation: Notation, used: ReadonlySet<string> = NO_NAMES): Layout {
  const signs = { times: notation.times, substituted: false };
  return begin(e, { ...PLAINLY, notation, signs, used });
}

/** `e` laid out with each symbol that has a value printed as that number. */
export function typesetSubstituted(
  e: Expr,
  notation: Notation,
  value: (s: Sym) => Layout | undefined,
  used: ReadonlySet<string> = NO_NAMES,
): Layout {
  const signs = { times: notation.times, substituted: true };
  return begin(e, { ...PLAINLY, notation, signs, used, value });
}

/** `e` laid out with what `number` prints for its numbers, where it prints them in a way of its own. */
export function typesetRounded(e: Expr, notation: Notation, number: (q: Rational) => Layout | undefined): Layout {
  const signs = { times: notation.times, substituted: false };
  return begin(e, { ...PLAINLY, notation, signs, used: NO_NAMES, number });
}

/** Free indices that an engine made up (`@0`) get letters of their own before anything is printed. */
function begin(e: Expr, context: Context): Layout {
  const isReadable = (name: string): boolean => !/^[@#$]/.test(name);
  const names = e.free.map(({ name }) => name).filter(isReadable);
  const used = new Set([...context.used, ...names, ...symbolsOf(e).map(({ name }) => name)]);
  let readable = e;
  for (const index of e.free) {
    if (isReadable(index.name)) continue;
    const letter = freshLetter(index.range, used, context.notation);
    used.add(letter);
    readable = rename(readable, index, freeIndex(letter, index.range));
  }
  return lay(readable, { ...context, used }).layout;
}

function lay(e: Expr, context: Context): Piece {
  switch (e.kind) {
    case 'num':
      return layNumber(e.value, context);
    case 'sym':
      return laySymbol(e, context);
    case 'add':
      return layAdd(e.args, context);
    case 'mul':
      return layMul(e, context, true);
    case 'pow':
      return layPow(e, context);
    case 'call':
      return layCall(e, context);
    case 'sum':
      return laySum(e, context);
    case 'kronecker':
      return piece(subscript(identifier('delta'), indicesLayout([e.i, e.j])), 'symbol');
    case 'cases':
      return layCases(e, context);
    case 'derivative':
      return layDerivative(e, context);
  }
}

function layNumber(q: Rational, { number, flat }: Context): Piece {
  const own = number(q);
  return own === undefined ? numberPiece(q, flat) : valuePiece(own);
}

function laySymbol(s: Sym, context: Context): Piece {
  const value = context.value(s);
  if (value !== undefined) return valuePiece(value);
  const layout = symbolLayout(s, context.notation);
  let head = layout;
  while (head.kind === 'script' || head.kind === 'accent') head = head.kind === 'script' ? head.base : head.body;
  return piece(layout, head.kind === 'identifier' && isLetter(head.name) ? 'symbol' : 'word');
}

function layAdd(args: readonly Expr[], context: Context): Piece {
  const [first] = args;
  if (first === undefined) return lay(num(0), context);
  if (args.length === 1) return lay(first, context);
  const terms = args.map((term, n) => {
    const positive = magnitude(term);
    if (n === 0) return positive ? withMinus(layTerm(positive, context)) : firstTerm(lay(term, context));
    const { layout, numeric } = layTerm(positive ?? term, context);
    return piece(row(infix(positive ? '-' : '+'), layout), 'product', { numeric });
  });
  return piece(row(...terms.map(({ layout }) => layout)), 'terms', {
    negative: terms[0]?.negative ?? false,
    numeric: terms.every(({ numeric }) => numeric),
  });
}

/** A minus sign may lead a sum without brackets; a sum or a case split may not. */
const firstTerm = (p: Piece): Piece => (p.negative && p.shape !== 'terms' ? p : asTerm(p));

/** `e` behind a sign. */
const layTerm = (e: Expr, context: Context): Piece =>
  asTerm(e.kind === 'mul' ? layMul(e, context, false) : lay(e, context));

function layMul(e: Mul, context: Context, leads: boolean): Piece {
  if (e.args.length === 0) return lay(num(1), context);
  const positive = magnitude(e);
  return positive ? withMinus(layTerm(positive, context)) : multiplied(factorPieces(e, context), context.signs, leads);
}

/** What stands beside each other in a product: factors and fractions, those of products within it included. */
const factorPieces = (e: Mul, context: Context): readonly Piece[] =>
  asQuotients(e.args, context.flat).flatMap((quotient) =>
    quotient.below.length > 0
      ? [layQuotient(quotient, context)]
      : quotient.above.flatMap((factor) =>
          factor.kind === 'mul' && factor.args.length > 0 && !magnitude(factor)
            ? factorPieces(factor, context)
            : [lay(factor, context)],
        ),
  );

function layQuotient({ above, below }: Quotient, context: Context): Piece {
  const [top, bottom] = [above, below].map((factors) =>
    multiplied(
      factors.length === 0 ? [lay(num(1), context)] : factors.map((f) => lay(f, context)),
      context.signs,
      true,
    ),
  ) as [Piece, Piece];
  const numeric = top.numeric && bottom.numeric;
  const { negative } = top;
  if (context.flat)
    return piece(row(asTerm(top).layout, infix('/'), asBase(bottom).layout), 'product', { numeric, negative });
  const isSmall = top.layout.kind === 'number' && bottom.layout.kind === 'number';
  return piece(fraction(top.layout, bottom.layout), isSmall ? 'coefficient' : 'fraction', { numeric });
}

/** Functions whose powers stand on the name: tanh²(z). */
const POWER_ON_NAME: ReadonlySet<string> = new Set(['sin', 'cos', 'tanh']);

function layPow(e: Pow, context: Context): Piece {
  const below = reciprocal(e);
  if (below) return layQuotient({ above: [], below: [below] }, context);
  if (e.exponent.kind === 'num' && e.exponent.value.n === 1n && e.exponent.value.d === 2n)
    return layRoot(e.base, context);
  const base = lay(e.base, context);
  const exponent = lay(e.exponent, { ...context, flat: true });
  const { layout } = base;
  if (layout.kind === 'apply' && e.base.kind === 'call' && POWER_ON_NAME.has(e.base.fn) && isNum(e.exponent))
    return piece({ ...layout, name: superscript(layout.name, exponent.layout) }, 'call', base);
  const under = asBase(layout.kind === 'script' && layout.sup ? { ...base, shape: 'power' } : base).layout;
  const raised =
    under.kind === 'script'
      ? script(under.base, { ...(under.sub && { sub: under.sub }), sup: exponent.layout })
      : superscript(under, exponent.layout);
  return piece(raised, 'power', { numeric: base.numeric && exponent.numeric });
}

function layRoot(body: Expr, context: Context): Piece {
  const { layout, numeric } = lay(body, context);
  return piece({ kind: 'root', body: layout }, 'call', { numeric });
}

/** Functions that need no brackets around a lone symbol; a power of one then needs them around the whole. */
const WITHOUT_BRACKETS: ReadonlySet<string> = new Set(['log', 'sin', 'cos']);

function layCall(e: Call, context: Context): Piece {
  const { notation } = context;
  const [argument] = e.args;
  if (e.fn === 'sqrt' && argument && e.args.length === 1) return layRoot(argument, context);
  if (e.fn === 'exp' && argument && notation.exponential === 'power' && !context.flat && fitsExponent(argument)) {
    const { layout, numeric } = lay(argument, { ...context, flat: true });
    return piece(superscript(identifier('e'), layout), 'power', { numeric });
  }
  const args = e.args.map((arg) => lay(arg, context));
  const inside = joined(
    args.map(({ layout }) => layout),
    infix(','),
  );
  const numeric = args.every((arg) => arg.numeric);
  if (e.fn === 'abs') return piece({ kind: 'fenced', open: '|', body: inside }, 'call', { numeric });
  const name = e.fn === 'log' ? identifier(notation.log, true) : functionLayout(e.fn, notation);
  const closed: Layout = { kind: 'apply', name, argument: brackets(inside) };
  return WITHOUT_BRACKETS.has(e.fn) && args.length === 1 && args[0]?.shape === 'symbol'
    ? { ...piece({ kind: 'apply', name, argument: inside }, 'open'), closed }
    : piece(closed, WITHOUT_BRACKETS.has(e.fn) ? 'power' : 'call', { numeric });
}

/** An exponent is small print: what is long or tall reads better inside exp(…). */
function fitsExponent(e: Expr): boolean {
  const isPlain = (part: Expr): boolean =>
    part.kind === 'num' ||
    part.kind === 'sym' ||
    ((part.kind === 'add' || part.kind === 'mul') && part.args.every(isPlain)) ||
    (part.kind === 'pow' && isPlain(part.base) && isPlain(part.exponent));
  return e.size <= 16 && isPlain(e);
}

function laySum(e: Sum, context: Context): Piece {
  const letter = freshLetter(e.index.range, context.used, context.notation);
  const inner = { ...context, used: new Set([...context.used, letter]) };
  const index = freeIndex(letter, e.index.range);
  const body = layTerm(open(e, index), inner);
  return piece({ kind: 'sum', under: indicesLayout([index]), body: body.layout }, 'open');
}

const RELATION: Readonly<Record<Relation, OperatorSymbol>> = { '<': '<', '<=': '≤', '>': '>', '>=': '≥', '=': '=' };

function layCases(e: Cases, context: Context): Piece {
  const inside = (part: Expr): Layout => lay(part, context).layout;
  const { condition, otherwise } = context.notation.cases;
  const rows = e.branches.map(({ left, relation, right, value }) => ({
    value: inside(value),
    condition: row(words(`${condition} `), inside(left), infix(RELATION[relation]), inside(right)),
  }));
  return piece(
    { kind: 'cases', rows: [...rows, { value: inside(e.otherwise), condition: words(otherwise) }] },
    'cases',
  );
}

/** What is differentiated keeps its symbols: a derivative by a number means nothing. */
function layDerivative(e: Derivative, context: Context): Piece {
  const symbolic = { ...context, value: NO_VALUE };
  const d = prefix(e.sense === 'total' ? context.notation.total : '∂');
  const by = row(d, lay(e.by, symbolic).layout);
  const of = lay(e.of, symbolic);
  if (e.of.kind === 'sym')
    return context.flat
      ? piece(row(d, of.layout, infix('/'), by), 'product')
      : piece(fraction(row(d, of.layout), by), 'derivative');
  const operator = context.flat ? row(d, infix('/'), by) : fraction(d, by);
  return piece(row(operator, infix(''), e.of.kind === 'call' ? of.layout : brackets(of.layout)), 'derivative');
}
