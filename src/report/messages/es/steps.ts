import { prose } from '../../../document/prose.js';
import type { Messages } from '../messages.js';

export const steps: Messages['steps'] = {
  fromAbove: (names, place) => (names.length > 0 ? prose`${names}, de\u00a0${place}` : prose`de\u00a0${place}`),
  above: 'arriba',
  localDerivatives: 'derivadas locales',
  derivativeOf: (functionName) => prose`derivada de ${functionName}`,
  noRoute: (symbol, loss) => prose`${symbol} no llega a ${loss}`,
  likewise: (worked) => prose`como ${worked}`,
};
