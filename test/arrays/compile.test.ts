/** Loops over typed arrays against the evaluator that works entry by entry in exact digits. */
import { describe, expect, it } from 'vitest';
import { compileTape, type Program } from '../../src/arrays/compile.js';
import type { Table } from '../../src/arrays/strided.js';
import { placeIn } from '../../src/backprop/numbers/entries.js';
import { derivedEquations, type Solution, solveProblem } from '../../src/backprop/solution.js';
import type { Expr } from '../../src/language/expr.js';
import { evaluateAt } from '../../src/language/settle.js';
import { within } from '../../src/language/table.js';
import type { Problem } from '../../src/problem/problem.js';
import { readProblem } from '../../src/problem/read.js';
import { randomSpec } from '../support/random-spec.js';
import { randomTape } from '../support/random-tape.js';

const numberAt = (e: Expr | undefined): number => (e === undefined ? Number.NaN : evaluateAt(e, () => 0));

const givenTables = ({ given }: Problem): Map<string, Table> =>
  new Map(
    [...given].map(([name, { shape, entries }]) => [name, { shape, values: Float64Array.from(entries, numberAt) }]),
  );

function compiled(solution: Solution): { readonly program: Program; readonly names: readonly string[] } {
  const { problem, gradients, update } = solution;
  const equations = [
    ...derivedEquations(problem, gradients),
    ...(update?.parameters ?? []).flatMap((p) => [...p.lines, { symbol: p.updated, value: p.value }]),
  ];
  const names = [...new Set(equations.map((e) => e.symbol.name))];
  const program = compileTape({
    equations,
    functions: problem.functions,
    sizeOf: (range) => problem.axes.get(range)?.size as number,
    given: givenTables(problem),
    wanted: names,
  });
  return { program, names };
}

/** The largest difference of an entry. */
function worst(name: string, program: Program, { values }: Solution): number {
  const { shape, values: ours } = program.table(name);
  const differences = [...values.entries(name)].map(({ indices, value }) =>
    Math.abs((ours[placeIn(shape, indices) as number] as number) - (value as number)),
  );
  return Math.max(...differences);
}

function expectEqual(spec: string, what: string): void {
  const problem = readProblem(spec, `${what}.json`);
  within(problem.table, () => {
    const solution = solveProblem(problem);
    const { program, names } = compiled(solution);
    program.run();
    // What cancels may leave the rounding of any number that was met on the way.
    const largest = Math.max(1, ...names.flatMap((name) => [...program.table(name).values].map(Math.abs)));
    for (const name of names) expect(worst(name, program, solution), `${what}: ${name}`).toBeLessThan(1e-13 * largest);
  });
}

describe('every definition, adjoint, gradient and update of', () => {
  it.each(Array.from({ length: 12 }, (_, n) => n * 10))('ten random networks from seed %d', (first) => {
    for (let seed = first; seed < first + 10; seed++) expectEqual(JSON.stringify(randomSpec(seed)), `network ${seed}`);
  });
  it.each(Array.from({ length: 8 }, (_, n) => n * 10))('ten random chains from seed %d', (first) => {
    for (let seed = first; seed < first + 10; seed++) expectEqual(randomTape(seed), `chain ${seed}`);
  });
});

describe('the loss of outputs that are 0 or 1 to the last digit', () => {
  const lossOf = (spec: object): readonly [number, number] => {
    const problem = readProblem(JSON.stringify(spec), 'sure.json');
    return within(problem.table, () => {
      const solution = solveProblem(problem);
      const { program } = compiled(solution);
      program.run();
      const { name } = problem.loss;
      return [program.table(name).values[0] as number, solution.values.of(problem.loss) as number];
    });
  };
  const of = (units: number, activation: string, loss: string, weight: number, x: number, t: number[]): object => ({
    network: {
      inputs: 1,
      layers: [{ units, activation, weights: t.map((_, k) => [k % 2 === 0 ? weight : -weight]), bias: false }],
      target: units,
    },
    loss,
    values: { x: [x], t },
    tasks: ['gradients'],
  });

  it.each([
    ['a sigmoid that is sure and wrong', of(1, 'sigmoid', 'binary-cross-entropy', 4, 20, [0])],
    ['a sigmoid that is sure and right', of(1, 'sigmoid', 'binary-cross-entropy', 4, 20, [1])],
    ['a sigmoid that is sure of the other class', of(1, 'sigmoid', 'binary-cross-entropy', 4, -200, [1])],
    ['a softmax that is sure and wrong', of(2, 'softmax', 'cross-entropy', 4, 100, [0, 1])],
    ['a softmax that is sure and right', of(2, 'softmax', 'cross-entropy', 4, 100, [1, 0])],
  ])('%s', (_, spec) => {
    const [ours, exact] = lossOf(spec);
    expect(Math.abs(ours - exact)).toBeLessThanOrEqual(1e-14 * Math.abs(exact) + 1e-300);
  });
});
