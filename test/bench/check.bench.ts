/**
 * How long a hand derivation takes to judge, beside KaTeX alone, which parses the same formulas and knows nothing of
 * them. Each round has a problem, and names, of its own. Compare within one run: `npx vitest bench test/bench/check`.
 */
import katex from 'katex';
import { bench, describe } from 'vitest';
import { checkDocument } from '../../src/check/check.js';
import { readDocument } from '../../src/check/document/document.js';
import { type Part, readProblems } from '../../src/problem/read.js';
import { texOf } from '../support/check/tex-of.js';
import { type MakeSpec, net231, net2331 } from './problems.js';

const WARM = 1;
const ROUNDS = 3;
/** The runner tries a function out before it counts. */
const SPARE = 4;

interface Answer {
  readonly parts: readonly Part[];
  readonly text: string;
}

/** A sheet with numbers, as somebody's answer. */
function answerTo(make: MakeSpec, round: string): Answer {
  const spec = JSON.stringify({ ...make(round), values: { x1: 1, x2: -0.5, y: 1 }, tasks: ['forward', 'gradients'] });
  return { parts: readProblems(spec, 'bench.json'), text: texOf(spec) };
}

function parsed({ text }: Answer): void {
  const { formulas } = readDocument(text, 'latex');
  for (const formula of formulas) katex.renderToString(formula.text, { throwOnError: false, output: 'mathml' });
}

const checked = ({ parts, text }: Answer): void => void checkDocument(parts, text, 'latex');

function onFresh(name: string, work: (answer: Answer) => void, make: MakeSpec): void {
  const answers = Array.from({ length: WARM + ROUNDS + SPARE }, (_, n) => answerTo(make, `r${n}`));
  const options = { warmupIterations: WARM, warmupTime: 0, iterations: ROUNDS, time: 0 };
  bench(name, () => work(answers.pop() as Answer), options);
}

describe.each<[claims: string, make: MakeSpec]>([
  ['a 2-3-1 sigmoid net', net231],
  ['a 2-3-3-1 tanh net', net2331],
])('every claim of the sheet of %s', (_, make) => {
  onFresh('KaTeX alone', parsed, make);
  onFresh('read, understood, proved', checked, make);
});
