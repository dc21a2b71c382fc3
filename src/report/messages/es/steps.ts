import type { Messages } from '../messages.js';

export const steps: Messages['steps'] = {
  fromAbove: (names) => `${names.join(', ')} de arriba`,
  localDerivatives: 'derivadas locales',
  derivativeOf: (functionName) => `derivada de ${functionName}`,
  likewise: (worked) => `como ${worked}`,
};
