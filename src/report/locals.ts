/** Local derivatives: each function's once, from its definition; each definition's by what it uses. */

import type { LocalDerivative } from '../backprop/local.js';
import { type Block, type Inlines, math, text } from '../document/document.js';
import { infix, row } from '../language/layout.js';
import type { Definition } from '../problem/problem.js';
import { derivationEquation } from './derivation.js';
import { type Sheet, shown } from './sheet.js';

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

/** What a weighted sum or an activation gives stands in a sentence; what takes thought is a chain of its own. */
function definitionBlocks(d: Definition, locals: readonly LocalDerivative[], sheet: Sheet): readonly Block[] {
  const isPlain = d.role === 'preactivation' || d.role === 'activation';
  if (!isPlain) return locals.map((l) => derivationEquation(l, sheet));
  const items = locals.flatMap(
    (l, n): Inlines => [
      ...(n === 0 ? [] : [text(', ')]),
      math(row(shown(l.goal, sheet), infix('='), shown(l.result, sheet))),
    ],
  );
  return [{ kind: 'paragraph', text: [text('Of '), math(shown(d.symbol, sheet)), text(': '), ...items, text('.')] }];
}
