import { prose } from '../../../document/prose.js';
import type { Messages } from '../messages.js';

export const matrix: Messages['matrix'] = {
  intro: (hadamard) =>
    prose`Con los índices leídos como filas y columnas; ${hadamard} multiplica elemento a elemento. Debajo de cada factor está su tamaño, filas × columnas: en un producto las columnas de uno son las filas del siguiente.`,
  overFirst: (matrix) =>
    prose`La suma recorre el primer índice de ${matrix}, el de sus filas, de modo que ${matrix} aparece traspuesta.`,
  overSecond: (matrix) =>
    prose`La suma recorre el segundo índice de ${matrix}, el de sus columnas, de modo que ${matrix} aparece traspuesta.`,
};
