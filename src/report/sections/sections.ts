/** The sections of a sheet by their ids, a file each. */
import type { Block } from '../../document/document.js';
import type { SectionId } from '../../problem/sections.js';
import type { Sheet } from '../sheet.js';
import { styleOf } from '../styles/styles.js';
import { certificateSection } from './certificate.js';
import { collapseSection } from './collapse.js';
import { forwardSection } from './forward.js';
import { givenSection } from './given.js';
import { localSection } from './local-derivatives.js';
import { lossSection } from './loss.js';
import { matrixSection } from './matrix.js';
import { networkSection } from './network.js';
import { updateSection } from './update.js';

/** What writes each section; nothing where the problem gives it nothing to say. */
export const SECTION_WRITERS: Readonly<Partial<Record<SectionId, (sheet: Sheet) => readonly Block[]>>> = {
  given: givenSection,
  network: networkSection,
  forward: forwardSection,
  collapse: collapseSection,
  loss: lossSection,
  'local-derivatives': localSection,
  gradients: (sheet) => styleOf(sheet.solution.problem).gradients(sheet),
  matrix: matrixSection,
  update: updateSection,
  certificate: certificateSection,
};
