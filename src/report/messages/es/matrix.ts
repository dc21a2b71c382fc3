import { prose } from '../../../document/prose.js';
import type { Messages } from '../messages.js';

export const matrix: Messages['matrix'] = {
  intro: prose`Aquí los índices se leen como filas y columnas.`,
  entrywise: (hadamard) => prose` ${hadamard} multiplica elemento a elemento.`,
  shapes: prose` Debajo de cada factor están sus dimensiones, filas × columnas: en un producto, las columnas de uno son las filas del siguiente.`,
  overFirst: (matrix) =>
    prose`La suma recorre el primer índice de ${matrix}, el de sus filas, de modo que ${matrix} aparece traspuesta.`,
  overSecond: (matrix) =>
    prose`La suma recorre el segundo índice de ${matrix}, el de sus columnas, de modo que ${matrix} aparece traspuesta.`,
};
