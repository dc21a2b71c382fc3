/** The functions that a program defines by a formula: `def sigmoid(x): return 1/(1 + np.exp(-x))`. */
import type { Formula } from './formula.js';
import { candidate } from './plain.js';
import { linesOf } from './ranges.js';

const HEAD = /^(\s*)def\s+(\w+)\s*\(([\w\s,]*)\)\s*:(.*)$/;
const LAMBDA = /^()(\w+)\s*=\s*lambda\s+([\w\s,]*):(.*)$/;
const LOCAL = /^([A-Za-z_]\w*)\s*=(?!=)\s*(.+)$/;
const RETURN = /^return\s+(.+)$/;
const REMARK = /#.*$|^\s*(?:"""|''')[^"']*(?:"""|''')\s*$/;
/** A longer body is no formula that somebody gave a name. */
const MOST_CHARACTERS = 400;

/** Each as `NAME = BODY` with its parameters. What does more than to work out a formula is left out. */
export function functionsIn(program: string): readonly Formula[] {
  const lines = linesOf(program);
  return lines.flatMap((line, n): readonly Formula[] => {
    const [, indent, name, list = '', rest = ''] = HEAD.exec(line.text) ?? LAMBDA.exec(line.text) ?? [];
    if (indent === undefined || name === undefined) return [];
    const body = [
      rest,
      ...indented(
        lines.slice(n + 1).map((l) => l.text),
        indent.length,
      ),
    ]
      .map((text) => text.replace(REMARK, '').trim())
      .filter((text) => text !== '');
    const parameters = list
      .split(',')
      .map((p) => p.trim())
      .filter((p) => p !== '' && p !== 'self');
    const value = LAMBDA.test(line.text) ? rest : returnedBy(body);
    if (value === undefined || parameters.length === 0 || value.length > MOST_CHARACTERS) return [];
    return [{ ...candidate(`${name} = ${value}`, line.start, 'code'), offsetOf: () => line.start, parameters }];
  });
}

/** The lines of a body. */
function indented(lines: readonly string[], depth: number): readonly string[] {
  const end = lines.findIndex((text) => text.trim() !== '' && text.length - text.trimStart().length <= depth);
  return end < 0 ? lines : lines.slice(0, end);
}

/** What a body returns, its own names written out; undefined where it does anything else. */
function returnedBy(body: readonly string[]): string | undefined {
  const locals: (readonly [string, string])[] = [];
  for (const statement of body) {
    const value = RETURN.exec(statement)?.[1] ?? LOCAL.exec(statement)?.[2];
    if (value === undefined) return undefined;
    const written = locals.reduceRight(
      (text, [name, by]) => text.replace(new RegExp(`\\b${name}\\b`, 'g'), `(${by})`),
      value,
    );
    if (RETURN.test(statement) || written.length > MOST_CHARACTERS) return written;
    locals.push([LOCAL.exec(statement)?.[1] as string, written]);
  }
  return undefined;
}
