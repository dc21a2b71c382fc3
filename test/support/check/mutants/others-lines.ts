/** The right lines of others' documents, as documents that mistakes are put into. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { checkDocument } from '../../../../src/check/check.js';
import { readProblems } from '../../../../src/problem/read.js';
import { type Chain, chainsIn } from '../../printed/tex-sheet.js';
import { documentOf, LINE } from '../labelled.js';
import type { Subject } from './judge.js';
import { statementOf, valueTest } from './values.js';
import { asWords, namesWorth, type Worth } from './worth.js';

const WORTH: Readonly<Record<string, Worth>> = parse(
  readFileSync(fileURLToPath(new URL('../../../data/claims/worth.yaml', import.meta.url)), 'utf8'),
);

/** The documents of which it is known what their names are worth. */
export const OTHERS = Object.keys(WORTH);

/** The document of that name without the lines that a person did not find right, and without what goes on from them. */
export function othersLines(name: string): Subject {
  const { text, spec, specName } = documentOf(name);
  let isDropped = false;
  const right = text.replaceAll(LINE, (line, latex, label) => {
    isDropped = !RIGHT.includes(label) || (isDropped && /^\s*=/.test(latex));
    return isDropped ? '' : line;
  });
  const parts = readProblems(spec, specName);
  const names = namesWorth(WORTH[name] as Worth);
  return {
    text: right,
    check: (document) => checkDocument(parts, document, 'markdown').claims,
    changesValue: valueTest(right, names, (document) =>
      linesIn(document).map((chain) => statementOf(chain, { names, updated: names })),
    ),
  };
}

const RIGHT: readonly string[] = ['correct', 'rounding-ok'];

/** The chains of a document; a line that begins with its sign goes on with the one before. */
const linesIn = (document: string): readonly Chain[] =>
  chainsIn([...document.matchAll(/^\$\$(.*)\$\$/gm)].map(([, line = '']) => asWords(line).replace(/^\s*=/, '& =')));
