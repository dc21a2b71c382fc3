/** Local derivatives: each function's once, from its definition; each definition's by what it uses. */

import type { LocalDerivative } from '../backprop/local.js';
import { type Block, type EquationLine, text } from '../document/document.js';
import type { Definition } from '../problem/problem.js';
import { derivationEquation } from './derivation.js';
import { equation, line, type Sheet, shown } from './sheet.js';

/** The derivatives that the chain rule will multiply. */
export function localSection(sheet: Sheet): readonly Block[] {
  const { gradients, problem } = sheet.solution;
  const blocks: Block[] = [{ kind: 'heading', level: 1, text: [text('Local derivatives')] }];
  for (const f of gradients.functions) {
    blocks.push(derivationEquation(f, sheet));
    if (f.definition.convention) blocks.push({ kind: 'paragraph', text: [text(f.definition.convention)] });
  }
  for (const d of problem.definitions) {
    const own = gradients.locals.filter((l) => l.definition === d);
    if (own.length > 0) blocks.push(...definitionBlocks(d, own, sheet));
  }
  return blocks;
}

/** Weighted sums in one block, a line a factor; what takes thought as a chain of its own. */
function definitionBlocks(d: Definition, locals: readonly LocalDerivative[], sheet: Sheet): readonly Block[] {
  const isPlain = d.role === 'preactivation' || d.role === 'activation';
  if (!isPlain) return locals.map((l) => derivationEquation(l, sheet));
  const lines: EquationLine[] = locals.map((l) => line(shown(l.result, sheet), { left: shown(l.goal, sheet) }));
  return [equation(lines)];
}
