/** Matrix forms as they are printed: transposes, entrywise products, and the shape of every factor. */
import { type Matrix, type Shape, shapeOf } from '../backprop/matrix/form.js';
import { type Expr, factorsOf, freeIndex, isNum, pow, product, type Sym, sym, termsOf } from '../language/expr.js';
import { negated, signOf } from '../language/factors.js';
import {
  brackets,
  fraction,
  identifier,
  infix,
  joined,
  type Layout,
  number,
  prefix,
  row,
  superscript,
  under,
} from '../language/layout.js';
import { functionLayout, type Notation, symbolLayout } from '../language/notation.js';
import { typeset } from '../language/typeset.js';

/** How tightly a part must hold together where it stands. */
enum Level {
  Sum,
  Hadamard,
  Product,
  Base,
}

export interface MatrixPrinting {
  readonly notation: Notation;
  /** What stands for a whole vector or matrix, for what has no free index, for a vector of ones; without it, names. */
  readonly numbers?: {
    readonly whole: (s: Sym) => Layout;
    readonly scalar: (e: Expr) => Layout;
    readonly ones: (range: string) => Layout;
  };
  /** What stands below a factor of that shape; without it, nothing. */
  readonly ledger?: (shape: Shape) => Layout;
  /** The function whose derivative ∂a/∂z is, with its argument; undefined where a is not a function of z. */
  readonly prime: (a: Expr) => { readonly fn: string; readonly argument: Sym } | undefined;
}

/** A matrix form laid out. */
export const matrixLayout = (m: Matrix, printing: MatrixPrinting): Layout => lay(m, Level.Sum, printing);

const bracketed = (layout: Layout, isNeeded: boolean): Layout => (isNeeded ? brackets(layout) : layout);
const TRANSPOSE = identifier('T', true);
const ONES = number('𝟏');

/** Factors have their shapes below them; what is made of factors has them there. */
function lay(m: Matrix, level: Level, p: MatrixPrinting): Layout {
  if (!p.ledger || !isFactor(m)) return layAll(m, level, p);
  const { ledger, ...plain } = p;
  return under(layAll(m, level, plain), ledger(shapeOf(m)));
}

const isFactor = (m: Matrix): boolean =>
  m.kind === 'entries' ? vectorsOf(m.expr).length === 1 : !['product', 'hadamard', 'sum', 'scaled'].includes(m.kind);

/** The factors of an expression that is read entry by entry, without the numbers. */
const vectorsOf = (e: Expr): readonly Expr[] => factorsOf(e).filter((f) => f.free.length > 0);

function layAll(m: Matrix, level: Level, p: MatrixPrinting): Layout {
  switch (m.kind) {
    case 'entries':
      return entries(m, level, p);
    case 'applied':
      return { kind: 'apply', name: functionLayout(m.fn, p.notation), argument: brackets(lay(m.to, Level.Sum, p)) };
    case 'identity':
      return identifier('I');
    case 'ones':
      return p.numbers?.ones(m.range) ?? ONES;
    case 'transpose':
      return superscript(lay(m.of, Level.Base, p), TRANSPOSE);
    case 'diagonal':
      return { kind: 'apply', name: identifier('diag', true), argument: brackets(lay(m.of, Level.Sum, p)) };
    case 'product':
      return bracketed(
        joined(
          m.parts.map((part) => lay(part, Level.Product, p)),
          infix(''),
        ),
        level > Level.Product,
      );
    case 'hadamard':
      return bracketed(
        joined(
          m.parts.map((part) => lay(part, Level.Product, p)),
          infix('⊙'),
        ),
        level > Level.Hadamard,
      );
    case 'sum':
      return bracketed(sumOf(m.parts, p), level > Level.Sum);
    case 'scaled': {
      const dots = m.dots.map((dot) => brackets(lay(dot, Level.Sum, p)));
      const rest = [...dots, ...(m.of ? [lay(m.of, Level.Product, p)] : [])];
      const body = scaled(m.scale, rest, p);
      return bracketed(body, level > Level.Product || (level > Level.Sum && startsWithMinus(body)));
    }
  }
}

const scalar = (e: Expr, { notation, numbers }: MatrixPrinting): Layout => numbers?.scalar(e) ?? typeset(e, notation);

function scaled(scale: Expr, rest: readonly Layout[], p: MatrixPrinting): Layout {
  const factor = scalar(scale, p);
  if (rest.length === 0) return factor;
  const body = joined(rest, infix(''));
  if (isNum(scale, 1)) return body;
  if (isNum(scale, -1)) return row(prefix('-'), body);
  return row(scale.kind === 'add' || startsWithMinus(factor) ? brackets(factor) : factor, infix(''), body);
}

const startsWithMinus = (layout: Layout): boolean =>
  layout.kind === 'row'
    ? layout.items[0] !== undefined && startsWithMinus(layout.items[0])
    : layout.kind === 'operator' && layout.symbol === '-';

function sumOf(parts: readonly Matrix[], p: MatrixPrinting): Layout {
  return row(
    ...parts.flatMap((part, n) => {
      const [sign, body] = unsigned(part);
      const layout = lay(body, Level.Hadamard, p);
      if (sign < 0) return [n === 0 ? prefix('-') : infix('-'), layout];
      return n === 0 ? [layout] : [infix('+'), layout];
    }),
  );
}

function unsigned(m: Matrix): readonly [sign: number, body: Matrix] {
  if (m.kind === 'entries' && signOf(m.expr) < 0) return [-1, { ...m, expr: negated(m.expr) }];
  if (m.kind !== 'scaled' || signOf(m.scale) >= 0) return [1, m];
  const scale = negated(m.scale);
  return [-1, isNum(scale, 1) && m.dots.length === 0 && m.of ? m.of : { ...m, scale }];
}

/** A symbol by its name or its numbers; a number below 0 is bracketed behind a sign. */
function entry(s: Sym, level: Level, { notation, numbers }: MatrixPrinting): Layout {
  if (numbers === undefined) return symbolLayout(s.free.length > 0 ? wholeSymbol(s) : s, notation);
  const layout = s.free.length > 0 ? numbers.whole(s) : numbers.scalar(s);
  return bracketed(layout, level > Level.Sum && startsWithMinus(layout));
}

type Entries = Extract<Matrix, { readonly kind: 'entries' }>;

/** An expression read entry by entry: symbols without their indices, ⊙ between vectors. */
function entries(m: Entries, level: Level, p: MatrixPrinting): Layout {
  const { expr: e } = m;
  const inside = (part: Expr, at: Level): Layout => entries({ ...m, expr: part }, at, p);
  switch (e.kind) {
    case 'sym':
      return entry(e, level, p);
    case 'derivative': {
      const prime = p.prime(e.of);
      if (prime === undefined)
        return fraction(row(prefix('∂'), inside(e.of, Level.Sum)), row(prefix('∂'), inside(e.by, Level.Sum)));
      const name = superscript(functionLayout(prime.fn, p.notation), identifier('′'));
      return { kind: 'apply', name, argument: brackets(inside(prime.argument, Level.Sum)) };
    }
    case 'add': {
      const terms = termsOf(e).map((term): Matrix => ({ ...m, expr: term }));
      return bracketed(sumOf(terms, p), level > Level.Sum);
    }
    case 'mul': {
      const factors = factorsOf(e);
      const scale = product(factors.filter((f) => f.free.length === 0));
      const vectors = vectorsOf(e).map((f) => lay({ ...m, expr: f }, Level.Product, p));
      const body = scaled(scale, [joined(vectors, infix('⊙'))], p);
      return bracketed(body, level > (vectors.length > 1 ? Level.Hadamard : Level.Product));
    }
    case 'pow': {
      if (isNum(e.exponent, -1)) return fraction(number('1'), inside(e.base, Level.Sum));
      const negative = e.exponent.kind === 'num' && e.exponent.value.n < 0n;
      if (negative) return fraction(number('1'), inside(pow(e.base, negated(e.exponent)), Level.Sum));
      const exponent = row(number('∘'), typeset(e.exponent, p.notation));
      return superscript(inside(e.base, Level.Base), exponent);
    }
    case 'call':
      return {
        kind: 'apply',
        name: functionLayout(e.fn, p.notation),
        argument: brackets(
          joined(
            e.args.map((arg) => inside(arg, Level.Sum)),
            infix(','),
          ),
        ),
      };
    default:
      return typeset(e, p.notation);
  }
}

/** W for W[i,j]: the free indices are dropped. Of W[i,1], a column of W, a dot keeps the place of what runs. */
const wholeSymbol = (s: Sym): Sym => {
  const isSlice = s.indices.some((i) => typeof i === 'number');
  return isSlice
    ? sym(s.name, ...s.indices.map((i) => (typeof i === 'number' ? i : freeIndex('·', i.range))))
    : sym(s.name);
};

/** `3 × 2`, `3`, as sizes where they are known and as N with the axis' letter where not. */
export function shapeLayout({ rows, columns }: Shape, size: (range: string) => Layout): Layout {
  const one = number('1');
  return row(rows ? size(rows) : one, infix('×'), columns ? size(columns) : one);
}
