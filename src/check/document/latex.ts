/** A whole LaTeX document, or a piece of one. */

import { type Sentence, sentence } from '../messages/sentence.js';
import type { Formula } from './formula.js';
import { type Preamble, preambleOf } from './macros.js';
import { mathematicsIn } from './mathematics.js';
import { rangesBetween, rangesOf, without } from './ranges.js';
import { latexTables } from './tables.js';

export interface Mathematics {
  readonly formulas: readonly Formula[];
  readonly macros: Preamble['macros'];
  /** In words: what was left out. */
  readonly unread: readonly Sentence[];
}

const COMMENT = /(?<!\\)%.*$/gm;
const VERBATIM = /\\verb\*?([^a-zA-Z\s*])[^\n]{0,200}?\1/g;
const LITERAL_ENVIRONMENT = /\\begin\{((?:verbatim|lstlisting|minted|comment)\*?)\}/g;
const SWITCHED_OFF = /\\iffalse\b/g;
const OTHER_FILE = /\\(?:input|include|subfile)\s*\{([^{}\n]{1,200})\}/g;

/** The formulas and tables of a LaTeX document, with the macros that it defines. */
export function readLatex(source: string): Mathematics {
  const literal = without(source, [
    ...rangesBetween(source, LITERAL_ENVIRONMENT, ([, name = '']) => `\\end{${name}}`),
    ...rangesOf(source, VERBATIM),
  ]);
  const written = without(literal, rangesOf(literal, COMMENT));
  const text = without(
    written,
    rangesBetween(written, SWITCHED_OFF, () => '\\fi'),
  );
  const { macros, environments } = preambleOf(text);
  const body = /\\begin\{document\}/.exec(text);
  const from = body ? body.index + body[0].length : 0;
  const end = text.indexOf('\\end{document}', from);
  const shown = without(text, [
    { start: 0, end: from },
    { start: end < 0 ? text.length : end, end: text.length },
  ]);
  const tables = latexTables(shown);
  return {
    formulas: [...tables.formulas, ...mathematicsIn(without(shown, tables.cells), environments)],
    macros,
    unread: [...shown.matchAll(OTHER_FILE)].map(([, name = '']) => sentence('otherFile', name)),
  };
}
