/** The mathematics in Markdown and in LaTeX: what stands between dollars, and in the environments of amsmath. */
import type { Formula } from './formula.js';
import { type Preamble, preambleOf } from './macros.js';

export interface LatexDocument {
  readonly formulas: readonly Formula[];
  readonly macros: Preamble['macros'];
}

const ENVIRONMENTS = [
  'equation',
  'align',
  'gather',
  'multline',
  'eqnarray',
  'displaymath',
  'math',
  'alignat',
  'flalign',
];
/** What holds one row and needs no alignment. */
const SINGLE = /^(equation|displaymath|math)/;

/** The formulas of a text, displayed and inline, with the macros that it defines. */
export function readLatex(source: string): LatexDocument {
  const text = withoutComments(source);
  const { macros, environments } = preambleOf(text);
  const body = /\\begin\{document\}/.exec(text);
  const from = body ? body.index + body[0].length : 0;
  const formulas = [...text.matchAll(mathematics(environments))].flatMap((match) => {
    const formula = match.index >= from ? formulaOf(match) : undefined;
    return formula && formula.text.trim() !== '' ? [formula] : [];
  });
  return { formulas, macros };
}

const mathematics = (environments: readonly string[]): RegExp =>
  new RegExp(
    [
      String.raw`\$\$(?<dollars>[\s\S]*?)\$\$`,
      String.raw`\\\[(?<brackets>[\s\S]*?)\\\]`,
      String.raw`\\begin\{(?<name>(?:${[...ENVIRONMENTS, ...environments].join('|')})\*?)\}(?<option>\[[^\]\n]*\])?(?<environment>[\s\S]*?)\\end\{\k<name>\}`,
      String.raw`(?<!\\)\$(?<inline>(?:[^$\\\n]|\\.|\n(?!\s*\n))+?)\$`,
      String.raw`\\\((?<parens>[\s\S]*?)\\\)`,
    ].join('|'),
    'g',
  );

function formulaOf(match: RegExpMatchArray): Formula {
  const { dollars, brackets, name, option, environment, inline, parens } = match.groups as Record<
    string,
    string | undefined
  >;
  const inside = dollars ?? brackets ?? environment ?? inline ?? parens ?? '';
  const before = name === undefined ? 1 : `\\begin{${name}}${option ?? ''}`.length;
  const start = (match.index ?? 0) + match[0].indexOf(inside, before);
  const [open, close] = name === undefined || SINGLE.test(name) ? ['', ''] : ROWS;
  return {
    text: `${open}${inside.replace(ROW_END, (end) => `\\\\${' '.repeat(end.length - 2)}`)}${close}`,
    notation: 'latex',
    offsetOf: (at) => start + Math.min(Math.max(at - open.length, 0), inside.length),
    isDisplayed: inline === undefined && parens === undefined,
  };
}

/** The end of a row, with what it says of the page and of the space below. */
const ROW_END = /\\\\\*?(?:\s*\[[^\]\n]*\])?/g;

/** Rows are aligned in any environment that has several. */
const ROWS = ['\\begin{aligned}', '\\end{aligned}'] as const;

/** Comments as spaces, so that everything stays where it stands. */
const withoutComments = (text: string): string =>
  text.includes('\\documentclass') || text.includes('\\begin{')
    ? text.replace(/(?<!\\)%.*$/gm, (comment) => ' '.repeat(comment.length))
    : text;
