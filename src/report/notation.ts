/** The notation of a problem: how its own names print. */

import { type Sym, symbolsOf } from '../language/expr.js';
import type { Layout } from '../language/layout.js';
import { layered, type Notation, plainNotation, spelled } from '../language/notation.js';
import type { Problem } from '../problem/problem.js';

/** Indexed names with a trailing number print it as their layer: W1[i,j] as W⁽¹⁾ with i and j below. */
export function notationOf(problem: Problem): Notation {
  const names = new Map<string, Layout>();
  for (const s of allSymbols(problem)) {
    const plain = spelled(s.name);
    if (s.indices.length > 0 && plain.kind === 'script' && plain.sub?.kind === 'number' && !plain.sup) {
      names.set(s.name, layered(plain.base, plain.sub.text));
    }
  }
  for (const name of [...names.keys()]) {
    const adjoint = layeredAdjoint(names.get(name) as Layout);
    if (adjoint) names.set(`delta_${name}`, adjoint);
  }
  const spellsE = allSymbols(problem).some((s) => s.name === 'e');
  for (const [name, printed] of problem.notation.names) names.set(name, spelled(printed));
  return {
    ...plainNotation,
    log: problem.notation.log,
    names,
    functions: new Map([...problem.functions.values()].map((f) => [f.fn, f.print])),
    letters: new Map([...problem.axes].map(([range, axis]) => [range, axis.letters])),
    exponential: spellsE ? 'function' : 'power',
  };
}

const allSymbols = (problem: Problem): readonly Sym[] => [
  ...problem.definitions.flatMap((d) => [d.symbol, ...symbolsOf(d.value)]),
  ...problem.parameters,
];

/** δ⁽¹⁾ for the adjoint of z⁽¹⁾; of another letter δ keeps that letter below. */
function layeredAdjoint(head: Layout): Layout | undefined {
  if (head.kind !== 'script' || head.base.kind !== 'identifier') return undefined;
  const delta: Layout = { kind: 'identifier', name: 'delta' };
  const isPreactivation = head.base.name === 'z';
  return { ...head, base: delta, ...(!isPreactivation && { sub: head.base }) };
}
