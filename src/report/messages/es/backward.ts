import { prose } from '../../../document/prose.js';
import type { Messages } from '../messages.js';

export const backward: Messages['backward'] = {
  one: (delta, derivative) => prose`Escribimos ${delta} en lugar de ${derivative}.`,
  several: (delta, derivative) =>
    prose`Escribimos ${delta} en lugar de ${derivative}, y así con las demás: cada una se sigue de las anteriores.`,
};
