/** The spec's own names in the places where the general form has entries of arrays. */
import { entriesOf } from '../backprop/entries.js';
import { type Block, paragraph } from '../document/document.js';
import type { Sym } from '../language/expr.js';
import { unicode } from '../language/unicode.js';
import { symbolsOf } from '../language/walk.js';
import { withoutSample } from '../problem/forms/own-names.js';
import type { Problem } from '../problem/problem.js';
import { arranged } from './entries.js';
import { wholeLayout } from './matrix-view.js';
import { chain, equation, type Sheet, shown, stacked } from './sheet.js';

/** W = [w₁ w₂; w₃ w₄] for each array whose entries go by other names than its own. */
export function ownNameBlocks(sheet: Sheet): readonly Block[] {
  const { problem } = sheet.solution;
  const equations = arraysOfOwnNames(problem).flatMap((whole) => {
    const said = (s: Sym): string => unicode(shown(s, sheet));
    const own = (entry: Sym): Sym => problem.ownNames.get(entry) ?? entry;
    const isCalledOtherwise = entriesOf(whole, problem)?.some((e) => said(own(e)) !== said(e));
    const names = arranged(whole, sheet, (entry) => ({ layout: shown(own(entry), sheet), relation: '=' }));
    return names && isCalledOtherwise ? [equation(chain(wholeLayout(whole, sheet), [names]))] : [];
  });
  if (equations.length === 0) return [];
  return [paragraph(sheet.say.general.ownNames), stacked(equations)];
}

/** Each with its free indices, in the order of the tape. */
function arraysOfOwnNames({ definitions, ownNames }: Problem): readonly Sym[] {
  const names = new Set([...ownNames.keys()].map((entry) => entry.name));
  const found = new Map<string, Sym>();
  for (const s of definitions.flatMap((d) => [...symbolsOf(d.value), d.symbol])) {
    if (names.has(s.name) && !found.has(s.name)) found.set(s.name, withoutSample(s));
  }
  return [...found.values()];
}
