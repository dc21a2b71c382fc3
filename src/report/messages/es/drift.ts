import type { Rounding } from '../../../language/rounding.js';
import type { Messages } from '../messages.js';

export const drift: Messages['drift'] = {
  byHand: (rounding) =>
    `Esta hoja calcula como se hace a mano: cada valor se redondea${to(rounding)} al anotarlo, y el cálculo sigue con el valor redondeado.`,
  both: (rounding) =>
    `Esta hoja calcula con valores exactos. A su lado está lo que da un cálculo a mano, que redondea cada valor${to(rounding)} y sigue con el valor redondeado.`,
  memory: (rounding) => `A mano, lo que guarda el optimizador se redondea${to(rounding)}.`,
  intro: 'Estos valores salen distintos a mano, donde el cálculo sigue con valores redondeados.',
  none: 'A mano, siguiendo con valores redondeados, cada valor de la propagación hacia adelante y hacia atrás da el mismo número redondeado.',
  table: 'Exacto y a mano',
  columns: { quantity: 'Magnitud', exact: 'Exacto', byHand: 'A mano', difference: 'Diferencia' },
};

function to(rounding: Rounding | undefined): string {
  if (rounding === undefined) return '';
  const { kind, digits, ties } = rounding;
  const noun = kind === 'decimals' ? 'decimal' : 'cifra';
  const plural = digits === 1 ? '' : kind === 'decimals' ? 'es' : 's';
  const significant = kind === 'decimals' ? '' : digits === 1 ? ' significativa' : ' significativas';
  return ` a ${digits} ${noun}${plural}${significant}${ties === 'even' ? ' (los empates, a la cifra par)' : ''}`;
}
