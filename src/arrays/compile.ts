/**
 * A tape as loops over typed arrays: sums are products of matrices, all else goes entry by entry. It is made from
 * expressions alone, no text becomes code, so it also works where `eval` is forbidden.
 */
import type { Formula } from '../language/evaluate.js';
import { type Expr, type FreeIndex, type Index, product, type Sum, type Sym } from '../language/expr.js';
import { renameAll, replaceParts, substitute, symbolsOf } from '../language/walk.js';
import { planContraction, sumRows } from './contraction.js';
import { type Around, planElementwise } from './elementwise.js';
import { FUNCTIONS } from './kernels.js';
import { withCarefulLogs } from './logarithms.js';
import { flattened, grouped } from './product-groups.js';
import { newStrided, type SizeOf, type Strided, sliceOf, type Table, volume } from './strided.js';

export interface TapeSettings {
  /** `symbol = value`, each over given tables and earlier symbols. */
  readonly equations: readonly { readonly symbol: Sym; readonly value: Expr }[];
  readonly functions: ReadonlyMap<string, Formula>;
  /** The length of an axis. */
  readonly sizeOf: (range: string) => number;
  /** The tables of what no equation defines; what stands in them when the program runs counts. */
  readonly given: ReadonlyMap<string, Table>;
  /** What is to be computed; equations that it does not need are left out. */
  readonly wanted: Iterable<string>;
}

export interface Program {
  /** What it computes, in order. */
  readonly computes: readonly Sym[];
  /** Computes all that is wanted, from what stands in the given tables now. It allocates nothing. */
  run(): void;
  /** Of a symbol that is given or was computed. */
  table(name: string): Table;
}

/** Throws an Error for a symbol that is neither given nor defined, and for a derivative that was not worked out. */
export function compileTape({ functions, sizeOf: sizeOfRange, given, wanted, ...tape }: TapeSettings): Program {
  const written = tape.equations.map(({ symbol, value }) => ({ symbol, value: withFormulas(value, functions) }));
  const equations = written.map(({ symbol, value }) => ({
    symbol,
    value: withCarefulLogs(value, (s) => valueAt(s, written)),
  }));
  const sizeOf: SizeOf = (i) => sizeOfRange(i.range);
  const tables = new Map(given);
  const sums = new Map<Sum, Strided>();
  const steps: (() => void)[] = [];

  const table = (name: string): Table => {
    const found = tables.get(name);
    if (found) return found;
    throw new Error(`\`${name}\` has no numbers`);
  };
  const defined = (name: string): Table => {
    const found = tables.get(name);
    if (found) return found;
    const shape = shapeOf(
      equations.filter((e) => e.symbol.name === name).map((e) => e.symbol),
      sizeOf,
    );
    const made = { shape, values: new Float64Array(shape.reduce((a, b) => a * b, 1)) };
    tables.set(name, made);
    return made;
  };

  const around: Around = {
    sizeOf,
    stored: (e) => (e.kind === 'sum' ? summed(e) : sliceOf(table(e.name), e.indices)),
  };

  /** The table of a sum, whose computation is planned before that of what uses it. */
  const summed = (e: Sum): Strided => {
    const before = sums.get(e);
    if (before) return before;
    const bound: FreeIndex[] = [];
    let body: Expr = e;
    for (; body.kind === 'sum'; body = body.body) bound.push(body.index);
    const groups = grouped(flattened(body), bound);
    const result = groups.length === 1 ? reduction(body, e.free, bound) : contraction(groups, e.free, bound);
    sums.set(e, result);
    return result;
  };

  const reduction = (body: Expr, kept: readonly FreeIndex[], bound: readonly FreeIndex[]): Strided => {
    const terms = newStrided([...kept, ...bound], sizeOf);
    const result = newStrided(kept, sizeOf);
    const length = volume(bound, sizeOf);
    steps.push(planElementwise(body, [...kept, ...bound], terms, around));
    steps.push(() => sumRows(terms.values, result.values, length));
    return result;
  };

  const contraction = (
    groups: readonly (readonly Expr[])[],
    kept: readonly FreeIndex[],
    bound: readonly FreeIndex[],
  ): Strided => {
    const operands = groups.map((group) => operand(product(group)));
    const idle = bound.filter((i) => !operands.some((o) => o.strides.has(i)));
    if (idle.length > 0) operands.push({ ...newStrided([], sizeOf), values: Float64Array.of(volume(idle, sizeOf)) });
    const { run, result } = planContraction(operands, kept, sizeOf);
    steps.push(run);
    return result;
  };

  const operand = (e: Expr): Strided => {
    if (e.kind === 'sym' || e.kind === 'sum') return around.stored(e);
    const values = newStrided(e.free, sizeOf);
    steps.push(planElementwise(e, e.free, values, around));
    return values;
  };

  const computed = needed(equations, wanted);
  for (const { symbol, value } of computed) {
    steps.push(planElementwise(value, symbol.free, sliceOf(defined(symbol.name), symbol.indices), around));
  }
  return {
    computes: computed.map((e) => e.symbol),
    run: () => {
      for (const step of steps) step();
    },
    table,
  };
}

/** The equations that lead to what is wanted, in their order. */
function needed<E extends { readonly symbol: Sym; readonly value: Expr }>(
  equations: readonly E[],
  wanted: Iterable<string>,
): readonly E[] {
  const names = new Set(wanted);
  const used: E[] = [];
  for (const equation of equations.toReversed()) {
    if (!names.has(equation.symbol.name)) continue;
    used.push(equation);
    for (const { name } of symbolsOf(equation.value)) names.add(name);
  }
  return used.toReversed();
}

/** As far as the symbols of a name reach along each index. */
function shapeOf(symbols: readonly Sym[], sizeOf: SizeOf): readonly number[] {
  const shape: number[] = [];
  for (const { indices } of symbols) {
    indices.forEach((i, n) => {
      shape[n] = Math.max(shape[n] ?? 0, typeof i === 'number' ? i : sizeOf(i));
    });
  }
  return shape;
}

/** What an entry is defined as; undefined where it is not. */
function valueAt(s: Sym, equations: TapeSettings['equations']): Expr | undefined {
  const { name, indices } = s;
  const equation = equations.find(
    ({ symbol }) => symbol.name === name && symbol.indices.every((i, n) => typeof i !== 'number' || i === indices[n]),
  );
  if (equation === undefined) return undefined;
  const { symbol, value } = equation;
  return renameAll(
    value,
    symbol.free,
    symbol.free.map((i) => indices[symbol.indices.indexOf(i)] as Index),
  );
}

/** `e` with functions written out by their formulas, but for those that have a loop of their own. */
function withFormulas(e: Expr, functions: ReadonlyMap<string, Formula>): Expr {
  return replaceParts(e, (part, descend) => {
    const f = part.kind === 'call' && !(part.fn in FUNCTIONS) ? functions.get(part.fn) : undefined;
    if (part.kind !== 'call' || f === undefined) return undefined;
    const values = new Map<Sym, Expr>([[f.argument, descend(part.args[0] as Expr)]]);
    f.parameters.forEach(({ symbol, value }, n) => {
      const own = part.args[n + 1];
      values.set(symbol, own ? descend(own) : value);
    });
    return withFormulas(
      substitute(f.formula, (s) => values.get(s)),
      functions,
    );
  });
}
