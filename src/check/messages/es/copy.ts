/** What a marked copy says, in Spanish, by id. */
import type { Verdict } from '../../judge/verdict.js';
import type { CheckMessages } from '../messages.js';

const eachWord = (word: string): string => word.replace(/(?<=[oa])(?=,|$)/g, 's');

const PLURALS: Readonly<Record<Verdict, (word: string) => string>> = {
  correct: eachWord,
  rounded: eachWord,
  follows: (word) => (word.startsWith('se sigue') ? word.replace('sigue', 'siguen') : eachWord(word)),
  wrong: eachWord,
  undecided: (word) => word,
  unread: eachWord,
};

export const copy: CheckMessages['copy'] = {
  decimalMark: ',',
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
  counted: (n, verdict, word) => `${n} ${n === 1 ? word : PLURALS[verdict](word)}`,
  onlyFollows: 'solo a lo que lleva un error anterior',
  belongs: (right) => `debería ser ${right}`,
  noClaim: 'ninguna afirmación: las fórmulas van entre dólares, o en líneas propias, `z1 = 0,6`',
  noClaims: 'Ninguna línea de este documento afirma nada sobre el problema.',
  noMistake: 'No se encontró ningún error.',
  first: (place) => `El primer error está en la ${place}`,
  lineNumber: (line) => `línea ${line}`,
  cellNumber: (cell) => `celda ${cell}`,
  shouldBe: 'Debería ser',
  goesOn: 'Con los valores correctos',
  goesOnIntro: 'A lo que llegan las líneas una vez corregidos los errores:',
  asAbove: 'como arriba',
  class: {
    answers: (n) => `${n} respuesta${n === 1 ? '' : 's'}`,
    cause: (code, quantity) => (quantity === '' ? code : `${code} en ${quantity}`),
    faultless: (n) => `${n} sin errores`,
    silent: (n) => `${n} sin afirmaciones`,
    misfits: (n) => `${n} a ${n === 1 ? 'la' : 'las'} que el problema no corresponde`,
  },
  columns: { line: 'Línea', cell: 'Celda', written: 'Escrito', right: 'Debería ser' },
};
