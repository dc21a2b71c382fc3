import { describe, expect, it } from 'vitest';
import { ACTIVATIONS } from '../../src/catalog/activations.js';
import { callName, catalogFunctions, findActivation } from '../../src/catalog/instantiate.js';
import { DENSE } from '../../src/catalog/layers.js';
import { LOSSES } from '../../src/catalog/losses.js';
import { OPTIMIZERS } from '../../src/catalog/optimizers.js';
import { call, num, rename, type Sym, sym } from '../../src/language/expr.js';
import { readExpression, scopeOf } from '../../src/language/read.js';
import { evaluateAt } from '../../src/language/settle.js';
import { newTable, within } from '../../src/language/table.js';

const inTable = <T>(work: () => T): T => within(newTable(), work);
const close = (value: number, expected: number): void =>
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-15 * Math.max(1, Math.abs(expected)));

describe('activations', () => {
  const samples = ACTIVATIONS.flatMap((row) => row.samples.map(([z, value]) => [row.name, z, value] as const));
  it.each(samples)('%s at %f', (name, z, value) => {
    inTable(() => {
      const { functions } = catalogFunctions();
      const row = findActivation(ACTIVATIONS, name);
      const isFunction = row?.form === 'function';
      const e = isFunction ? call(callName(name), sym('z')) : readExpression(row?.formula ?? '', scopeOf({}));
      close(
        evaluateAt(e, () => z, { functions }),
        value,
      );
    });
  });

  it('keeps values in its range', () => {
    inTable(() => {
      const { functions } = catalogFunctions();
      for (const { name, form, range } of ACTIVATIONS.filter((row) => row.form === 'function')) {
        for (const z of [-40, -2, -0.3, 0, 0.7, 5, 30]) {
          const value = evaluateAt(call(callName(name), sym('z')), () => z, { functions });
          expect(value, `${name}(${z}), a ${form}`).toBeGreaterThanOrEqual(range[0]);
          expect(value, `${name}(${z}), a ${form}`).toBeLessThanOrEqual(range[1]);
        }
      }
    });
  });

  it('takes parameters where they are given', () => {
    inTable(() => {
      const { functions } = catalogFunctions();
      close(
        evaluateAt(call('leaky_relu', sym('z'), num(1, 10)), () => -2, { functions }),
        -0.2,
      );
      close(
        evaluateAt(call('elu', sym('z'), num(2)), () => -1, { functions }),
        2 * Math.expm1(-1),
      );
    });
  });

  it('spreads softmax over the units', () => {
    inTable(() => {
      const row = findActivation(ACTIVATIONS, 'softmax');
      const e = readExpression(row?.formula ?? '', scopeOf({ ranges: { i: 'A' } }));
      const values = [1, 2, 3].map((n) =>
        evaluateAt(rename(e, e.free[0] as NonNullable<(typeof e.free)[0]>, n), (s) => Number(s.indices[0]), {
          sizes: new Map([['A', 3]]),
        }),
      );
      // numpy: exp([1,2,3])/sum(exp([1,2,3]))
      const expected = [0.09003057317038046, 0.24472847105479764, 0.6652409557748218];
      for (const [n, value] of values.entries()) close(value, expected[n] as number);
    });
  });

  it('has each name once', () => {
    const names = ACTIVATIONS.flatMap((row) => [row.name, ...row.aliases]);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('losses', () => {
  it.each(LOSSES.map((row) => [row.name, row] as const))('%s', (_, { formula, sample }) => {
    inTable(() => {
      const e = readExpression(formula, scopeOf({ ranges: { k: 'A' }, sizes: { A: 3 } }));
      const point = (s: Sym): number => (s.name === 't' ? sample.t : sample.y)[Number(s.indices[0]) - 1] as number;
      close(evaluateAt(e, point, { sizes: new Map([['A', 3]]) }), sample.value);
    });
  });
});

describe('layers', () => {
  it('read as what they say', () => {
    inTable(() => {
      const scope = scopeOf({ ranges: { i: 'A', j: 'B' } });
      expect(readExpression(DENSE.preactivation, scope).kind).toBe('add');
      expect(readExpression(DENSE.withoutBias, scope).kind).toBe('sum');
    });
  });
});

describe('optimizers', () => {
  /** Two steps at w = 1 with gradients 0.5 and then -0.25, learning rate 0.1; worked out in Python by the textbook. */
  const AFTER: Readonly<Record<string, readonly [number, number]>> = {
    sgd: [0.95, 0.975],
    momentum: [0.95, 0.93],
    nesterov: [0.905, 0.912],
    rmsprop: [0.6837722539831608, 0.8312142014424062],
    adam: [0.9000000019999999, 0.8733662987078462],
    adamw: [0.899000002, 0.8714672987058464],
  };
  it.each(OPTIMIZERS.map((row) => [row.name, row] as const))('%s', (name, row) => {
    inTable(() => {
      const scope = scopeOf({});
      const values = new Map<string, number>([['w', 1]]);
      for (const { symbol, value } of row.parameters) values.set(symbol, value === undefined ? 0.1 : Number(value));
      for (const { symbol, kept } of row.lines) if (kept) values.set(symbol, 0);
      const at = (text: string): number => evaluateAt(readExpression(text, scope), (s) => values.get(s.name) as number);
      for (const [step, g] of [0.5, -0.25].entries()) {
        values.set('g', g).set('k', step + 1);
        for (const { symbol, value } of row.lines) values.set(symbol, at(value));
        values.set('w', at(row.update));
        expect(values.get('w')).toBeCloseTo(AFTER[name]?.[step] as number, 12);
      }
    });
  });
});
