/** Notations change how names print, and nothing else; no two names print alike; no old name stays on a sheet. */
import { describe, expect, test } from 'vitest';
import { solveProblem } from '../../../src/backprop/solution.js';
import { NOTATIONS } from '../../../src/catalog/notations.js';
import { solveText } from '../../../src/commands/solved.js';
import { solve } from '../../../src/index.js';
import { type Sym, sym } from '../../../src/language/expr.js';
import { latex } from '../../../src/language/latex.js';
import type { Layout } from '../../../src/language/layout.js';
import { plainNotation, symbolLayout } from '../../../src/language/notation.js';
import { within } from '../../../src/language/table.js';
import { symbolsOf } from '../../../src/language/walk.js';
import { placesOf } from '../../../src/notation/places.js';
import type { Problem } from '../../../src/problem/problem.js';
import { readProblems } from '../../../src/problem/read.js';
import { notationOf } from '../../../src/report/notation.js';
import { solutionSheet } from '../../../src/report/solution-sheet.js';
import { solveInStyle } from '../../../src/report/styles/styles.js';
import { SHIPPED, textOf, withKeys } from '../../support/shipped.js';

const CHOICES: readonly string[] = [
  ...NOTATIONS.flatMap(({ name }) => [
    `{profile: ${name}, weight_order: to-from}`,
    `{profile: ${name}, weight_order: from-to}`,
  ]),
  '{activation: h, preactivation: s, layers: brackets, weights: flat-columns, samples: columns, vectors: rows}',
  '{activation: h, weights: flat-rows, loss: J}',
  '{layers: names, preactivation: net, new_value: new}',
];

const NETWORKS = ['two-outputs', 'one-step', 'matrix-form', 'softmax-batch', 'from-to'];

/** What is about networks is refused where there is none. */
function inNotation(name: string, choice: string): string {
  const spec = textOf(name);
  const general = choice.replaceAll(/, weight_order: [\w-]+|(activation|preactivation|layers|weights): [\w-]+, /g, '');
  return withKeys(spec, `notation: ${/^network:/m.test(spec) ? choice : general}`);
}

/** All symbols that each part of a sheet may speak of: those of the tape, given ones, adjoints. */
function symbolsIn(name: string, choice: string): readonly (readonly (readonly [Sym, string])[])[] {
  return readProblems(inNotation(name, choice), `${name}.yaml`).map(({ problem }) =>
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
    for (const symbols of symbolsIn(name, choice)) {
      const printed = new Map<string, string>();
      for (const [s, printing] of symbols) {
        expect(`${printing} is ${printed.get(printing) ?? s.name}`).toBe(`${printing} is ${s.name}`);
        printed.set(printing, s.name);
      }
    }
  });
});

describe.each(NOTATIONS.map((row) => row.name))('%s', (profile) => {
  test.each(NETWORKS)('%s: no name stays as it was spelled', (name) => {
    for (const { part, solution } of solveText(
      { name, text: inNotation(name, `{profile: ${profile}}`) },
      { solver: solveInStyle },
    )) {
      const { problem } = solution;
      const sheet = solutionSheet([{ part, solution, certificate: { seed: 0, checks: [], failures: [] } }]);
      const [old, fresh] = within(problem.table, () => {
        const notation = notationOf(problem);
        const symbols = [problem.loss, ...unitsOf(problem)];
        return [plainNotation, notation].map((n) => new Set(symbols.map((s) => JSON.stringify(symbolLayout(s, n)))));
      }) as [Set<string>, Set<string>];
      for (const symbol of symbolsOn(sheet)) {
        const printing = JSON.stringify(symbol);
        expect(old.has(printing) && !fresh.has(printing), printing).toBe(false);
      }
    }
  });
});

/** The symbols of a network that have a place of their own. */
function unitsOf({ network }: Problem): readonly Sym[] {
  if (!network) return [];
  const { entries } = placesOf(network);
  return [...entries.values()].map(({ symbol }) => symbol);
}

/** Every letter on a sheet, with its marks. What stands inside of these is another matter: the w of w₁. */
function symbolsOn(node: unknown): readonly Layout[] {
  if (Array.isArray(node)) return node.flatMap(symbolsOn);
  if (typeof node !== 'object' || node === null) return [];
  if ('kind' in node && ['identifier', 'script', 'accent'].includes(String(node.kind))) return [node as Layout];
  return Object.values(node).flatMap(symbolsOn);
}

describe('the results', () => {
  /** Everything but the printing of formulas. */
  const numbers = (spec: string): unknown =>
    JSON.parse(JSON.stringify(solve(spec), (key, value) => (key === 'latex' ? undefined : value)));

  test.each(SHIPPED)('of %s are those without a notation', (name) => {
    const plain = numbers(inNotation(name, '{}'));
    for (const choice of CHOICES.filter((_, n) => n % 4 === 0))
      expect(numbers(inNotation(name, choice))).toEqual(plain);
  });
});
