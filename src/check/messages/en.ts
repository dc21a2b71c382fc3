/** What a marked copy says, in English, by id. */
import type { Verdict } from '../judge/verdict.js';

export const en = {
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
  noClaims: 'No line of this document claims anything about the problem.',
  noMistake: 'No mistake was found.',
  first: (line: number): string => `The first mistake is in line ${line}`,
  lineNumber: (line: number): string => `line ${line}`,
  shouldBe: 'It should be',
  goesOn: 'From the right values',
  goesOnIntro: 'What the lines come to when the first mistake is put right:',
  columns: { line: 'Line', written: 'You have', right: 'It should be' },
};
