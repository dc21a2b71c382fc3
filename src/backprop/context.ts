/** What the rules may ask about one problem. */
import { type Expr, isNum, num, sym } from '../language/expr.js';
import { factored } from '../language/factors.js';
import { isIntegerQ, signQ } from '../language/rational.js';
import type { Definition, Problem } from '../problem/problem.js';
import { foldTable } from '../rules/folds.js';
import { TIDY } from '../rules/phases.js';
import { rewrite } from '../rules/rewrite.js';
import type { Context, Fold } from '../rules/rule.js';
import { solvedForExponential } from '../rules/solve.js';
import type { TapeView } from '../rules/tape.js';
import type { FunctionDerivatives } from './functions.js';
import { formalsOf } from './tape.js';

/** The number of entries along an axis; a symbol N where the problem leaves it open. */
export const sizeOf =
  ({ axes }: Pick<Problem, 'axes'>) =>
  (range: string): Expr => {
    const size = axes.get(range)?.size;
    return size === undefined ? sym(`N_${range}`) : num(size);
  };

/** The context of a problem's tape. */
export function newContext(problem: Problem, functions: FunctionDerivatives, tape: TapeView): Context {
  const bare: Context = {
    derivativeOf: functions.at,
    size: sizeOf(problem),
    folds: foldTable([]),
    solved: [],
    assumptions: problem.assumptions,
    tape,
  };
  const folds = problem.definitions
    .filter((d) => d.role !== 'loss')
    .map((d) => asFold(d, rewrite(d.value, TIDY, bare, [])))
    .filter((f) => f !== undefined);
  return {
    ...bare,
    folds: foldTable(folds),
    solved: folds.map(solvedForExponential).filter((e) => e !== undefined),
  };
}

/**
 * A definition is folded when its body is a function, a fraction or a root: something that differentiation brings back.
 * Sums and plain products are not.
 */
function asFold(d: Definition, body: Expr): Fold | undefined {
  return isFoldable(body) ? { output: d.symbol, body, formals: formalsOf(d) } : undefined;
}

export function isFoldable(body: Expr): boolean {
  if (body.kind === 'call') return true;
  if (body.kind !== 'mul' && body.kind !== 'pow') return false;
  return factored(body).powers.some(
    ({ base, exponent }) => !isNum(base) && (signQ(exponent) < 0 || !isIntegerQ(exponent)),
  );
}
