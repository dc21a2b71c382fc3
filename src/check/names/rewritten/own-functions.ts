/**
 * Functions that a document names: after `g(z) = \max(0.1 z, z)` its g is the leaky ReLU of the spec, after `f = \tanh`
 * its f the hyperbolic tangent. Only what is a function of the problem is taken for one; any other letter stays what it is.
 */
import { type Expr, num, sym } from '../../../language/expr.js';
import { evaluateAt } from '../../../language/settle.js';
import { ValueError } from '../../../language/value-error.js';
import { scalar } from '../../meaning/array.js';
import { NotUnderstood } from '../../meaning/not-understood.js';
import { understand } from '../../meaning/understand.js';
import type { Ground } from '../../world/ground.js';
import { type Chain, mapSides, writtenIn } from '../../written/chain.js';
import { allPieces, mapPieces, type Written, type WrittenName } from '../../written/written.js';
import type { Names } from '../names.js';
import { functionNames, mayBeActivation } from '../readers/functions.js';
import { headKey, isBareName, isSameName } from '../script.js';

interface OwnFunction {
  readonly name: WrittenName;
  /** What the spec calls it; undefined where it is no function of the problem. */
  readonly as: string | undefined;
}

/** The chains with the problem's functions by their own names. */
export function withOwnFunctions(
  documents: readonly (readonly Chain[])[],
  ground: Ground,
  isFunction: (word: string) => boolean,
): readonly (readonly Chain[])[] {
  const chains = documents.flat();
  const defined = chains.flatMap((chain) => definedIn(chain, ground, isFunction));
  const own = defined.filter((f) => isDefinedOnce(f, defined) && isNoQuantity(f, chains));
  if (own.length === 0) return documents;
  const written = (w: Written): Written => {
    const inner = mapPieces(w, written);
    return inner.kind === 'name' ? named(inner, own) : inner;
  };
  return documents.map((all) => all.map((chain) => mapSides(chain, written)));
}

const named = (name: WrittenName, own: readonly OwnFunction[]): WrittenName => {
  const { as } = own.find((f) => isSameName(f.name, { ...name, primes: 0 })) ?? {};
  return as === undefined ? name : { ...name, base: as, sub: [] };
};

/** `f(z) = z` and then `f(z) = 0.1 z` tell f piece by piece. */
const isDefinedOnce = ({ name, as }: OwnFunction, defined: readonly OwnFunction[]): boolean =>
  as !== undefined && defined.every((other) => other.as === as || !isSameName(other.name, name));

/** What a chain says that a letter of its own is a function of the problem. */
function definedIn(chain: Chain, ground: Ground, isFunction: (word: string) => boolean): readonly OwnFunction[] {
  const [left, right] = chain.goesOn ? [] : writtenIn(chain);
  if (left === undefined || right === undefined) return [];
  const isOwn = (name: WrittenName): boolean =>
    name.base.length <= MOST_LETTERS && !isFunction(name.base) && name.primes + name.sup.length === 0;
  if (left.kind === 'name' && right.kind === 'name' && isOwn(left) && isFunction(right.base) && isBareName(right))
    return [{ name: left, as: right.base }];
  if (left.kind !== 'applied' || !isOwn(left.head)) return [];
  const [argument, ...others] = left.args;
  if (argument?.kind !== 'name' || others.length > 0 || !isBareName(argument)) return [];
  const x = sym('argument of a function');
  const body = formulaOf(right, argument, x, ground);
  return body ? [{ name: left.head, as: functionEqualTo(body, argument, x, ground) }] : [];
}

/** `phi`, `varphi`, `act` */
const MOST_LETTERS = 6;

/** What `body` says of its argument; undefined where it says anything of other names. */
function formulaOf(body: Written, argument: WrittenName, x: Expr, ground: Ground): Expr | undefined {
  const reading = { letters: new Map(), at: () => scalar(x), says: argument.base };
  const names: Names = {
    read: (name) => (isSameName(name, argument) ? reading : undefined),
    function: functionNames(ground),
  };
  try {
    const { entries } = understand(
      body,
      { ground, names, sense: 'total', literal: ({ value }) => num(value) },
      new Map(),
    );
    return entries.length === 1 ? entries[0] : undefined;
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined;
    throw error;
  }
}

/** The function of the problem that has this formula. */
const functionEqualTo = (body: Expr, argument: WrittenName, x: Expr, ground: Ground): string | undefined =>
  [...ground.problem.functions.keys()].find((fn) => {
    const known = functionNames(ground)({ ...argument, base: fn });
    return known !== undefined && areEqualAt(body, known.apply([x]), x, ground);
  });

/** Numbers on both sides of 0, at which two activations that differ do so. */
const SAMPLES = [-2.3, -0.4, 0.7, 1.9];
const CLOSE = 1e-12;

function areEqualAt(a: Expr, b: Expr, x: Expr, { problem: { functions } }: Ground): boolean {
  const valueAt = (e: Expr, at: number): number => evaluateAt(e, (s) => (s === x ? at : Number.NaN), { functions });
  try {
    return SAMPLES.every((at) => Math.abs(valueAt(a, at) - valueAt(b, at)) < CLOSE);
  } catch (error) {
    if (error instanceof ValueError) return false;
    throw error;
  }
}

/** A letter that stands alone too may be a quantity, `g(1 - g)` a product; one for the activation does so in `f' = f(1 - f)`. */
function isNoQuantity({ name }: OwnFunction, chains: readonly Chain[]): boolean {
  if (mayBeActivation(headKey(name))) return true;
  const pieces = chains.flatMap(writtenIn).flatMap((side) => [...allPieces(side)]);
  const heads = new Set(pieces.flatMap((p) => (p.kind === 'applied' ? [p.head] : [])));
  return !pieces.some((p) => p.kind === 'name' && isSameName(p, name) && !heads.has(p));
}
