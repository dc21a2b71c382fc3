import type { Messages } from '../messages.js';

export const certificate: Messages['certificate'] = {
  intro: 'Esta hoja se comprobó antes de imprimirla; lo que no se cumple no se imprime.',
  table: 'Qué se ha comprobado',
  columns: { check: 'Comprobación', agree: 'De acuerdo', worst: 'Mayor diferencia' },
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
  reasons: {
    'steps-without-value': () => 'los dos lados del paso no tienen valor en los puntos probados',
    'steps-too-many': () => 'se ha alcanzado el límite de cálculo para los pasos',
    'loss-without-value': () => 'la función de pérdida no tiene valor en el punto del problema o junto a él',
    kink: () =>
      'la función de pérdida tiene un punto anguloso en el punto del problema, donde la derivada es un convenio',
    'differences-too-many': () => 'se ha alcanzado el límite de cálculo para las diferencias',
    'too-large-for-mathjs': () => 'el problema es demasiado grande para mathjs',
    'no-value-for-mathjs': () => 'la función de pérdida no tiene en el punto del problema el valor que mathjs necesita',
    'mathjs-not-finite': () => 'mathjs no obtiene un número finito en algún paso',
    'mathjs-lacks': (what) => `mathjs no sabe derivar ${what}`,
    'near-kink': () => 'el punto está demasiado cerca de un punto anguloso para mathjs',
    roots: () => 'pasos algebraicos con raíces',
    'terms-too-many': (most) => `pasos algebraicos de más de ${most} términos`,
    'questions-too-many': (most) => `pasos algebraicos distintos más allá de los ${most} primeros`,
    doubtful: () => 'pasos algebraicos en los que la respuesta de nerdamer no es la que dan los números exactos',
  },
};
