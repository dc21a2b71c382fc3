import type { Messages } from '../messages.js';

export const network: Messages['network'] = {
  caption: 'La red.',
  input: 'entrada',
  hidden: (activation) => `oculta, ${activation}`,
  output: (activation) => `salida, ${activation}`,
};
