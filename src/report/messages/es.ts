/** What a sheet says, in Spanish, by id; each section's words in a file of their own. */
import { prose } from '../../document/prose.js';
import { activationStudy } from './es/activation-study.js';
import { adjoint } from './es/adjoint.js';
import { backward } from './es/backward.js';
import { certificate } from './es/certificate.js';
import { collapse } from './es/collapse.js';
import { comparison } from './es/comparison.js';
import { copies } from './es/copies.js';
import { drift } from './es/drift.js';
import { forward } from './es/forward.js';
import { general } from './es/general.js';
import { given } from './es/given.js';
import { graph } from './es/graph.js';
import { locals } from './es/locals.js';
import { mathematics } from './es/mathematics.js';
import { matrix } from './es/matrix.js';
import { network } from './es/network.js';
import { operations } from './es/operations.js';
import { page } from './es/page.js';
import { paths } from './es/paths.js';
import { reasons } from './es/reasons.js';
import { run } from './es/run.js';
import { speech } from './es/speech.js';
import { steps } from './es/steps.js';
import { summary } from './es/summary.js';
import { train } from './es/train.js';
import { training } from './es/training.js';
import { update } from './es/update.js';
import type { Messages } from './messages.js';

export const es: Messages = {
  kicker: {
    questions: 'Enunciado',
    workbook: 'Cuaderno de trabajo',
    key: 'Soluciones',
    solution: 'Ejercicio resuelto',
    derivation: 'Deducción',
    summary: 'Solución',
  },
  part: (name) => `Apartado ${name}`,
  sameAsPart: (name, place) => prose`Como en el apartado ${name}${place}.`,
  headings: {
    given: 'Datos',
    definitions: 'Definiciones',
    questions: 'Preguntas',
    network: 'La red',
    forward: 'Propagación hacia adelante',
    collapse: 'Una sola capa en lugar de varias',
    loss: 'Función de pérdida',
    differentiated: 'La función que se deriva',
    'local-derivatives': 'Derivadas locales',
    paths: 'Caminos',
    graph: 'Grafo de cómputo',
    backward: 'Propagación hacia atrás',
    gradients: 'Gradientes',
    'general-formula': 'Fórmula general',
    matrix: 'En forma matricial',
    update: 'Actualización',
    training: 'Pasos de entrenamiento',
    train: 'Entrenamiento',
    'activation-study': 'Funciones de activación',
    comparison: 'Comparación',
    code: 'En código',
    drift: 'A mano',
    certificate: 'Certificado',
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
