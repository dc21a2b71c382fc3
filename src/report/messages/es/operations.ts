import { prose } from '../../../document/prose.js';
import type { Messages } from '../messages.js';

export const operations: Messages['operations'] = {
  gates: {
    sum: 'suma',
    difference: 'diferencia',
    product: 'producto',
    scaling: 'factor constante',
    negation: 'cambio de signo',
    square: 'cuadrado',
    reciprocal: 'inverso',
    power: 'potencia',
    exp: 'exponencial',
    log: 'logaritmo',
    max: 'máximo',
    min: 'mínimo',
    function: 'función',
    summation: 'suma sobre un índice',
    cases: 'por casos',
    copy: 'copia',
  },
  rules: {
    sum: 'Una suma pasa su gradiente sin cambios a cada sumando.',
    difference:
      'Una diferencia pasa su gradiente sin cambios a lo que se suma, y con el signo contrario a lo que se resta.',
    product: 'Un producto pasa su gradiente multiplicado por el otro factor.',
    scaling: 'Un factor constante multiplica también el gradiente.',
    negation: 'Un cambio de signo cambia el signo del gradiente.',
    square: 'Un cuadrado multiplica el gradiente por el doble de su operando.',
    reciprocal: 'Un inverso multiplica el gradiente por el cuadrado de su salida con signo menos.',
    power: 'Una potencia se deriva con su regla: el exponente por la potencia anterior.',
    exp: 'Una exponencial multiplica el gradiente por su propia salida.',
    log: 'Un logaritmo divide el gradiente entre su operando.',
    summation: 'Una suma sobre un índice pasa su gradiente sin cambios a cada sumando.',
  },
  forward: 'Hacia adelante: un nodo por operación',
  backward: 'Hacia atrás: del resultado a los operandos',
  parameters: 'Gradientes pedidos',
  columns: {
    node: 'Nodo',
    gate: 'Operación',
    operation: 'Fórmula',
    value: 'Valor',
    symbol: 'Símbolo',
    local: 'Derivada local',
    product: 'Gradiente que llega por local',
    gradient: 'Gradiente',
  },
  intro: (loss) =>
    prose`El gradiente de ${loss} respecto de un nodo es el gradiente del nodo que lo usa multiplicado por la derivada local entre ambos.`,
  severalUsers: 'Si varios nodos usan el mismo, los productos se suman.',
  tooMany: (most) =>
    `Dividido en operaciones sueltas, este problema tiene más de ${most} nodos; aquí cada nodo es una definición.`,
  routes: (node, winner, loser) => prose`${node} pasa todo su gradiente a ${winner} y nada a ${loser}.`,
  sigmoid: (from, to, value, slope) =>
    prose`Las puertas de ${from} a ${to} son juntas ${value}; el producto de sus derivadas locales es ${slope}.`,
  stops: (node, loser) => prose`${node} es aquí una constante: no pasa nada a ${loser}.`,
};
