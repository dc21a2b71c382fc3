import { prose } from '../../../document/prose.js';
import type { Messages } from '../messages.js';

export const update: Messages['update'] = {
  rule: (optimizer, constants) =>
    prose`Un paso de ${optimizer} con ${constants}. Todos los valores nuevos se calculan a la vez, a partir de los antiguos.`,
  oldInHidden: (names, layers) =>
    prose` Por eso los gradientes de ${layers === 1 ? 'la capa oculta' : 'las capas ocultas'} usan los valores antiguos de ${names}.`,
  oldInOthers: (names) => prose` Por eso los gradientes en los que aparecen ${names} usan los valores antiguos.`,
  manyOld: ' Por eso, un gradiente en el que aparece otro parámetro usa su valor antiguo.',
  unmoved: (names, count) =>
    count === 1
      ? prose`${names} tiene gradiente 0 y no cambia en este paso.`
      : prose`${names} tienen gradiente 0 y no cambian en este paso.`,
  manyUnmoved: (count, all) => prose`${count} de los ${all} parámetros tienen gradiente 0 y no cambian en este paso.`,
  allUnmoved: 'Todos los gradientes son 0: nada cambia en este paso.',
  isFrozen: (names, count) =>
    count === 1 ? prose`${names} está fijo y conserva su valor.` : prose`${names} están fijos y conservan sus valores.`,
  manyFrozen: (count, all) => prose`${count} de los ${all} parámetros están fijos y conservan sus valores.`,
  optimizers: {
    sgd: 'descenso de gradiente',
    momentum: 'descenso de gradiente con momento',
    nesterov: 'descenso de gradiente con momento de Nesterov',
    rmsprop: 'RMSprop',
    adam: 'Adam',
    adamw: 'AdamW',
  },
  tooMany: 'Los parámetros son demasiados para una tabla.',
  table: 'Parámetros antiguos y nuevos',
  columns: {
    parameter: 'Parámetro',
    old: 'Antiguo',
    gradient: 'Gradiente',
    gradientByHand: 'A mano',
    new: 'Nuevo',
    newByHand: 'A mano',
  },
  frozen: 'fijo',
};
