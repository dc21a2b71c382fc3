/** Sheets in the notations of textbooks and courses, read by a spec with that notation, and by one that knows nothing of it. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../../src/check/check.js';
import { isRight, type Verdict } from '../../../src/check/judge/verdict.js';
import { readProblems } from '../../../src/problem/read.js';
import { texOf } from '../../support/check/tex-of.js';
import { plainTextOf, withKeys } from '../../support/shipped.js';

const verdictsOf = (spec: string, tex: string): readonly Verdict[] =>
  checkDocument(readProblems(spec, 'spec'), tex).claims.map((c) => c.verdict);

it.each([
  ['matrix-form', 'mazur'],
  ['matrix-form', 'bishop'],
  ['matrix-form', 'nielsen'],
  ['matrix-form', 'goodfellow'],
  ['two-outputs', 'nielsen'],
  ['sigmoid-hidden', 'bishop'],
])('%s in the notation of %s', (name, notation) => {
  const spec = plainTextOf(name);
  const printed = withKeys(spec, `notation: ${notation}`);
  const tex = texOf(printed);
  const [known, unknown] = [verdictsOf(printed, tex), verdictsOf(spec, tex)];
  expect(known.length).toBeGreaterThan(20);
  expect(known.filter((v) => !isRight(v))).toEqual([]);
  expect(unknown.filter((v) => v === 'wrong')).toEqual([]);
});

it('an operation has the name that the sheet gives it', () => {
  const printed = withKeys(plainTextOf('matrix-form'), 'notation: cs231n');
  const verdicts = verdictsOf(printed, texOf(printed));
  expect(verdicts.length).toBeGreaterThan(20);
  expect(verdicts.filter((v) => !isRight(v))).toEqual([]);
});

it('says only of letters that mean something else than in the spec what they mean', () => {
  const lines = ['y = a_4', 'E = \\frac12 (t - y)^2', '\\frac{dE}{dw_7} = (y - t) y (1 - y) a_1'];
  const { notes } = checkDocument(
    readProblems(plainTextOf('one-step'), 'spec').slice(1),
    lines.map((line) => `$$${line}$$`).join('\n\n'),
  );
  expect(notes.map(({ says }) => says)).toEqual(['read y as the outputs, t as the targets']);
});
