/** Whether a change makes a line of a document false. What is printed is worth is asked; nothing of the program is. */
import { agree, tryValue } from '../../printed/agree.js';
import type { Value } from '../../printed/intervals.js';
import { type Hidden, type Names, ROUNDED_OR_CUT } from '../../printed/latex-value.js';
import type { Chain } from '../../printed/tex-sheet.js';
import { type Edit, withEdits } from './edits.js';

/** A name, what it is worth, and what is said of it. */
export interface Statement {
  readonly head: string;
  readonly truth: () => Value | undefined;
  readonly sides: readonly string[];
}

export const statementOf = ({ left, sides }: Chain, { names, updated }: Worths): Statement => {
  const isAssigned = sides.some(({ relation }) => relation === '\\mathrel{:=}');
  return {
    head: left,
    truth: () => tryValue(left, isAssigned ? updated : names),
    sides: sides.map(({ latex }) => latex.trim()),
  };
};

/** What names are worth, and what those are that a line assigns to. */
export interface Worths {
  readonly names: Names;
  readonly updated: Names;
}

/** Tests edits of a right document: is what is said there false, by more than rounding on the way to it may have? */
export function valueTest(
  right: string,
  names: Names,
  statementsIn: (text: string) => readonly Statement[],
): (edit: Edit) => boolean {
  const before = statementsIn(right);
  return (edit) => {
    const after = statementsIn(withEdits(right, [edit]).text);
    return after.length === before.length && after.some((s, n) => isMadeFalse(s, before[n] as Statement, names));
  };
}

function isMadeFalse(after: Statement, before: Statement, names: Names): boolean {
  const isOfAnother = after.head !== before.head;
  const isKept = after.sides.map((side, n) => side === before.sides[n]);
  if (!isOfAnother && isKept.every((is) => is)) return false;
  const truth = after.truth();
  const values = after.sides.map((side) => tryValue(side, names, ROUNDED_OR_CUT));
  return after.sides.some((side, n) => {
    const value = values[n];
    const old = before.sides[n] as string;
    if (value === undefined || (isKept[n] && !isOfAnother)) return false;
    if (truth && agree(truth, value)) return false;
    if (truth && (isOfAnother || isExact(old, truth, names))) return true;
    const others = values.filter((other, k) => isKept[k] && k !== n && other !== undefined);
    // What rounded numbers lead to, these numbers or those of earlier lines, has a last digit within 1.
    const honest = isNumber(side) ? [...others, tryValue(old, names)] : others;
    const loose = isNumber(side) ? oneMore(value, side) : value;
    return (truth !== undefined || others.length > 0) && !honest.some((other) => other && agree(other, loose));
  });
}

/** Whether what stands on a side is what it should be to the last bit: nothing was rounded there. */
function isExact(side: string, truth: Value, names: Names): boolean {
  const value = tryValue(side, names, AS_WRITTEN);
  return value !== undefined && agree(truth, value);
}

const AS_WRITTEN: Hidden = { below: 0, above: 0 };

/** Numbers by themselves, or in a matrix. */
const isNumber = (latex: string): boolean =>
  /^(?:(?<!\d)-|\d|\.|\{,\}|\\(?:begin|end)\{bmatrix\}|[&\s]|\\\\)+$/.test(latex.replace(POWER_OF_TEN, ''));

const POWER_OF_TEN = / ?\\(?:times|cdot) ?10\^\{?(-?\d+)\}?/g;

/** Numbers whose last digits may be one off. */
function oneMore(value: Value, latex: string): Value {
  const rows = latex.replace(/\\(?:begin|end)\{bmatrix\}/g, '').split('\\\\');
  const digits = rows.map((row) => row.split('&').map(lastDigit));
  return value.map((entries, n) =>
    entries.map(({ low, high }, k) => {
      const digit = digits[n]?.[k] ?? 0;
      return { low: low - digit / 2, high: high + digit / 2 };
    }),
  );
}

/** What the last digit of a number is worth; 0 of an integer. */
function lastDigit(latex: string): number {
  const decimals = /(?:\.|\{,\})(\d+)/.exec(latex)?.[1]?.length;
  const [power] = latex.matchAll(POWER_OF_TEN);
  return decimals === undefined ? 0 : 10 ** (Number(power?.[1] ?? 0) - decimals);
}
