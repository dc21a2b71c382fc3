/** The notation of a problem: how its own names print, and the words that stand among them. */
import { newTape } from '../backprop/tape.js';
import { type Notation, plainNotation } from '../language/notation.js';
import { printedNames } from '../notation/names.js';
import type { Problem } from '../problem/problem.js';
import { messagesIn } from './messages/messages.js';

/** The problem's names in its notation, with the words of its language. */
export function notationOf(problem: Problem): Notation {
  const { mathematics } = messagesIn(problem.presentation.language);
  const { names, isPrinted } = printedNames(problem);
  return {
    ...plainNotation,
    log: problem.presentation.notation.log,
    names,
    functions: new Map([
      ...Object.entries(mathematics.functions),
      ...[...problem.functions.values()].map((f) => [f.fn, f.print] as const),
    ]),
    cases: mathematics.cases,
    total: hasTwoSenses(problem) ? 'd' : '∂',
    letters: new Map([...problem.axes].map(([range, axis]) => [range, axis.letters])),
    exponential: isPrinted('e') ? 'function' : 'power',
  };
}

/** Whether ∂L/∂s could mean two things: L uses some s directly, and by way of others. */
function hasTwoSenses({ definitions, parameters }: Problem): boolean {
  const { usersOf, loss } = newTape(definitions);
  return [...parameters, ...definitions.map((d) => d.symbol)].some((s) => {
    const users = usersOf(s);
    return users.length > 1 && users.includes(loss);
  });
}
