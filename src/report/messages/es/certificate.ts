import { prose } from '../../../document/prose.js';
import type { Messages } from '../messages.js';

export const certificate: Messages['certificate'] = {
  intro: 'Esta hoja se comprobó antes de imprimirla; lo que no se cumple no se imprime.',
  table: 'Qué se ha comprobado',
  columns: { check: 'Comprobación', agree: 'De acuerdo', worst: 'Mayor diferencia' },
  checks: {
    steps: 'los dos lados de cada paso',
    differences: 'gradientes frente a diferencias centrales',
    'second-engine': 'gradientes frente a los que halla mathjs',
    algebra: 'pasos algebraicos frente a lo que obtiene nerdamer',
  },
  allAgree: (checks, worst) =>
    prose`Esta hoja se comprobó antes de imprimirla y todo coincide: ${checks}. La mayor diferencia es ${worst}.`,
  counted: (check, total, points) => `${check} (${total}${points})`,
  alongDirections: ', en direcciones aleatorias',
  atPoints: (points) => (points === 1 ? ', en un punto' : `, en ${points} puntos`),
  agreed: (agreed, total) => `${agreed} de ${total}`,
  skipped: (count, reason) => prose`${count} sin comprobar: ${reason}.`,
  reasons: {
    'steps-without-value': () => prose`los dos lados del paso no tienen valor en los puntos probados`,
    'steps-too-many': () => prose`se ha alcanzado el límite de cálculo para los pasos`,
    'loss-without-value': (loss) => prose`${loss} no tiene valor en el punto del problema ni junto a él`,
    kink: (loss) => prose`${loss} tiene un punto anguloso en el punto del problema, donde la derivada es un convenio`,
    'differences-too-many': () => prose`se ha alcanzado el límite de cálculo para las diferencias`,
    'too-large-for-mathjs': () => prose`el problema es demasiado grande para mathjs`,
    'no-value-for-mathjs': (loss) => prose`${loss} no tiene en el punto del problema el valor que mathjs necesita`,
    'mathjs-not-finite': () => prose`mathjs no obtiene un número finito en algún paso`,
    'mathjs-lacks': (_, what) => prose`mathjs no sabe derivar ${what}`,
    'near-kink': () => prose`el punto está demasiado cerca de un punto anguloso para mathjs`,
    roots: () => prose`pasos algebraicos con raíces`,
    'terms-too-many': (_, most) => prose`pasos algebraicos de más de ${most} términos`,
    'questions-too-many': (_, most) => prose`pasos algebraicos distintos más allá de los ${most} primeros`,
    doubtful: () => prose`pasos algebraicos en los que la respuesta de nerdamer no es la que dan los números exactos`,
  },
};
