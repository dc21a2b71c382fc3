import type { Messages } from '../messages.js';

export const page: Messages['page'] = {
  table: 'Tabla',
  figure: 'Figura',
  section: 'sección',
  continued: 'continuación',
  hyphenation: 'spanish',
};
