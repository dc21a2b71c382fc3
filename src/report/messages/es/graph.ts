import type { Inlines } from '../../../document/document.js';
import { prose } from '../../../document/prose.js';
import type { Layout } from '../../../language/layout.js';
import type { Messages } from '../messages.js';

export const graph: Messages['graph'] = {
  values: (loss: Layout): Inlines =>
    prose`El grafo de cómputo: sobre cada nodo su valor, debajo la derivada de ${loss} respecto a él.`,
  formulas: (loss: Layout): Inlines =>
    prose`El grafo de cómputo: debajo de un nodo la derivada de ${loss} respecto a él, si es corta o tiene nombre.`,
  locals: 'En cada arista está la derivada local por la que se multiplica el gradiente en su camino de vuelta.',
  tooLarge: 'El grafo de cómputo tiene demasiados nodos para una página.',
  described: {
    intro: (nodes: number): string => `Un grafo de cómputo de ${nodes} nodos, de izquierda a derecha.`,
    given: (node: Layout): Inlines => prose`${node}, dado`,
    computed: (node: Layout, operands: Inlines): Inlines => prose`${node}, calculado con ${operands}`,
    operand: (operand: Layout): Inlines => prose`${operand}`,
    operandWithLocal: (operand: Layout, local: Layout): Inlines => prose`${operand} (derivada local ${local})`,
    value: (value: Layout): Inlines => prose`valor ${value}`,
    gradient: (gradient: Layout): Inlines => prose`gradiente ${gradient}`,
  },
};
