/**
 * Whole sheets as they were last read by eye, one a style, one in Spanish, a workbook. After a change that is meant:
 * `npx vitest run test/report/golden.test.ts -u`, and read the difference.
 */
import { expect, it } from 'vitest';
import type { CopyName } from '../../src/report/copies/names.js';
import { writeMarkdown } from '../../src/write/markdown.js';
import { writeTerminal } from '../../src/write/terminal.js';
import { writeTex } from '../../src/write/tex.js';
import { copiesOf } from '../support/copies.js';
import { textOf } from '../support/shipped.js';

const WRITERS = { tex: writeTex, md: writeMarkdown, txt: writeTerminal };

const SHEETS: readonly (readonly [string, CopyName, keyof typeof WRITERS])[] = [
  ['exp-output', 'solution', 'tex'], // paths
  ['reuse', 'solution', 'tex'], // delta
  ['sigmoid-hidden', 'solution', 'tex'], // adjoint
  ['matrix-form', 'solution', 'tex'], // matrix
  ['symbolic-bce', 'solution', 'tex'], // index
  ['max-circuit', 'solution', 'tex'], // operations
  ['from-to', 'solution', 'tex'], // Spanish
  ['relu-hidden', 'workbook', 'tex'],
  ['symbolic-bce', 'solution', 'md'],
  ['linear-collapse', 'questions', 'md'],
  ['product', 'solution', 'txt'],
];

it.each(SHEETS)('%s, %s, as %s', async (name, copy, ending) => {
  const page = WRITERS[ending](copiesOf(textOf(name), name)(copy));
  await expect(page).toMatchFileSnapshot(`golden/${name}${copy === 'solution' ? '' : `-${copy}`}.${ending}`);
});
