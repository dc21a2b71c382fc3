import type { Messages } from '../messages.js';

export const certificate: Messages['certificate'] = {
  intro: 'Esta hoja se comprobó antes de imprimirla; lo que no se cumple no se imprime.',
  table: 'Qué se ha comprobado',
  columns: { check: 'Comprobación', agree: 'Coinciden', worst: 'Mayor diferencia' },
  checks: {
    steps: 'Los dos lados de cada paso',
    differences: 'Gradientes frente a diferencias centrales de la función de pérdida',
    'second-engine': 'Gradientes frente a los de un segundo programa (mathjs)',
    algebra: 'Pasos algebraicos, desarrollados por un tercer programa (nerdamer)',
  },
  alongDirections: ', en direcciones aleatorias',
  atPoints: (points) => (points === 1 ? ', en un punto' : `, en ${points} puntos`),
  agreed: (agreed, total) => `${agreed} de ${total}`,
  skipped: (count, reason) => `${count} sin comprobar: ${reason}.`,
};
