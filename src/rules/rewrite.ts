import type { Expr, Kind } from '../language/expr.js';
import { mapChildren } from '../language/walk.js';
import { pickByDelta } from './indices.js';
import { type Context, type Rule, rule, type Step } from './rule.js';

/** A set of rules that are applied together until none of them applies. */
export interface Phase {
  readonly rules: Readonly<Partial<Record<Kind, readonly Rule[]>>>;
  /** Whether sums over deltas are collapsed before their bodies are looked at. */
  readonly picksFirst: boolean;
}

/** The rules of a phase, by the kind of node they look at; among those of a kind the first that applies is taken. */
export function phase(...rules: readonly Rule[]): Phase {
  const byKind: Partial<Record<Kind, Rule[]>> = {};
  for (const r of rules) byKind[r.on] = [...(byKind[r.on] ?? []), r];
  return { rules: byKind, picksFirst: rules.includes(pickByDelta) };
}

/** More rewriting than any problem needs: a rule set that does not terminate. Never a silently unsimplified answer. */
export class RewriteBudgetError extends Error {
  constructor(readonly last: Step) {
    super(`rewriting did not end within ${BUDGET} steps (last rule: ${last.rule.id})`);
    this.name = 'RewriteBudgetError';
  }
}
const BUDGET = 20_000;

/** The same expression stood here before; what was found then is cited. */
const asBefore = rule('num', 'as-before', 'chore', 'u = u', () => undefined);

const normalByContext = new WeakMap<Context, Map<Phase, Set<Expr>>>();

/** The expressions that this phase has left as they are before, in the same context: they need no second look. */
function normalForms(of: Phase, context: Context): Set<Expr> {
  let byPhase = normalByContext.get(context);
  if (byPhase === undefined) {
    byPhase = new Map();
    normalByContext.set(context, byPhase);
  }
  let normal = byPhase.get(of);
  if (normal === undefined) {
    normal = new Set();
    byPhase.set(of, normal);
  }
  return normal;
}

/** One application of a rule to the whole of `e`, recorded. Throws an Error where the rule does not apply. */
export function applyRule(r: Rule, e: Expr, context: Context, steps: Step[]): Expr {
  const after = r.apply(e, context);
  if (after === undefined) throw new Error(`the rule ${r.id} does not apply`);
  steps.push({ rule: r, before: e, after });
  return after;
}

/**
 * The normal form of `e` under a phase, innermost parts first; each rule applied is recorded in `steps`. The inside of
 * a derivative is left alone: its operand is a question, not a value. Throws RewriteBudgetError.
 */
export function rewrite(e: Expr, phase: Phase, context: Context, steps: Step[]): Expr {
  const normal = normalForms(phase, context);
  if (normal.has(e)) return e;
  const { rules, picksFirst } = phase;
  const known = new Map<Expr, Expr>();
  const budget = steps.length + BUDGET;

  const record = (r: Rule, before: Expr, after: Expr): Expr => {
    const step = { rule: r, before, after };
    if (steps.push(step) > budget) throw new RewriteBudgetError(step);
    return after;
  };

  const recall = (node: Expr): Expr | undefined => {
    if (normal.has(node)) return node;
    const after = known.get(node);
    return after && record(asBefore, node, after);
  };

  const applyFirst = (node: Expr): Expr | undefined => {
    for (const r of rules[node.kind] ?? []) {
      const after = r.apply(node, context);
      if (after !== undefined && after !== node) return record(r, node, after);
    }
    return undefined;
  };

  const normalize = (start: Expr, depth: number): Expr => {
    const found = recall(start);
    if (found !== undefined) return found;
    let node = start;
    for (;;) {
      if (picksFirst && node.kind === 'sum') {
        const picked = pickByDelta.apply(node, context);
        if (picked !== undefined) {
          node = record(pickByDelta, node, picked);
          continue;
        }
      }
      if (node.kind !== 'derivative') node = mapChildren(node, normalize, depth);
      const next = applyFirst(node);
      if (next === undefined) break;
      node = next;
      const again = recall(node);
      if (again !== undefined) {
        node = again;
        break;
      }
    }
    normal.add(node);
    if (node !== start) known.set(start, node);
    return node;
  };

  return normalize(e, 0);
}
