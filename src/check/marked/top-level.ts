/** What parts a LaTeX formula: ends of rows, and edges of cells, outside all groups and environments. */

export interface TopLevelSign {
  readonly sign: 'row' | 'cell';
  readonly start: number;
  readonly end: number;
}

const PIECE = /\\\\\*?(?:[ \t]*\[[^\]\n]*\])?|\\begin\b|\\end\b|\\.|[{}&]/gs;

export function* topLevelSigns(latex: string): Generator<TopLevelSign> {
  let depth = 0;
  for (const { 0: found, index } of latex.matchAll(PIECE)) {
    if (found === '{' || found === '\\begin') depth++;
    else if (found === '}' || found === '\\end') depth--;
    else if (depth === 0 && found === '&') yield { sign: 'cell', start: index, end: index + 1 };
    else if (depth === 0 && found.startsWith('\\\\')) yield { sign: 'row', start: index, end: index + found.length };
  }
}
