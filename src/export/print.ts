/** Code in a programming language: one printer, and a table of spellings a language. */
import { isOne, num } from '../language/expr.js';
import { absQ, mulQ, negQ, ONE_Q, type Rational, rational, signQ, toDecimal, toNumber } from '../language/rational.js';
import { type Code, type CodeBranch, isConstant, type Place } from './code.js';

/** What differs from language to language. Arguments are printed already. */
export interface Spelling {
  /** A function, by its name in expressions, of arguments that are constants or not. */
  readonly call: (fn: string, args: readonly Printed[]) => string;
  readonly cases: (branches: readonly PrintedBranch[], otherwise: string) => Printed;
  readonly entry: (of: string, places: readonly Place[]) => string;
  /** Given numbers, in nested lists or alone. */
  readonly given: (list: string, isNumber: boolean, isParameter: boolean) => string;
  /** The same from a file, a row of it an entry along the first axis. */
  readonly loaded: (file: string, shape: readonly number[], isParameter: boolean) => string;
  /** Operations on whole arrays; a language without them works entry by entry. */
  readonly transposed: (of: string, order: readonly number[]) => string;
  readonly summed: (of: string, axes: readonly number[] | undefined, keep: boolean) => string;
  readonly outer: (left: string, right: string) => string;
  readonly einsum: (letters: string, parts: readonly string[]) => string;
  readonly identity: (size: number) => string;
  readonly repeated: (of: string, shape: readonly number[], isConstant: boolean) => string;
  readonly stacked: (parts: readonly string[], axis: number) => string;
  /** Loops over entries. */
  readonly table: (index: string, size: number, body: Printed) => string;
  readonly total: (index: string, size: number, body: Printed) => string;
}

export interface PrintedBranch {
  readonly condition: string;
  readonly value: string;
}

/** How tightly a text holds together: what stands in a tighter place needs brackets. */
export type Level = 'choice' | 'sum' | 'matmul' | 'product' | 'power' | 'atom';
const LEVELS: readonly Level[] = ['choice', 'sum', 'matmul', 'product', 'power', 'atom'];

export interface Printed {
  readonly text: string;
  readonly level: Level;
  readonly isConstant: boolean;
}

/** `code` as text. */
export const printCode = (code: Code, spelling: Spelling): string => print(code, spelling).text;

function print(code: Code, s: Spelling): Printed {
  const printed = (level: Level, text: string): Printed => ({ text, level, isConstant: isConstant(code) });
  const all = (codes: readonly Code[]): readonly string[] => codes.map((c) => printCode(c, s));
  switch (code.kind) {
    case 'number':
      return printNumber(code.value);
    case 'name':
      return printed('atom', code.name);
    case 'entry':
      return printed('atom', s.entry(within(code.of, 'atom', s), code.places));
    case 'add':
      return printed('sum', sumText(code.parts, s));
    case 'mul':
      return productOf(code.parts, s);
    case 'pow':
      return powerOf(code.base, code.exponent, s);
    case 'call':
      return printed(
        'atom',
        s.call(
          code.fn,
          code.args.map((arg) => print(arg, s)),
        ),
      );
    case 'cases':
      return s.cases(
        code.branches.map((b) => ({ condition: conditionText(b, s), value: within(b.value, 'sum', s) })),
        within(code.otherwise, 'sum', s),
      );
    case 'matmul':
      return printed('matmul', `${within(code.left, 'power', s)} @ ${within(code.right, 'power', s)}`);
    case 'transposed':
      return printed('atom', s.transposed(within(code.of, 'atom', s), code.order));
    case 'summed': {
      const axes = code.axes.length === code.rank && !code.keep ? undefined : code.axes;
      return printed('atom', s.summed(within(code.of, 'atom', s), axes, code.keep));
    }
    case 'outer':
      return printed('atom', s.outer(printCode(code.left, s), printCode(code.right, s)));
    case 'einsum':
      return printed('atom', s.einsum(code.letters, all(code.parts)));
    case 'identity':
      return printed('atom', s.identity(code.size));
    case 'repeated':
      return printed('atom', s.repeated(printCode(code.of, s), code.shape, isConstant(code.of)));
    case 'stacked':
      return printed('atom', s.stacked(all(code.parts), code.axis));
    case 'table':
    case 'total':
      return printed('atom', s[code.kind](code.index, code.size, print(code.body, s)));
  }
}

/** A part where at least `least` must hold together. */
function within(code: Code, least: Level, s: Spelling): string {
  const { text, level } = print(code, s);
  return LEVELS.indexOf(level) < LEVELS.indexOf(least) ? `(${text})` : text;
}

const RELATIONS = { '<': '<', '<=': '<=', '>': '>', '>=': '>=', '=': '==' } as const;
const conditionText = ({ left, relation, right }: CodeBranch, s: Spelling): string =>
  `${within(left, 'sum', s)} ${RELATIONS[relation]} ${within(right, 'sum', s)}`;

/** More digits are no better than the nearest double. */
const MOST_DIGITS = 17;

function printNumber(q: Rational): Printed {
  const decimal = toDecimal(absQ(q));
  const sign = signQ(q) < 0 ? '-' : '';
  const level = sign ? 'sum' : 'atom';
  if (decimal !== undefined && decimal.length <= MOST_DIGITS) {
    return { text: sign + decimal, level, isConstant: true };
  }
  const digits = String(q.n).length + String(q.d).length;
  return digits <= MOST_DIGITS
    ? { text: `${q.n} / ${q.d}`, level: sign ? 'sum' : 'product', isConstant: true }
    : { text: String(toNumber(q)), level, isConstant: true };
}

function sumText(terms: readonly Code[], s: Spelling): string {
  const [first, ...rest] = terms as [Code, ...Code[]];
  const more = rest.map((term) => {
    const opposite = oppositeOf(term);
    return opposite ? ` - ${within(opposite, 'matmul', s)}` : ` + ${within(term, 'matmul', s)}`;
  });
  // What begins with a minus sign may stand first.
  return (oppositeOf(first) ? printCode(first, s) : within(first, 'matmul', s)) + more.join('');
}

/** What a minus sign can be taken out of, without it. */
function oppositeOf(code: Code): Code | undefined {
  if (code.kind === 'number') return signQ(code.value) < 0 ? { ...code, value: negQ(code.value) } : undefined;
  const [first, ...rest] = code.kind === 'mul' ? code.parts : [];
  const positive = first?.kind === 'number' ? oppositeOf(first) : undefined;
  return positive && { kind: 'mul', parts: [positive, ...rest] };
}

/** Numbers together in front, what is divided by behind: `-0.5 * a / (b * c)`. */
function productOf(factors: readonly Code[], s: Spelling): Printed {
  const flat = factors.flatMap((f) => (f.kind === 'mul' ? f.parts : [f]));
  let number = ONE_Q;
  const above: Code[] = [];
  const below: Code[] = [];
  for (const f of flat) {
    if (f.kind === 'number') number = mulQ(number, f.value);
    else if (f.kind === 'pow' && f.exponent.kind === 'number' && signQ(f.exponent.value) < 0) {
      below.push({ ...f, exponent: { kind: 'number', value: negQ(f.exponent.value) } });
    } else above.push(f);
  }
  const sign = signQ(number) < 0 ? '-' : '';
  const { front, divisor } = coefficient(absQ(number));
  const written = (codes: readonly Code[]): readonly string[] => codes.map((c) => within(c, 'power', s));
  const top = [...(front ? [front] : []), ...written(above)];
  const bottom = [...written(below), ...(divisor ? [divisor] : [])];
  const isLonePower = top.length === 1 && above[0]?.kind === 'pow';
  const head = top.length === 0 ? '1' : sign && isLonePower ? `(${top[0]})` : top.join(' * ');
  const tail = bottom.length === 0 ? '' : ` / ${bottom.length === 1 ? bottom[0] : `(${bottom.join(' * ')})`}`;
  const isSingle = top.length <= 1 && bottom.length === 0 && sign === '';
  const level = sign ? 'sum' : isSingle ? levelOfSingle(above[0], s) : 'product';
  return { text: `${sign}${head}${tail}`, level, isConstant: isConstant({ kind: 'mul', parts: flat }) };
}

const levelOfSingle = (code: Code | undefined, s: Spelling): Level => {
  const level = code ? print(code, s).level : 'atom';
  return LEVELS.indexOf(level) < LEVELS.indexOf('power') ? 'atom' : level;
};

/** A number as a factor in front, or as a divisor where that is shorter: a third is / 3. */
function coefficient(q: Rational): { readonly front?: string; readonly divisor?: string } {
  if (isOne(num(q))) return {};
  const { text, level } = printNumber(q);
  if (level === 'atom') return { front: text };
  const above = printNumber(rational(q.n)).text;
  return { ...(q.n !== 1n && { front: above }), divisor: String(q.d) };
}

const HALF = rational(1, 2);

function powerOf(base: Code, exponent: Code, s: Spelling): Printed {
  const constant = isConstant({ kind: 'pow', base, exponent });
  if (exponent.kind === 'number') {
    if (signQ(exponent.value) < 0) return productOf([{ kind: 'pow', base, exponent }], s);
    if (isOne(num(exponent.value))) return print(base, s);
    if (exponent.value.n === HALF.n && exponent.value.d === HALF.d) {
      return { text: s.call('sqrt', [print(base, s)]), level: 'atom', isConstant: false };
    }
  }
  const text = `${within(base, 'atom', s)} ** ${within(exponent, 'atom', s)}`;
  return { text, level: 'power', isConstant: constant };
}

/** A whole number as a floating-point one. */
export const floating = (text: string): string => (/^-?\d+$/.test(text) ? `${text}.0` : text);
