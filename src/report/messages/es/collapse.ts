import type { Messages } from '../messages.js';

export const collapse: Messages['collapse'] = {
  intro: 'Sin una función de activación entre ellas, las capas equivalen a una sola suma ponderada de las entradas.',
  weight: 'peso compuesto',
  bias: 'sesgo compuesto',
};
