/** Expressions as text in the language they are read from: minus signs and fractions restored, fewest brackets. */
import { type Expr, type FreeIndex, freeIndex, type Index, isNum, open, rename } from './expr.js';
import { absQ, isIntegerQ, negQ, type Rational, signQ, toDecimal } from './rational.js';
import { symbolsOf } from './walk.js';

export interface TextOptions {
  /** The letters to use for the indices of an axis, in order of preference. */
  readonly letters?: ReadonlyMap<string, readonly string[]>;
}

/**
 * Where a part stands: by itself, as the term or first factor of something, as a later factor, or as the base of a
 * power. Each place is tighter than the one before: what binds more loosely stands in brackets there.
 */
type Level = 'alone' | 'first' | 'factor' | 'base';

interface Context {
  readonly letters: ReadonlyMap<string, readonly string[]>;
  /** What a bound index must not be called: the indices and the symbols of the line. */
  readonly taken: ReadonlySet<string>;
}

const LETTERS = ['i', 'j', 'k', 'l', 'm', 'n'];
/** More digits than this are written with an exponent. */
const MAX_DIGITS = 25;

/**
 * `e` as text. Bound indices get letters that no index or symbol of the line has. Reading the text where each letter
 * runs over its axis gives the same node again, for every expression that reading can give at all.
 */
export function writeText(e: Expr, { letters = new Map() }: TextOptions = {}): string {
  const taken = new Set(symbolsOf(e).map((s) => s.name));
  for (const index of e.free) if (isName(index.name)) taken.add(index.name);
  let named = e;
  for (const index of e.free) {
    if (isName(index.name)) continue;
    const letter = pickLetter(index, { letters, taken });
    taken.add(letter);
    named = rename(named, index, freeIndex(letter, index.range));
  }
  return write(named, 'alone', { letters, taken });
}

/** Passes open sums under names such as `@0`, which no reader should meet. */
const isName = (name: string): boolean => /^\w/.test(name);

function pickLetter({ range }: FreeIndex, { letters, taken }: Context): string {
  const choice = letters.get(range) ?? LETTERS;
  for (let round = 1; ; round++) {
    const free = choice.map((letter) => (round === 1 ? letter : `${letter}${round}`)).find((name) => !taken.has(name));
    if (free !== undefined) return free;
  }
}

function write(e: Expr, level: Level, context: Context): string {
  switch (e.kind) {
    case 'num':
      return bracketed(writeNumber(e.value), (level === 'factor' || level === 'base') && !isPlain(e.value));
    case 'sym':
      return `${e.name}${writeIndices(e.indices)}`;
    case 'kronecker':
      return `delta(${writeIndex(e.i)},${writeIndex(e.j)})`;
    case 'add':
      return bracketed(writeTerms(e.args, context), level !== 'alone');
    case 'mul':
      return bracketed(writeFactors(e.args, context), level !== 'alone');
    case 'pow':
      return writePower(e, level, context);
    case 'call':
      return `${e.fn}(${e.args.map((arg) => write(arg, 'alone', context)).join(', ')})`;
    case 'sum': {
      const letter = pickLetter(e.index, context);
      const taken = new Set([...context.taken, letter]);
      const body = open(e, freeIndex(letter, e.index.range));
      return `sum(${letter}, ${write(body, 'alone', { ...context, taken })})`;
    }
    case 'cases': {
      const branches = e.branches.map(({ left, relation, right, value }) => {
        const [l, r, v] = [left, right, value].map((part) => write(part, 'alone', context));
        return `${l} ${relation} ${r}, ${v}`;
      });
      return `cases(${[...branches, write(e.otherwise, 'alone', context)].join(', ')})`;
    }
    case 'derivative':
      return `${e.sense === 'partial' ? 'D' : 'Dtotal'}(${write(e.of, 'alone', context)}, ${write(e.by, 'alone', context)})`;
  }
}

/** Written as digits alone. */
const isPlain = (q: Rational): boolean => /^[\d.]+$/.test(writeNumber(q));
const bracketed = (text: string, yes: boolean): string => (yes ? `(${text})` : text);
const writeIndex = (index: Index): string => (typeof index === 'number' ? String(index) : index.name);
const writeIndices = (indices: readonly Index[]): string =>
  indices.length === 0 ? '' : `[${indices.map(writeIndex).join(',')}]`;

/** Halves, thirds and quarters as fractions, other finite decimals as such. */
function writeNumber(q: Rational): string {
  if (isIntegerQ(q) && absQ(q).n < 10n ** BigInt(MAX_DIGITS)) return String(q.n);
  const decimal = q.d === 2n || q.d === 4n ? undefined : toDecimal(q);
  if (decimal === undefined) return `${q.n}/${q.d}`;
  if (decimal.length <= MAX_DIGITS) return decimal;
  const [whole, fraction = ''] = decimal.split('.') as [string, string?];
  const digits = `${whole}${fraction}`.replace(/^(-?)0+/, '$1');
  const significant = digits.replace(/0+$/, '');
  return `${significant}e${digits.length - significant.length - fraction.length}`;
}

/** Whether a text of `e` begins with a minus sign that can be taken out of it. */
const isNegative = (e: Expr): boolean =>
  (e.kind === 'num' && signQ(e.value) < 0) ||
  (e.kind === 'mul' && isNum(e.args[0] ?? e) && isNegative(e.args[0] as Expr));

function writeTerms(terms: readonly Expr[], context: Context): string {
  let text = '';
  terms.forEach((term, n) => {
    const negative = isNegative(term);
    const sign = n === 0 ? (negative ? '-' : '') : negative ? ' - ' : ' + ';
    text += sign + (negative ? writeOpposite(term, context) : writeTerm(term, context));
  });
  return text;
}

const writeTerm = (term: Expr, context: Context): string =>
  term.kind === 'mul' ? writeFactors(term.args, context) : write(term, 'first', context);

/** What stands behind the minus sign of a negative term. */
function writeOpposite(term: Expr, context: Context): string {
  if (term.kind === 'num') return writeNumber(negQ(term.value));
  return writeFactors((term as Extract<Expr, { kind: 'mul' }>).args, context).slice(1);
}

function writeFactors(factors: readonly Expr[], context: Context): string {
  const [head, ...rest] = factors as [Expr, ...Expr[]];
  // A factor -1 is the sign alone, unless a number follows: -2 would be one number, not the product -1*2.
  const signOnly = isNum(head, -1) && rest.length > 0 && rest[0]?.kind !== 'num';
  const written = signOnly ? rest : factors;
  let text = signOnly ? '-' : '';
  written.forEach((factor, n) => {
    const before = written[n - 1];
    if (before === undefined) text += write(factor, 'first', context);
    else text += divisor(factor, before, n, context) ?? `*${write(factor, 'factor', context)}`;
  });
  return text;
}

/** `factor` as a division of what stands before it, where reading that gives the factor back. */
function divisor(factor: Expr, before: Expr, position: number, context: Context): string | undefined {
  if (factor.kind === 'num') {
    const reciprocal = factor.value.n === 1n && factor.value.d !== 1n && before.kind !== 'num';
    return reciprocal ? `/${factor.value.d}` : undefined;
  }
  // Read back, a leading 1 would vanish into the quotient.
  if (position === 1 && isNum(before, 1)) return undefined;
  const below = factor.kind === 'pow' ? writeBelow(factor, context) : undefined;
  return below === undefined ? undefined : `/${below}`;
}

type Power = Extract<Expr, { kind: 'pow' }>;

/** What stands below the line of u^-n as 1/u^n; `undefined` for other powers. */
function writeBelow({ base, exponent }: Power, context: Context): string | undefined {
  if (exponent.kind !== 'num' || signQ(exponent.value) >= 0) return undefined;
  if (!isNum(exponent, -1)) return writeRaised(base, negQ(exponent.value), context);
  if (base.kind === 'pow') return `(${write(base, 'alone', context)})`;
  return base.kind === 'num' ? undefined : write(base, 'base', context);
}

function writePower(e: Power, level: Level, context: Context): string {
  const below = writeBelow(e, context);
  if (below !== undefined) return bracketed(`1/${below}`, level === 'factor' || level === 'base');
  const { base, exponent } = e;
  if (exponent.kind !== 'num') {
    const above = exponent.kind === 'pow' ? writePower(exponent, 'factor', context) : write(exponent, 'base', context);
    return bracketed(`${write(base, 'base', context)}^${above}`, level === 'base');
  }
  const text = writeRaised(base, exponent.value, context);
  return bracketed(text, level === 'base' && !text.startsWith('sqrt('));
}

const writeRaised = (base: Expr, exponent: Rational, context: Context): string =>
  exponent.n === 1n && exponent.d === 2n
    ? `sqrt(${write(base, 'alone', context)})`
    : `${write(base, 'base', context)}^${bracketed(writeNumber(exponent), !isIntegerQ(exponent) || signQ(exponent) < 0)}`;
