/** Specs that went wrong somewhere: each is read, or refused with places and words, and nothing else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/language/source.js';
import { printDiagnostics } from '../../src/problem/diagnostics.js';
import { readProblems } from '../../src/problem/read.js';
import { STARTER_SPEC } from '../../src/problem/starter.js';

const SPECS: readonly string[] = [
  STARTER_SPEC,
  `define:
  - z[i] = sum(j, W[i,j]*x[j]) + b[i]
  - p[i] = exp(z[i]) / sum(k, exp(z[k]))
loss: -sum(i, t[i]*log(p[i]))
sizes: {i: 3, j: 2}
values: {x: [1, -2], W: [[0.1, 0.2], [0, 0.3], [-0.4, 0.5]], b: [0, 0, 0], t: [0, 1, 0]}
wrt: [W, b]
assume: [sum(k, t[k]) = 1]
`,
  `network: {inputs: 2, layers: [{units: 2, activation: mish}, {units: 2, activation: softmax}], target: 2}
activations: {mish: z*tanh(log(1 + exp(z)))}
loss: {name: E, is: cross-entropy}
batch: mean
values: {x: [[1, 2], [3, 4]], t: [[0, 1], [1, 0]], "W1[1,2]": 1/3}
penalty: {l2: 0.01}
frozen: [b1]
notation: {names: {t: y}, log: ln}
aliases: {"\\\\hat{y}_k": "a2[k]"}
tasks: [forward, {gradients: [W1]}, {update: {optimizer: adam, learning_rate: 0.1}}]
`,
  `parts:
  a: {define: [h[1] = tanh(w*x), 'h[2] = w*h[1]'], loss: 'sum(k, h[k])', wrt: w}
  b: {define: ["y = cases(x > 0, x, 0.1*x)"], loss: y^2, wrt: x, values: {x: -1}}
values: {w: 0.5}
`,
];

const PIECES = [
  ...'()[]{}:,-+*/^=<>&#|!%@`"\'\\\n\t é0191',
  ...[
    '  ',
    '- ',
    ': ',
    'sum(i, ',
    'exp(',
    'x',
    'W1[1,2]',
    '[1,2]',
    'softmax',
    'loss: ',
    'null',
    'true',
    '.inf',
    '1e999',
    '*a',
    '&a ',
  ],
  ...[
    'z1',
    'units: 0',
    'values:\n',
    'define:\n  - ',
    'sizes: {i: 2}\n',
    '__proto__',
    'constructor',
    'toString: 1',
    'i',
    '1/0',
    '\uFDD0',
    '\u0000',
    '\uD800',
  ],
];

/** One slip: something put in, taken out, moved, or said twice. */
const slip = fc.record({
  kind: fc.constantFrom('insert', 'remove', 'replace', 'swap', 'repeat'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(12),
  piece: fc.constantFrom(...PIECES),
});

function slipped(
  text: string,
  { kind, at, length, piece }: { kind: string; at: number; length: number; piece: string },
): string {
  const n = Math.floor(at * text.length);
  const [before, here, after] = [text.slice(0, n), text.slice(n, n + length), text.slice(n + length)];
  switch (kind) {
    case 'insert':
      return before + piece + here + after;
    case 'remove':
      return before + after;
    case 'replace':
      return before + piece + after;
    case 'swap':
      return before + after.slice(0, length) + here + after.slice(length);
    default:
      return before + here + here + here + after;
  }
}

const readOrRefuse = (text: string): void => {
  try {
    readProblems(text, 'mutated.yaml');
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.diagnostics.length).toBeGreaterThan(0);
    for (const { span, message } of error.diagnostics) {
      expect(message).not.toMatch(/undefined|\[object|NaN/);
      expect(span.start).toBeGreaterThanOrEqual(0);
      expect(span.end).toBeLessThanOrEqual(text.length + 1);
    }
    expect(printDiagnostics(error)).toMatch(/^mutated\.yaml:\d+:\d+: /);
  }
};

/** Tries `runs` mutations of each spec, and as many inputs of other kinds. */
export function describeMutations(runs: number): void {
  describe('specs with slips in them', () => {
    it.each(SPECS.map((spec, n) => [n + 1, spec] as const))('spec %i', (_, spec) => {
      expect(() => readProblems(spec, 'good.yaml')).not.toThrow();
      fc.assert(
        fc.property(fc.array(slip, { minLength: 1, maxLength: 4 }), (slips) =>
          readOrRefuse(slips.reduce(slipped, spec)),
        ),
        { numRuns: runs },
      );
    });

    it('any text at all', () => {
      fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...PIECES), maxLength: 40 }), readOrRefuse), {
        numRuns: runs,
      });
      fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), readOrRefuse), { numRuns: runs });
    });

    it('any value in any place', () => {
      const keys = [
        'network',
        'define',
        'loss',
        'values',
        'sizes',
        'wrt',
        'tasks',
        'parts',
        'activations',
        'losses',
        'assume',
        'batch',
        'penalty',
        'frozen',
        'notation',
        'aliases',
        'inputs',
        'layers',
        'units',
        'weights',
        'bias',
        'target',
        'title',
        'x',
        'is',
        'name',
      ];
      const { value } = fc.letrec<{ value: unknown }>((tie) => ({
        value: fc.oneof(
          { maxDepth: 4 },
          fc.constantFrom<unknown>(
            null,
            true,
            0,
            1,
            2,
            -1,
            0.5,
            'x',
            'w*x',
            'z = w*x',
            'hinge',
            'sigmoid',
            'sum(i, x[i])',
            'x[i]',
            '',
          ),
          fc.array(tie('value'), { maxLength: 3 }),
          fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 5 }),
        ),
      }));
      const spec = fc.dictionary(fc.constantFrom(...keys), value, { minKeys: 2, maxKeys: 8 });
      fc.assert(
        fc.property(spec, (s) => readOrRefuse(JSON.stringify(s))),
        { numRuns: runs },
      );
    });
  });
}
