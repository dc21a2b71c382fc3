import { prose } from '../../../document/prose.js';
import type { Messages } from '../messages.js';

export const update: Messages['update'] = {
  rule: (optimizer, constants) =>
    prose`Un paso de ${optimizer} con ${constants}. Todos los valores nuevos se calculan a la vez, a partir de los antiguos.`,
  optimizers: {
    sgd: 'descenso de gradiente',
    momentum: 'descenso de gradiente con momento',
    nesterov: 'descenso de gradiente con momento de Nesterov',
    rmsprop: 'RMSprop',
    adam: 'Adam',
  },
  tooMany: 'Los parámetros son demasiados para una tabla.',
  table: 'Parámetros antiguos y nuevos',
  columns: { parameter: 'Parámetro', old: 'Antiguo', gradient: 'Gradiente', new: 'Nuevo' },
  frozen: 'fijo',
};
