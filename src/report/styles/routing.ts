/** Where a maximum or a minimum sends its gradient, as the numbers of the problem have it. */
import type { Inlines } from '../../document/document.js';
import type { Expr } from '../../language/expr.js';
import { toNumber } from '../../language/rational.js';
import type { Definition } from '../../problem/problem.js';
import { gateOf } from '../gates.js';
import { type Sheet, shown } from '../sheet.js';

/** One sentence for each maximum or minimum of two different numbers; undefined for any other node. */
export function routing({ symbol, value }: Definition, sheet: Sheet): readonly Inlines[] | undefined {
  const gate = gateOf(value);
  if ((gate !== 'max' && gate !== 'min') || value.kind !== 'call') return undefined;
  const [u, v] = value.args as readonly [Expr, Expr];
  const [a, b] = [numberOf(u, sheet), numberOf(v, sheet)];
  if (a === undefined || b === undefined || a === b) return undefined;
  const [winner, loser] = a > b === (gate === 'max') ? [u, v] : [v, u];
  const { routes, stops } = sheet.say.operations;
  const [node, other] = [shown(symbol, sheet), shown(loser, sheet)];
  if (winner.kind === 'num') return [stops(node, other)];
  return loser.kind === 'num' ? undefined : [routes(node, shown(winner, sheet), other)];
}

function numberOf(e: Expr, { solution }: Sheet): number | undefined {
  if (e.kind === 'num') return toNumber(e.value);
  if (e.kind !== 'sym' || e.free.length > 0) return undefined;
  const value = solution.answer(e);
  return typeof value === 'number' ? value : undefined;
}
