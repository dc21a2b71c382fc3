/** A document with code as a Jupyter notebook (nbformat 4.5): words and mathematics in Markdown, the code in cells. */
import type { Document, NumberedBlock } from '../document/document.js';
import type { CodePart } from '../document/program.js';
import { messagesIn } from '../report/messages/messages.js';
import { blockText, headTexts } from './markdown.js';
import { printedBy, programText } from './program.js';

const METADATA = {
  kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
  language_info: { name: 'python' },
};

/** The notebook, with the outputs that its cells have when they run from top to bottom. */
export function writeNotebook(document: Document): string {
  const say = messagesIn(document.language);
  const cells: object[] = [];
  let words: string[] = [...headTexts(document)];
  let executed = 0;
  const id = (): string => `cell-${cells.length + 1}`;
  const flush = (): void => {
    if (words.length > 0)
      cells.push({ cell_type: 'markdown', id: id(), metadata: {}, source: linesOf(words.join('\n\n')) });
    words = [];
  };
  for (const block of document.blocks) {
    if (block.kind === 'code' && block.part !== 'whole') {
      flush();
      cells.push({ id: id(), ...codeCell(block, block.part, ++executed) });
    } else words.push(blockText(block, say));
  }
  flush();
  const notebook = { cells, metadata: METADATA, nbformat: 4, nbformat_minor: 5 };
  return `${JSON.stringify(notebook, undefined, 1)}\n`;
}

function codeCell({ program }: Extract<NumberedBlock, { kind: 'code' }>, part: CodePart, count: number): object {
  const printed = printedBy(program, part);
  return {
    cell_type: 'code',
    execution_count: count,
    metadata: {},
    outputs:
      printed.length === 0 ? [] : [{ name: 'stdout', output_type: 'stream', text: linesOf(`${printed.join('\n')}\n`) }],
    source: linesOf(programText(program, part).trimEnd()),
  };
}

/** As a notebook has text: in lines that keep their ends. What is no character is none of Python's either. */
const linesOf = (text: string): readonly string[] => text.replace(/\p{Surrogate}/gu, '\ufffd').split(/(?<=\n)/);
