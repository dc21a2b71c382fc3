/** By δ: the adjoints from the loss down, each once, then each parameter's gradient, with numbers. */
import type { Adjoint } from '../../backprop/adjoint.js';
import { FROM_DELTA_TO_DELTA } from '../../backprop/way.js';
import type { Block } from '../../document/document.js';
import { withoutAxesOfOne } from '../../problem/forms/components.js';
import { type DerivationPrinting, derivationBlocks } from '../derivation.js';
import { backwardRemarks } from '../sections/backward-remarks.js';
import { heading, type Sheet } from '../sheet.js';
import { closingOf } from './closing.js';
import type { Style } from './style.js';

export const delta: Style = { form: withoutAxesOfOne, way: () => FROM_DELTA_TO_DELTA, gradients };

/** Every adjoint once, then every gradient; what was calculated earlier is cited. */
export function gradients(sheet: Sheet): readonly Block[] {
  const { parameters, intermediates: adjoints } = sheet.solution.gradients;
  const printing = (a: Adjoint): DerivationPrinting => ({
    closing: closingOf(a, sheet),
    ...(a.name && { name: a.name }),
  });
  return [
    ...(adjoints.length > 0 ? [heading('backward', sheet), ...backwardRemarks(adjoints, sheet)] : []),
    ...derivationBlocks(
      adjoints.filter((a) => !isLocal(a) || closingOf(a, sheet).length > 0),
      sheet,
      printing,
    ),
    heading('gradients', sheet),
    ...derivationBlocks(parameters, sheet, printing),
  ];
}

/** Where the loss uses a symbol directly, its adjoint is the local derivative, which stands above already. */
const isLocal = ({ name, goal, steps }: Adjoint): boolean =>
  name === undefined &&
  steps.every(({ rule, before }) => rule.rank === 'chore' || rule.id === 'local-derivative' || before === goal);
