/** Local derivatives: each function's once, from its definition; each definition's by what it uses. */

import type { LocalDerivative } from '../../backprop/local.js';
import { type Block, type Inlines, math, text } from '../../document/document.js';
import { infix, row } from '../../language/layout.js';
import type { Definition } from '../../problem/problem.js';
import { derivationEquation } from '../derivation.js';
import { heading, type Sheet, shown } from '../sheet.js';

/** The derivatives that the chain rule will multiply. */
export function localSection(sheet: Sheet): readonly Block[] {
  const { gradients, problem } = sheet.solution;
  const blocks: Block[] = [heading('local-derivatives', sheet)];
  for (const f of gradients.functions) {
    blocks.push(derivationEquation(f, sheet));
    const { fn, convention } = f.definition;
    const sentence = convention && (sheet.say.locals.conventions[fn] ?? convention);
    if (sentence) blocks.push({ kind: 'paragraph', text: [text(sentence)] });
  }
  for (const d of problem.definitions) {
    const own = gradients.locals.filter((l) => l.definition === d);
    if (own.length > 0) blocks.push(...definitionBlocks(d, own, sheet));
  }
  return blocks;
}

/** What is read off stands in a sentence; what takes thought is a chain of its own. */
function definitionBlocks(d: Definition, locals: readonly LocalDerivative[], sheet: Sheet): readonly Block[] {
  const plain = locals.filter(isReadOff);
  const items = plain.map((l): Inlines => [math(row(shown(l.goal, sheet), infix('='), shown(l.result, sheet)))]);
  const sentence = sheet.say.locals.of(shown(d.symbol, sheet), sheet.say.mathematics.list(items));
  return [
    ...(plain.length > 0 ? [{ kind: 'paragraph' as const, text: sentence }] : []),
    ...locals.filter((l) => !isReadOff(l)).map((l) => derivationEquation(l, sheet)),
  ];
}

/** The factor beside a symbol in a sum, or the derivative of a function that was derived above. */
const isReadOff = ({ definition: { value, role }, result }: LocalDerivative): boolean =>
  role === 'activation' || value.kind === 'call' || result.kind === 'sym' || result.kind === 'num';
