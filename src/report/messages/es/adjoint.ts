import { prose } from '../../../document/prose.js';
import type { Messages } from '../messages.js';

export const adjoint: Messages['adjoint'] = {
  intro: (loss, bar, derivative) =>
    prose`Una barra sobre un símbolo indica la derivada de ${loss} respecto de él: ${bar} en lugar de ${derivative}.`,
  table: 'Hacia adelante y hacia atrás, desde el final',
  forward: 'Hacia adelante',
  backward: 'Hacia atrás',
  usedIn: (symbol, places) => prose`${symbol} (en ${places})`,
  added: (symbols) =>
    prose`Lo que se usa más de una vez recibe una contribución de cada uso, y estas se suman: ${symbols}.`,
};
