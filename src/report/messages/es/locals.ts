import { prose } from '../../../document/prose.js';
import type { Messages } from '../messages.js';

export const locals: Messages['locals'] = {
  of: (symbol, items) => prose`De ${symbol}: ${items}.`,
};
