/** Expressions over entries in doubles with their slack: for the thousands of questions that one document asks. */

import { COMPARE, DOUBLE_FUNCTIONS } from '../../backprop/numbers/double-functions.js';
import { type Cases, type Derivative, type Expr, open, type Relation, type Sym } from '../../language/expr.js';
import { toNumber } from '../../language/rational.js';
import { type Approx, exactly, hull, isKnown, minus, nearly, over, plus, raised, through, times } from './approx.js';

/** What an evaluation looks up. */
export interface Scene {
  symbol(s: Sym): Approx;
  derivative(d: Derivative): Approx;
  /** What a function at its arguments is taken to be, where something is said of it. */
  said(e: Expr): Approx | undefined;
  /** A function of the catalog or of the spec, at its arguments. */
  call(fn: string, args: readonly Approx[]): Approx;
  sizeOf(range: string): number;
  /** What a case split is where its condition just turns. */
  readonly atKinks?: AtKinks | undefined;
}

/** At a kink other books take the value on the other side, or the one half way between. */
export type AtKinks = 'other side' | 'half way';

/** The value of an expression without free indices; not known where it does not exist. */
export function evaluateNear(e: Expr, scene: Scene): Approx {
  switch (e.kind) {
    case 'num': {
      const { n, d } = e.value;
      const mid = toNumber(e.value);
      return d === 1n && n > -(2n ** 53n) && n < 2n ** 53n ? exactly(mid) : nearly(mid, 0);
    }
    case 'sym':
      return scene.symbol(e);
    case 'add':
      return e.args.map((part) => evaluateNear(part, scene)).reduce(plus);
    case 'mul':
      return quotientOf(e.args, scene);
    case 'pow':
      return raised(evaluateNear(e.base, scene), evaluateNear(e.exponent, scene));
    case 'call':
      return (
        scene.said(e) ??
        called(
          e.fn,
          e.args.map((part) => evaluateNear(part, scene)),
          scene,
        )
      );
    case 'sum': {
      let total = exactly(0);
      for (let n = 1; n <= scene.sizeOf(e.index.range); n++) total = plus(total, evaluateNear(open(e, n), scene));
      return total;
    }
    case 'kronecker':
      return exactly(e.i === e.j ? 1 : 0);
    case 'cases':
      return firstCase(e, scene);
    case 'derivative':
      return scene.derivative(e);
  }
}

/** A product; what stands there with the exponent -1 is divided by. */
function quotientOf(factors: readonly Expr[], scene: Scene): Approx {
  return factors.reduce<Approx>((product, factor) => {
    const isDivisor = factor.kind === 'pow' && factor.exponent.kind === 'num' && toNumber(factor.exponent.value) === -1;
    return isDivisor ? over(product, evaluateNear(factor.base, scene)) : times(product, evaluateNear(factor, scene));
  }, exactly(1));
}

function called(fn: string, args: readonly Approx[], scene: Scene): Approx {
  const [first = exactly(0)] = args;
  const primitive = DOUBLE_FUNCTIONS[fn];
  if (primitive) return through(primitive.value, first);
  if (fn === 'max' || fn === 'min') {
    const pick = fn === 'max' ? Math.max : Math.min;
    return args.reduce((a, b) => ({ mid: pick(a.mid, b.mid), slack: Math.max(a.slack, b.slack) }));
  }
  return scene.call(fn, args);
}

/** The first case, from the nth on, whose condition holds; where the digits do not tell, whatever it may be. */
function firstCase({ branches, otherwise }: Pick<Cases, 'branches' | 'otherwise'>, scene: Scene, n = 0): Approx {
  const branch = branches[n];
  if (branch === undefined) return evaluateNear(otherwise, scene);
  const { left, relation, right, value } = branch;
  const difference = plus(evaluateNear(left, scene), minus(evaluateNear(right, scene)));
  const holds = compared(difference, relation);
  const isAtKink = scene.atKinks !== undefined && Math.abs(difference.mid) <= difference.slack && isFine(difference);
  if (holds && !isAtKink) return evaluateNear(value, scene);
  const later = firstCase({ branches, otherwise }, scene, n + 1);
  if (holds === false && !isAtKink) return later;
  const own = evaluateNear(value, scene);
  if (!isAtKink) return hull(own, later);
  if (scene.atKinks === 'half way') return times(exactly(0.5), plus(own, later));
  return COMPARE[relation](0) ? later : own;
}

/** Known to more digits than people write. */
const isFine = ({ slack }: Approx): boolean => slack < 1e-12;

function compared(difference: Approx, relation: Relation): boolean | undefined {
  if (!isKnown(difference)) return undefined;
  const { mid, slack } = difference;
  if (slack === 0) return COMPARE[relation](mid);
  if (Math.abs(mid) <= slack) return undefined;
  return COMPARE[relation](mid);
}
