import type { Messages } from '../messages.js';

export const network: Messages['network'] = {
  caption: 'La red.',
  activations: {
    identity: 'lineal',
    sigmoid: 'sigmoide',
    relu: 'ReLU',
    'leaky-relu': 'ReLU con fuga',
    elu: 'ELU',
    silu: 'SiLU',
    gelu: 'GELU',
    exp: 'exponencial',
  },
  input: 'entrada',
  hidden: (activation) => `oculta, ${activation}`,
  output: (activation) => `salida, ${activation}`,
};
