/** Statements of a program in its language: a definition as code, with the shape of its arrays beside it. */

import type { Functions } from '../catalog/functions.js';
import type { Target } from '../catalog/targets.js';
import type { Lines } from '../document/program.js';
import { call, type Expr, type FreeIndex, isNum, type Sym } from '../language/expr.js';
import { replaceParts } from '../language/walk.js';
import type { Axis } from '../problem/problem.js';
import { arrayCode } from './arrays.js';
import { type Code, isConstant } from './code.js';
import { entryCode } from './entries.js';
import { stackedCode, tabledCode } from './gather.js';
import type { Namer } from './identifiers.js';
import { floating, printCode, type Spelling } from './print.js';
import type { Gathering, Read } from './variables.js';
import { WIDTH, wrapped } from './wrap.js';

export interface Writer {
  /** `e` over the indices `target`, as text. */
  readonly text: (e: Expr, target?: readonly FreeIndex[]) => string;
  /** The same as a value of its own, which may have to be more than a plain number. */
  readonly value: (e: Expr, target: readonly FreeIndex[]) => string;
  /** `name = text`, a declaration where the language has those. */
  readonly assign: (name: string, text: string, remark?: string) => Lines;
  /** What a function gives back: one value, or several. */
  readonly returned: (values: readonly string[]) => Lines;
  /** A new value for what has one already. */
  readonly reassign: (name: string, text: string) => Lines;
  /** An entry (from 1) of an array put back to what it was: it is frozen. */
  readonly keep: (name: string, places: readonly number[], value: string) => Lines;
  /** The shape of an array, as a comment has it; nothing for a number. */
  readonly shape: (shape: readonly number[]) => string;
  readonly sizesOf: (target: readonly FreeIndex[]) => readonly number[];
  /** An array put together from its parts. */
  readonly gathered: (gathering: Gathering, definedBy: (s: Sym) => string) => string;
  /** Numbers in nested lists as an array of the language, to be differentiated by or not. */
  readonly given: (list: Nested, isParameter: boolean) => string;
  readonly loaded: Spelling['loaded'];
}

export type Nested = number | readonly Nested[];

export interface WriterSettings {
  readonly target: Target;
  readonly axes: ReadonlyMap<string, Axis>;
  readonly functions: Functions;
  readonly read: (s: Sym) => Read;
  readonly spelling: Spelling;
  /** Names for the indices of loops. */
  readonly namer: Namer;
}

export function newWriter({ target, axes, functions, read, spelling, namer }: WriterSettings): Writer {
  const sizeOf = (range: string): number => axes.get(range)?.size ?? 1;
  const isLooped = target === 'typescript';
  const [comment, end] = isLooped ? ['//', ';'] : ['#', ''];
  const letters = new Map<string, string>();
  const letterOf = (range: string, around: readonly string[]): string => {
    const wishes = [...(axes.get(range)?.letters ?? []), 'i', 'j', 'k', 'l', 'm', 'n'];
    for (const wish of wishes) {
      const letter = letters.get(wish) ?? namer.inside().name(wish);
      letters.set(wish, letter);
      if (!around.includes(letter)) return letter;
    }
    return namer.inside().name(`i${around.length}`);
  };
  const reading = { read, sizeOf, letterOf };
  const codeOf = (e: Expr, over: readonly FreeIndex[]): Code => {
    const complete = withArguments(e, functions);
    return isLooped ? entryCode(complete, over, reading) : arrayCode(complete, over, reading);
  };
  return {
    text: (e, over = []) => printCode(codeOf(e, over), spelling),
    value: (e, over) => {
      const code = codeOf(e, over);
      const text = printCode(code, spelling);
      return isConstant(code) && !isLooped ? spelling.given(floating(text), true, false) : text;
    },
    assign: (name, text, remark = '') => {
      const statement = wrapped(`${isLooped ? 'const ' : ''}${name} = ${text}${end}`, !isLooped);
      return withComment(statement, remark && `${comment} ${remark}`);
    },
    returned: (values) => {
      const list = values.join(', ');
      return wrapped(`return ${isLooped && values.length > 1 ? `[${list}] as const` : list}${end}`, !isLooped);
    },
    reassign: (name, text) => wrapped(`${name} = ${text}${end}`, !isLooped),
    keep: (name, places, value) => {
      const at = spelling.entry(
        '',
        places.map((n) => n - 1),
      );
      const line = target === 'jax' ? `${name} = ${name}.at${at}.set(${value})` : `${name}${at} = ${value}${end}`;
      return withComment([line], `${comment} frozen`);
    },
    shape: (shape) => {
      if (shape.length === 0) return '';
      return isLooped ? shape.join(' x ') : `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
    },
    sizesOf: (over) => over.map((i) => sizeOf(i.range)),
    gathered: (gathering, definedBy) => {
      const part = (s: Sym): Code => ({ kind: 'name', name: definedBy(s) });
      const code = isLooped ? tabledCode(gathering, part, reading) : stackedCode(gathering, part);
      return printCode(code, spelling);
    },
    given: (list, isParameter) => spelling.given(listText(list, isLooped), typeof list === 'number', isParameter),
    loaded: spelling.loaded,
  };
}

/** Calls with all that the functions need: numbers that a parameter has by itself are left out, symbols put in. */
const withArguments = (e: Expr, functions: Functions): Expr =>
  replaceParts(e, (part, descend) => {
    const parameters = part.kind === 'call' ? (functions.get(part.fn)?.parameters ?? []) : [];
    if (part.kind !== 'call' || parameters.length === 0) return undefined;
    const [argument, ...given] = part.args as [Expr, ...Expr[]];
    const all = parameters.map(({ value }, n) => given[n] ?? value);
    const isUsual = parameters.map(({ value }, n) => isNum(value) && value === all[n]);
    return call(part.fn, descend(argument), ...all.slice(0, isUsual.lastIndexOf(false) + 1));
  });

/** Beside the last line, where it fits; else above. */
function withComment(lines: Lines, comment: string): Lines {
  if (comment === '') return lines;
  const beside = `${lines.at(-1)}${comment.startsWith('#') ? '  ' : ' '}${comment}`;
  return beside.length > WIDTH ? [comment, ...lines] : [...lines.slice(0, -1), beside];
}

/** `[[1.0, 2.0]]` */
export const listText = (list: Nested, isWhole: boolean): string =>
  typeof list === 'number' ? numberText(list, isWhole) : `[${list.map((e) => listText(e, isWhole)).join(', ')}]`;

const numberText = (x: number, isWhole: boolean): string => (isWhole ? String(x) : floating(String(x)));
