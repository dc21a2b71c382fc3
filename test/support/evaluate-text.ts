/**
 * Evaluates the formulas that gradsheet prints, to 80 digits. It shares no line with the program: where the two agree,
 * the text says what the program meant.
 */
import { Decimal } from 'decimal.js';

const Big = Decimal.clone({ precision: 80, toExpNeg: -400, toExpPos: 400 });
export type Number80 = Decimal;
export const big = (n: Decimal.Value): Number80 => new Big(n);

/** What the names stand for: `w1`, `W1[1,2]`. */
export type Point = ReadonlyMap<string, Number80>;
/** The numbers that letters of indices stand for. */
type Letters = ReadonlyMap<string, number>;
/** A spec's own functions: formulas over z. What a call has besides z are the other names in it, first come first. */
export type Bodies = Readonly<Record<string, string>>;
interface Where {
  readonly point: Point;
  readonly letters: Letters;
  readonly bodies: Bodies;
}
type Meaning = (where: Where) => Number80;
type Index = string | number;
interface Use {
  readonly name: string;
  readonly indices: readonly Index[];
}

/** The value of `text` at `point`; `letters` are its free indices. Sums run as far as the point has entries. */
export const textValue = (text: string, point: Point, more: Partial<Omit<Where, 'point'>> = {}): Number80 =>
  read(text)({ point, letters: new Map(), bodies: {}, ...more });

export const keyOf = (name: string, indices: readonly (string | number)[]): string =>
  indices.length === 0 ? name : `${name}[${indices.join()}]`;

const ONE = big(1);
const sigmoid = (z: Number80): Number80 => ONE.div(z.neg().exp().plus(1));
const density = (z: Number80): Number80 => z.times(z).div(-2).exp().div(Big.acos(-1).times(2).sqrt());

/** Φ by its power series: fine for the moderate arguments of tests. */
function normal(z: Number80): Number80 {
  let [term, sum] = [z, z];
  for (let k = 1; term.abs().gt(1e-90); k++) {
    term = term
      .times(z)
      .times(z)
      .div(2 * k + 1);
    sum = sum.plus(term);
  }
  return density(z).times(sum).plus(0.5);
}

const FUNCTIONS: Readonly<Record<string, (...args: readonly [Number80, ...Number80[]]) => Number80>> = {
  exp: (z) => z.exp(),
  log: (z) => z.ln(),
  sqrt: (z) => z.sqrt(),
  abs: (z) => z.abs(),
  sin: (z) => z.sin(),
  cos: (z) => z.cos(),
  max: (...args) => Big.max(...args),
  min: (...args) => Big.min(...args),
  Phi: normal,
  phi: density,
  sigmoid,
  tanh: (z) => sigmoid(z.times(2)).times(2).minus(1),
  relu: (z) => Big.max(0, z),
  leaky_relu: (z, slope = big('0.01')) => (z.gt(0) ? z : z.times(slope)),
  elu: (z, alpha = ONE) => (z.gt(0) ? z : z.exp().minus(1).times(alpha)),
  softplus: (z) => z.exp().plus(1).ln(),
  silu: (z) => z.times(sigmoid(z)),
  gelu: (z) => z.times(normal(z)),
};

const RELATIONS: Readonly<Record<string, (sign: number) => boolean>> = {
  '<': (s) => s < 0,
  '>': (s) => s > 0,
  '<=': (s) => s <= 0,
  '>=': (s) => s >= 0,
  '=': (s) => s === 0,
};

const known = new Map<string, Meaning>();
function read(text: string): Meaning {
  const meaning = known.get(text) ?? new Reader(text).whole();
  known.set(text, meaning);
  return meaning;
}

class Reader {
  private readonly tokens: readonly string[];
  private at = 0;
  /** Every indexed name read so far. */
  private readonly uses: Use[] = [];

  constructor(private readonly text: string) {
    this.tokens = text.match(/\d+\.?\d*(?:e[+-]?\d+)?|[A-Za-z_]\w*|[<>]=?|\S/gi) ?? [];
  }

  whole(): Meaning {
    const meaning = this.sum();
    if (this.at < this.tokens.length) throw new Error(`cannot read ${this.tokens[this.at]} in ${this.text}`);
    return meaning;
  }

  private takes(...tokens: readonly string[]): string | undefined {
    const token = this.tokens[this.at];
    if (token === undefined || !tokens.includes(token)) return undefined;
    this.at++;
    return token;
  }

  private expect(token: string): void {
    if (!this.takes(token)) throw new Error(`${token} expected, not ${this.tokens[this.at]}, in ${this.text}`);
  }

  private sum(): Meaning {
    let left = this.product();
    for (let op = this.takes('+', '-'); op; op = this.takes('+', '-')) {
      const [a, b, isMinus] = [left, this.product(), op === '-'];
      left = (at) => (isMinus ? a(at).minus(b(at)) : a(at).plus(b(at)));
    }
    return left;
  }

  private product(): Meaning {
    let left = this.signed();
    for (let op = this.takes('*', '/'); op; op = this.takes('*', '/')) {
      const [a, b, isOver] = [left, this.signed(), op === '/'];
      left = (at) => (isOver ? a(at).div(b(at)) : a(at).times(b(at)));
    }
    return left;
  }

  private signed(): Meaning {
    if (!this.takes('-')) return this.power();
    const body = this.signed();
    return (at) => body(at).neg();
  }

  private power(): Meaning {
    const base = this.operand();
    if (!this.takes('^')) return base;
    const exponent = this.signed();
    return (at) => base(at).pow(exponent(at));
  }

  private operand(): Meaning {
    const token = this.tokens[this.at++] ?? '';
    if (token === '(') {
      const inner = this.sum();
      this.expect(')');
      return inner;
    }
    if (/^\d/.test(token)) return () => big(token);
    if (this.takes('(')) return this.call(token);
    if (this.takes('[')) return this.indexed(token);
    return ({ point }) => entry(point, token, []);
  }

  private indexed(name: string): Meaning {
    const indices = this.indices(']');
    this.uses.push({ name, indices });
    return ({ point, letters }) => {
      const numbers = indices.map((i) => numberOf(i, letters));
      return entry(point, name, numbers);
    };
  }

  private indices(close: string): readonly Index[] {
    const indices: Index[] = [];
    do {
      const token = this.tokens[this.at++] as string;
      indices.push(/^\d/.test(token) ? Number(token) : token);
    } while (this.takes(','));
    this.expect(close);
    return indices;
  }

  private call(name: string): Meaning {
    if (name === 'sum') return this.sumOver();
    if (name === 'delta') {
      const [i, j] = this.indices(')');
      return ({ letters: l }) => big(numberOf(i as Index, l) === numberOf(j as Index, l) ? 1 : 0);
    }
    if (name === 'cases') return this.cases();
    const args = [this.sum()];
    while (this.takes(',')) args.push(this.sum());
    this.expect(')');
    const fn = FUNCTIONS[name];
    return (at) => {
      const values = args.map((arg) => arg(at)) as [Number80, ...Number80[]];
      return fn ? fn(...values) : ownFunction(name, values, at);
    };
  }

  private sumOver(): Meaning {
    const letter = this.tokens[this.at++] as string;
    this.expect(',');
    const before = this.uses.length;
    const body = this.sum();
    this.expect(')');
    const uses = this.uses.slice(before).filter((use) => use.indices.includes(letter));
    return (at) => {
      const length = lengthOf(uses, letter, at.point);
      const terms = Array.from({ length }, (_, n) =>
        body({ ...at, letters: new Map([...at.letters, [letter, n + 1]]) }),
      );
      return terms.reduce((a, b) => a.plus(b), big(0));
    };
  }

  private cases(): Meaning {
    const branches: { readonly holds: (where: Where) => boolean; readonly value: Meaning }[] = [];
    for (;;) {
      const left = this.sum();
      const relation = RELATIONS[this.tokens[this.at] ?? ''];
      if (relation === undefined) {
        this.expect(')');
        return (at) => (branches.find((b) => b.holds(at))?.value ?? left)(at);
      }
      this.at++;
      const right = this.sum();
      this.expect(',');
      const value = this.sum();
      this.expect(',');
      branches.push({ holds: (at) => relation(left(at).cmp(right(at))), value });
    }
  }
}

function ownFunction(name: string, [z, ...rest]: readonly [Number80, ...Number80[]], at: Where): Number80 {
  const body = at.bodies[name];
  if (body === undefined) throw new Error(`there is no function ${name}`);
  const isCalled = (word: string, end: number): boolean => body[end] === '(' || word === 'z';
  const names = [...body.matchAll(/[A-Za-z_]\w*/g)]
    .filter((m) => !isCalled(m[0], m.index + m[0].length))
    .map((m) => m[0]);
  const bound = [...new Set(names)].flatMap((word, n) => (rest[n] ? [[word, rest[n]] as const] : []));
  return read(body)({ ...at, point: new Map([...at.point, ...bound, ['z', z]]) });
}

function numberOf(index: Index, letters: Letters): number {
  const n = typeof index === 'number' ? index : letters.get(index);
  if (n === undefined) throw new Error(`the index ${index} stands for no number`);
  return n;
}

function entry(point: Point, name: string, indices: readonly number[]): Number80 {
  const value = point.get(keyOf(name, indices));
  if (value === undefined) throw new Error(`${keyOf(name, indices)} has no value`);
  return value;
}

/** How far an index runs, by the entries of the symbols that carry it. */
function lengthOf(uses: readonly Use[], letter: string, point: Point): number {
  const lengths = uses.flatMap(({ name, indices }) =>
    [...point.keys()].flatMap((key) => {
      if (!key.startsWith(`${name}[`)) return [];
      return [Number(key.slice(name.length + 1, -1).split(',')[indices.indexOf(letter)])];
    }),
  );
  if (lengths.length === 0) throw new Error(`nothing says how far ${letter} runs`);
  return Math.max(...lengths);
}
