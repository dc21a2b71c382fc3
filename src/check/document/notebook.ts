/** Jupyter notebooks (nbformat 4): text cells are Markdown, code cells NumPy; every place is one in the file itself. */
import { codeFormulas, type Printed, printedFormulas, printsIn } from './code.js';
import { type Formula, moved } from './formula.js';
import { type Heading, headingsIn } from './headings.js';
import { type JsonNode, jsonOf, memberOf, type PlacedText, textsOf } from './json-places.js';
import type { Preamble } from './macros.js';
import { readMarkdown } from './markdown.js';

export const isNotebook = (text: string): boolean => /^\s*\{/.test(text) && /"nbformat"\s*:/.test(text);

/** Why a text is no notebook, in words; undefined where it is one. */
export function notANotebook(text: string): string | undefined {
  try {
    const data = jsonOf(text);
    if (memberOf(data, 'cells')?.kind === 'array') return undefined;
    return memberOf(data, 'worksheets')
      ? 'it is of an old format (nbformat 3); save it again'
      : 'it has no list of cells';
  } catch (error) {
    return (error as Error).message;
  }
}

interface Notebook {
  readonly formulas: readonly Formula[];
  readonly macros: Preamble['macros'];
  readonly headings: readonly Heading[];
}

/** Throws SyntaxError where the text is no JSON. */
export function readNotebook(text: string): Notebook {
  const cells = memberOf(jsonOf(text), 'cells');
  const formulas: Formula[] = [];
  const headings: Heading[] = [];
  let macros: Preamble['macros'] = {};
  const prints: Printed[] = [];
  for (const cell of cells?.kind === 'array' ? cells.items : []) {
    const kind = stringIn(memberOf(cell, 'cell_type'));
    const source = textsOf(memberOf(cell, 'source'));
    if (source === undefined) continue;
    const { offsetOf } = source;
    const found = (some: readonly Formula[], at: PlacedText): void => {
      formulas.push(...some.map((f) => moved(f, at.offsetOf)));
    };
    if (kind === 'markdown') {
      const cellRead = readMarkdown(source.text);
      macros = { ...macros, ...cellRead.macros };
      found(cellRead.formulas, source);
      headings.push(...headingsIn(source.text).map((h) => ({ ...h, start: offsetOf(h.start) })));
    } else if (kind === 'code') {
      found(codeFormulas(source.text), source);
      prints.push(...printsIn(source.text));
      for (const output of outputsOf(cell)) found(printedFormulas(output.text, prints), output);
    }
  }
  return { formulas, macros, headings };
}

const stringIn = (node: JsonNode | undefined): string | undefined =>
  node?.kind === 'string' ? node.value.text : undefined;

function outputsOf(cell: JsonNode): readonly PlacedText[] {
  const outputs = memberOf(cell, 'outputs');
  return (outputs?.kind === 'array' ? outputs.items : []).flatMap((output) => textsOf(memberOf(output, 'text')) ?? []);
}
