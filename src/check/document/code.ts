/** NumPy programs: their assignments as equations, and what they printed. */

import { flaggedIn, functionsIn, withFlagsInNames } from './code-functions.js';
import type { Formula } from './formula.js';
import { candidate } from './plain.js';
import { type Line, linesOf } from './ranges.js';

/** An input's mark in a notebook that was printed, and in an interactive session. */
const PROMPT = /^\s*(?:In\s*\[[\s\d]*\]:|>>>|\.\.\.)\s?/;
const DEFINITION = /^(\s*)(?:def|class)\s/;
const OF_OBJECT = /\bself\./g;
const STATEMENT =
  /^\s*(?:return|print|import|from|if|elif|else|for|while|with|assert|del|raise|try|except|global|lambda|@)\b/;
/** What does nothing to the numbers of a program. */
const ASIDE = /^\s*(?:print|import|from|assert|del)\b/;
const ASSIGNMENT = /^\s*[A-Za-z_]\w*(?:\[[^\]=]{1,40}\])?\s*=(?!=)/;
const CHANGE = /^([A-Za-z_]\w*)\s*([-+*/])=\s*/;
/** `dZ[Z <= 0] = 0` */
const MASK = /^([A-Za-z_]\w*)\[\s*([^\]=<>]{1,40}?)\s*(<=|<|>=|>)\s*0(?:\.0*)?\s*\]\s*=\s*0(?:\.0*)?\s*$/;
/** Where something does not hold that holds by this sign. */
const ELSEWHERE: Readonly<Record<string, string>> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' };
/** `P[range(N), y] -= 1` */
const AT_LABELS =
  /^([A-Za-z_]\w*)\[\s*(?:range|np\.arange|torch\.arange)\([^()]{1,40}\)\s*,\s*([A-Za-z_]\w*)\s*\]\s*-=\s*1(?:\.0*)?\s*$/;
const COMMENT = /#.*$/;
const MOST_CHARACTERS = 1500;

/** The assignments of a program, and the functions that it defines, whose own names are left out. */
export function codeFormulas(program: string): readonly Formula[] {
  const formulas: Formula[] = [...functionsIn(program)];
  const flagged = flaggedIn(program);
  let inFunction: number | undefined;
  let depthBefore: number | undefined;
  for (const line of linesOf(program)) {
    const prompt = PROMPT.exec(line.text)?.[0].length ?? 0;
    const said = line.text.slice(prompt).replace(COMMENT, '').trimEnd();
    const text = withFlagsInNames(
      said.replace(OF_OBJECT, (object) => ' '.repeat(object.length)),
      flagged,
    );
    if (text.trim() === '') continue;
    const depth = text.length - text.trimStart().length;
    if (inFunction !== undefined && depth > inFunction) continue;
    const definition = DEFINITION.exec(text);
    inFunction = definition ? (definition[1] as string).length : undefined;
    if (ASIDE.test(text)) continue;
    const formula =
      definition || STATEMENT.test(text) ? undefined : formulaIn(text.slice(depth), line.start + prompt + depth);
    if (formula) formulas.push({ ...formula, isEntry: depth !== depthBefore });
    depthBefore = formula && depth;
  }
  return formulas;
}

function formulaIn(statement: string, start: number): Formula | undefined {
  if (statement.length > MOST_CHARACTERS) return undefined;
  return changeIn(statement, start) ?? (ASSIGNMENT.test(statement) ? candidate(statement, start, 'code') : undefined);
}

/** What a statement makes of a name: `w -= c` is `w = w - (c)`. */
function changeIn(text: string, start: number): Formula | undefined {
  const [masked = '', name, by, sign = ''] = MASK.exec(text) ?? [];
  // What is 0 there is as it was elsewhere.
  if (name !== undefined) return changed(name, `* (${by} ${ELSEWHERE[sign]} 0)`, masked, start);
  const [labelled = '', outputs, labels] = AT_LABELS.exec(text) ?? [];
  // Labels say where the 1 of a target stands.
  if (outputs !== undefined) return changed(outputs, `- ${labels}`, labelled, start);
  const [all = '', head, operator] = CHANGE.exec(text) ?? [];
  if (head === undefined) return undefined;
  const before = `${head} = ${head} ${operator} (`;
  return {
    ...candidate(`${before}${text.slice(all.length)})`, start, 'code'),
    offsetOf: (at) =>
      start + (at <= head.length ? at : Math.min(Math.max(at - before.length, 0) + all.length, text.length)),
  };
}

/** `name = name CHANGE`, for a statement that says it otherwise. */
const changed = (name: string, change: string, statement: string, start: number): Formula => ({
  ...candidate(`${name} = ${name} ${change}`, start, 'code'),
  offsetOf: (at) => start + Math.min(at, statement.length),
});

const PRINT =
  /\bprint\(\s*f?(["'])(?<label>(?:(?!\1)[^\\\n{}]|\\.){3,120})\1\s*,\s*(?<what>[A-Za-z_][\w.]{0,40})\s*\)/g;

/** What a print statement says before a value, and of what. */
export interface Printed {
  readonly label: string;
  readonly what: string;
}

export const printsIn = (program: string): readonly Printed[] =>
  [...program.matchAll(PRINT)].flatMap(({ groups }) => {
    const { label = '', what = '' } = groups ?? {};
    const shown = label.replace(/\\n/g, ' ').trim();
    return shown.length > 2 ? [{ label: shown, what }] : [];
  });

/** Numbers behind the labels that the text's own print statements put before them: what they are of is certain. */
export function printedFormulas(text: string, prints: readonly Printed[] = printsIn(text)): readonly Formula[] {
  if (prints.length === 0) return [];
  const lines = linesOf(text);
  return lines.flatMap((line, n): readonly Formula[] => {
    const shown = line.text.trimStart();
    const print = prints.filter((p) => shown.startsWith(p.label));
    const [only] = print;
    if (only === undefined || print.some((p) => p.what !== only.what)) return [];
    const from = line.start + line.text.indexOf(only.label) + only.label.length;
    const end = endOfValue(text, from, lines, n);
    return end === undefined ? [] : [printed(only.what, text, from, end)];
  });
}

const VALUE = /^[\s[\]\d.,eE+-]*\d[\s[\]\d.,eE+-]*$/;
/** More lines than these are not one printed array that is compared. */
const MOST_LINES = 60;

/** Where a number or an array that was printed ends; undefined where something else stands there. */
function endOfValue(text: string, from: number, lines: readonly Line[], first: number): number | undefined {
  for (let n = first; n < Math.min(lines.length, first + MOST_LINES); n++) {
    const end = (lines[n] as Line).end;
    const value = text.slice(from, end);
    if (value.trim() === '') continue;
    if (!VALUE.test(value)) return undefined;
    if (value.split('[').length === value.split(']').length) return end;
  }
  return undefined;
}

function printed(what: string, text: string, from: number, end: number): Formula {
  const value = text.slice(from, end);
  const lead = value.length - value.trimStart().length;
  return shownFor(`${what} = `, value.trim(), from + lead, 'text');
}

/** A value in the document, said to be that of something that stands elsewhere. */
export const shownFor = (head: string, value: string, start: number, notation: Formula['notation']): Formula => ({
  text: `${head}${value}`,
  notation,
  offsetOf: (at) => start + Math.min(Math.max(at - head.length, 0), value.length),
  isDisplayed: true,
  isMarked: false,
});
