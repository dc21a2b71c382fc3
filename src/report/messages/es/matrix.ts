import { prose } from '../../../document/prose.js';
import type { Messages } from '../messages.js';

export const matrix: Messages['matrix'] = {
  intro: (hadamard) =>
    prose`Los mismos gradientes, con los índices leídos como filas y columnas; ${hadamard} multiplica elemento a elemento.`,
};
