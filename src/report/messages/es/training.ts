import { prose } from '../../../document/prose.js';
import type { Messages } from '../messages.js';

export const training: Messages['training'] = {
  intro: (steps, optimizer, constants) =>
    prose`${steps === 1 ? 'Un paso' : `${steps} pasos`} de ${optimizer} con ${constants}. En cada paso todos los gradientes se toman en los valores anteriores a él, y después todos los parámetros cambian a la vez.`,
  course: {
    falls: (loss, first, last) => prose`${loss} baja en cada paso, de ${first} a ${last}.`,
    'never rises': (loss, first, last) =>
      prose`${loss} baja de ${first} a ${last} y no sube en ningún paso; en algunos no cambia.`,
    rises: (loss, first, last) => prose`${loss} sube en cada paso, de ${first} a ${last}.`,
    'never falls': (loss, first, last) =>
      prose`${loss} sube de ${first} a ${last} y no baja en ningún paso; en algunos no cambia.`,
    'stays the same': (loss, first) => prose`${loss} se queda en ${first}.`,
    'goes up and down': (loss, first, last) =>
      prose`${loss} va de ${first} a ${last}, pero no en una sola dirección: en algunos pasos baja, en otros sube.`,
  },
  lowest: (loss, step, value) => prose` El valor más bajo de ${loss}, ${value}, es el que sigue al paso ${step}.`,
  lowestAtStart: (loss) => prose` ${loss} es más baja antes del primer paso que después de cualquiera.`,
  stopped: (step, what, reason) =>
    prose`Después del paso ${step} el cálculo no puede seguir: ${what} no tiene valor ahí (${reason}).`,
  somewhere: 'una de las magnitudes',
  reasons: {
    overflow: 'pasa de 1,8 × 10³⁰⁸',
    'log-of-zero': 'el logaritmo de 0',
    'log-of-negative': 'el logaritmo de un número negativo',
    'division-by-zero': 'una división por 0',
    'root-of-negative': 'la raíz de un número negativo',
  },
  table: (isSelected) =>
    isSelected ? 'La pérdida después de tantos pasos (una selección)' : 'La pérdida después de cada paso',
  withParameters: (isSelected) =>
    isSelected
      ? 'Pérdida y parámetros después de tantos pasos (una selección)'
      : 'Pérdida y parámetros después de cada paso',
  columns: {
    step: 'Paso',
    norm: 'Norma del gradiente',
    parameter: 'Parámetro',
    first: 'Al principio',
    last: 'Al final',
  },
  lastValues: (step) => `Los parámetros antes del primer paso y después del paso ${step}`,
  tooMany: 'Los parámetros son demasiados para una tabla.',
  curve: 'La pérdida a lo largo de los pasos.',
  axis: 'paso',
};
