/** The functions that documents apply, by the names that they go by. */
import { ACTIVATIONS } from '../../../catalog/activations.js';
import { callName } from '../../../catalog/instantiate.js';
import {
  add,
  type Branch,
  call,
  cases,
  derivative,
  type Expr,
  mul,
  num,
  pow,
  type Sym,
  sym,
} from '../../../language/expr.js';
import { substitute } from '../../../language/walk.js';
import { entrywiseAll, scalar } from '../../meaning/array.js';
import { extreme } from '../../meaning/extreme.js';
import { NotUnderstood } from '../../meaning/not-understood.js';
import { sentence } from '../../messages/sentence.js';
import type { Ground } from '../../world/ground.js';
import type { WrittenName } from '../../written/written.js';
import type { FunctionReading, Reading } from '../names.js';
import { fullKey, plainKey, shownName } from '../script.js';

/** Other names for functions of the language and of the catalog. */
const SYNONYMS: Readonly<Record<string, string>> = {
  ln: 'log',
  sig: 'sigmoid',
  expit: 'sigmoid',
  th: 'tanh',
  rect: 'relu',
  maximum: 'max',
  minimum: 'min',
};
/** Letters for the activation, whichever it is. */
const ANY_ACTIVATION: ReadonlySet<string> = new Set(['f', 'g', 'phi', 'varphi', 'act', 'sigma', 'activation']);

/** Whether a letter is usual for the activation. */
export const mayBeActivation = (key: string): boolean => ANY_ACTIVATION.has(key);

/** The words of functions, for the reader. */
export function functionWords({ problem }: Ground): ReadonlySet<string> {
  const own = [...problem.functions.values()].flatMap((f) => [f.fn, f.print]);
  const catalog = ACTIVATIONS.flatMap((row) => [row.name, row.print, ...row.aliases]);
  const all = [
    ...own,
    ...catalog,
    ...Object.keys(SYNONYMS),
    ...LANGUAGE,
    ...Object.keys(IN_EXPONENTIALS),
    ...OF_DOCUMENTS.keys(),
    'sigma',
    'sqrt',
  ];
  return new Set([...all, ...all.map(callName), 'ReLU', 'LeakyReLU', 'GELU', 'SiLU', 'ELU']);
}

/** Functions that are none of the language, by their formulas. */
const IN_EXPONENTIALS: Readonly<Record<string, (rising: Expr, falling: Expr) => Expr>> = {
  sinh: (rising, falling) => mul(num(1, 2), add(rising, mul(num(-1), falling))),
  cosh: (rising, falling) => mul(num(1, 2), add(rising, falling)),
  sech: (rising, falling) => mul(num(2), pow(add(rising, falling), num(-1))),
  coth: (rising, falling) => mul(add(rising, falling), pow(add(rising, mul(num(-1), falling)), num(-1))),
  csch: (rising, falling) => mul(num(2), pow(add(rising, mul(num(-1), falling)), num(-1))),
};

const LANGUAGE = ['exp', 'log', 'abs', 'max', 'min', 'sin', 'cos'];

/** A function by its name, with what it is applied to. */
interface Activation {
  readonly fn: string;
  readonly of: readonly string[];
}

/** A function of one number, with its slope. */
interface Applied extends FunctionReading {
  readonly derivative: (argument: Expr) => Expr;
}

/** What a function's name stands for in a problem; undefined where it is none. */
export function functionNames({
  problem,
  partial,
  usersOf,
}: Ground): (name: WrittenName) => FunctionReading | undefined {
  const byKey = new Map<string, string>();
  for (const row of ACTIVATIONS) {
    for (const name of [row.name, row.print, ...row.aliases])
      byKey.set(plainKey(name).toLowerCase(), callName(row.name));
  }
  for (const f of problem.functions.values()) {
    for (const name of [f.fn, f.print]) byKey.set(plainKey(name).toLowerCase(), f.fn);
  }
  for (const name of [...LANGUAGE, ...Object.keys(IN_EXPONENTIALS)]) byKey.set(name, name);
  const layers = activationsIn(problem);
  const used = new Set(layers.map(({ fn }) => fn).filter((fn) => fn !== 'identity'));
  const [single] = used.size === 1 ? used : [];
  /** The activation of the layer that adds up the argument. */
  const activationAt = (at: Expr): string | undefined =>
    layers.find(({ of }) => at.kind === 'sym' && of.includes(at.name))?.fn;

  const isNormal = hasNormal(problem);
  const argument = sym('argument of a function');
  const constants = constantsOf(problem);
  const asUsed = (fn: string, args: readonly Expr[]): Expr =>
    applied(fn, args.length === 1 ? [...args, ...(constants.get(fn) ?? [])] : args);
  /** What the problem makes of a quantity by a function alone. */
  const outputAt = (at: Expr, fn: string): Sym | undefined =>
    at.kind === 'sym' ? usersOf(at).find(({ value }) => value === asUsed(fn, [at]))?.symbol : undefined;
  const reading = (fn: string): Applied => ({
    apply: (args) => asUsed(fn, args),
    derivative: (at) => {
      const output = outputAt(at, fn);
      if (output) return derivative(output, at as Sym, 'total');
      const slope = partial(asUsed(fn, [argument]), argument);
      return substitute(slope, (s) => (s === argument ? at : undefined));
    },
  });
  return (name) => {
    const key = plainKey(name.base + name.accents.join('')).toLowerCase();
    if (name.sub.length > 0 && key !== 'sigma' && key !== 'f') return undefined;
    const own = OF_DOCUMENTS.get(key);
    if (own) return own;
    const ofNormal = isNormal ? OF_NORMAL.get(plainKey(name.base)) : undefined;
    if (ofNormal !== undefined) return reading(ofNormal);
    const extremity = SYNONYMS[key] ?? key;
    if (extremity === 'max' || extremity === 'min') return extremeOf(extremity);
    const fn = byKey.get(SYNONYMS[key] ?? key);
    if (fn !== undefined && (fn in PRIMITIVES || fn in IN_EXPONENTIALS || problem.functions.has(fn)))
      return reading(fn);
    if (!ANY_ACTIVATION.has(key) || used.size === 0) return undefined;
    const above = single ? undefined : layers[layerAbove(name) - 1]?.fn;
    const meant = (at: Expr): Applied => {
      const own = activationAt(at) ?? single ?? above;
      if (own === undefined)
        throw new NotUnderstood('unknown-name', sentence('noFunction', shownName(name)), name.span);
      if (above !== undefined && own !== above) throw new NotUnderstood('other', sentence('whichLayers'), name.span);
      return reading(own);
    };
    return {
      apply: ([at = num(0), ...more]) => meant(at).apply([at, ...more]),
      derivative: (at) => meant(at).derivative(at),
    };
  };
}

/** The layer whose number stands above a name: of `g^{[1]}`; NaN where none does. */
const layerAbove = ({ sup }: WrittenName): number => Number(/^[([](\d+)[)\]]$/.exec(sup.join(''))?.[1]);

/** The normal distribution and its density: where a problem has them, no other function goes by these letters. */
const OF_NORMAL: ReadonlyMap<string, string> = new Map([
  ['Phi', 'Phi'],
  ['phi', 'phi'],
  ['varphi', 'phi'],
]);

const hasNormal = ({ functions }: Ground['problem']): boolean =>
  [...functions.values()].some(({ formula }) => speaksOfNormal(formula));

const speaksOfNormal = (e: Expr): boolean =>
  (e.kind === 'call' && [...OF_NORMAL.values()].includes(e.fn)) || e.parts.some(speaksOfNormal);

/** Which functions a problem has between what adds up and what puts out. */
const activationsIn = ({ network, definitions }: Ground['problem']): readonly Activation[] =>
  network
    ? network.layers
        .map(({ activation, preactivations }) => ({ fn: callName(activation), of: preactivations.map((s) => s.name) }))
        .filter(({ fn }) => fn !== 'softmax')
    : definitions.flatMap(({ value }) => {
        const [of] = value.kind === 'call' ? value.args : [];
        return value.kind === 'call' && of?.kind === 'sym' && isActivation(value.fn)
          ? [{ fn: value.fn, of: [of.name] }]
          : [];
      });

const isActivation = (fn: string): boolean => ACTIVATIONS.some((row) => callName(row.name) === fn);

/** What a problem gives its functions beside their argument, where it always gives the same: the slope of a leaky ReLU. */
function constantsOf({ definitions }: Ground['problem']): ReadonlyMap<string, readonly Expr[]> {
  const used = new Map<string, readonly Expr[]>();
  const take = (e: Expr): void => {
    e.parts.forEach(take);
    if (e.kind !== 'call' || e.fn in PRIMITIVES) return;
    const [, ...others] = e.args;
    const before = used.get(e.fn) ?? others;
    used.set(e.fn, before.length === others.length && before.every((c, n) => c === others[n]) ? others : []);
  };
  for (const { value } of definitions) take(value);
  return used;
}

/** What the parameters of the problem's functions are called, the α of ELU, the slope of a leaky ReLU; and the π of a density. */
export function parameterNames({ problem }: Ground): (name: WrittenName) => Reading | undefined {
  const values = new Map<string, Set<Expr>>();
  const used = constantsOf(problem);
  for (const { fn, parameters } of problem.functions.values()) {
    if (!used.has(fn)) continue;
    for (const [n, { symbol, value }] of parameters.entries()) {
      const key = plainKey(symbol.name);
      values.set(key, (values.get(key) ?? new Set()).add(used.get(fn)?.[n] ?? value));
    }
  }
  if (hasNormal(problem)) values.set('pi', new Set([pi()]));
  return (name) => {
    const [value, ...others] = values.get(fullKey(name)) ?? [];
    if (value === undefined || others.length > 0 || name.sup.length + name.primes > 0) return undefined;
    return { letters: new Map(), at: () => scalar(value), says: `the parameter ${plainKey(name.base)}` };
  };
}

/** φ(0) is 1/√(2π). */
const pi = (): Expr => mul(num(1, 2), pow(call('phi', num(0)), num(-2)));

const PRIMITIVES: Readonly<Record<string, true>> = Object.fromEntries(LANGUAGE.map((name) => [name, true as const]));

function applied(fn: string, args: readonly Expr[]): Expr {
  const [first = num(0)] = args;
  if (fn === 'identity') return first;
  const formula = IN_EXPONENTIALS[fn];
  if (formula) return formula(call('exp', first), call('exp', mul(num(-1), first)));
  return call(fn, ...args);
}

/** Of one array the largest of its entries, of several entry by entry. */
const extremeOf = (which: 'max' | 'min'): FunctionReading => ({
  apply: (args) => extreme(which, args),
  ofArrays: ([first = scalar(num(0)), ...rest]) =>
    rest.length === 0
      ? scalar(extreme(which, first.entries))
      : entrywiseAll([first, ...rest], (entries) => extreme(which, entries)),
  derivative: undefined,
});

/** Over a whole array: each exponential by their sum. */
const SOFTMAX: FunctionReading = {
  apply: () => num(1),
  over: (entries) => {
    const exponentials = entries.map((e) => call('exp', e));
    return exponentials.map((e) => mul(e, pow(add(...exponentials), num(-1))));
  },
  derivative: undefined,
};

/** The matrix with a vector on its diagonal. */
const DIAGONAL: FunctionReading = {
  apply: ([e = num(0)]) => e,
  ofArrays: ([vector = scalar(num(0))]) => {
    const { entries } = vector;
    const n = entries.length;
    const at = (k: number): Expr => (k % (n + 1) === 0 ? (entries[k % n] as Expr) : num(0));
    return { shape: [n, n], entries: Array.from({ length: n * n }, (_, k) => at(k)) };
  },
  derivative: undefined,
};

const isAbove = (left: Expr, right: Expr, value: Expr): Branch => ({ left, relation: '>', right, value });

const STEP: FunctionReading = {
  apply: ([u = num(0)]) => cases([isAbove(u, num(0), num(1))], num(0)),
  derivative: undefined,
};

/** What the derivative of |u| is: at the kink 0. */
const SIGN: FunctionReading = {
  apply: ([u = num(0)]) => cases([isAbove(u, num(0), num(1)), isAbove(num(0), u, num(-1))], num(0)),
  derivative: undefined,
};

/** 2Φ(√2 u) − 1 */
const ERROR_FUNCTION: FunctionReading = {
  apply: ([u = num(0)]) => add(mul(num(2), call('Phi', mul(pow(num(2), num(1, 2)), u))), num(-1)),
  derivative: (u) => mul(num(2), pow(num(2), num(1, 2)), call('phi', mul(pow(num(2), num(1, 2)), u))),
};

/** Functions that documents write and specs do not. */
const OF_DOCUMENTS: ReadonlyMap<string, FunctionReading> = new Map([
  ['softmax', SOFTMAX],
  ['step', STEP],
  ['diag', DIAGONAL],
  ['sign', SIGN],
  ['sgn', SIGN],
  ['erf', ERROR_FUNCTION],
]);
