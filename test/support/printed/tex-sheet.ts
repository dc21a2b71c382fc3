/** A printed LaTeX sheet taken apart: its chains of equations, its inline mathematics, its tables. */
import { macrosOf, withoutMacros } from './tex-macros.js';

export interface Chain {
  /** What stands before the first relation. */
  readonly left: string;
  readonly sides: readonly { readonly relation: string; readonly latex: string }[];
}
export interface PrintedTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
export interface PrintedSheet {
  /** By the numbers of the equations, from 1: each display may hold several chains. */
  readonly displays: readonly (readonly Chain[])[];
  readonly chains: readonly Chain[];
  readonly inline: readonly Chain[];
  readonly tables: readonly PrintedTable[];
}

export function readTexSheet(tex: string): PrintedSheet {
  const body = withoutMacros(tex.slice(tex.indexOf('\\begin{document}')), macrosOf(tex));
  const displays = [
    ...body.matchAll(/\\begin\{(?:long)?chain\}(?:\\label\{[^}]*\})?(.*?)\\end\{(?:long)?chain\}/gs),
  ].map((m) => chainsIn(rowsOf(m[1] ?? '')));
  const withoutDisplays = body.replace(/\\begin\{((?:long)?chain)\}.*?\\end\{\1\}/gs, '');
  return {
    displays,
    chains: displays.flat(),
    inline: [...withoutDisplays.matchAll(/(?<!\\)\$((?:[^$\\]|\\.)+)\$/gs)].flatMap((m) => chainsIn([m[1] ?? ''])),
    tables: [...body.matchAll(/\\begin\{(longtable|sheettable)\}(.*?)\\end\{\1\}/gs)].map((m) => tableIn(m[2] ?? '')),
  };
}

/** Reasons dropped, a row a line. */
const rowsOf = (display: string): readonly string[] =>
  ['\\whybelow', '\\why']
    .reduce(withoutCommand, display)
    .split(/\\\\\*?(?:\[[^\]]*\])?\s*\n/)
    .map((row) => row.trim());

/** `latex` without a command and its argument. */
function withoutCommand(latex: string, command: string): string {
  let rest = latex;
  for (let at = rest.indexOf(command); at >= 0; at = rest.indexOf(command)) {
    let end = at + command.length;
    let depth = 0;
    if (rest[end] === '[' || rest[end] === '{') {
      do {
        if ('[{'.includes(rest[end] ?? '')) depth++;
        if (']}'.includes(rest[end] ?? '')) depth--;
        end++;
      } while (depth > 0 && end < rest.length);
    }
    rest = rest.slice(0, at) + rest.slice(end);
  }
  return rest;
}

const RELATIONS = ['=', '\\approx', '\\leftarrow', '\\mathrel{:=}'];

/** Rows joined to chains: a new one begins where something stands before the alignment mark. */
export function chainsIn(rows: readonly string[]): readonly Chain[] {
  const texts: string[] = [];
  for (const row of rows) {
    const begins = texts.length === 0 || !/^&/.test(row);
    const content = row.replace('&', ' ').replace(/\\qquad|\\quad/g, ' ');
    if (begins) texts.push(content);
    else texts[texts.length - 1] += ` ${content}`;
  }
  return texts.flatMap((text) => {
    const [left, ...sides] = split(text);
    return left && sides.length > 0 ? [{ left: left.latex.trim(), sides }] : [];
  });
}

/** Cut at every relation outside of braces and environments. */
function split(text: string): { relation: string; latex: string }[] {
  const parts = [{ relation: '', latex: '' }];
  let depth = 0;
  for (let at = 0; at < text.length; ) {
    const relation = depth === 0 ? RELATIONS.find((r) => text.startsWith(r, at)) : undefined;
    if (relation) {
      parts.push({ relation, latex: '' });
      at += relation.length;
      continue;
    }
    const environment = /^\\(begin|end)\{/.exec(text.slice(at));
    if (environment) depth += environment[1] === 'begin' ? 1 : -1;
    if (text[at] === '{') depth++;
    if (text[at] === '}') depth--;
    (parts.at(-1) as { latex: string }).latex += text[at];
    at++;
  }
  return parts;
}

function tableIn(source: string): PrintedTable {
  const begin = source.includes('\\endfoot') ? '\\endfoot' : '\\midrule';
  const body = source.slice(source.indexOf(begin) + begin.length);
  const head = /\\toprule\s*(.*?)\\\\\s*\\midrule/s.exec(source)?.[1] ?? '';
  const rows = body.split(/\\\\\*?\s*\n/).map((row) => row.replace(/\\addlinespace|\\bottomrule.*/gs, '').trim());
  const heads = cellsOf(head);
  const perSet = setOf(heads);
  return {
    caption: /\\caption\{(.*)\}\s*(?:\\\\)?\n/.exec(source)?.[1] ?? '',
    head: heads.slice(0, perSet),
    rows: rows
      .filter((row) => row !== '')
      .map(cellsOf)
      .flatMap((cells) => setsOf(cells, perSet)),
  };
}

/** How many columns a set has where a table stands in several side by side. */
const setOf = (heads: readonly string[]): number =>
  [...heads.keys()].find((n) => n > 1 && heads.length % n === 0 && heads.every((h, k) => h === heads[k % n])) ??
  heads.length;
const setsOf = (cells: readonly string[], perSet: number): readonly (readonly string[])[] =>
  Array.from({ length: cells.length / perSet }, (_, n) => cells.slice(n * perSet, (n + 1) * perSet)).filter(
    ([name]) => name !== '',
  );

const cellsOf = (row: string): readonly string[] => row.split(/(?<!\\)&/).map((cell) => cell.trim());
