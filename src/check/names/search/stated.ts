/** Numbers that somebody chose: a document that says `λ = 0.1` means that number wherever it writes λ. */
import type { Names } from '../names.js';
import { type Evidence, supportOf } from './evidence.js';
import { familyOf } from './families.js';
import type { Hypothesis } from './hypothesis.js';
import type { Line } from './lines.js';

/** Of the ways to read a letter as such a number those that have the number that is stated, where one has it. */
export function asStated(
  ways: readonly Hypothesis[],
  family: string,
  lines: readonly Line[],
  namesWith: (h: Hypothesis) => Names,
  evidence: Evidence,
): readonly Hypothesis[] {
  const choices = ways.filter(isOfChoice);
  if (choices.length < 2) return ways;
  const statements = lines.filter(
    ({ left, isOfNumbers }) => isOfNumbers && left.kind === 'name' && familyOf(left) === family,
  );
  const isStated = (h: Hypothesis): boolean =>
    statements.some((line) => (supportOf(line, namesWith(h), evidence) ?? 0) > 0);
  const stated = choices.filter(isStated);
  return stated.length > 0 ? ways.filter((h) => !isOfChoice(h) || stated.includes(h)) : ways;
}

/** Whether it makes numbers of the names, and no quantities. */
const isOfChoice = ({ meanings }: Hypothesis): boolean => meanings.size === 0;
