/** Local derivatives ∂u/∂s: each is derived once per definition and symbol, in formal indices, and then cited. */
import {
  type Derivative,
  derivative,
  type Expr,
  type FreeIndex,
  type Index,
  isFree,
  type Sym,
  sym,
} from '../language/expr.js';
import { renameAll } from '../language/walk.js';
import type { Axis, Definition } from '../problem/problem.js';
import { DIFFERENTIATE, shorten } from '../rules/phases.js';
import { applyRule, rewrite } from '../rules/rewrite.js';
import type { Context, Derivation, Step } from '../rules/rule.js';
import { definition as byDefinition } from '../rules/tape.js';
import { freshIndex } from './letters.js';
import { actualIndices, formalsOf } from './tape.js';
import { tiesOf } from './ties.js';

export interface LocalDerivative extends Derivation {
  readonly definition: Definition;
  /** What is differentiated by, in the formal indices of this derivation. */
  readonly by: Sym;
}

export interface LocalDerivatives {
  /** The local derivative of a definition by a symbol that it uses. */
  of(d: Definition, s: Sym): LocalDerivative;
  /** Its result at the indices of ∂u/∂s. */
  at(d: Definition, e: Derivative): Expr;
  readonly derived: () => readonly LocalDerivative[];
}

/** Derives on demand. `context` is asked for late: it needs the local derivatives itself. */
export function localDerivatives(axes: ReadonlyMap<string, Axis>, context: () => Context): LocalDerivatives {
  const known = new Map<string, LocalDerivative>();

  const of = (d: Definition, s: Sym): LocalDerivative => {
    const key = `${d.symbol.id}/${isFree(s) ? pattern(s) : s.id}`;
    const found = known.get(key);
    if (found) return found;
    const local = deriveLocal(d, formalSymbol(d, s, axes), context());
    known.set(key, local);
    return local;
  };

  const at = (d: Definition, e: Derivative): Expr => {
    const local = of(d, e.by);
    const own = formalsOf(d);
    const others = local.by.free.filter((i) => !own.includes(i));
    const images = others.map((i) => e.by.indices[local.by.indices.indexOf(i)] as Index);
    return renameAll(local.result, [...own, ...others], [...actualIndices(d.symbol, e.of as Sym), ...images]);
  };

  return { of, at, derived: () => [...known.values()] };
}

/** The symbol under which the value of a local derivative is among a solution's values. A spec cannot spell it. */
export const localSymbol = ({ definition: { symbol }, by }: LocalDerivative): Sym =>
  sym(`∂${symbol.name}|∂${by.name}`, ...symbol.indices, ...by.indices);

/** A free symbol up to the letters of its indices: `W2[1,·]`. */
const pattern = (s: Sym): string => `${s.name}[${s.indices.map((i) => (typeof i === 'number' ? i : '·')).join()}]`;

/** `s` with its free indices replaced: by the one of the definition where it is tied to it, by a fresh one elsewhere. */
function formalSymbol(d: Definition, s: Sym, axes: ReadonlyMap<string, Axis>): Sym {
  const ties = tiesOf(d, s);
  const used = new Set(formalsOf(d).map((f) => f.name));
  const formal = s.indices.map((i, n): Index => {
    if (typeof i === 'number') return i;
    const tied: FreeIndex | undefined = ties[n];
    if (tied) return tied;
    const fresh = freshIndex(i.range, used, axes);
    used.add(fresh.name);
    return fresh;
  });
  return sym(s.name, ...formal);
}

function deriveLocal(d: Definition, by: Sym, context: Context): LocalDerivative {
  const goal = derivative(d.symbol, by);
  const steps: Step[] = [];
  let e: Expr = applyRule(byDefinition, goal, context, steps);
  e = rewrite(e, DIFFERENTIATE, context, steps);
  e = shorten(e, context, steps);
  return { definition: d, by, goal, steps, result: e };
}
