import { prose } from '../../../document/prose.js';
import type { Messages } from '../messages.js';

export const forward: Messages['forward'] = {
  reasons: { preactivation: 'suma ponderada', activation: 'activación', intermediate: '', loss: 'función de pérdida' },
  shape: (shape) => `dimensiones ${shape}`,
  samples: (count) => prose`Todo se calcula para todas las muestras a la vez; ${count} es cuántas hay.`,
};
