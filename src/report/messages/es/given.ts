import { prose } from '../../../document/prose.js';
import type { Messages } from '../messages.js';

export const given: Messages['given'] = {
  table: 'Valores dados',
  symbol: 'Símbolo',
  value: 'Valor',
  open: (names, count) =>
    count === 1
      ? prose`${names} no tiene valor y queda como símbolo.`
      : prose`${names} no tienen valor y quedan como símbolos.`,
  tooLarge: (symbol, shape) =>
    prose`${symbol} tiene dimensiones ${shape}; sus valores figuran en el archivo del problema.`,
};
