import type { Inlines } from '../../../document/document.js';
import { prose } from '../../../document/prose.js';
import type { Layout } from '../../../language/layout.js';

export const forward = {
  reasons: { preactivation: 'weighted sum', activation: 'activation', intermediate: '', loss: 'loss' },
  shape: (shape: string): string => `shape ${shape}`,
  samples: (count: Layout): Inlines =>
    prose`Everything is worked out for all samples together; ${count} is how many there are.`,
};
