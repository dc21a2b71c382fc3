import { prose } from '../../../document/prose.js';
import type { Messages } from '../messages.js';

export const network: Messages['network'] = {
  caption: 'La red.',
  captionOfSample: 'La red, tal como trabaja con cada muestra.',
  beside: (loss, names) =>
    prose`${loss} depende de ${names ?? 'otras partes de ella'} no solo a través de las salidas; eso no está dibujado.`,
  activations: {
    identity: 'lineal',
    sigmoid: 'sigmoide',
    relu: 'ReLU',
    'leaky-relu': 'ReLU con fuga',
    elu: 'ELU',
    silu: 'SiLU',
    gelu: 'GELU',
    exp: 'exponencial',
  },
  input: 'entrada',
  hidden: 'oculta',
  output: 'salida',
  loss: 'pérdida',
  omitted: (layers) => [`${layers} capas`, 'más'],
  size: (units) => `${units} unidades`,
  valued:
    'La red con sus valores: las salidas en las unidades, los pesos en las aristas, los sesgos sobre las unidades.',
  route: (parameter, loss) => prose`Cómo actúa ${parameter} sobre ${loss}.`,
  routeWithFactors: (parameter, loss) => prose`Cómo actúa ${parameter} sobre ${loss}, con la derivada de cada paso.`,
  described: {
    intro: 'Una red, capa por capa; cada unidad de una capa está unida a cada una de la siguiente.',
    layer: (name, units) => prose`${name}: ${units}.`,
    soOn: (last) => prose`así hasta ${last}`,
    coupled: 'Cada salida de esta capa depende de todas sus sumas ponderadas.',
    withValue: (unit, value) => prose`${unit} igual a ${value}`,
    withBias: (unit, bias) => prose`${unit} con sesgo ${bias}`,
    weights: (from, edges) => prose`De ${from}: ${edges}.`,
    weight: (weight, to) => prose`${weight} hacia ${to}`,
    matrix: (matrix, shape) => prose`Los pesos hacia la capa siguiente son ${matrix}, de forma ${shape}.`,
    omitted: (layers) => `Luego ${layers}, que no se dibujan.`,
    leadsTo: (outputs, loss) => prose`De ${outputs} sale ${loss}.`,
    leadsToWithTarget: (outputs, target, loss) => prose`De ${outputs} y del objetivo ${target} sale ${loss}.`,
    route: (parameter, units) =>
      prose`El dibujo de la red; resalta lo que está en el camino de ${parameter} hasta el final: ${units}.`,
    after: ', luego ',
    factors: (factors) => prose`Las derivadas a lo largo de él: ${factors}.`,
  },
};
