import { prose } from '../../../document/prose.js';
import type { Messages } from '../messages.js';

export const locals: Messages['locals'] = {
  conventions: {
    relu: 'ReLU no es derivable en 0; ahí se toma 0.',
    leaky_relu: 'LeakyReLU no es derivable en 0; ahí se toma la pendiente de los z negativos.',
    elu: 'Si ELU no es derivable en 0 (α ≠ 1), ahí se toma α.',
  },
  absolute: 'El valor absoluto no es derivable en 0; ahí se toma 0.',
  extreme: 'Donde los argumentos de un máximo o un mínimo son iguales, la derivada es la del primero.',
  of: (quantity, items) => prose`De ${quantity}: ${items}.`,
  table: 'Lo que se lee directamente, magnitud a magnitud',
  columns: { quantity: 'Magnitud', derivatives: 'Sus derivadas respecto de lo que usa' },
};
