/**
 * The shipped specs have the values that were computed elsewhere: with multiple-precision arithmetic, and for the
 * published problems by their own programs.
 */
import { describe, expect, it } from 'vitest';
import { solveText } from '../../src/commands/solved.js';
import { within } from '../../src/language/table.js';
import { writeText } from '../../src/language/text.js';
import figures from '../data/figures.json' with { type: 'json' };
import { big, type Number80, textValue } from '../support/evaluate-text.js';
import { newRandom } from '../support/random.js';
import { PROBLEMS, SHIPPED, textOf } from '../support/shipped.js';
import {
  agree,
  type Entry,
  givenPoint,
  isOpen,
  numberIn,
  plain,
  type Solved,
  type Spec,
  solved,
} from '../support/solved.js';

type Figures = Readonly<Record<string, number | readonly number[]>>;
interface Known {
  readonly loss: number;
  readonly values: Figures;
  readonly gradients: Figures;
  readonly updated?: Figures;
}

const specOf = (name: string): Spec => PROBLEMS.find((p) => p.name === name)?.spec as Spec;

/** The same keys, and every number to a relative 1e-12. */
function expectFigures(found: Readonly<Record<string, Entry>> | undefined, known: Figures, what: string): void {
  const numbers = plain(found);
  expect(Object.keys(numbers).sort(), what).toEqual(Object.keys(known).sort());
  for (const [key, figure] of Object.entries(known)) {
    const [are, should] = [[numbers[key]].flat() as number[], [figure].flat()];
    expect(are.length, `${what} ${key}`).toBe(should.length);
    for (const [n, is] of are.entries()) {
      const shouldBe = should[n] as number;
      expect(Math.abs(is - shouldBe), `${what} ${key}: ${is} for ${shouldBe}`).toBeLessThanOrEqual(
        1e-12 * Math.abs(shouldBe),
      );
    }
  }
}

function expectKnown(answer: Solved, known: Known): void {
  expectFigures({ loss: answer.loss.value }, { loss: known.loss }, 'loss');
  expectFigures(answer.values, known.values, 'value');
  expectFigures(answer.gradients, known.gradients, 'gradient');
  expectFigures(answer.updated, known.updated ?? {}, 'updated');
}

describe('every number of the shipped specs', () => {
  it.each(Object.entries(figures.solved as Readonly<Record<string, Known>>))('%s', (name, known) => {
    expectKnown(solved(specOf(name)), known);
  });

  it.each(['sigmoid', 'relu'])('the part %s of the whole homework is the problem that ships alone', (part) => {
    const alone = (figures.solved as Readonly<Record<string, Known>>)[`${part}-hidden`] as Known;
    expectKnown(solved({ ...specOf(`vanishing-gradient/${part}`), loss: 'half-squared-error' }), alone);
  });

  it('leaves out only the specs that have no numbers, and the homework of parts that ship alone', () => {
    const open = [
      ...['exp-output', 'linear-collapse', 'sigmoid-derivative', 'symbolic-bce'],
      ...['iris', 'two-moons', 'xor'],
      'vanishing-gradient',
    ];
    const known = Object.keys(figures.solved).map((key) => key.replace(/\/.*/, ''));
    expect([...new Set([...known, ...open])].sort()).toEqual(SHIPPED);
  });
});

describe('after some steps of gradient descent', () => {
  /** The spec with the updated parameters in place of its own. */
  const stepped = (spec: Spec): Spec => ({
    ...spec,
    values: { ...(spec.values as object), ...plain(solved(spec).updated) },
  });

  it.each(figures.afterSteps)('$spec after $steps', ({ spec, steps, ...known }) => {
    const reached = solved(Array.from({ length: steps }).reduce<Spec>(stepped, specOf(spec)));
    if (known.loss !== undefined) expectFigures({ loss: reached.loss.value }, { loss: known.loss }, 'loss');
    if (known.gradients) expectFigures(reached.gradients, known.gradients, 'gradient');
    if (known.updated) expectFigures(reached.updated, known.updated, 'updated');
  });
});

describe('exp-output, whose target is open', () => {
  const { values, powers } = figures.openTarget;
  const answer = solved(textOf('exp-output'));

  it('has numbers up to the output', () => {
    const { J: _, ...upToOutput } = answer.values;
    expectFigures(upToOutput, values, 'value');
  });

  it.each(Object.entries(powers))('%s is the known polynomial of y', (key, coefficients) => {
    const entry = (key === 'loss' ? answer.loss.value : answer.gradients[key]) as Entry;
    expect(isOpen(entry), 'an expression in y').toBe(true);
    for (const y of [0, 1, -1, 0.3]) {
      const should = coefficients.reduce((sum, c, n) => sum.plus(big(c).times(big(y).pow(n))), big(0));
      expect(agree(numberIn(entry, new Map([['y', big(y)]])), should, 12), `${key} at ${y}`).toBe(true);
    }
  });

  it.each(['W1[1,1]', 'W2[1,1]'])('%s prints as a number and a number times y, with all digits', (key) => {
    const { text } = answer.gradients[key] as { readonly text: string };
    const [, constant, sign, slope] = /^(-?[\d.e-]+) ([+-]) ([\d.e-]+)\*y$/.exec(text) ?? [];
    const [known, knownSlope] = powers[key as keyof typeof powers] as [number, number];
    expect(Number(constant)).toBeCloseTo(known, 15);
    expect(Number(`${sign}${slope}`)).toBeCloseTo(knownSlope, 15);
  });
});

describe('linear-collapse', () => {
  const COMPOSITE = {
    x1: 'w31*w11 + w32*w21',
    x2: 'w31*w12 + w32*w22',
    bias: 'w31*b1 + w32*b2 + b3',
    y: '(w31*w11 + w32*w21)*x1 + (w31*w12 + w32*w22)*x2 + w31*b1 + w32*b2 + b3',
  };
  const names = ['w11', 'w12', 'w21', 'w22', 'w31', 'w32', 'b1', 'b2', 'b3', 'x1', 'x2'];

  const found = solveText({ name: 'spec', text: textOf('linear-collapse') }).map(({ solution }) =>
    within(solution.problem.table, () => {
      const [collapsed] = solution.collapsed;
      return {
        ...Object.fromEntries(collapsed?.weights.map((w) => [w.input.name, writeText(w.value)]) ?? []),
        bias: collapsed && writeText(collapsed.bias.value),
        y: collapsed && writeText(collapsed.result),
      } as Record<string, string>;
    }),
  )[0] as Record<string, string>;

  it.each(Object.entries(COMPOSITE))('%s', (key, known) => {
    for (let seed = 1; seed <= 5; seed++) {
      const point = randomPoint(names, seed);
      expect(agree(textValue(found[key] as string, point), textValue(known, point), 60), found[key]).toBe(true);
    }
  });

  it('has the same output as a value', () => {
    const point = randomPoint(names, 1);
    expect(agree(numberIn(solved(textOf('linear-collapse')).values.y, point), textValue(COMPOSITE.y, point), 60)).toBe(
      true,
    );
  });
});

describe('sigmoid-derivative', () => {
  const spec = specOf('sigmoid-derivative');

  it.each(figures.sigmoidDerivative)('at %d', (z, slope) => {
    expectFigures(solved({ ...spec, values: { z } }).gradients, { z: slope as number }, 'gradient');
  });

  it('is found by the quotient rule', () => {
    const rules = solveText({ name: 'spec', text: textOf('sigmoid-derivative') }).flatMap(({ solution }) =>
      solution.gradients.functions.flatMap((f) => f.steps.map((s) => s.rule.id)),
    );
    expect(rules).toContain('quotient-rule');
  });
});

describe('symbolic-bce', () => {
  /** The right answers, over the symbols that a person would leave standing. */
  const ANSWERS: Readonly<Record<string, string>> = {
    b4: 'that - t',
    'theta[1]': '(that - t)*h2[1]',
    'b2[2]': '(that - t)*theta[2]*(1 - h2[2]^2)',
    'W2[3,1]': '(that - t)*theta[3]*(1 - h2[3]^2)*h1[1]',
    'b1[2]': '(1 - h1[2]^2)*sum(i, (that - t)*theta[i]*(1 - h2[i]^2)*W2[i,2])',
    'W1[3,2]': 'x[2]*(1 - h1[3]^2)*sum(i, (that - t)*theta[i]*(1 - h2[i]^2)*W2[i,3])',
  };
  const each = (name: string, ...sizes: readonly number[]): readonly string[] =>
    sizes
      .reduce<string[]>((keys, n) => keys.flatMap((k) => Array.from({ length: n }, (_, i) => `${k},${i + 1}`)), [''])
      .map((indices) => (indices === '' ? name : `${name}[${indices.slice(1)}]`));
  const names = [
    ...['t', 'that', 'z', 'b4'],
    ...['theta', 'h1', 'h2', 'z1', 'z2', 'b1', 'b2'].flatMap((name) => each(name, 3)),
    ...[...each('x', 2), ...each('W1', 3, 2), ...each('W2', 3, 3)],
  ];

  const { formulas, gradients, adjoints } = solved(textOf('symbolic-bce'));

  it('prints what a person would write', () => {
    expect(formulas['theta[i]']?.text).toBe('(that - t)*h2[i]');
    expect(formulas.b4?.text).toBe('that - t');
    expect(adjoints).toBeUndefined();
  });

  it.each(Object.entries(ANSWERS))('%s', (key, answer) => {
    for (let seed = 1; seed <= 5; seed++) {
      const point = randomPoint(names, seed);
      const [{ text }, letters] = freeAt(formulas, key);
      expect(agree(textValue(text, point, { letters }), textValue(answer, point), 60), text).toBe(true);
    }
  });

  const { given, ...known } = figures.symbolicPoint;

  it('has the known numbers at a point', () => {
    expectKnown(solved({ ...specOf('symbolic-bce'), values: given }), known);
  });

  it.each(Object.entries(known.gradients))('has a gradient by %s over the given symbols alone', (key, figure) => {
    const point = givenPoint({ values: given });
    const [entry, letters] = freeAt(gradients, key);
    const { text } = entry as { readonly text: string };
    expect(agree(textValue(text, point, { letters }), big(figure), 14), text).toBe(true);
  });
});

/** What stands in `entries` for one entry of a symbol: with free indices, and what these stand for. */
function freeAt<T>(entries: Readonly<Record<string, T>>, key: string): readonly [T, ReadonlyMap<string, number>] {
  const [name, inner = ''] = key.split(/[[\]]/) as [string, string?];
  const found = Object.entries(entries).find(([k]) => k.split('[')[0] === name) as [string, T];
  const letters = found[0].split(/[[\]]/)[1]?.split(',') ?? [];
  const numbers = inner.split(',').map(Number);
  return [found[1], new Map(letters.map((letter, n) => [letter, numbers[n] as number]))];
}

function randomPoint(names: readonly string[], seed: number): ReadonlyMap<string, Number80> {
  const random = newRandom(seed);
  return new Map(names.map((name) => [name, big(random.between(0.1, 0.9))]));
}
