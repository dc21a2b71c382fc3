/** What others stand for tells nothing of a side of a line: it must have all the letters by which its names may be read. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../../src/check/check.js';
import { readDocument } from '../../../src/check/document/document.js';
import { readFormulas } from '../../../src/check/formulas.js';
import type { Names } from '../../../src/check/names/names.js';
import { familiesOf, letterOf, lettersOf } from '../../../src/check/names/search/families.js';
import { linesOf } from '../../../src/check/names/search/lines.js';
import { groundOf } from '../../../src/check/world/ground.js';
import { within } from '../../../src/language/table.js';
import { readProblems } from '../../../src/problem/read.js';
import { textOf } from '../../support/shipped.js';

const NOTHING_KNOWN: Names = { read: () => undefined, function: () => undefined };

it.each([
  ['u_1 = q_{11} r_1 + s', ['u', 'q', 'r', 's']],
  ['\\Delta q = -\\eta\\,(u - t)\\,r', ['q', 'u', 't', 'r']],
  ['dQ = R^T (U - T)', ['Q', 'R', 'U', 'T']],
  ['\\bar{q} = (u - t)\\,r', ['q', 'u', 't', 'r']],
  ['q^{new} = q - 0.5 \\frac{\\partial L}{\\partial q}', ['q']],
  ['u_n^{(2)} = f(r^2)', ['u', 'f', 'r']],
])('%s', (line, letters) => {
  const [part] = readProblems(textOf('logistic-regression'), 'spec');
  const { problem } = part as NonNullable<typeof part>;
  within(problem.table, () => {
    const { read } = readFormulas(readDocument(`$$${line}$$`, 'markdown'), groundOf(problem));
    const [only] = linesOf(read.flatMap((r) => r.chains));
    const own = [only?.left, only?.right].flatMap((side) => (side ? [...lettersOf(side)] : []));
    expect(own).toEqual(expect.arrayContaining(letters));
    const families = familiesOf(only as NonNullable<typeof only>, NOTHING_KNOWN);
    expect(own).toEqual(expect.arrayContaining(families.map(letterOf)));
  });
});

// Each row of an aligned derivation goes on with the one above: ∂J/∂z_k = q_k - y_k is said here too.
it('rows that begin with their sign tell of letters', () => {
  const spec = `
network:
  inputs: 2
  layers: [{units: 3, activation: softmax}]
  target: 3
loss: {name: J, is: cross-entropy}
values: {x: [0.5, -1], t: [1, 0, 0]}
`;
  const verdicts = (last: string): readonly string[] => {
    const rows = `\\sum_i \\frac{\\partial J}{\\partial q_i}\\frac{\\partial q_i}{\\partial s_k} \\\\ &= ${last}`;
    const document = `\\begin{align}\n\\frac{\\partial J}{\\partial s_k} &= ${rows}\n\\end{align}`;
    return checkDocument(readProblems(spec, 'spec'), document).claims.map((c) => c.verdict);
  };
  expect(verdicts('q_k - t_k')).toEqual(['correct', 'correct']);
  expect(verdicts('q_k + t_k')).not.toContain('correct');
});
