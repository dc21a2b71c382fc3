/** The notation of a problem: how its own names print. */

import type { Sym } from '../language/expr.js';
import { identifier, type Layout } from '../language/layout.js';
import { layered, type Notation, plainNotation, spelled } from '../language/notation.js';
import { symbolsOf } from '../language/walk.js';
import type { Problem } from '../problem/problem.js';
import { barred } from './bars.js';
import { messagesIn } from './messages/messages.js';

/** Indexed names with a trailing number print it as their layer: W1[i,j] as W⁽¹⁾ with i and j below. */
export function notationOf(problem: Problem): Notation {
  const { mathematics } = messagesIn(problem.presentation.language);
  const names = new Map<string, Layout>();
  for (const s of allSymbols(problem)) {
    const plain = spelled(s.name);
    if (s.indices.length > 0 && plain.kind === 'script' && plain.sub?.kind === 'number' && !plain.sup) {
      names.set(s.name, layered(plain.base, plain.sub.text));
    }
  }
  for (const { symbol } of problem.definitions) {
    const adjoint = adjointHead(names.get(symbol.name) ?? spelled(symbol.name));
    if (adjoint) names.set(`delta_${symbol.name}`, adjoint);
  }
  const spellsE = allSymbols(problem).some((s) => s.name === 'e');
  for (const [name, printed] of problem.presentation.notation.names) names.set(name, spelled(printed));
  if (problem.presentation.notation.style === 'adjoint') {
    for (const { symbol } of problem.definitions) {
      names.set(`delta_${symbol.name}`, barred(names.get(symbol.name) ?? spelled(symbol.name)));
    }
  }
  return {
    ...plainNotation,
    log: problem.presentation.notation.log,
    names,
    functions: new Map([
      ...Object.entries(mathematics.functions),
      ...[...problem.functions.values()].map((f) => [f.fn, f.print] as const),
    ]),
    cases: mathematics.cases,
    letters: new Map([...problem.axes].map(([range, axis]) => [range, axis.letters])),
    exponential: spellsE ? 'function' : 'power',
  };
}

const allSymbols = (problem: Problem): readonly Sym[] => [
  ...problem.definitions.flatMap((d) => [d.symbol, ...symbolsOf(d.value)]),
  ...problem.parameters,
];

/** δ⁽¹⁾ for the adjoint of z⁽¹⁾, δ₄ for that of z₄; of another letter with marks δ keeps that letter below. */
function adjointHead(head: Layout): Layout | undefined {
  if (head.kind !== 'script' || head.base.kind !== 'identifier') return undefined;
  const delta = identifier('delta');
  if (head.base.name === 'z') return { ...head, base: delta };
  return head.sub ? undefined : { ...head, base: delta, sub: head.base };
}
