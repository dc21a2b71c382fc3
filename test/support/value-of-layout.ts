/**
 * What a line of mathematics is worth, read off the paper: an independent reader of layouts, to see that brackets and
 * signs say what was meant. Symbols have made-up values.
 */
import { type Expr, freeIndex, open } from '../../src/language/expr.js';
import type { Layout } from '../../src/language/layout.js';
import { toNumber } from '../../src/language/rational.js';

/** Indexed symbols vary along an axis of two. */
const AXIS = [1, 2] as const;
const NAMES: Readonly<Record<string, number>> = { a: 0.7, b1: -1.3, chat: 0.4, net: 1.9 };
const indexed = (index: number): number => 0.3 + 0.5 * index;

const FUNCTIONS: Readonly<Record<string, (z: number) => number>> = {
  exp: Math.exp,
  log: Math.log,
  abs: Math.abs,
  tanh: Math.tanh,
  sigma: (z) => 1 / (1 + Math.exp(-z)),
};

/** The value of a sum-of-products expression over the names above. */
export function valueOfExpr(e: Expr, at: ReadonlyMap<string, number> = new Map()): number {
  switch (e.kind) {
    case 'num':
      return toNumber(e.value);
    case 'sym': {
      const [index] = e.indices;
      if (index === undefined) return NAMES[e.name] ?? Number.NaN;
      return indexed(typeof index === 'number' ? index : (at.get(index.name) ?? Number.NaN));
    }
    case 'add':
      return e.args.reduce((total, arg) => total + valueOfExpr(arg, at), 0);
    case 'mul':
      return e.args.reduce((total, arg) => total * valueOfExpr(arg, at), 1);
    case 'pow':
      return valueOfExpr(e.base, at) ** valueOfExpr(e.exponent, at);
    case 'call':
      return (FUNCTIONS[e.fn === 'sigmoid' ? 'sigma' : e.fn] as (z: number) => number)(
        valueOfExpr(e.args[0] as Expr, at),
      );
    case 'sum': {
      const name = `bound${at.size}`;
      const body = open(e, freeIndex(name, e.index.range));
      return AXIS.reduce<number>((total, k) => total + valueOfExpr(body, new Map([...at, [name, k]])), 0);
    }
    default:
      return Number.NaN;
  }
}

type Letters = ReadonlyMap<string, number>;

/** The value of a layout, by the rules that a reader of textbooks goes by. */
export function valueOfLayout(layout: Layout, letters: Letters = new Map()): number {
  const items = layout.kind === 'row' ? layout.items : [layout];
  return new Reader(items, letters).terms();
}

class Reader {
  private position = 0;
  constructor(
    private readonly items: readonly Layout[],
    private readonly letters: Letters,
  ) {}

  private get next(): Layout | undefined {
    return this.items[this.position];
  }
  private sign(...symbols: string[]): string | undefined {
    const { next } = this;
    if (next?.kind !== 'operator' || !symbols.includes(next.symbol)) return undefined;
    this.position++;
    return next.symbol;
  }

  terms(): number {
    let total = this.sign('-') ? -this.product() : this.product();
    for (let sign = this.sign('+', '-'); sign !== undefined; sign = this.sign('+', '-'))
      total += sign === '-' ? -this.product() : this.product();
    if (this.next !== undefined) throw new Error(`left over: ${JSON.stringify(this.items.slice(this.position))}`);
    return total;
  }

  /** A sign after a sign would be two signs in a row, which no textbook writes. */
  private product(): number {
    let total = this.factor();
    for (let sign = this.sign('', '·', '×', '/'); sign !== undefined; sign = this.sign('', '·', '×', '/'))
      total = sign === '/' ? total / this.factor() : total * this.factor();
    return total;
  }

  private factor(): number {
    const item = this.next;
    this.position++;
    if (item === undefined || item.kind === 'operator') throw new Error('a factor is missing');
    if (item.kind !== 'sum') return this.value(item);
    // A sum takes in its body, and that is the last thing of its product.
    const letter = JSON.stringify(item.under);
    return AXIS.reduce<number>(
      (total, k) => total + valueOfTerm(item.body, new Map([...this.letters, [letter, k]])),
      0,
    );
  }

  private value(item: Layout): number {
    switch (item.kind) {
      case 'number':
        return Number(item.text);
      case 'fraction':
        return valueOfLayout(item.top, this.letters) / valueOfLayout(item.bottom, this.letters);
      case 'fenced': {
        const inside = valueOfLayout(item.body, this.letters);
        return item.open === '|' ? Math.abs(inside) : inside;
      }
      case 'apply':
        return this.applied(item);
      case 'script':
        return this.scripted(item);
      default:
        return nameValue(item);
    }
  }

  private scripted(item: Extract<Layout, { kind: 'script' }>): number {
    const { base, sub, sup } = item;
    const power = sup ? valueOfLayout(sup, this.letters) : 1;
    if (base.kind === 'identifier' && base.name === 'e') return Math.exp(power);
    if (base.kind === 'identifier' && base.name === 'x' && sub)
      return indexed(this.letters.get(JSON.stringify(sub)) ?? Number.NaN) ** power;
    return (sub ? nameValue({ kind: 'script', base, sub }) : this.value(base)) ** power;
  }

  private applied({ name, argument }: Extract<Layout, { kind: 'apply' }>): number {
    const head = name.kind === 'script' ? name.base : name;
    const power = name.kind === 'script' && name.sup ? valueOfLayout(name.sup) : 1;
    const fn = head.kind === 'identifier' ? FUNCTIONS[head.name] : undefined;
    return (fn as (z: number) => number)(valueOfLayout(argument, this.letters)) ** power;
  }
}

/** A sum's body is one term. */
function valueOfTerm(body: Layout, letters: Letters): number {
  const items = body.kind === 'row' ? body.items : [body];
  if (items.some((item) => item.kind === 'operator' && ['+', '-'].includes(item.symbol)))
    throw new Error('the body of a sum is more than a term');
  return valueOfLayout(body, letters);
}

function nameValue(item: Layout): number {
  if (item.kind === 'identifier') return NAMES[item.name] ?? Number.NaN;
  if (item.kind === 'accent') return NAMES.chat as number;
  if (item.kind === 'script' && item.base.kind === 'identifier' && item.base.name === 'b') return NAMES.b1 as number;
  return Number.NaN;
}
