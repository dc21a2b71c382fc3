/** Programs without a fence: lines that only assign, one below the other, among them what only a program says. */
import type { Span } from '../../language/source.js';
import { type Line, linesOf } from './ranges.js';

const STATEMENT =
  /^\s*(?:[A-Za-z_]\w*(?:\[[^\]=]{1,40}\])?\s*[-+*/]?=(?!=)|import\s\w|from\s\w+\simport\s|def\s\w+\(.*:|for\s\w+\sin\s.*:$|print\(|return\s)/;
/** What only a program says. */
const PROGRAM = /\bnp\.\w|^\s*import\s|\w\s*@\s*\w/;
const COMMENT = /^\s*#|^\s*$/;
const BRACKETED = /[([][^()[\]]*[)\]]/g;
/** A longer line is no statement that somebody wrote by hand. */
const MOST_CHARACTERS = 400;

/** Where programs stand in a text outside of its fences. */
export function programsIn(text: string): readonly Span[] {
  const stretches: Line[][] = [[]];
  for (const line of linesOf(text)) {
    if (isStatement(line.text)) stretches.at(-1)?.push(line);
    else if (!COMMENT.test(line.text)) stretches.push([]);
  }
  return stretches.flatMap((lines) => {
    const [first, last] = [lines[0], lines.at(-1)];
    const isProgram = lines.length > 1 && lines.some((line) => PROGRAM.test(line.text));
    return first && last && isProgram ? [{ start: first.start, end: last.end }] : [];
  });
}

/** Whether it is a line of a program, and no chain of equations. */
const isStatement = (text: string): boolean =>
  text.length <= MOST_CHARACTERS && STATEMENT.test(text) && withoutBrackets(text).split('=').length <= 2;

function withoutBrackets(text: string): string {
  const outside = text.replace(BRACKETED, '');
  return outside === text ? text : withoutBrackets(outside);
}
