/** Notations change how names print, and nothing else; no two names print alike; no old name stays on a sheet. */
import { describe, expect, test } from 'vitest';
import { solveProblem } from '../../../src/backprop/solution.js';
import { NOTATIONS } from '../../../src/catalog/notations.js';
import { solve } from '../../../src/index.js';
import { type Sym, sym } from '../../../src/language/expr.js';
import { latex } from '../../../src/language/latex.js';
import { symbolLayout } from '../../../src/language/notation.js';
import { within } from '../../../src/language/table.js';
import { symbolsOf } from '../../../src/language/walk.js';
import { readProblems } from '../../../src/problem/read.js';
import { notationOf } from '../../../src/report/notation.js';
import { SHIPPED, textOf } from '../../support/shipped.js';

const CHOICES: readonly string[] = [
  ...NOTATIONS.flatMap(({ name }) => [
    `{profile: ${name}, weight_order: to-from}`,
    `{profile: ${name}, weight_order: from-to}`,
  ]),
  '{activation: h, preactivation: s, layers: brackets, weights: flat-columns, samples: columns, vectors: rows}',
  '{activation: h, output: yhat, weight: theta, bias: beta}',
  '{weights: placed, layers: names, weight: w, bias: b, preactivation: net}',
];

const inNotation = (name: string, choice: string): string =>
  `${textOf(name).replace(/^notation:.*$/m, '')}\nnotation: ${choice}\n`;

/** All symbols that a sheet may speak of: those of the tape, given ones, adjoints. */
function symbolsIn(name: string, choice: string): readonly (readonly [Sym, string])[] {
  return readProblems(inNotation(name, choice), `${name}.yaml`).flatMap(({ problem }) =>
    within(problem.table, () => {
      const notation = notationOf(problem);
      const { gradients } = solveProblem(problem);
      const network = problem.network ? Object.values(problem.network.layers).flatMap((l) => [...l.outputs]) : [];
      const symbols = new Set([
        ...problem.definitions.flatMap((d) => [d.symbol, ...symbolsOf(d.value)]),
        ...problem.parameters,
        ...network,
        ...[...problem.given].filter(([, { shape }]) => shape.length === 0).map(([given]) => sym(given)),
        ...gradients.intermediates.flatMap((a) => (a.name ? [a.name] : [])),
      ]);
      return [...symbols].map((s) => [s, latex(symbolLayout(s, notation))] as const);
    }),
  );
}

describe.each(CHOICES)('%s', (choice) => {
  test.each(SHIPPED)('%s: different names print differently', (name) => {
    const printed = new Map<string, string>();
    for (const [s, printing] of symbolsIn(name, choice)) {
      expect(`${printing} is ${printed.get(printing) ?? s.name}`).toBe(`${printing} is ${s.name}`);
      printed.set(printing, s.name);
    }
  });
});

describe('the results', () => {
  /** Everything but the printing of formulas. */
  const numbers = (spec: string): unknown =>
    JSON.parse(JSON.stringify(solve(spec), (key, value) => (key === 'latex' ? undefined : value)));

  test.each(SHIPPED)('of %s are those without a notation', (name) => {
    const plain = numbers(inNotation(name, '{}'));
    for (const choice of CHOICES.filter((_, n) => n % 2 === 0))
      expect(numbers(inNotation(name, choice))).toEqual(plain);
  });
});
