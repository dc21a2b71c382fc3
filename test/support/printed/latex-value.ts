/**
 * What printed mathematics is worth: LaTeX read off the paper by KaTeX's tree, with intervals for numbers, since a
 * rounded number stands for whatever rounds to it. Nothing of the program's own reading or evaluating is used.
 */
import katex from 'katex';
import {
  hadamard,
  hull,
  type Interval,
  map,
  minus,
  NotANumber,
  over,
  plus,
  power,
  times,
  transposed,
  type Value,
} from './intervals.js';

/** Printed names, as `canonical` writes them, with what they are worth. */
export type Names = (name: string) => Value | undefined;

interface Node {
  readonly type: string;
  readonly text?: string;
  readonly name?: string;
  readonly label?: string;
  readonly font?: string;
  readonly left?: string;
  readonly base?: Node | null;
  readonly sup?: Node | null;
  readonly sub?: Node | null;
  readonly numer?: Node;
  readonly denom?: Node;
  readonly body?: Node | readonly Node[] | readonly (readonly Node[])[];
}

const parse = (latex: string): readonly Node[] =>
  // biome-ignore lint/complexity/useLiteralKeys: a private function of KaTeX's, pinned by its exact version
  (katex as unknown as Record<string, (tex: string, options: object) => Node[]>)['__parse']?.(latex, {
    displayMode: true,
    strict: false,
    macros: MACROS,
  }) ?? [];

const MACROS = { '\\why': '', '\\numbered': '', '\\underset': '\\@secondoftwo', '\\mathstrut': '' };

const childrenOf = ({ body }: Node): readonly Node[] =>
  body === undefined ? [] : ((Array.isArray(body) ? body.flat() : [body]) as readonly Node[]);

const INVISIBLE: ReadonlySet<string> = new Set(['spacing', 'kern', 'internal', 'cr', 'rule', 'phantom']);
const WRAPPERS: ReadonlySet<string> = new Set([
  'ordgroup',
  'font',
  'styling',
  'text',
  'color',
  'mclass',
  'operatorname',
  'sizing',
]);

/** The characters of `node` as they stand, with scripts and fractions marked: one text for all ways of writing it. */
function canonicalOf(node: Node): string {
  if (INVISIBLE.has(node.type)) return '';
  const { base, sup, sub, numer, denom } = node;
  if (node.type === 'supsub')
    return `${base ? canonicalOf(base) : ''}${sub ? `_{${canonicalOf(sub)}}` : ''}${sup ? `^{${canonicalOf(sup)}}` : ''}`;
  if (numer && denom) return `(${canonicalOf(numer)})/(${canonicalOf(denom)})`;
  if (node.type === 'accent') return `${node.label}{${base ? canonicalOf(base) : ''}}`;
  if (node.type === 'overline') return `bar{${childrenOf(node).map(canonicalOf).join('')}}`;
  if (node.type === 'leftright') return `${node.left}${childrenOf(node).map(canonicalOf).join('')}|`;
  if (node.type === 'op' && node.name) return node.name;
  return node.text ?? childrenOf(node).map(canonicalOf).join('');
}

/** A printed name in one spelling, whatever braces and spaces it is written with. */
export const canonical = (latex: string): string => parse(latex).map(canonicalOf).join('');

/** What a number with decimals may stand for, in units of its last digit: so much less, and so much more. */
export interface Hidden {
  readonly below: number;
  readonly above: number;
}
/** What rounding hides. */
const ROUNDED: Hidden = { below: 0.5, above: 0.5 };
/** What rounding hides, or cutting. */
export const ROUNDED_OR_CUT: Hidden = { below: 0.5, above: 1 };

/** The value of a side of an equation. Throws NotANumber. */
export function valueOfLatex(latex: string, names: Names, hidden = ROUNDED): Value {
  return new Reader(flattened(parse(latex)), { names, hidden }).whole();
}

/** Wrappers opened, spaces gone, digits joined to numbers. */
function flattened(nodes: readonly Node[]): readonly Node[] {
  const flat: Node[] = [];
  const add = (node: Node): void => {
    if (INVISIBLE.has(node.type)) return;
    if (node.type === 'ordgroup' || node.type === 'styling' || node.type === 'color') {
      childrenOf(node).forEach(add);
      return;
    }
    const before = flat.at(-1);
    const text = node.type === 'textord' || isDecimalMark(node) ? (node.text ?? '') : '';
    const joins = before?.type === 'number' && /^[\d.,]$/.test(text);
    if (joins) flat[flat.length - 1] = { type: 'number', text: `${before.text}${text === ',' ? '.' : text}` };
    else if (/^\d$/.test(text)) flat.push({ type: 'number', text });
    else if (before?.type === 'number' && isDigit(node.base) && node.sup) {
      // KaTeX hangs a power on the last digit alone: 0.918 and 3².
      const whole = { type: 'number', text: `${before.text}${node.base?.text}` };
      flat[flat.length - 1] = { type: 'supsub', base: whole, sup: node.sup };
    } else flat.push(node);
  };
  nodes.forEach(add);
  return flat;
}

const isDigit = (node: Node | null | undefined): boolean => node?.type === 'textord' && /^\d$/.test(node.text ?? '');
/** A comma in braces, as a decimal comma is written. */
const isDecimalMark = (node: Node): boolean => node.type === 'atom' && node.text === ',';

/** A printed number: an integer is what it is, decimals are known as far as nothing is hidden in the last place. */
function printedNumber(text: string, { below, above }: Hidden, scale = 0): Value {
  const [, decimals] = text.split('.');
  const digit = decimals === undefined && scale === 0 ? 0 : 10 ** (scale - (decimals?.length ?? 0));
  const x = Number(text) * 10 ** scale;
  return [[{ low: x - below * digit * (1 + 1e-9), high: x + above * digit * (1 + 1e-9) }]];
}

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
/** Functions that rise or fall throughout, so that an interval goes by its ends; by their printed names. */
const FUNCTIONS: ReadonlyMap<string, (z: number) => number> = new Map([
  ['\\sigma', sigmoid],
  ['\\tanh', Math.tanh],
  ['tanh', Math.tanh],
  ['\\log', Math.log],
  ['\\ln', Math.log],
  ['\\exp', Math.exp],
  ['exp', Math.exp],
  ['ReLU', (z) => Math.max(0, z)],
  ['LeakyReLU', (z) => (z > 0 ? z : 0.01 * z)],
  ['ELU', (z) => (z > 0 ? z : Math.expm1(z))],
  ['softplus', (z) => Math.log1p(Math.exp(z))],
]);

type Cells = readonly (readonly Node[])[];
const rowsOf = (array: Node): Cells => array.body as Cells;

function firstEntry(value: Value): Interval {
  const [entry] = value[0] ?? [];
  if (entry === undefined) throw new NotANumber('an empty entry');
  return entry;
}

/** Whether a comparison holds; undefined where the digits do not tell. */
type Comparison = (a: Interval, b: Interval) => boolean | undefined;
const greater: Comparison = (a, b) => (a.low > b.high ? true : a.high <= b.low ? false : undefined);
const COMPARISONS: ReadonlyMap<string, Comparison> = new Map([
  ['>', greater],
  ['<', (a, b) => greater(b, a)],
  ['\\ge', (a, b) => (a.low >= b.high ? true : a.high < b.low ? false : undefined)],
  ['\\le', (a, b) => (b.low >= a.high ? true : b.high < a.low ? false : undefined)],
]);

class Reader {
  private position = 0;
  constructor(
    private readonly nodes: readonly Node[],
    private readonly known: { readonly names: Names; readonly hidden: Hidden },
  ) {}

  /** All of it: a sum with nothing behind. */
  whole(): Value {
    const value = this.sum();
    if (this.position < this.nodes.length) throw new NotANumber(`left over: ${canonicalOf(this.next as Node)}`);
    return value;
  }

  private get next(): Node | undefined {
    return this.nodes[this.position];
  }
  private takes(...signs: readonly string[]): string | undefined {
    const text = this.next?.type === 'atom' || this.next?.type === 'textord' ? this.next.text : undefined;
    if (text === undefined || !signs.includes(text)) return undefined;
    this.position++;
    return text;
  }

  private sum(): Value {
    let total = this.takes('-', '−') ? minus(this.product()) : this.product();
    for (let sign = this.takes('+', '-', '−'); sign !== undefined; sign = this.takes('+', '-', '−'))
      total = plus(total, sign === '+' ? this.product() : minus(this.product()));
    return total;
  }

  private product(): Value {
    let total = this.factor();
    for (;;) {
      if (this.takes('\\cdot', '\\times', '⋅', '×')) total = times(total, this.factor());
      else if (this.takes('\\odot', '⊙')) total = hadamard(total, this.factor());
      else if (this.takes('/')) total = over(total, this.factor());
      else if (this.beginsFactor()) total = times(total, this.factor());
      else return total;
    }
  }

  private beginsFactor(): boolean {
    const { next } = this;
    if (next === undefined) return false;
    return next.type !== 'atom' || opens(next);
  }

  private factor(): Value {
    const node = this.next;
    if (node === undefined) throw new NotANumber('a factor is missing');
    if (opens(node)) {
      const { inside, exponent } = this.bracketed();
      return exponent ? power(inside, this.inside(exponent)) : inside;
    }
    this.position++;
    const fn = functionNamed(node);
    if (fn) return this.applied(fn.map, fn.exponent);
    return this.valueOf(node);
  }

  /** `( … )` written with plain brackets, and the power that stands on it. */
  private bracketed(): { readonly inside: Value; readonly exponent: Node | undefined } {
    const start = ++this.position;
    for (let depth = 1; depth > 0; this.position++) {
      const node = this.next;
      if (node === undefined) throw new NotANumber('a bracket is not closed');
      if (opens(node)) depth++;
      else if (closes(node)) depth--;
    }
    const last = this.nodes[this.position - 1] as Node;
    return {
      inside: new Reader(this.nodes.slice(start, this.position - 1), this.known).whole(),
      exponent: last.type === 'supsub' ? (last.sup ?? undefined) : undefined,
    };
  }

  /** A power behind the brackets of a function is one of the whole: σ(z)². */
  private applied(fn: (z: number) => number, onName: Node | undefined): Value {
    const bracketed = this.next && opens(this.next) ? this.bracketed() : undefined;
    const argument = bracketed?.inside ?? this.factor();
    const value = map(argument, ({ low, high }) => hull(fn(low), fn(high)));
    const exponent = onName ?? bracketed?.exponent;
    return exponent ? power(value, this.inside(exponent)) : value;
  }

  private inside(node: Node): Value {
    return new Reader(flattened([node]), this.known).whole();
  }

  private valueOf(node: Node): Value {
    const known = this.known.names(canonicalOf(node));
    if (known !== undefined) return known;
    if (node.type === 'number')
      return this.scientific(printedNumber(node.text ?? '', this.known.hidden), node.text ?? '');
    if (node.type === 'supsub' && node.sup && node.base) return this.raised(node);
    if (node.numer && node.denom) return over(this.inside(node.numer), this.inside(node.denom));
    const array = node.type === 'leftright' ? childrenOf(node).find((n) => n.type === 'array') : undefined;
    if (array) return node.left === '\\{' ? this.firstCase(rowsOf(array)) : this.matrix(rowsOf(array));
    if (node.type === 'leftright') {
      const inside = new Reader(flattened(childrenOf(node)), this.known).whole();
      return node.left === '|' ? map(inside, ({ low, high }) => hull(Math.abs(low), Math.abs(high))) : inside;
    }
    if (node.type === 'sqrt') {
      return map(new Reader(flattened(childrenOf(node)), this.known).whole(), ({ low, high }) =>
        hull(Math.sqrt(low), Math.sqrt(high)),
      );
    }
    if (WRAPPERS.has(node.type)) return new Reader(flattened(childrenOf(node)), this.known).whole();
    throw new NotANumber(canonicalOf(node));
  }

  private matrix(rows: Cells): Value {
    return rows.map((cells) => cells.map((cell) => firstEntry(this.inside(cell))));
  }

  /** The value of the first row whose condition holds, as far as the digits decide it. */
  private firstCase(rows: Cells): Value {
    for (const [value, condition] of rows) {
      if (value && (condition === undefined || this.holds(condition))) return this.inside(value);
    }
    throw new NotANumber('no case holds');
  }

  private holds(condition: Node): boolean {
    const nodes = flattened([condition]).filter((n) => n.type !== 'text');
    const at = nodes.findIndex((n) => n.type === 'atom' && COMPARISONS.has(n.text ?? ''));
    if (at < 0) return true;
    const [left, right] = [nodes.slice(0, at), nodes.slice(at + 1)].map((side) =>
      firstEntry(new Reader(side, this.known).whole()),
    ) as [Interval, Interval];
    const certain = COMPARISONS.get(nodes[at]?.text ?? '')?.(left, right);
    if (certain === undefined) throw new NotANumber('the digits do not decide the case');
    return certain;
  }

  /** 6.66 × 10⁻⁵ is one number, known to half a unit of its last digit. */
  private scientific(plain: Value, text: string): Value {
    const [sign, ten] = [this.nodes[this.position], this.nodes[this.position + 1]];
    const isTimes = sign?.type === 'atom' || sign?.type === 'textord' ? /times|×/.test(sign.text ?? '') : false;
    if (!isTimes) return plain;
    const exponent =
      ten?.type === 'supsub' && ten.base?.type === 'number' && ten.base.text === '10' ? ten.sup : undefined;
    if (!exponent) return plain;
    const scale = this.inside(exponent)[0]?.[0]?.low ?? 0;
    this.position += 2;
    return printedNumber(text.includes('.') ? text : `${text}.`, this.known.hidden, scale);
  }

  private raised({ base, sub, sup }: Node): Value {
    if (['\\top', 'T', '⊤'].includes(canonicalOf(sup as Node))) return transposed(this.valueOf(base as Node));
    const head: Node = sub ? { type: 'supsub', base: base ?? null, sub, sup: null } : (base as Node);
    const exponent = this.inside(sup as Node);
    if (!sub && canonicalOf(head) === 'e' && this.known.names('e') === undefined)
      return map(exponent, ({ low, high }) => hull(Math.exp(low), Math.exp(high)));
    return power(this.valueOf(flattened([head])[0] as Node), exponent);
  }
}

const opens = (node: Node): boolean => node.type === 'atom' && (node.text === '(' || node.text === '[');
/** A closing bracket, alone or with a power on it. */
const closes = (node: Node): boolean => {
  const mark = node.type === 'supsub' ? node.base : node;
  return mark?.type === 'atom' && (mark.text === ')' || mark.text === ']');
};

function functionNamed(node: Node): { map: (z: number) => number; exponent: Node | undefined } | undefined {
  const head = node.type === 'supsub' && !node.sub && node.base ? node.base : node;
  const map = FUNCTIONS.get(canonicalOf(head));
  return map && { map, exponent: head === node ? undefined : (node.sup ?? undefined) };
}
