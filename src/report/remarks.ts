/** What is true of a solution and worth a sentence. Here it is found out; the sections say it, in the words of messages. */

import { entriesOf, isFrozen } from '../backprop/entries.js';
import { type Expr, type Sym, sym } from '../language/expr.js';
import { symbolsOf } from '../language/walk.js';
import type { Definition } from '../problem/problem.js';
import { isZero, type Sheet } from './sheet.js';
import type { UpdatedEntry } from './updated-entries.js';

/** Given names that the tape uses and that have no number at all, in a problem that has numbers. */
export function leftOpen({ solution: { problem } }: Sheet): readonly Sym[] {
  const used = new Set(problem.definitions.flatMap((d) => symbolsOf(d.value)).map((s) => s.name));
  const given = [...problem.given].filter(([name]) => used.has(name));
  const open = given.filter(([, { entries }]) => entries.every((entry) => entry === undefined));
  return open.length === given.length ? [] : open.map(([name]) => sym(name));
}

/** What depends on a parameter and is used by several definitions: the loss depends on it along several routes. */
export function branching({ solution: { problem, gradients } }: Sheet): readonly Sym[] {
  const { tape, parameters } = gradients;
  const depending = new Set(parameters.map((a) => a.of.name));
  const symbols = [...new Set(parameters.map((a) => a.of))];
  for (const { symbol, value } of problem.definitions) {
    if (!symbolsOf(value).some((s) => depending.has(s.name))) continue;
    depending.add(symbol.name);
    symbols.push(symbol);
  }
  return symbols.filter((s) => tape.usersOf(s).length > 1);
}

/** Whether the derivative of the loss by some intermediate is a factor of two others: working backwards saves it. */
export function isShared({ solution: { gradients } }: Sheet): boolean {
  const { tape, intermediates, parameters } = gradients;
  const uses = new Map<Definition, number>();
  for (const { of } of [...intermediates, ...parameters])
    for (const user of tape.usersOf(of)) uses.set(user, (uses.get(user) ?? 0) + 1);
  return intermediates.some(({ of }) => (uses.get(tape.definitionOf(of) as Definition) ?? 0) > 1);
}

/** The arguments of ReLU that are not above 0, and how many arguments it has in all. */
export function offUnits(sheet: Sheet): { readonly off: readonly Sym[]; readonly all: number } {
  const { problem, answer } = sheet.solution;
  const calls = problem.definitions.map((d) => d.value).filter((e) => e.kind === 'call' && e.fn === 'relu');
  const inputs = calls.flatMap((e) => e.parts.flatMap((z) => (z.kind === 'sym' ? (entriesOf(z, problem) ?? []) : [])));
  const off = inputs.filter((z) => {
    const value = answer(z);
    return typeof value === 'number' && value <= 0;
  });
  return { off, all: inputs.length };
}

/** Of what an update moves, the entries whose gradient is exactly 0: they keep their value in the first step. */
export const unmoved = (entries: readonly UpdatedEntry[], sheet: Sheet): readonly UpdatedEntry[] =>
  entries.filter(({ isKept, gradient }) => !isKept && isZero(gradient, sheet));

/** The parameters that the update moves and that stand in the gradients of others: entries by the name of the whole. */
export function oldOnesNeeded(sheet: Pick<Sheet, 'solution'>): readonly Sym[] {
  const { update, gradients, problem } = sheet.solution;
  const moved = (update?.parameters ?? []).map((p) => p.parameter).filter((p) => !isFrozen(p, problem));
  const own = gradients.parameters.filter((a) => !problem.onlyAsked.has(a.of.name));
  const others: readonly Expr[] = gradients.intermediates.map((a) => a.result);
  const isIn = (p: Sym, e: Expr): boolean => symbolsOf(e).some((s) => s.name === p.name && mayBe(s, p));
  const needed = moved.filter(
    (p) => others.some((e) => isIn(p, e)) || own.some((a) => a.of !== p && isIn(p, a.result)),
  );
  return [...new Set(needed.map((p) => sym(p.name)))];
}

/** Entries that are written by their numbers are only themselves. */
const mayBe = (s: Sym, p: Sym): boolean =>
  s === p ||
  s.indices.some((index) => typeof index !== 'number') ||
  p.indices.some((index) => typeof index !== 'number');
