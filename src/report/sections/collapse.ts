/** A linear network as one layer: the definitions put in, multiplied out, collected, and the composite weights. */
import { COMPOSITE, type Composite } from '../../backprop/collapse.js';
import { type Block, type EquationLine, paragraph } from '../../document/document.js';
import { identifier, type Layout, superscript } from '../../language/layout.js';
import { type Naming, spelled, withIndices } from '../../language/notation.js';
import { derivationEquation } from '../derivation.js';
import { equation, heading, type Sheet } from '../sheet.js';
import { definitionLines } from './forward.js';

/** One derivation an output, or one for all outputs that have a common index; then the composite weights. */
export function collapseSection(sheet: Sheet): readonly Block[] {
  const { collapsed } = sheet.solution;
  if (collapsed.length === 0) return [];
  const say = sheet.say.collapse;
  const named = withCompositeNames(sheet);
  return [
    heading('collapse', sheet),
    paragraph(say.intro),
    ...collapsed.flatMap((c) => [
      derivationEquation(c, sheet),
      equation(
        [...c.weights.flatMap((w) => compositeLines(w, say.weight, named)), ...compositeLines(c.bias, say.bias, named)],
        true,
      ),
    ]),
  ];
}

/** What it is over the weights of the layers, in matrices too where it has indices, with its numbers. */
function compositeLines({ symbol, value }: Composite, reason: string, sheet: Sheet): readonly EquationLine[] {
  const [first, ...rest] = definitionLines({ symbol, value, role: 'intermediate' }, sheet);
  return first ? [{ ...first, reason }, ...rest] : [];
}

/** w′, or w̃ where w′ is a new value; a matrix or vector of them in the letter that matrices have. */
function withCompositeNames(sheet: Sheet): Sheet {
  const { letters, new_value } = sheet.solution.problem.presentation.notation;
  const isArray = sheet.solution.collapsed.some(({ bias }) => bias.symbol.free.length > 0);
  const marked = (letter: Layout): Layout =>
    new_value === 'prime' ? { kind: 'accent', accent: 'tilde', body: letter } : superscript(letter, identifier('′'));
  const naming =
    (name: string): Naming =>
    (indices) =>
      withIndices(marked(spelled(name)), indices);
  const names = new Map<string, Naming>([
    ...sheet.notation.names,
    [COMPOSITE.weight, naming(letters.weight ?? (isArray ? 'W' : 'w'))],
    [COMPOSITE.bias, naming(letters.bias ?? 'b')],
  ]);
  return { ...sheet, notation: { ...sheet.notation, names } };
}
