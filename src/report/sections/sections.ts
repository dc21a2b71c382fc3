/** The sections of a sheet by their ids, a file each. */
import type { Problem } from '../../problem/problem.js';
import type { SectionId } from '../../problem/sections.js';
import { withRoute } from '../network/blocks.js';
import type { SectionWriter } from '../styles/style.js';
import { styleOf } from '../styles/styles.js';
import { activationStudySection } from './activation-study.js';
import { certificateSection } from './certificate.js';
import { codeSection } from './code.js';
import { collapseSection } from './collapse.js';
import { comparisonSection } from './comparison.js';
import { driftSection } from './drift.js';
import { forwardSection } from './forward.js';
import { generalFormulaSection } from './general-formula.js';
import { givenSection } from './given.js';
import { graphSection } from './graph.js';
import { localSection } from './local-derivatives.js';
import { lossSection } from './loss.js';
import { matrixSection } from './matrix.js';
import { networkSection } from './network.js';
import { pathsSection } from './paths.js';
import { trainSection } from './train.js';
import { trainingSection } from './training.js';
import { updateSection } from './update.js';

/** What writes a section of a problem: its style where that has a way of its own. */
export function writerOf(id: SectionId, problem: Problem): SectionWriter {
  const { gradients, instead } = styleOf(problem);
  if (id === 'gradients') return (sheet) => withRoute(gradients(sheet), sheet);
  return instead?.[id] ?? WRITERS[id];
}

const WRITERS: Readonly<Record<Exclude<SectionId, 'gradients'>, SectionWriter>> = {
  given: givenSection,
  network: networkSection,
  forward: forwardSection,
  collapse: collapseSection,
  loss: lossSection,
  'local-derivatives': localSection,
  paths: pathsSection,
  graph: graphSection,
  'general-formula': generalFormulaSection,
  matrix: matrixSection,
  update: updateSection,
  training: trainingSection,
  train: trainSection,
  'activation-study': activationStudySection,
  comparison: comparisonSection,
  code: codeSection,
  drift: driftSection,
  certificate: certificateSection,
};
