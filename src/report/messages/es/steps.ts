import { prose } from '../../../document/prose.js';
import type { Messages } from '../messages.js';

export const steps: Messages['steps'] = {
  fromAbove: (names) => prose`${names}, de arriba`,
  localDerivatives: 'derivadas locales',
  derivativeOf: (functionName) => prose`derivada de ${functionName}`,
  noRoute: (symbol, loss) => prose`${symbol} no llega a ${loss}`,
  likewise: (worked) => prose`como ${worked}`,
};
