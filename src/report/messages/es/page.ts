import type { Messages } from '../messages.js';

export const page: Messages['page'] = {
  table: 'Tabla',
  figure: 'Figura',
  continued: 'continuación',
  hyphenation: 'spanish',
};
