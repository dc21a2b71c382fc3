/** The functions that a program defines by a formula: `def sigmoid(x): return 1/(1 + np.exp(-x))`. */
import type { Formula } from './formula.js';
import { candidate } from './plain.js';
import { linesOf } from './ranges.js';

const HEAD = /^(\s*)def\s+(\w+)\s*\(([\w\s,=]*)\)\s*:(.*)$/;
const LAMBDA = /^()(\w+)\s*=\s*lambda\s+([\w\s,]*):(.*)$/;
const LOCAL = /^([A-Za-z_]\w*)\s*=(?!=)\s*(.+)$/;
const RETURN = /^return\s+(.+)$/;
const REMARK = /#.*$|^\s*(?:"""|''')[^"']*(?:"""|''')\s*$/;
/** A last parameter that asks for something else where it is set: `deriv=False`. */
const FLAG = /^(\w+)\s*=\s*(?:False|0)$/;
const ASKS_FLAG = /^if\s*\(?\s*(\w+)\s*(?:(?:==|is)\s*(?:True|1)\s*)?\)?\s*:\s*(.*)$/;
/** `nonlin(l1, deriv=True)` */
const SETS_FLAG = /\b([A-Za-z_]\w*)\(((?:[^()=]|\([^()]*\))+?),\s*(\w+)\s*=\s*(?:True|1)\s*\)/g;
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
    const define = (called: string, value: string | undefined, of: readonly string[]): readonly Formula[] =>
      value === undefined || of.length === 0 || value.length > MOST_CHARACTERS || of.some((p) => p.includes('='))
        ? []
        : [{ ...candidate(`${called} = ${value}`, line.start, 'code'), offsetOf: () => line.start, parameters: of }];
    const [, flag] = FLAG.exec(parameters.at(-1) ?? '') ?? [];
    if (flag === undefined) return define(name, LAMBDA.test(line.text) ? rest : returnedBy(body), parameters);
    const { set, unset } = byFlag(body, flag);
    const others = parameters.slice(0, -1);
    return [...define(nameWithFlag(name, flag), returnedBy(set), others), ...define(name, returnedBy(unset), others)];
  });
}

/** A body that begins by asking for a flag: what it does where that is set, and where it is not. */
function byFlag(body: readonly string[], flag: string): Record<'set' | 'unset', readonly string[]> {
  const [, asked, inline = ''] = ASKS_FLAG.exec(body[0] ?? '') ?? [];
  if (asked !== flag) return { set: [], unset: [] };
  const set = inline === '' ? body.slice(1, 2) : [inline];
  const unset = body.slice(inline === '' ? 2 : 1).flatMap((line) => line.replace(/^else\s*:\s*/, '') || []);
  return { set, unset };
}

const nameWithFlag = (name: string, flag: string): string => `${name}_${flag}`;

/** The names of a program's functions that take a flag. */
export const flaggedIn = (program: string): ReadonlySet<string> =>
  new Set(
    linesOf(program).flatMap(({ text }) => {
      const [, , name, list = ''] = HEAD.exec(text) ?? [];
      return name !== undefined && FLAG.test((list.split(',').at(-1) ?? '').trim()) ? name : [];
    }),
  );

/** A statement whose calls of functions with a flag have that in the name; all else stays where it is. */
export const withFlagsInNames = (statement: string, flagged: ReadonlySet<string>): string =>
  statement.replace(SETS_FLAG, (call: string, name: string, args: string, flag: string) =>
    flagged.has(name) ? `${nameWithFlag(name, flag)}(${args}`.padEnd(call.length - 1).concat(')') : call,
  );

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
