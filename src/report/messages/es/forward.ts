import type { Messages } from '../messages.js';

export const forward: Messages['forward'] = {
  reasons: { preactivation: 'suma ponderada', activation: 'activación', intermediate: '', loss: 'función de pérdida' },
  shape: (shape) => `dimensiones ${shape}`,
};
