/** What holds of every derivation: simplified is simplified, the order of writing does not matter, each step keeps the value. */
import { describe, expect, it } from 'vitest';
import { deriveGradients, type Gradients } from '../../src/backprop/derive.js';
import { sameUpToOrder } from '../../src/language/canonical.js';
import { add, type Expr, mul } from '../../src/language/expr.js';
import { within } from '../../src/language/table.js';
import { writeText } from '../../src/language/text.js';
import { mapChildren } from '../../src/language/walk.js';
import type { Problem } from '../../src/problem/problem.js';
import { readProblem } from '../../src/problem/read.js';
import { shorten } from '../../src/rules/phases.js';
import { newRandom, type Random } from '../support/random.js';
import { randomNetwork } from '../support/random-network.js';
import { randomTape } from '../support/random-tape.js';

const SEEDS = Array.from({ length: 60 }, (_, n) => n + 1);
const problems = SEEDS.flatMap((seed) => [
  [`network ${seed}`, readProblem(randomNetwork(seed).spec, 'network.json')] as const,
  [`tape ${seed}`, readProblem(randomTape(seed), 'tape.json')] as const,
]);

const results = ({ intermediates, parameters, locals }: Gradients): readonly Expr[] =>
  [...intermediates, ...parameters, ...locals].map((d) => d.result);

describe('what is simplified stays as it is', () => {
  it.each(problems)('%s', (_, problem) => {
    const gradients = deriveGradients(problem);
    within(problem.table, () => {
      for (const e of results(gradients)) {
        const again = shorten(e, gradients.context, []);
        expect(writeText(again)).toBe(writeText(e));
      }
    });
  });
});

describe('the order in which terms and factors are written does not matter', () => {
  it.each(problems)('%s', (_, problem) => {
    const shuffled = inAnotherOrder(problem, newRandom(7));
    const straight = deriveGradients(problem);
    const other = deriveGradients(shuffled);
    within(problem.table, () => {
      straight.parameters.forEach((a, n) => {
        const b = other.parameters[n]?.result as Expr;
        expect(sameUpToOrder(a.result, b), `${writeText(a.result)}  and  ${writeText(b)}`).toBe(true);
      });
    });
  });
});

function inAnotherOrder(problem: Problem, random: Random): Problem {
  return within(problem.table, () => ({
    ...problem,
    definitions: problem.definitions.map((d) => ({ ...d, value: shuffle(d.value, random) })),
  }));
}

function shuffle(e: Expr, random: Random, depth = 0): Expr {
  const image = mapChildren(e, (part, inner) => shuffle(part, random, inner), depth);
  if (image.kind !== 'add' && image.kind !== 'mul') return image;
  const args = image.args.map((arg) => [random.next(), arg] as const).sort((a, b) => a[0] - b[0]);
  const ordered = args.map(([, arg]) => arg);
  return image.kind === 'add' ? add(...ordered) : mul(...ordered);
}
