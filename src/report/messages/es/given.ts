import { prose } from '../../../document/prose.js';
import type { Messages } from '../messages.js';

export const given: Messages['given'] = {
  table: 'Valores dados',
  symbol: 'Símbolo',
  value: 'Valor',
  tooLarge: (symbol, shape) =>
    prose`${symbol} tiene dimensiones ${shape}; sus valores figuran en el archivo del problema.`,
};
