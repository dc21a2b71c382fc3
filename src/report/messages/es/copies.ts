import { prose } from '../../../document/prose.js';
import type { Messages } from '../messages.js';

export const copies: Messages['copies'] = {
  marks: (count) => (count === 1 ? '1 punto' : `${String(count).replace('.', ',')} puntos`),
  facts: { network: 'Red', learningRate: 'Tasa de aprendizaje', marks: 'Puntos', name: 'Nombre' },
  imprint: {
    version: (version) => `versión ${version}`,
    spec: (hash) => `enunciado ${hash}`,
  },
  ask: {
    forward: (symbols) => prose`Calcule la propagación hacia adelante: los valores de ${symbols}.`,
    forwardFormulas: (symbols) => prose`Escriba la propagación hacia adelante: ${symbols}.`,
    loss: (loss) => prose`Calcule la pérdida ${loss}.`,
    value: (symbol) => prose`Calcule ${symbol}.`,
    gradients: (gradients) => prose`Deduzca ${gradients} con la regla de la cadena y dé sus valores.`,
    gradient: (gradient) => prose`Deduzca ${gradient} con la regla de la cadena y dé su valor.`,
    gradientFormulas: (gradients) => prose`Deduzca ${gradients} con la regla de la cadena y simplifique cuanto pueda.`,
    update: (optimizer, constants) =>
      prose`Haga un paso de ${optimizer} con ${constants} y dé el valor nuevo de cada parámetro.`,
    training: (steps, optimizer, constants) =>
      prose`Haga ${steps === 1 ? 'un paso' : `${steps} pasos`} de ${optimizer} con ${constants} y anote la pérdida después de ${steps === 1 ? 'él' : 'cada uno'}.`,
    frozen: (symbols, count) =>
      count === 1 ? prose` ${symbols} se queda como está.` : prose` ${symbols} se quedan como están.`,
    others: {
      collapse: 'Muestre que las capas son una sola: dé los pesos y el sesgo de esa capa.',
      'local-derivatives':
        'Derive cada definición respecto de lo que la forma, y cada función respecto de su argumento.',
      paths: 'Enumere los caminos que llevan de cada parámetro a la pérdida.',
      graph: 'Dibuje el grafo de cómputo, con los valores, las derivadas locales y los gradientes.',
      'general-formula': 'Deduzca los gradientes en general, con índices libres.',
      matrix: 'Escriba los gradientes en forma matricial y dé las dimensiones de cada factor.',
      'activation-study': 'Estudie las funciones de activación: sus derivadas, sus recorridos y dónde se saturan.',
      comparison: 'Resuelva el problema también en la otra forma y compare las dos.',
      drift:
        'Resuelva el problema también a mano, siguiendo con valores redondeados, y diga en qué difieren los resultados.',
    },
  },
  workbook: {
    intro: 'Complete lo que queda abierto. El primer ejemplo de cada tipo está resuelto.',
    whole: 'Resuelva esto por su cuenta.',
  },
  key: { values: 'Valores', gradients: 'Gradientes' },
};
