/** What a sheet says, in English, by id; each section's words in a file of their own. */

import type { Inlines } from '../../document/document.js';
import { prose } from '../../document/prose.js';
import { activationStudy } from './en/activation-study.js';
import { adjoint } from './en/adjoint.js';
import { backward } from './en/backward.js';
import { certificate } from './en/certificate.js';
import { collapse } from './en/collapse.js';
import { comparison } from './en/comparison.js';
import { copies } from './en/copies.js';
import { drift } from './en/drift.js';
import { forward } from './en/forward.js';
import { general } from './en/general.js';
import { given } from './en/given.js';
import { graph } from './en/graph.js';
import { locals } from './en/locals.js';
import { mathematics } from './en/mathematics.js';
import { matrix } from './en/matrix.js';
import { network } from './en/network.js';
import { operations } from './en/operations.js';
import { page } from './en/page.js';
import { paths } from './en/paths.js';
import { reasons } from './en/reasons.js';
import { run } from './en/run.js';
import { speech } from './en/speech.js';
import { steps } from './en/steps.js';
import { summary } from './en/summary.js';
import { train } from './en/train.js';
import { training } from './en/training.js';
import { update } from './en/update.js';

export const en = {
  kicker: {
    questions: 'Question paper',
    workbook: 'Workbook',
    key: 'Answer key',
    solution: 'Solution sheet',
    derivation: 'Derivation',
    summary: 'Solution',
  },
  part: (name: string): string => `Part ${name}`,
  /** `place`: the section, after a comma. */
  sameAsPart: (name: string, place: Inlines): Inlines => prose`As in part ${name}${place}.`,
  headings: {
    given: 'Given',
    definitions: 'Definitions',
    questions: 'Questions',
    network: 'The network',
    forward: 'Forward pass',
    collapse: 'One layer instead of several',
    loss: 'Loss',
    differentiated: 'The function to differentiate',
    'local-derivatives': 'Local derivatives',
    paths: 'Paths',
    graph: 'Computational graph',
    backward: 'Backward pass',
    gradients: 'Gradients',
    'general-formula': 'General formula',
    matrix: 'In matrix form',
    update: 'Update',
    training: 'Training steps',
    train: 'Training',
    'activation-study': 'Activations',
    comparison: 'Comparison',
    code: 'As code',
    drift: 'By hand',
    certificate: 'Certificate',
  },
  given,
  network,
  forward,
  locals,
  backward,
  paths,
  graph,
  adjoint,
  general,
  operations,
  matrix,
  collapse,
  copies,
  update,
  training,
  train,
  comparison,
  'activation-study': activationStudy,
  drift,
  summary,
  certificate,
  reasons,
  run,
  steps,
  mathematics,
  page,
  speech,
};
