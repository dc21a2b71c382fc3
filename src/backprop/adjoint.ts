/** Adjoints ∂L/∂s: the chain rule over the tape, from the loss down, each derived once. */
import {
  type Derivative,
  derivative,
  type Expr,
  freeIndex,
  type Index,
  isFree,
  mul,
  type Sym,
  sum,
  sym,
  total,
} from '../language/expr.js';
import { renameAll } from '../language/walk.js';
import type { Definition, Problem } from '../problem/problem.js';
import { CHAIN, CITE, ROUTES, shorten } from '../rules/phases.js';
import { rewrite } from '../rules/rewrite.js';
import type { Context, Derivation, Step } from '../rules/rule.js';
import { actualIndices, formalsOf, type Tape } from './tape.js';
import { tiesOf } from './ties.js';

export interface Adjoint extends Derivation {
  /** What the loss is differentiated by, in formal indices. */
  readonly of: Sym;
  /** The name that later steps call it by; undefined where its result stands for itself. */
  readonly name: Sym | undefined;
}

/** Results longer than this get a name, so that what is written stays linear in the depth of the net. */
const LONGEST_UNNAMED = 40;

/** Σ over the users of s: ∂L/∂u · ∂u/∂s, the sum over the entries of u where s reaches several. */
export function chainOver(tape: Tape, e: Derivative): Expr {
  const s = e.by;
  const loss = tape.loss;
  return total(
    tape.usersOf(s).map((d) => {
      const ties = tiesOf(d, s);
      const summed: ReturnType<typeof freeIndex>[] = [];
      const indices = formalsOf(d).map((formal, n): Index => {
        const tied = ties.indexOf(formal);
        if (tied >= 0) return s.indices[tied] as Index;
        const index = freeIndex(`@c${n}`, formal.range);
        summed.push(index);
        return index;
      });
      const u = renameAll(d.symbol, formalsOf(d), indices) as Sym;
      const local = derivative(u, s);
      const path = d === loss ? local : mul(derivative(loss.symbol, u, 'total'), local);
      return summed.reduceRight<Expr>((body, index) => sum(index, body), path);
    }),
  );
}

/**
 * One adjoint, from the chain rule to its shortest form, with a product for each route where they are to stand apart.
 * What stands later on the tape must be derived before.
 */
export function deriveAdjoint(tape: Tape, of: Sym, context: Context, isApart: boolean): Derivation {
  const goal = derivative(tape.loss.symbol, of, 'total');
  const steps: Step[] = [];
  let e: Expr = rewrite(goal, CHAIN, context, steps);
  if (isApart) e = rewrite(e, ROUTES, context, steps);
  e = rewrite(e, CITE, context, steps);
  e = shorten(e, context, steps);
  return { goal, steps, result: e };
}

/**
 * Whether later steps should call an adjoint by a name. After an activation they should not: its local derivative may
 * still cancel with what comes before it (sigmoid with cross-entropy).
 */
export function deservesName(d: Definition, result: Expr, folds: boolean): boolean {
  if (result.size > LONGEST_UNNAMED) return true;
  return d.role !== 'activation' && !folds && d.value.kind !== 'sym' && result.size > 2;
}

/** `delta_z` for z, with an underscore more where the spec has that name itself. */
export function adjointName(s: Sym, problem: Problem): Sym {
  let name = `delta_${s.name}`;
  const taken = (n: string): boolean => problem.given.has(n) || problem.positions.has(n);
  while (taken(name)) name += '_';
  return sym(name, ...s.indices);
}

/** A named or unnamed adjoint at the indices of `s`. */
export function adjointAt(adjoint: Adjoint, s: Sym): Expr {
  const e = adjoint.name ?? adjoint.result;
  return isFree(adjoint.of) ? renameAll(e, adjoint.of.free, actualIndices(adjoint.of, s)) : e;
}
