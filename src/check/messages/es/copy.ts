/** What a marked copy says, in Spanish, by id. */
import type { CheckMessages } from '../messages.js';

export const copy: CheckMessages['copy'] = {
  kicker: 'Copia corregida',
  problem: 'Problema',
  marks: 'Puntos',
  summary: 'Resumen',
  mistakes: 'Errores',
  toAnswer: 'A la copia corregida',
  verdicts: {
    correct: 'correcto',
    rounded: 'correcto, redondeado',
    follows: 'se sigue de un error anterior',
    wrong: 'incorrecto',
    undecided: 'sin decidir',
    unread: 'no leído',
  },
  short: {
    correct: 'correcto',
    rounded: 'redondeado',
    follows: 'consecuencia',
    wrong: 'incorrecto',
    undecided: 'sin decidir',
    unread: 'no leído',
  },
  onlyFollows: 'solo a lo que lleva un error anterior',
  belongs: (right) => `debería ser ${right}`,
  noClaim: 'ninguna afirmación: las fórmulas van entre dólares, o en líneas propias, `z1 = 0,6`',
  noClaims: 'Ninguna línea de este documento afirma nada sobre el problema.',
  noMistake: 'No se encontró ningún error.',
  first: (line) => `El primer error está en la línea ${line}`,
  lineNumber: (line) => `línea ${line}`,
  shouldBe: 'Debería ser',
  goesOn: 'Con los valores correctos',
  goesOnIntro: 'A lo que llegan las líneas una vez corregidos los errores:',
  columns: { line: 'Línea', written: 'Escrito', right: 'Debería ser' },
};
