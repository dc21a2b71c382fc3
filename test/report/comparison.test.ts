/** The comparison: each column is what a spec of its own would give; sentences only where they are true. */
import { describe, expect, it } from 'vitest';
import { complaintOf, sheetText, solvedOne } from '../support/sheets.js';
import { plain, type Spec, solved } from '../support/solved.js';

/** Hidden arguments 1.5 and −0.5: ReLU lets one of them pass. */
const net = (hidden: string, more: Spec = {}): Spec => ({
  network: {
    inputs: ['x1', 'x2'],
    layers: [
      {
        units: 2,
        activation: hidden,
        weights: [
          ['w1', 'w2'],
          ['w3', 'w4'],
        ],
        bias: false,
        preactivations: ['z1', 'z2'],
        outputs: ['h1', 'h2'],
      },
      { units: 1, activation: 'sigmoid', weights: [['w5', 'w6']], bias: ['b'], preactivations: ['z3'], outputs: ['y'] },
    ],
    target: 't',
  },
  loss: 'half-squared-error',
  values: { x1: 1, x2: 2, w1: 0.5, w2: 0.5, w3: 0.5, w4: -0.5, w5: 1, w6: -1, b: 0.25, t: 1 },
  ...more,
});
const compared = (comparison: Spec, more: Spec = {}): Spec => net('sigmoid', { tasks: [{ comparison }], ...more });

/** The rows of the last table: what stands in the two columns, by the printed name. */
function columnsOf(sheet: string): Map<string, readonly [number, number]> {
  const lines = sheet.slice(sheet.indexOf('Side by side')).split('\n');
  const number = (cell: string): number =>
    Number(cell.replace(/[$\s]/g, '').replace(/\\times10\^\{?(-?\d+)\}?/, 'e$1'));
  const rows = lines.filter((line) => line.startsWith('| $')).map((line) => line.split('|').map((c) => c.trim()));
  return new Map(rows.map(([, name = '', a = '', b = '']) => [name, [number(a), number(b)]]));
}

describe('the table', () => {
  it.each([
    ['activation', { activation: 'relu' }, net('relu')],
    ['activation with constants', { activation: { name: 'leaky-relu', slope: 0.2 } }, undefined],
    ['loss', { loss: 'binary-cross-entropy' }, net('sigmoid', { loss: 'binary-cross-entropy' })],
    ['loss as a formula', { loss: '(t - y)^4' }, net('sigmoid', { loss: '(t - y)^4' })],
    ['both', { activations: ['tanh', 'sigmoid'], loss: 'squared-error' }, net('tanh', { loss: 'squared-error' })],
  ] as const)('has in its columns the two problems: another %s', (_, comparison, other) => {
    const columns = columnsOf(sheetText(compared(comparison)));
    const [own, alternative] = [solved(net('sigmoid')), other && solved(other)];
    for (const [side, one] of [own, alternative].entries()) {
      if (one === undefined) continue;
      for (const [key, g] of Object.entries(plain(one.gradients))) {
        const name = `$\\partial L/\\partial ${key.replace(/(\d)/, '_$1')}$`;
        expect(columns.get(name)?.[side], `${name} in ${side}`).toBeCloseTo(g as number, 4);
      }
      for (const key of ['z1', 'z3']) {
        expect(columns.get(`$${key.replace(/(\d)/, '_$1')}$`)?.[side]).toBeCloseTo(plain(one.values)[key] as number, 4);
      }
    }
    expect(columns.size).toBe(3 + 3 + 1 + 3 + 7);
  });

  it('has δ that are the derivatives by the biases that one could add', () => {
    const columns = columnsOf(sheetText(compared({ activation: 'relu' })));
    expect(columns.get('$\\partial L/\\partial z_3$')).toEqual(columns.get('$\\partial L/\\partial b$'));
    expect(columns.get('$\\partial L/\\partial z_2$')?.[1]).toBe(0);
  });

  it.each(['paths', 'adjoint', 'matrix', 'index', 'operations'])('is made in the style %s too', (style) => {
    const rows = columnsOf(sheetText(compared({ activation: 'relu' }, { notation: { style } })));
    expect(rows.size).toBeGreaterThan(10);
  });

  it('shows formulas where there are no numbers', () => {
    const sheet = sheetText(compared({ loss: 'binary-cross-entropy' }, { values: {} }));
    expect(sheet).toContain('y - t');
    expect(sheet).not.toMatch(/larger with|is 0/);
  });

  it('keeps the name of the loss', () => {
    const loss = { name: 'E', is: 'half-squared-error' };
    expect(sheetText(compared({ loss: 'squared-error' }, { loss }))).toContain('| $E$ |');
  });
});

describe('the sentences', () => {
  it('name what vanishes in one of the two only', () => {
    const sheet = sheetText(compared({ activation: 'relu' }));
    expect(sheet).toMatch(/Only with ReLU is this 0: .*w_3.*w_4.*w_6/);
    expect(sheet).not.toContain('Only with sigmoid');
  });

  it('say by which factor a gradient is larger', () => {
    const norm = (spec: Spec): number =>
      Math.hypot(...Object.values(plain(solved(spec).gradients) as Record<string, number>));
    const factor = norm(net('sigmoid', { loss: 'squared-error' })) / norm(net('sigmoid'));
    expect(factor).toBeCloseTo(2, 12);
    expect(sheetText(compared({ loss: 'squared-error' }))).toContain('larger with squared\\-error');
    expect(sheetText(compared({ loss: 'squared-error' }))).toMatch(/a factor of \$2(\.00)?\$/);
  });

  it('say that nothing changes where nothing does', () => {
    expect(sheetText(compared({ activation: 'sigmoid' }))).toContain('has the same norm in both');
  });
});

describe('what cannot be compared', () => {
  const chain: Spec = { define: ['y = w*x'], loss: '(y - t)^2', wrt: ['w'], values: { w: 1, x: 1, t: 2 } };
  it.each([
    [compared({ activation: 'rleu' }), /no activation `rleu` did you mean `relu`/],
    [compared({ activations: ['relu'] }), /the network has 2 layers, so `activations` has as many entries, not 1/],
    [compared({ activation: 'relu', activations: ['relu', 'relu'] }), /either `activation` or `activations`/],
    [compared({}), /a comparison says what is different/],
    [compared({ loss: 'squared-eror' }), /squared-eror/],
    [compared({ activaton: 'relu' }), /there is no key `activaton` here did you mean `activation`/],
    [net('sigmoid', { tasks: ['comparison'] }), /`comparison` needs more such as/],
    [
      net('sigmoid', { tasks: [{ comparison: { loss: 'hinge' } }, { comparison: { activation: 'relu' } }] }),
      /one comparison already/,
    ],
    [{ ...chain, tasks: [{ comparison: { activation: 'relu' } }] }, /needs the layers of a `network:`/],
    [
      { ...chain, tasks: [{ comparison: { loss: 'log(y - t)' } }] },
      /with log\(y - t\) this problem has no values: L: the logarithm of a negative number/,
    ],
  ])('%#', (spec, message) => {
    expect(complaintOf(spec)).toMatch(message);
  });

  it('is said at the task, also where only the numbers bring it out', () => {
    const text =
      'define: ["y = w*x"]\nloss: (y - t)^2\nwrt: [w]\nvalues: {w: 1, x: 1, t: 2}\ntasks:\n  - comparison: {loss: log(y - t)}\n';
    try {
      sheetText(text);
    } catch (error) {
      const [{ span }] = (error as { diagnostics: [{ span: { start: number } }] }).diagnostics;
      expect(text.slice(span.start)).toMatch(/^\{loss: log/);
    }
    expect.assertions(1);
  });
});

it('solves the alternative in the same way, so that it can be certified', () => {
  const { solution } = solvedOne(compared({ activation: 'relu' }));
  expect(solution.alternative?.gradients.parameters).toHaveLength(7);
});
