import type { Messages } from '../messages.js';

export const page: Messages['page'] = {
  table: 'Tabla',
  figure: 'Figura',
  section: 'sección',
  contents: 'Contenido',
  skip: 'Ir a la hoja',
  allSteps: 'Todos los pasos',
  steps: (count) => (count === 1 ? '1 paso' : `${count} pasos`),
  continued: 'continuación',
  hyphenation: 'spanish',
};
