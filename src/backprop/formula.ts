/** Gradients as one formula: short adjoints are written out, long ones keep their names. */
import { type Expr, isFree, renameAll, type Sym, substitute } from '../language/expr.js';
import { TIDY } from '../rules/phases.js';
import { rewrite } from '../rules/rewrite.js';
import type { Adjoint } from './adjoint.js';
import type { Gradients } from './derive.js';
import { actualIndices } from './tape.js';

/** A formula that would grow beyond this many nodes keeps the adjoint's name instead. */
const LONGEST_FORMULA = 80;

/** The gradient `adjoint` with the adjoints that it cites written out as far as that stays readable. */
export function fullFormula(adjoint: Adjoint, gradients: Gradients): Expr {
  const named = new Map(gradients.intermediates.filter((a) => a.name).map((a) => [a.name?.name, a]));
  let e = adjoint.result;
  for (;;) {
    const written = writtenOut(e, named);
    if (written === e || written.size > LONGEST_FORMULA) break;
    e = written;
  }
  return rewrite(e, TIDY, gradients.context, []);
}

function writtenOut(e: Expr, named: ReadonlyMap<string | undefined, Adjoint>): Expr {
  return substitute(e, (s) => {
    const adjoint = named.get(s.name);
    return adjoint && resultAt(adjoint, s);
  });
}

const resultAt = (adjoint: Adjoint, s: Sym): Expr => {
  const formal = adjoint.name as Sym;
  return isFree(formal) ? renameAll(adjoint.result, formal.free, actualIndices(formal, s)) : adjoint.result;
};

/** The named adjoints that `e` speaks of, also through one another, in backward order. */
export function citedAdjoints(expressions: readonly Expr[], gradients: Gradients): readonly Adjoint[] {
  const cited = new Set<Adjoint>();
  const names = new Map(gradients.intermediates.filter((a) => a.name).map((a) => [a.name?.name, a]));
  const visit = (e: Expr): void => {
    if (e.kind === 'sym') {
      const adjoint = names.get(e.name);
      if (adjoint && !cited.has(adjoint)) {
        cited.add(adjoint);
        visit(adjoint.result);
      }
    }
    for (const part of e.parts) visit(part);
  };
  expressions.forEach(visit);
  return gradients.intermediates.filter((a) => cited.has(a));
}
