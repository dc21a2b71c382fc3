import { prose } from '../../../document/prose.js';
import type { Messages } from '../messages.js';

export const backward: Messages['backward'] = {
  why: (loss) => prose`Vamos de ${loss} hacia atrás: así, lo que comparten varios gradientes se calcula una sola vez.`,
  branching: (names, count, loss) =>
    prose`${names} ${count === 1 ? 'influye' : 'influyen'} en ${loss} por varios caminos, cuyas contribuciones se suman.`,
  off: (names, count) =>
    prose`${names} no ${count === 1 ? 'es mayor' : 'son mayores'} que 0: ahí ReLU está inactiva y no deja pasar ningún gradiente.`,
  mostOff: (off, all) =>
    prose`${off} de las ${all} neuronas no superan 0: ahí ReLU está inactiva y no deja pasar ningún gradiente.`,
  one: (delta, derivative) => prose`Escribimos ${delta} en lugar de ${derivative}.`,
  several: (delta, derivative) =>
    prose`Escribimos ${delta} en lugar de ${derivative}, y así con las demás: cada una se sigue de las anteriores.`,
};
