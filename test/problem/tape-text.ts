/** A problem's tape as lines of text, for tests. */
import type { Sym } from '../../src/language/expr.js';
import { within } from '../../src/language/table.js';
import { writeText } from '../../src/language/text.js';
import type { Problem } from '../../src/problem/problem.js';
import { readProblem } from '../../src/problem/read.js';

export interface ProblemText {
  readonly tape: readonly string[];
  readonly parameters: string;
  readonly assumptions: readonly string[];
  /** `x: 2 = 1, -2`: name, shape and entries; an open one is `?`. */
  readonly given: readonly string[];
}

export const textOfSpec = (spec: string): ProblemText => textOfProblem(readProblem(spec, 'test.yaml'));

export function textOfProblem(problem: Problem): ProblemText {
  return within(problem.table, () => {
    const letters = new Map([...problem.axes].map(([name, axis]) => [name, axis.letters]));
    const text = (e: Parameters<typeof writeText>[0]): string => writeText(e, { letters });
    return {
      tape: problem.definitions.map((d) => `${text(d.symbol)} = ${text(d.value)}`),
      parameters: problem.parameters.map((s: Sym) => text(s)).join(' '),
      assumptions: problem.assumptions.map((a) => `${text(a.left)} = ${text(a.right)} (${a.because})`),
      given: [...problem.given].map(([name, { shape, entries }]) => {
        const values = entries.map((e) => (e ? text(e) : '?')).join(', ');
        return `${name}: ${shape.join(' × ')}${shape.length > 0 ? ' ' : ''}= ${values}`;
      }),
    };
  });
}
