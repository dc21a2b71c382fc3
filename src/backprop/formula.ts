/** Gradients as one formula: short adjoints are written out, long ones keep their names. */
import { type Expr, isFree, type Sym } from '../language/expr.js';
import { renameAll, substitute } from '../language/walk.js';
import { TIDY } from '../rules/phases.js';
import { rewrite } from '../rules/rewrite.js';
import type { Adjoint } from './adjoint.js';
import type { Gradients } from './derive.js';
import { actualIndices, isEntryOf, type Tape, valueAt } from './tape.js';

/** A formula that would grow beyond this many nodes keeps the adjoint's name instead. */
const LONGEST_FORMULA = 80;

/** The gradient `adjoint` with the adjoints that it cites written out as far as that stays readable. */
export function fullFormula(adjoint: Adjoint, gradients: Gradients): Expr {
  let e = adjoint.result;
  for (;;) {
    const written = substitute(e, (s) => {
      const cited = citedBy(s, gradients);
      return cited && resultAt(cited, s);
    });
    if (written === e || written.size > LONGEST_FORMULA) break;
    e = written;
  }
  return rewrite(e, TIDY, gradients.context, []);
}

/** The adjoint that `s` is the name of, or an entry of. */
export const citedBy = (s: Sym, { intermediates }: Gradients): Adjoint | undefined =>
  intermediates.find(({ name }) => name !== undefined && name.name === s.name && isEntryOf(s, name));

const resultAt = ({ name, result }: Adjoint, s: Sym): Expr =>
  name && isFree(name) ? renameAll(result, name.free, actualIndices(name, s)) : result;

/** The named adjoints that `expressions` speak of, also through one another, in backward order. */
export function citedAdjoints(expressions: readonly Expr[], gradients: Gradients): readonly Adjoint[] {
  const cited = new Set<Adjoint>();
  const visit = (e: Expr): void => {
    const adjoint = e.kind === 'sym' ? citedBy(e, gradients) : undefined;
    if (adjoint && !cited.has(adjoint)) {
      cited.add(adjoint);
      visit(adjoint.result);
    }
    e.parts.forEach(visit);
  };
  expressions.forEach(visit);
  return gradients.intermediates.filter((a) => cited.has(a));
}

/** What is written out over the given symbols grows with the depth; longer than this it stays over the tape's. */
const LONGEST_OVER_GIVENS = 20_000;

/** `e` over the given symbols alone: whatever `tape` defines is put in, up to a length that nobody reads any more. */
export function overGivens(e: Expr, tape: Tape): Expr {
  const written = substitute(e, (s) => {
    const d = tape.definitionOf(s);
    return d && valueAt(d, s);
  });
  return written === e || written.size > LONGEST_OVER_GIVENS ? e : overGivens(written, tape);
}
