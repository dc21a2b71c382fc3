import { type Block, paragraph } from '../../document/document.js';
import { layersOfAlikeUnits } from '../../training/alike.js';
import type { NamedRun } from '../../training/runs.js';
import type { Sheet } from '../sheet.js';

/** Where units that began alike have stayed so, in the training of the spec and in its variants. */
export function alikeUnits(runs: readonly NamedRun[], { say }: Sheet): readonly Block[] {
  return runs.flatMap(({ name, run, solution }) =>
    layersOfAlikeUnits(solution.problem, run).map((layer) => paragraph(say.run.alike(layer, name))),
  );
}
