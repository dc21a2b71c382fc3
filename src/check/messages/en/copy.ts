/** What a marked copy says, in English, by id. */
import type { Verdict } from '../../judge/verdict.js';

export const copy = {
  decimalMark: '.',
  kicker: 'Marked copy',
  problem: 'Problem',
  marks: 'Marks',
  summary: 'Summary',
  mistakes: 'Mistakes',
  toAnswer: 'To the marked copy',
  verdicts: {
    correct: 'correct',
    rounded: 'correct, rounded',
    follows: 'follows from an earlier mistake',
    wrong: 'wrong',
    undecided: 'not decided',
    unread: 'not read',
  } satisfies Readonly<Record<Verdict, string>>,
  /** In a row of counts, and before a reason. */
  short: {
    correct: 'correct',
    rounded: 'rounded',
    follows: 'follows',
    wrong: 'wrong',
    undecided: 'undecided',
    unread: 'unread',
  } satisfies Readonly<Record<Verdict, string>>,
  /** A row of counts: so many with this verdict, in the short words or in the long ones. */
  counted: (n: number, _: Verdict, word: string): string =>
    `${n} ${n === 1 ? word : word.replace(/^follows from/, 'follow from')}`,
  onlyFollows: 'only what an earlier mistake leads to',
  belongs: (right: string): string => `it should be ${right}`,
  noClaim: 'no claims: formulas stand between dollars, or on lines of their own, `z1 = 0.6`',
  noClaims: 'No line of this document claims anything about the problem.',
  noMistake: 'No mistake was found.',
  first: (place: string): string => `The first mistake is in ${place}`,
  lineNumber: (line: number): string => `line ${line}`,
  cellNumber: (cell: number): string => `cell ${cell}`,
  shouldBe: 'It should be',
  goesOn: 'From the right values',
  goesOnIntro: 'What the lines come to when the mistakes are put right:',
  asAbove: 'as above',
  /** What a class is told. */
  class: {
    answers: (n: number): string => `${n} answer${n === 1 ? '' : 's'}`,
    cause: (code: string, quantity: string): string => (quantity === '' ? code : `${code} in ${quantity}`),
    faultless: (n: number): string => `${n} without a mistake`,
    silent: (n: number): string => `${n} without a claim`,
    misfits: (n: number): string => `${n} that the spec does not fit`,
  },
  columns: { line: 'Line', cell: 'Cell', written: 'You have', right: 'It should be' },
};
