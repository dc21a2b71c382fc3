/** Given matrices lie on the page as their entries are numbered there, also where the tape speaks of single entries. */
import { expect, test } from 'vitest';
import { solveText } from '../../../src/commands/solved.js';
import { unicode } from '../../../src/language/unicode.js';
import { solutionSheet } from '../../../src/report/solution-sheet.js';
import { solveInStyle } from '../../../src/report/styles/styles.js';
import { textOf, withKeys } from '../../support/shipped.js';

test.each([
  ['{style: delta}', '[0.2 −0.4; 0.1 0.3; −0.3 0.5]', '[0.1; 0; −0.1]'],
  ['{style: delta, weight_order: from-to, vectors: rows}', '[0.2 0.1 −0.3; −0.4 0.3 0.5]', '[0.1 0 −0.1]'],
  ['{style: operations, weight_order: from-to, vectors: rows}', '[0.2 0.1 −0.3; −0.4 0.3 0.5]', '[0.1 0 −0.1]'],
])('softmax-batch with %s', (notation, weights, bias) => {
  const text = withKeys(textOf('softmax-batch'), `notation: ${notation}`);
  const [part] = solveText({ name: 'softmax-batch', text }, { solver: solveInStyle });
  const { solution } = part as NonNullable<typeof part>;
  const { blocks } = solutionSheet([{ part: undefined, solution, certificate: { seed: 0, checks: [], failures: [] } }]);
  const printed = blocks.flatMap((block) =>
    block.kind === 'equation' ? block.lines.map((l) => unicode(l.right)) : [],
  );
  expect(printed).toContain(weights);
  expect(printed).toContain(bias);
});
