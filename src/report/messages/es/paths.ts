import { prose } from '../../../document/prose.js';
import type { Messages } from '../messages.js';

export const paths: Messages['paths'] = {
  oneEach: (loss) => prose`Cada parámetro actúa sobre ${loss} por un solo camino.`,
  several: (loss, routes) =>
    prose`Los parámetros actúan sobre ${loss} por ${routes} caminos. Si un parámetro tiene varios, sus productos se suman.`,
  indexed:
    'Con índices libres, una línea vale por los caminos a través de todas las neuronas que recorren sus índices.',
  tooMany: 'Los caminos son demasiados para una lista.',
  table: (loss) => prose`De cada parámetro a ${loss}`,
  columns: { parameter: 'Parámetro', route: 'Camino' },
  notListed: (routes) => `${routes} caminos`,
  noRoute: (loss) => prose`ninguno: ${loss} no depende de él`,
  of: (parameter) => prose`Para ${parameter}`,
  earlier: (factors, place) => prose`Ya calculado${place}: ${factors}.`,
  inEquations: ' en\u00a0',
};
