/**
 * A problem as a computational graph: every definition split into single operations, each a node with a name of its
 * own: z = w*x + b as q1 = w*x, z = q1 + b. Equal operations are one node.
 */
import type { FunctionDefinition } from '../../catalog/functions.js';
import { canonical } from '../../language/canonical.js';
import {
  add,
  type Call,
  call,
  type Expr,
  freeIndex,
  isNum,
  isOne,
  type Mul,
  mul,
  num,
  open,
  pow,
  type Sym,
  sum,
  sym,
} from '../../language/expr.js';
import { mulQ, ONE_Q } from '../../language/rational.js';
import { renameAll, substitute, symbolsOf } from '../../language/walk.js';
import type { Definition, Problem } from '../problem.js';
import { inComponents } from './components.js';

/** More nodes than this are no graph that a person reads: the definitions then stay whole. */
export const MOST_OPERATIONS = 80;

/** The problem operation by operation, in components where these are few. Must be called within its table. */
export function operationByOperation(problem: Problem): Problem {
  const whole = inComponents(problem);
  const definitions = splitDefinitions(whole);
  return definitions.length > MOST_OPERATIONS ? whole : { ...whole, definitions };
}

/** The definitions with their operations before them. The symbols that were there keep their values. */
export function splitDefinitions(problem: Problem): readonly Definition[] {
  const freshName = freshNames(problem);
  const nodes: Definition[] = [];
  const known = new Map<Expr, Sym>();

  /** An operation up to the names of its free indices, and these. */
  const keyOf = (e: Expr): Expr => canonical(renameAll(e, e.free, formals(e)));
  const formals = (e: Expr) => e.free.map(({ range }, n) => freeIndex(`@q${n}`, range));
  const remember = (symbol: Sym, operation: Expr): void => {
    if (symbol.free.length !== operation.free.length || operation.kind === 'sym') return;
    known.set(keyOf(operation), renameAll(symbol, operation.free, formals(operation)) as Sym);
  };

  /** The node that computes `operation`: one that is there, or a new one. */
  const node = (operation: Expr): Sym => {
    const found = known.get(keyOf(operation));
    if (found) return renameAll(found, formals(operation), operation.free) as Sym;
    const symbol = sym(freshName(), ...operation.free);
    nodes.push({ symbol, value: operation, role: 'intermediate' });
    remember(symbol, operation);
    return symbol;
  };

  const operand = (e: Expr): Expr => {
    const operation = operationOf(e);
    return isOperand(operation) ? operation : node(operation);
  };

  /** `e` as one operation on operands. */
  const operationOf = (e: Expr): Expr => {
    switch (e.kind) {
      case 'add':
        return add(...e.args.map((term) => signed(term)));
      case 'mul':
        return productOf(e);
      case 'pow':
        return pow(operand(e.base), operand(e.exponent));
      case 'call': {
        const formula = chainOfOperations(e, problem);
        return formula ? operationOf(formula) : call(e.fn, ...e.args.map(operand));
      }
      case 'sum': {
        const index = freeIndex(`@o${e.height}`, e.index.range);
        return sum(index, operand(open(e, index)));
      }
      default:
        return e;
    }
  };

  /** A term with its sign: a difference is one operation. */
  const signed = (term: Expr): Expr => {
    const [sign, factor, more] = term.kind === 'mul' ? term.args : [];
    return sign && isNum(sign, -1) && factor && !more ? mul(sign, operand(factor)) : operand(term);
  };

  /** Two factors at a time, numbers last. */
  const productOf = ({ args }: Mul): Expr => {
    const number = args.reduce((value, f) => (f.kind === 'num' ? mulQ(value, f.value) : value), ONE_Q);
    const [first, ...rest] = args.filter((f) => f.kind !== 'num').map(operand);
    if (first === undefined) return num(number);
    const whole = rest.reduce<Expr>((product, f) => mul(isOperand(product) ? product : node(product), f), first);
    if (isOne(num(number))) return whole;
    return mul(num(number), isOperand(whole) ? whole : node(whole));
  };

  for (const d of problem.definitions) {
    const operation = operationOf(d.value);
    const same = known.get(keyOf(operation));
    const value = same ? renameAll(same, formals(operation), operation.free) : operation;
    nodes.push({ ...d, value });
    remember(d.symbol, value);
  }
  return nodes;
}

/** `e` with the nodes that only the splitting named written out: in the symbols of the spec. */
export function inOwnSymbols(e: Expr, { definitions, positions }: Problem): Expr {
  const nodes = new Map(definitions.filter((d) => !positions.has(d.symbol.name)).map((d) => [d.symbol.name, d]));
  const writeOut = (part: Expr): Expr =>
    substitute(part, (s) => {
      const node = nodes.get(s.name);
      return node && writeOut(renameAll(node.value, node.symbol.free, s.indices));
    });
  return nodes.size === 0 ? e : writeOut(e);
}

const isOperand = (e: Expr): boolean => e.kind === 'sym' || e.kind === 'num';

/**
 * The formula of a function that speaks of its argument once, σ(z) = 1/(1 + e^(−z)): operations one after the other.
 * Any other function is an operation of its own, and so is a case split.
 */
function chainOfOperations(e: Call, { functions }: Problem): Expr | undefined {
  const f = functions.get(e.fn);
  if (f === undefined || countArgument(f.formula, f) !== 1 || hasCases(f.formula)) return undefined;
  const values = new Map<Sym, Expr | undefined>([
    [f.argument, e.args[0]],
    ...f.parameters.map((p, n) => [p.symbol, e.args[n + 1] ?? p.value] as const),
  ]);
  return substitute(f.formula, (s) => values.get(s));
}

const countArgument = (e: Expr, f: FunctionDefinition): number =>
  e === f.argument ? 1 : e.parts.reduce((all, part) => all + countArgument(part, f), 0);

const hasCases = (e: Expr): boolean => e.kind === 'cases' || e.parts.some(hasCases);

/** q1, q2, …, or with another letter where the problem has such names itself. */
function freshNames({ definitions, given, parameters, functions }: Problem): () => string {
  const symbols = definitions.flatMap((d) => [d.symbol, ...symbolsOf(d.value)]);
  const taken = new Set([...[...symbols, ...parameters].map((s) => s.name), ...given.keys(), ...functions.keys()]);
  const isFree = (letter: string): boolean => ![...taken].some((name) => new RegExp(`^${letter}\\d*$`).test(name));
  const letter = ['q', 's', 'u', 'v', 'g', 'r'].find(isFree) ?? 'node_';
  let count = 0;
  return () => {
    do count++;
    while (taken.has(`${letter}${count}`));
    return `${letter}${count}`;
  };
}
