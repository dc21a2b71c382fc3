/** The quantities that a mistake may have put in, or left out: each with the part that it plays. */
import { call, derivative, type Expr, num, type Sym, sym } from '../../language/expr.js';
import { substitute, symbolsOf } from '../../language/walk.js';
import { scalar } from '../meaning/array.js';
import type { Names, Reading } from '../names/names.js';
import { layersOf } from '../names/readers/layers.js';
import type { Ground } from '../world/ground.js';
import type { WrittenName } from '../written/written.js';

export type Role =
  | 'input'
  | 'weight'
  | 'bias'
  | 'preactivation'
  | 'activation'
  | 'target'
  | 'given'
  | 'loss'
  | 'slope'
  | 'local'
  | 'adjoint'
  | 'new'
  | 'rate'
  | 'penalty'
  | 'constant';

export interface Quantity {
  readonly role: Role;
  readonly meaning: Expr;
  /** Under which it may be written into a formula (see `withQuantities`). */
  readonly name: WrittenName;
  /** Of the unit or parameter, counted from the inputs; undefined without a network. */
  readonly layer: number | undefined;
  /** For a slope: the unit that it is of. */
  readonly of?: Sym;
}

/** More are not looked at. */
const MOST = 2000;
/** Begins the names of quantities in formulas; no document has such a letter. */
export const MARK = '\u{E000}';

/** All quantities of a problem by the parts that they play. */
export function quantitiesOn(ground: Ground): readonly Quantity[] {
  const { problem, update } = ground;
  const found: Quantity[] = [];
  const met = new Set<Expr>();
  const put = (role: Role, meaning: Expr, layer?: number, of?: Sym): void => {
    if (found.length >= MOST || met.has(meaning)) return;
    met.add(meaning);
    found.push({ role, meaning, layer, name: named(`${MARK}${found.length}`), ...(of && { of }) });
  };
  const { network } = problem;
  const roles = rolesOf(ground);
  const symbols = [...new Set(problem.definitions.flatMap((d) => [...symbolsOf(d.value), d.symbol]))];
  const layers = layersBySymbol(ground);
  for (const s of symbols) put(roles.get(s) ?? 'given', s, layers.get(s));
  for (const { symbol, value, role } of problem.definitions) {
    const slope = slopeAtFormula(value, ground);
    if (slope) put('slope', slope, layers.get(symbol), symbol);
    const own = symbolsOf(value);
    const isActivation = role === 'activation' || (network === undefined && own.length === 1);
    for (const s of own) {
      const local = derivative(symbol, s, 'partial');
      // Nobody forgets the derivative of a unit that passes on what it adds up.
      const isConstant = ground.partial(value, s).kind === 'num';
      if (isActivation && !isConstant && roles.get(s) !== 'weight') put('slope', local, layers.get(symbol), symbol);
      else if (ground.definitionOf(s) && roles.get(s) !== 'preactivation')
        put('local', local, layers.get(symbol), symbol);
    }
  }
  // What is defined first: ∂L/∂z and ∂L/∂b are often equal, and people mean ∂L/∂z.
  const isDefined = (s: Sym): boolean => ground.definitionOf(s) !== undefined;
  for (const s of [...symbols.filter(isDefined), ...symbols])
    if (s !== problem.loss) put('adjoint', derivative(problem.loss, s, 'total'), layers.get(s));
  for (const [s, next] of [...(update?.updated ?? []), ...(update?.afterwards ?? [])])
    put('new', next, layers.get(s), s);
  if (update?.constants.has('eta')) put('rate', sym('eta'));
  // Of so many something may be the mean.
  const counts = network ? [network.targets.length] : [...problem.axes.values()].flatMap(({ size }) => size ?? []);
  for (const n of new Set([2, ...counts])) if (n > 1) put('constant', num(n));
  return found;
}

/** The slope of a function that is applied to a whole formula, `tanh(w*x + b)`. */
function slopeAtFormula(value: Expr, { partial }: Ground): Expr | undefined {
  const [argument, ...others] = value.kind === 'call' ? value.args : [];
  if (value.kind !== 'call' || argument === undefined || argument.parts.length === 0) return undefined;
  const at = sym('argument of a function');
  return substitute(partial(call(value.fn, at, ...others), at), (s) => (s === at ? argument : undefined));
}

/** A name that stands in no document. */
export const named = (base: string): WrittenName => ({
  kind: 'name',
  base,
  accents: [],
  sub: [],
  sup: [],
  primes: 0,
  span: { start: 0, end: 0 },
});

/** The names of a document, and those of quantities. */
export function withQuantities(names: Names, quantities: readonly Quantity[]): Names {
  const readings = new Map(
    quantities.map((q): [string, Reading] => [
      q.name.base,
      { letters: new Map(), at: () => scalar(q.meaning), says: q.name.base },
    ]),
  );
  return {
    read: (name) => readings.get(name.base) ?? names.read(name),
    function: (name) => (name.base.startsWith(MARK) ? undefined : names.function(name)),
  };
}

/** What part each symbol plays. */
function rolesOf({ problem, batch, definitionOf }: Ground): ReadonlyMap<Sym, Role> {
  const roles = new Map<Sym, Role>();
  for (const { symbol, role, value } of problem.definitions) {
    roles.set(symbol, role !== 'intermediate' ? role : value.kind === 'call' ? 'activation' : 'preactivation');
    const terms: readonly Expr[] = value.kind === 'add' ? value.args : [];
    // What is added to products is a bias; in x + y nothing is.
    const isPlainSum = terms.length > 0 && terms.every((e) => e.kind === 'sym');
    for (const s of symbolsOf(value)) {
      const ofParameter = terms.includes(s) ? 'bias' : 'weight';
      if (!definitionOf(s)) roles.set(s, isParameter(s, problem) && !isPlainSum ? ofParameter : 'given');
    }
  }
  const { network } = problem;
  for (const s of network?.inputs ?? []) for (const each of inSamples(s, batch)) roles.set(each, 'input');
  for (const s of network?.targets ?? []) for (const each of inSamples(s, batch)) roles.set(each, 'target');
  for (const { weights, biases } of network?.layers ?? []) {
    for (const s of weights.flat()) roles.set(s, 'weight');
    for (const s of biases ?? []) roles.set(s, 'bias');
  }
  if (network === undefined) for (const [s, role] of roles) if (role === 'given') roles.set(s, 'input');
  return roles;
}

const isParameter = (s: Sym, { parameters }: Ground['problem']): boolean => parameters.some((p) => p.name === s.name);

/** By symbol, the layer that it belongs to, counted from the inputs. */
function layersBySymbol(ground: Ground): ReadonlyMap<Sym, number> {
  const { all, onTape } = layersOf(ground) ?? { all: [], onTape: (s: Sym): readonly Sym[] => [s] };
  return new Map(
    all.flatMap(({ units, sums, weights, biases = [] }, n) =>
      [units, sums, weights.flat().flatMap((w) => w ?? []), biases]
        .flat()
        .flatMap(onTape)
        .map((s) => [s, n] as const),
    ),
  );
}

/** What a symbol of a network that sees one sample is in each of several. */
const inSamples = (s: Sym, batch: Ground['batch']): readonly Sym[] =>
  batch?.varies(s.name) ? Array.from({ length: batch.count }, (_, n) => sym(s.name, n + 1, ...s.indices)) : [s];
