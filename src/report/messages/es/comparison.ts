import { prose } from '../../../document/prose.js';
import type { Messages } from '../messages.js';

export const comparison: Messages['comparison'] = {
  losses: {
    'half-squared-error': 'mitad del error cuadrático',
    'squared-error': 'error cuadrático',
    'mean-squared-error': 'error cuadrático medio',
    'binary-cross-entropy': 'entropía cruzada binaria',
    'cross-entropy': 'entropía cruzada',
    'absolute-error': 'error absoluto',
    huber: 'pérdida de Huber',
    hinge: 'pérdida bisagra',
  },
  intro: (before, after) => `El mismo problema con ${after} en lugar de ${before}.`,
  table: 'Lado a lado',
  quantity: 'Cantidad',
  norms: (larger, smaller, factor) =>
    prose`El gradiente respecto de todos los parámetros es mayor con ${larger.name}: su norma es ${larger.norm}, la que tiene con ${smaller.name} es ${smaller.norm}, un factor de ${factor}.`,
  same: 'El gradiente respecto de todos los parámetros tiene la misma norma en ambos.',
  bothZero: 'Todos los gradientes son 0 en ambos.',
  allZero: (name) => `Con ${name} todos los gradientes son 0.`,
  zero: (name, gradients) =>
    typeof gradients === 'number'
      ? prose`Solo con ${name}, ${gradients} de las derivadas son 0.`
      : prose`Solo con ${name} es 0 lo siguiente: ${gradients}.`,
};
