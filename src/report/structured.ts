/** Gradients as products of named local derivatives, σ′(z) in place of a(1 − a): as matrix calculus writes them. */
import { type Adjoint, deriveAdjoint } from '../backprop/adjoint.js';
import type { Gradients } from '../backprop/derive.js';
import { citedBy } from '../backprop/formula.js';
import { actualIndices } from '../backprop/tape.js';
import { sameUpToOrder } from '../language/canonical.js';
import { derivative, type Expr, isFree, mul, type Sym, sym } from '../language/expr.js';
import { merged } from '../language/factors.js';
import { renameAll, substitute } from '../language/walk.js';
import { TIDY } from '../rules/phases.js';
import { rewrite } from '../rules/rewrite.js';

/**
 * The result of an adjoint with the derivative of the activation after it kept as ∂a/∂z. Where the two have cancelled
 * (sigmoid with cross-entropy) the result itself.
 */
export function structured(a: Adjoint, gradients: Gradients): Expr {
  const [user, second] = gradients.tape.usersOf(a.of);
  if (user === undefined || second !== undefined || user.role !== 'activation' || user.value.kind !== 'call')
    return a.result;
  const after = gradients.intermediates.find((other) => other.of === user.symbol);
  const local = gradients.locals.find((l) => l.definition === user);
  if (!local) return a.result;
  // Where the chain rule went through the activation, its adjoint is derived here, in the same way.
  const outer = after?.name ?? (after ?? deriveAdjoint(gradients.tape, user.symbol, gradients.context, false)).result;
  const product = rewrite(mul(outer, local.result), TIDY, gradients.context, []);
  if (!sameUpToOrder(merged(product), merged(a.result))) return a.result;
  return rewrite(
    mul(outer, derivative(user.symbol, sym(local.by.name, ...user.symbol.indices) as Sym)),
    TIDY,
    gradients.context,
    [],
  );
}

/** `e` with each named adjoint that it cites replaced by its structured result. */
export function withAdjointsWrittenOut(e: Expr, gradients: Gradients): Expr {
  return substitute(e, (s) => {
    const cited = citedBy(s, gradients);
    if (!cited?.name) return undefined;
    return isFree(cited.name)
      ? renameAll(structured(cited, gradients), cited.name.free, actualIndices(cited.name, s))
      : cited.result;
  });
}
