import type { Messages } from '../messages.js';

export const summary: Messages['summary'] = {
  values: 'Valores',
  gradients: 'Gradientes',
  symbol: 'Símbolo',
  value: 'Valor',
  parameter: 'Parámetro',
  gradient: 'Gradiente',
  formula: 'Fórmula',
  firstOf: (caption, shown, all) => `${caption} (los ${shown} primeros de ${all})`,
};
