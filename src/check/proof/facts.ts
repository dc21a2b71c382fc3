/** What the assumptions of a problem make of its symbols: of shares that sum to 1, the last is what the others leave. */
import { equationsOf, solvedFor } from '../../backprop/certificate/assumed.js';
import { entryKey, newEntries } from '../../backprop/numbers/entries.js';
import { type Expr, num, type Sym } from '../../language/expr.js';
import { substitute } from '../../language/walk.js';
import type { Ground } from '../world/ground.js';
import { Atoms } from './atoms.js';
import { NormalForms } from './normal-form.js';
import { TooLong } from './polynomial.js';
import { Signs } from './signs.js';

/** A symbol in terms of others, by a fact that may be used. */
export type Facts = (s: Sym) => Expr | undefined;

/** The assumptions of first degree in the symbol that they are solved for. */
export function factsOf({ problem }: Ground): Facts {
  if (problem.assumptions.length === 0) return () => undefined;
  const entries = newEntries(problem.definitions, problem.given, problem.axes);
  const solved = solvedFor(problem.assumptions, entries, () => false);
  const fact: Facts = ({ name, indices }) => solved.get(entryKey(name, indices as readonly number[]));
  const equations = problem.assumptions.flatMap((a) => [...equationsOf(a, entries)]);
  return equations.every((equation) => isZeroForm(substitute(equation, fact))) ? fact : () => undefined;
}

function isZeroForm(e: Expr): boolean {
  const atoms = new Atoms();
  try {
    return new NormalForms(atoms, new Signs(atoms, new Map())).areEqual(e, num(0));
  } catch (error) {
    if (error instanceof TooLong) return false;
    throw error;
  }
}
