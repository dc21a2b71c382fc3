/** Syntax to expressions: names get their meaning from a scope, the words of the language become nodes. */
import {
  add,
  type Branch,
  call,
  cases,
  derivative,
  type Expr,
  type FreeIndex,
  freeIndex,
  type Index,
  kronecker,
  mul,
  num,
  pow,
  product,
  sum,
  sym,
} from './expr.js';
import { didYouMean } from './nearest.js';
import { inverseQ, mulQ, negQ, parseDecimal, rational, signQ } from './rational.js';
import type { Diagnostic, Span } from './source.js';
import type { Item, Name, Syntax } from './syntax.js';

/** What names mean where an expression stands. */
export interface Scope {
  /**
   * The axis that an index letter runs over: of the letter that `binder` (a `sum` or `mean`) binds, or, without one,
   * of the letter standing free. `undefined` where nothing says so.
   */
  readonly axisOf: (letter: string, binder?: Syntax) => string | undefined;
  /** How long an axis is, where that is known. */
  readonly sizeOf: (axis: string) => number | undefined;
  /** Functions besides the built-in ones, by each name that they go by. */
  readonly functions: ReadonlyMap<string, FunctionSignature>;
  /** Whether `D(u, x)` and `Dtotal(u, x)` are read: rule schemas speak of derivatives, specs do not. */
  readonly allowDerivatives?: boolean;
}

export interface FunctionSignature {
  /** As the node of a call names it. */
  readonly fn: string;
  /** The arguments that may follow the first, with the values they have when left out. */
  readonly parameters: readonly { readonly value: Expr }[];
}

/** The functions that every scope has, by the number of their arguments. */
export const PRIMITIVES: ReadonlyMap<string, number> = new Map([
  ...['exp', 'log', 'abs', 'sin', 'cos', 'Phi', 'phi'].map((fn) => [fn, 1] as const),
  ...['max', 'min'].map((fn) => [fn, 2] as const),
]);

/** Words of the language that look like functions: no scope can give them another meaning. */
export const WORDS: readonly string[] = ['sqrt', 'sum', 'mean', 'softmax', 'delta', 'cases'];
const DERIVATIVES = ['D', 'Dtotal'];

/** Larger exponents of ten are refused: no double is that large or small. */
const MAX_EXPONENT = 400;
const HALF = rational(1, 2);

/**
 * The expression that `syntax` means in `scope`. What is wrong goes to `problems`, all of it; the result then only
 * stands in for one. Numbers fold where a person would not see a step in it: a sign goes into the number before it, a
 * number over a number is one fraction, dividing by b^n is a factor b^-n. Everything else stays as written.
 */
export function elaborate(syntax: Syntax, scope: Scope, problems: Diagnostic[]): Expr {
  return expression(syntax, { scope, problems, bound: new Map() });
}

interface Context {
  readonly scope: Scope;
  readonly problems: Diagnostic[];
  /** The letters of the sums around, each with its index. */
  readonly bound: ReadonlyMap<string, FreeIndex>;
}

function refuse({ problems }: Context, code: string, span: Span, message: string, more?: { hint: string }): Expr {
  problems.push({ code, span, message, ...more });
  return num(1);
}

function expression(syntax: Syntax, context: Context): Expr {
  switch (syntax.kind) {
    case 'number':
      return literal(syntax.text, syntax.span, context);
    case 'name':
      if (context.bound.has(syntax.name)) {
        return refuse(context, 'index-as-value', syntax.span, `\`${syntax.name}\` is an index here, not a value`, {
          hint: 'give one of the two another name',
        });
      }
      return sym(syntax.name);
    case 'indexed':
      return sym(syntax.symbol.name, ...syntax.indices.map((index) => indexOf(index, context)));
    case 'apply':
      return application(syntax, context);
    case 'brackets':
      return expression(syntax.body, context);
    case 'power':
      return pow(expression(syntax.base, context), expression(syntax.exponent, context));
    case 'negative':
    case 'factors':
      return term(syntax, false, context);
    case 'terms':
      return add(...syntax.items.map(({ operator, operand }) => term(operand, operator === '-', context)));
    case 'relation':
      return refuse(
        context,
        'unexpected-relation',
        syntax.span,
        `\`${syntax.relation}\` cannot stand inside an expression`,
      );
  }
}

function literal(text: string, span: Span, context: Context): Expr {
  const exponent = /e([+-]?\d+)$/i.exec(text)?.[1] ?? '0';
  if (Math.abs(Number(exponent)) > MAX_EXPONENT) {
    return refuse(context, 'number-too-large', span, `the exponent of ${text} is beyond ±${MAX_EXPONENT}`);
  }
  return num(parseDecimal(text));
}

/** A product with its sign folded into the number that leads it; a sign before anything else is a factor -1. */
function term(syntax: Syntax, negated: boolean, context: Context): Expr {
  const [first, ...rest]: readonly Item<'*' | '/'>[] =
    syntax.kind === 'factors' ? syntax.items : [{ operator: '*', operand: syntax }];
  let negative = negated;
  let lead = (first as Item<'*' | '/'>).operand;
  for (; lead.kind === 'negative'; lead = lead.body) negative = !negative;
  const factors = [expression(lead, context)];
  for (const { operator, operand } of rest) {
    if (operator === '*') factors.push(expression(operand, context));
    else divide(factors, operand, context);
  }
  const head = factors[0] as Expr;
  if (negative && head.kind === 'num') factors[0] = num(negQ(head.value));
  else if (negative) factors.unshift(num(-1));
  return product(factors);
}

/** Divides the product so far: 1/u is u^-1, a number over a number is one number. */
function divide(factors: Expr[], by: Syntax, context: Context): void {
  const divisor = expression(by, context);
  const last = factors.at(-1) as Expr;
  if (divisor.kind === 'num') {
    if (signQ(divisor.value) === 0) refuse(context, 'division-by-zero', by.span, 'division by zero');
    else if (last.kind === 'num') factors[factors.length - 1] = num(mulQ(last.value, inverseQ(divisor.value)));
    else factors.push(num(inverseQ(divisor.value)));
    return;
  }
  const written = by.kind === 'power' || (by.kind === 'apply' && by.fn.name === 'sqrt');
  const inverse =
    written && divisor.kind === 'pow' && divisor.exponent.kind === 'num'
      ? pow(divisor.base, num(negQ(divisor.exponent.value)))
      : pow(divisor, num(-1));
  if (factors.length === 1 && last === num(1)) factors[0] = inverse;
  else factors.push(inverse);
}

function indexOf(syntax: Syntax, context: Context): Index {
  if (syntax.kind === 'number' && /^[1-9]\d{0,8}$/.test(syntax.text)) return Number(syntax.text);
  if (syntax.kind === 'name') return letterOf(syntax, context);
  const hint = 'an index is a letter, or a whole number from 1 on';
  refuse(context, 'bad-index', syntax.span, 'this cannot be an index', { hint });
  return 1;
}

function letterOf({ name, span }: Name, context: Context): Index {
  const bound = context.bound.get(name);
  if (bound) return bound;
  const axis = context.scope.axisOf(name);
  if (axis !== undefined) return freeIndex(name, axis);
  const hint = `put it on the left side, or under a \`sum(${name}, …)\``;
  refuse(context, 'unknown-index', span, `nothing says what the index \`${name}\` runs over`, { hint });
  return 1;
}

type Application = Extract<Syntax, { kind: 'apply' }>;

function application(syntax: Application, context: Context): Expr {
  const { fn, args } = syntax;
  const arity = PRIMITIVES.get(fn.name);
  if (arity === 1) return counted(syntax, 1, 1, context) ?? call(fn.name, expression(args[0] as Syntax, context));
  if (arity === 2) {
    const wrong = counted(syntax, 2, Number.POSITIVE_INFINITY, context);
    return wrong ?? args.map((arg) => expression(arg, context)).reduce((left, right) => call(fn.name, left, right));
  }
  switch (fn.name) {
    case 'sqrt':
      return counted(syntax, 1, 1, context) ?? pow(expression(args[0] as Syntax, context), num(HALF));
    case 'sum':
    case 'mean':
      return counted(syntax, 2, 2, context) ?? overIndex(syntax, context);
    case 'softmax':
      return counted(syntax, 2, 2, context) ?? softmax(syntax, context);
    case 'delta':
      return (
        counted(syntax, 2, 2, context) ??
        kronecker(indexOf(args[0] as Syntax, context), indexOf(args[1] as Syntax, context))
      );
    case 'cases':
      return split(syntax, context);
  }
  if (context.scope.allowDerivatives && DERIVATIVES.includes(fn.name)) {
    return counted(syntax, 2, 2, context) ?? derived(syntax, context);
  }
  const known = context.scope.functions.get(fn.name);
  if (!known) return unknownFunction(syntax, context);
  const wrong = counted(syntax, 1, 1 + known.parameters.length, context);
  if (wrong) return wrong;
  // Where what is left out speaks of symbols it is written: else nothing would show that the call depends on them.
  const rest = known.parameters.slice(args.length - 1).map((p) => p.value);
  const written = rest.every((value) => value.kind === 'num') ? [] : rest;
  return call(known.fn, ...args.map((arg) => expression(arg, context)), ...written);
}

/** Refuses a wrong number of arguments; `undefined` when it is right. */
function counted({ fn, args, span }: Application, least: number, most: number, context: Context): Expr | undefined {
  if (args.length >= least && args.length <= most) return undefined;
  const wanted =
    least === most ? `${least}` : most === Number.POSITIVE_INFINITY ? `at least ${least}` : `${least} to ${most}`;
  const plural = wanted === '1' ? '' : 's';
  const hint = fn.name === 'sum' || fn.name === 'mean' ? `write \`${fn.name}(i, x[i])\`` : undefined;
  const message = `\`${fn.name}\` takes ${wanted} argument${plural}, not ${args.length}`;
  return refuse(context, 'argument-count', span, message, hint ? { hint } : undefined);
}

function unknownFunction({ fn, args }: Application, context: Context): Expr {
  const names = [...PRIMITIVES.keys(), ...WORDS, ...context.scope.functions.keys()];
  for (const arg of args) expression(arg, context);
  const hint = didYouMean(fn.name, names) ?? { hint: `for a product write \`${fn.name}*(…)\`` };
  return refuse(context, 'unknown-function', fn.span, `there is no function \`${fn.name}\``, hint);
}

function overIndex(syntax: Application, context: Context): Expr {
  const [letter, body] = syntax.args as [Syntax, Syntax];
  if (letter.kind !== 'name') {
    const word = syntax.fn.name;
    return refuse(context, 'index-expected', letter.span, `the first argument of \`${word}\` is an index letter`, {
      hint: `write \`${word}(i, x[i])\``,
    });
  }
  const axis = context.scope.axisOf(letter.name, syntax);
  if (axis === undefined) {
    return refuse(context, 'unknown-index', letter.span, `nothing says what the index \`${letter.name}\` runs over`, {
      hint: `give its size under \`sizes: {${letter.name}: …}\``,
    });
  }
  const index = freeIndex(letter.name, axis);
  const inner = expression(body, { ...context, bound: new Map([...context.bound, [letter.name, index]]) });
  if (syntax.fn.name === 'sum') return sum(index, inner);
  const size = context.scope.sizeOf(axis);
  if (size === 1) return sum(index, inner);
  return mul(size === undefined ? pow(sym(`N_${axis}`), num(-1)) : num(1, size), sum(index, inner));
}

/** exp(u_i)/Σ_k exp(u_k). The sum binds the very index that stands free above it. */
function softmax(syntax: Application, context: Context): Expr {
  const [letter, body] = syntax.args as [Syntax, Syntax];
  const index = letter.kind === 'name' ? letterOf(letter, context) : 1;
  if (letter.kind !== 'name' || typeof index === 'number') {
    if (letter.kind === 'name') return num(1);
    const hint = 'write `softmax(i, z[i])`';
    return refuse(context, 'index-expected', letter.span, 'the first argument of `softmax` is an index letter', {
      hint,
    });
  }
  const inner = expression(body, { ...context, bound: new Map([...context.bound, [letter.name, index]]) });
  const above = call('exp', inner);
  return mul(above, pow(sum(index, above), num(-1)));
}

function split(syntax: Application, context: Context): Expr {
  const { args, span } = syntax;
  const hint = 'write `cases(z > 0, z, 0)`: conditions with their values, then the value otherwise';
  if (args.length < 3 || args.length % 2 === 0) {
    return refuse(context, 'argument-count', span, '`cases` needs a condition and a value, …, and a value otherwise', {
      hint,
    });
  }
  const branches: Branch[] = [];
  for (let n = 0; n + 1 < args.length; n += 2) {
    const condition = args[n] as Syntax;
    if (condition.kind !== 'relation') {
      return refuse(context, 'condition-expected', condition.span, 'a condition such as `z > 0` is expected here', {
        hint,
      });
    }
    const { left, relation, right } = condition;
    const value = expression(args[n + 1] as Syntax, context);
    branches.push({ left: expression(left, context), relation, right: expression(right, context), value });
  }
  return cases(branches, expression(args.at(-1) as Syntax, context));
}

function derived(syntax: Application, context: Context): Expr {
  const [of, by] = syntax.args as [Syntax, Syntax];
  const symbol = expression(by, context);
  if (symbol.kind !== 'sym') {
    return refuse(context, 'symbol-expected', by.span, 'only by a symbol can one differentiate');
  }
  return derivative(expression(of, context), symbol, syntax.fn.name === 'D' ? 'partial' : 'total');
}
