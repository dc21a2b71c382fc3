import { text } from '../../../document/document.js';
import { prose } from '../../../document/prose.js';
import type { Layout } from '../../../language/layout.js';
import type { Messages } from '../messages.js';

export const activationStudy: Messages['activation-study'] = {
  definition: 'definición',
  derivedAbove: 'deducida arriba',
  plainPlot: (value, slope) => prose`${value} y su derivada ${slope}.`,
  plot: (value, slope, outside) =>
    outside === 0
      ? prose`${value} y su derivada ${slope}, con los argumentos de este problema.`
      : prose`${value} y su derivada ${slope}, con los argumentos de este problema; ${outside === 1 ? 'uno queda' : `${outside} quedan`} fuera del dibujo.`,
  bounds: (value, { least, most }) => {
    if (least && most) return prose`Los valores de ${value} están entre ${least} y ${most}.`;
    if (least) return prose`Los valores de ${value} tienen la cota inferior ${least} y ninguna superior.`;
    if (most) return prose`Los valores de ${value} tienen la cota superior ${most} y ninguna inferior.`;
    return prose`Los valores de ${value} no tienen cotas.`;
  },
  centred: [text('Se reparten por igual alrededor de 0.')],
  neverNegative: [text('Ninguno es negativo.')],
  steepest: (slope, value, at) =>
    at
      ? prose`El tamaño de ${slope} nunca pasa de ${value}, que alcanza en ${at}.`
      : prose`El tamaño de ${slope} nunca pasa de ${value}.`,
  flat: (argument, below, above) => {
    const where =
      below && above
        ? prose`para ${argument} menor que ${below} o mayor que ${above}`
        : below
          ? prose`para ${argument} menor que ${below}`
          : prose`para ${argument} mayor que ${above as Layout}`;
    return prose`Es menos del 1 % de eso ${where}: ahí la función está saturada.`;
  },
  argument: 'Argumento',
  unitTable: 'Valor y pendiente en los argumentos de este problema',
  count: (some, all) => `${some} de los ${all} argumentos`,
  dead: (names, count) =>
    prose`En ${names} la derivada es 0: por ${count === 1 ? 'esta neurona' : 'estas neuronas'} no pasa ningún gradiente.`,
  saturated: (names, count) =>
    prose`${names} ${count === 1 ? 'está' : 'están'} donde la función está saturada, así que pasa poco del gradiente.`,
  smallest: (name, share) => prose`La menor pendiente distinta de 0, en ${name}, es el ${share} % de la mayor posible.`,
  full: (count) => [
    text(
      count === 1
        ? 'La pendiente aquí es la mayor posible.'
        : 'Todas las pendientes distintas de 0 son aquí las mayores posibles.',
    ),
  ],
  layerTable: 'El tamaño de δ desde la última capa hasta la primera',
  layerColumns: {
    layer: 'Capa',
    activation: 'Activación',
    norm: 'Norma de δ',
    ratio: 'Razón con la capa siguiente',
  },
  change: {
    shrinks: (from, to, factor) =>
      prose`De la capa ${from} a la capa ${to}, hacia atrás, el gradiente se reduce por un factor de ${factor}.`,
    grows: (from, to, factor) =>
      prose`De la capa ${from} a la capa ${to}, hacia atrás, el gradiente no se desvanece: crece por un factor de ${factor}.`,
    keeps: (from, to) =>
      prose`De la capa ${from} a la capa ${to}, hacia atrás, el gradiente no se desvanece: su tamaño cambia menos del 5 %.`,
  },
  stops: (layer) =>
    prose`En la capa ${layer}, δ es 0: a los pesos de esta capa${layer > 1 ? ' y de las anteriores' : ''} no llega ningún gradiente.`,
  nothingArrives: (layer) => prose`δ ya es 0 en la última capa, la ${layer}: no hay nada que propagar.`,
};
