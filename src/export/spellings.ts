/** The programming languages that code is printed in, a table each. */
import type { Target } from '../catalog/targets.js';
import { CannotExport } from './cannot-export.js';
import type { Place } from './code.js';
import { floating, type Printed, type Spelling } from './print.js';

/** NumPy and what is made in its likeness. */
interface ArrayLibrary {
  readonly module: string;
  readonly axis: string;
  readonly keepdims: string;
  readonly permute: string;
  /** Functions that it has under another name than expressions have. */
  readonly names: Readonly<Record<string, string>>;
  /** What its functions take that take no plain numbers. */
  readonly wrapped?: string;
  /** Whether the larger of two equals is the first, for differentiation too. */
  readonly choosesFirst: boolean;
}

const LIBRARIES: Readonly<Record<Exclude<Target, 'typescript'>, ArrayLibrary>> = {
  numpy: {
    ...{ module: 'np', axis: 'axis', keepdims: 'keepdims', permute: 'np.transpose', choosesFirst: true },
    names: { max: 'np.maximum', min: 'np.minimum', tanh: 'np.tanh' },
  },
  pytorch: {
    ...{ module: 'torch', axis: 'dim', keepdims: 'keepdim', permute: 'torch.permute', choosesFirst: false },
    names: {
      sigmoid: 'torch.sigmoid',
      tanh: 'torch.tanh',
      relu: 'torch.relu',
      leaky_relu: 'torch.nn.functional.leaky_relu',
      elu: 'torch.nn.functional.elu',
      softplus: 'torch.nn.functional.softplus',
      silu: 'torch.nn.functional.silu',
      gelu: 'torch.nn.functional.gelu',
      Phi: 'torch.special.ndtr',
    },
    wrapped: 'torch.tensor',
  },
  jax: {
    ...{ module: 'jnp', axis: 'axis', keepdims: 'keepdims', permute: 'jnp.transpose', choosesFirst: false },
    names: {
      sigmoid: 'jax.nn.sigmoid',
      tanh: 'jnp.tanh',
      relu: 'jax.nn.relu',
      leaky_relu: 'jax.nn.leaky_relu',
      elu: 'jax.nn.elu',
      softplus: 'jax.nn.softplus',
      silu: 'jax.nn.silu',
      Phi: 'jax.scipy.stats.norm.cdf',
    },
  },
};

/** Functions that every one of the languages has by this name. */
const COMMON: readonly string[] = ['exp', 'log', 'abs', 'sin', 'cos', 'sqrt'];
const IN_MATH: Readonly<Record<string, string>> = { max: 'Math.max', min: 'Math.min', tanh: 'Math.tanh' };

/** Whether a language has a function itself; some take only numbers for their parameters. */
export function hasFunction(target: Target, fn: string, parametersAreNumbers: boolean): boolean {
  if (COMMON.includes(fn) || fn === 'max' || fn === 'min') return true;
  return parametersAreNumbers && fn in (target === 'typescript' ? IN_MATH : LIBRARIES[target].names);
}

/** How to spell code for a target; `helper` names the program's own functions. */
export const spellingOf = (target: Target, helper: (fn: string, args: string) => string): Spelling =>
  target === 'typescript' ? typescript(helper) : python(LIBRARIES[target], target, helper);

const listed = (parts: readonly (string | number)[]): string => parts.join(', ');
const tuple = (parts: readonly number[]): string => (parts.length === 1 ? `(${parts[0]},)` : `(${listed(parts)})`);

function python(library: ArrayLibrary, target: Target, helper: (fn: string, args: string) => string): Spelling {
  const { module, axis, keepdims, permute, names, wrapped, choosesFirst } = library;
  const wrap = ({ text, isConstant }: Printed): string =>
    wrapped && isConstant ? `${wrapped}(${floating(text)})` : text;
  // A choice between whole numbers would be an array of such.
  const where = (condition: string, yes: string, no: string): string =>
    `${module}.where(${listed([condition, floating(yes), floating(no)])})`;
  const inLibrary = (fn: string, args: readonly Printed[]): string | undefined => {
    if (COMMON.includes(fn)) return `${module}.${fn}`;
    const areNumbers = args.slice(1).every((arg) => arg.isConstant);
    return hasFunction(target, fn, areNumbers) ? names[fn] : undefined;
  };
  return {
    call: (fn, args) => {
      const [a, b] = args.map(({ text }) => text) as [string, string];
      if (fn === 'max' && !choosesFirst) return where(`${a} >= ${b}`, a, b);
      if (fn === 'min' && !choosesFirst) return where(`${a} <= ${b}`, a, b);
      const name = inLibrary(fn, args);
      const list = listed(args.map((arg, n) => (n === 0 ? wrap(arg) : arg.text)));
      return name === undefined ? helper(fn, list) : `${name}(${list})`;
    },
    cases: (branches, otherwise) => ({
      text: branches.reduceRight((rest, { condition, value }) => where(condition, value, rest), otherwise),
      ...{ level: 'atom', isConstant: false },
    }),
    entry: (of, places) => {
      const shown = places.map((p) => (p === 'all' ? ':' : p === 'new' ? 'None' : String(p)));
      while (shown.at(-1) === ':') shown.pop();
      return shown.length === 0 ? of : `${of}[${listed(shown)}]`;
    },
    given: (list, isNumber, isParameter) => {
      if (wrapped) return `${wrapped}(${list}${isParameter ? ', requires_grad=True' : ''})`;
      return isNumber ? list : `${module}.array(${list})`;
    },
    loaded: (file, shape, isParameter) => {
      const loaded = `np.loadtxt("${file}", delimiter=",").reshape(${tuple(shape)})`;
      if (wrapped) return `${wrapped}(${loaded}${isParameter ? ', requires_grad=True' : ''})`;
      return target === 'numpy' ? loaded : `${module}.array(${loaded})`;
    },
    transposed: (of, order) => (order.length === 2 ? `${of}.T` : `${permute}(${of}, ${tuple(order)})`),
    summed: (of, axes, keep) => {
      const along = axes && `${axis}=${axes.length === 1 ? axes[0] : tuple(axes)}`;
      return `${of}.sum(${[...(along ? [along] : []), ...(keep ? [`${keepdims}=True`] : [])].join(', ')})`;
    },
    outer: (left, right) => `${module}.outer(${left}, ${right})`,
    einsum: (letters, parts) => `${module}.einsum("${letters}", ${listed(parts)})`,
    identity: (size) => `${module}.eye(${size})`,
    repeated: (of, shape, isConstant) =>
      isConstant
        ? `${module}.full(${tuple(shape)}, ${floating(of)})`
        : `${module}.broadcast_to(${of}, ${tuple(shape)})`,
    stacked: (parts, n) => `${module}.stack([${listed(parts)}]${n === 0 ? '' : `, ${axis}=${n}`})`,
    ...{ table: entryByEntry, total: entryByEntry },
  };
}

const entryByEntry = (): never => {
  throw new Error('arrays are not worked out entry by entry here');
};

function typescript(helper: (fn: string, args: string) => string): Spelling {
  const place = (p: Place): string => `[${typeof p === 'object' ? p.index : p}]`;
  const arrow = (index: string, { text, level }: Printed): string =>
    `(${index}) => ${level === 'choice' ? `(${text})` : text}`;
  return {
    call: (fn, args) => {
      const name = COMMON.includes(fn) ? `Math.${fn}` : IN_MATH[fn];
      const list = listed(args.map(({ text }) => text));
      return name === undefined ? helper(fn, list) : `${name}(${list})`;
    },
    cases: (branches, otherwise) => ({
      text: branches.reduceRight((rest, { condition, value }) => `${condition} ? ${value} : ${rest}`, otherwise),
      ...{ level: 'choice', isConstant: false },
    }),
    entry: (of, places) => `${of}${places.map(place).join('')}`,
    given: (list) => list,
    loaded: (file, shape) => {
      if (shape.length > 2) throw new CannotExport('an array with more than two indices is too large for this program');
      return `load('${file}')${shape.length === 1 ? '.flat()' : ''}`;
    },
    table: (index, size, body) => `table(${size}, ${arrow(index, body)})`,
    total: (index, size, body) => `sum(${size}, ${arrow(index, body)})`,
    stacked: (parts) => `[${listed(parts)}]`,
    ...{ transposed: onArrays, summed: onArrays, outer: onArrays, einsum: onArrays, identity: onArrays },
    repeated: onArrays,
  };
}

const onArrays = (): never => {
  throw new Error('there are no operations on whole arrays here');
};
