/** By δ: the adjoints from the loss down, each once, then each parameter's gradient, with numbers. */
import type { Adjoint } from '../../backprop/adjoint.js';
import { FROM_DELTA_TO_DELTA } from '../../backprop/way.js';
import type { Block } from '../../document/document.js';
import { type DerivationPrinting, derivationBlocks } from '../derivation.js';
import { heading, type Sheet, shown } from '../sheet.js';
import { closingOf } from './closing.js';
import type { Style } from './style.js';

export const delta: Style = { form: (problem) => problem, way: () => FROM_DELTA_TO_DELTA, gradients };

/** Every adjoint once, then every gradient; what was calculated earlier is cited. */
export function gradients(sheet: Sheet): readonly Block[] {
  const { parameters, intermediates: adjoints } = sheet.solution.gradients;
  const printing = (a: Adjoint): DerivationPrinting => ({
    closing: closingOf(a, sheet),
    ...(a.name && { name: a.name }),
  });
  return [
    ...(adjoints.length > 0 ? [heading('backward', sheet), ...namesBlock(adjoints, sheet)] : []),
    ...derivationBlocks(adjoints, sheet, printing),
    heading('gradients', sheet),
    ...derivationBlocks(parameters, sheet, printing),
  ];
}

/** What δ stands for, where one is used. */
function namesBlock(adjoints: readonly Adjoint[], sheet: Sheet): readonly Block[] {
  const [first, second] = adjoints.filter((a) => a.name);
  if (!first?.name) return [];
  const { one, several } = sheet.say.backward;
  const say = second ? several : one;
  return [{ kind: 'paragraph', text: say(shown(first.name, sheet), shown(first.goal, sheet)) }];
}
