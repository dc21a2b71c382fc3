/** A training by hand, one step of the optimizer after the other; the numbers come of a loop of a few lines. */
import { expect, it } from 'vitest';
import { check } from '../../src/index.js';
import { oneUnit } from '../support/check/one-unit.js';

const { raw } = String;

const spec = (optimizer: string): string =>
  oneUnit({ x: 0.8, w: 0.5, b: 0.1, t: 1 }, { tasks: ['gradients', { update: { optimizer, learning_rate: 0.1 } }] });

/** What is kept of a parameter, and by how much it changes. */
interface Rule {
  readonly kept: (v: readonly number[], g: number) => readonly number[];
  readonly step: (v: readonly number[], g: number, k: number) => number;
}

const RULES: Readonly<Record<string, Rule>> = {
  sgd: { kept: () => [], step: (_, g) => 0.1 * g },
  momentum: { kept: ([v = 0], g) => [0.9 * v + g], step: ([v = 0]) => 0.1 * v },
  rmsprop: {
    kept: ([s = 0], g) => [0.9 * s + 0.1 * g * g],
    step: ([s = 0], g) => (0.1 * g) / (Math.sqrt(s) + 1e-8),
  },
  adam: {
    kept: ([m = 0, v = 0], g) => [0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g],
    step: ([m = 0, v = 0], _, k) => (0.1 * (m / (1 - 0.9 ** k))) / (Math.sqrt(v / (1 - 0.999 ** k)) + 1e-8),
  },
};

const STEPS = 3;
const LINES = 5;

/** What each step works out, to six digits; with two kept letters the first is m. */
function training(optimizer: string): readonly string[] {
  const { kept, step } = RULES[optimizer] as Rule;
  let [w, b] = [0.5, 0.1];
  let [ofW, ofB]: readonly (readonly number[])[] = [[], []] as const;
  return Array.from({ length: STEPS }, (_, n) => {
    const z = 0.8 * w + b;
    const a = 1 / (1 + Math.exp(-z));
    const gb = (a - 1) * a * (1 - a);
    const gw = 0.8 * gb;
    ofW = kept(ofW ?? [], gw);
    ofB = kept(ofB ?? [], gb);
    w -= step(ofW, gw, n + 1);
    b -= step(ofB, gb, n + 1);
    const says = { a: a, '\\partial L/\\partial w': gw, '\\partial L/\\partial b': gb, 'w^+': w, 'b^+': b };
    return Object.entries(says).map(([name, value]) => `$${name} = ${value.toFixed(6)}$`);
  }).flat();
}

const verdictsOf = (optimizer: string, lines: readonly string[]): readonly string[] =>
  check(spec(optimizer), lines.join('\n\n')).lines.map(({ verdict }) => verdict);

it.each(Object.keys(RULES))('%s is right', (optimizer) => {
  const lines = training(optimizer);
  expect(verdictsOf(optimizer, lines)).toEqual(lines.map(() => 'rounded'));
});

it.each(Object.keys(RULES))('%s with another number in a later step is wrong there', (optimizer) => {
  const lines = training(optimizer);
  for (let at = LINES; at < lines.length; at++) {
    const wrong = lines.map((line, n) =>
      n === at ? line.replace(/(\d)(?=\d{4}\$)/, (d) => String((Number(d) + 5) % 10)) : line,
    );
    expect(verdictsOf(optimizer, wrong)[at], wrong[at]).toBe('wrong');
  }
});

it('the old value is none of a later step, nor is its gradient', () => {
  const lines = [...training('sgd').slice(0, LINES)];
  const stale = [...lines, lines[0] as string, raw`$w^+ = 0.507098 - 0.1 \cdot (-0.070979) = 0.514196$`];
  expect(verdictsOf('sgd', stale).at(-1)).toBe('wrong');
});

it('a mistake in a later step is told by what belongs there, and who goes on from it makes no new one', () => {
  const lines = training('sgd');
  const numberIn = (line: string | undefined): number => Number(/(-?[\d.]+)\$$/.exec(line ?? '')?.[1]);
  const [, gradient, , w] = lines.slice(LINES).map(numberIn);
  const before = numberIn(lines[3]);
  expect(w).toBeCloseTo(before - 0.1 * (gradient ?? 0), 5);
  const wrong = -(gradient ?? 0);
  const step = `$w^+ = ${before} - 0.1 \\cdot ${wrong} = ${(before - 0.1 * wrong).toFixed(6)}$`;
  const answer = [...lines.slice(0, LINES + 1), raw`$\partial L/\partial w = ${wrong}$`, step].join('\n\n');
  const [said, next] = check(spec('sgd'), answer).lines.slice(-2);
  expect([said?.verdict, said?.diagnosis?.code, next?.verdict]).toEqual(['wrong', 'sign', 'follows']);
  expect(Number(said?.expected?.text)).toBeCloseTo(gradient ?? 0, 4);
});

// 0.5 + 0.2 is what w is after two steps of Adam, and 0.600 what it is after one.
it.each([
  ['0.1', 'rounded'],
  ['0.2', 'wrong'],
])('a chain holds after as many steps throughout: with %s it is %s', (rate, verdict) => {
  const step = raw`$w^+ \approx 0.5 - \frac{${rate} \times (-0.0709)}{\sqrt{5.02 \times 10^{-3}} + 10^{-8}} \approx 0.600$`;
  expect(verdictsOf('adam', [...training('adam').slice(0, LINES), step]).at(-1)).toBe(verdict);
});

/** The same lines with the number of the step above each name, the step itself by what it begins with. */
function numbered(optimizer: string, gradient: (above: string) => string): readonly string[] {
  const values = training(optimizer).map((line) => Number(/(-?[\d.]+)\$$/.exec(line)?.[1]));
  return Array.from({ length: STEPS }, (_, n) => {
    const [a = 0, gw = 0, , w = 0, b = 0] = values.slice(LINES * n, LINES * (n + 1));
    const [oldW = 0.5, oldB = 0.1] = n === 0 ? [] : values.slice(LINES * n - 2, LINES * n);
    const change = (name: string, from: number, to: number): string =>
      `$${name}^{(${n + 1})} = ${from} - 0.1 \\cdot ${((from - to) / 0.1).toFixed(5)} = ${to.toFixed(6)}$`;
    const above = n === 0 ? '' : `^{(${n})}`;
    return [
      `$a${above} = ${a.toFixed(6)}$`,
      `$${gradient(above)} = ${gw.toFixed(6)}$`,
      change('w', oldW, w),
      change('b', oldB, b),
    ];
  }).flat();
}

it.each<readonly [string, (above: string) => string]>([
  ['sgd', (above) => `g_w${above}`],
  ['momentum', (above) => `g_w${above}`],
  ['sgd', (above) => raw`\frac{\partial L}{\partial w${above}}`],
])('steps of %s with numbers are right, and with another number wrong there: %o', (optimizer, name) => {
  const gradient = raw`$g_w = (a - t)\,a(1 - a)\,x$`;
  const lines = numbered(optimizer, name);
  expect(verdictsOf(optimizer, [gradient, ...lines]).slice(1)).toEqual(lines.map(() => 'rounded'));
  for (const [n, line] of lines.entries()) {
    const other = line.replace(/(\d)(?=\d{4}\$)/, (d) => String((Number(d) + 5) % 10));
    expect(verdictsOf(optimizer, [gradient, ...lines.with(n, other)])[n + 1], other).toBe('wrong');
  }
});

it('numbers above names before anything is changed are none of steps', () => {
  const lines = [raw`$a^{(1)} = \sigma(0.5)$`, raw`$w^{(1)} = 0.5 - 0.1 \cdot (-0.070979) = 0.507098$`];
  expect(verdictsOf('sgd', [...lines, raw`$a^{(1)} = 0.622459$`])).not.toContain('wrong');
});

// 0.9 · (−0.070979) − 0.070083 = −0.133964, and 0.507098 + 0.0133964 = 0.520494.
it.each([
  ['-0.133964', 'rounded', '0.520494', 'rounded'],
  ['-0.143964', 'wrong', '0.520494', 'rounded'],
  ['-0.133964', 'rounded', '0.530494', 'wrong'],
])(
  'a letter of the document’s own is another number after a step: m = %s is %s, then w = %s is %s',
  (m, said, w, then) => {
    const lines = [
      raw`$\partial L/\partial w = -0.070979$`,
      raw`$m_w = 0.9 \cdot 0 + (-0.070979) = -0.070979$`,
      raw`$w^+ = 0.5 - 0.1 \cdot (-0.070979) = 0.507098$`,
      raw`$b^+ = 0.1 - 0.1 \cdot (-0.088724) = 0.108872$`,
      raw`$m_w = 0.9 \cdot (-0.070979) + (-0.070083) = ${m}$`,
      raw`$w^+ = 0.507098 - 0.1 \cdot (-0.133964) = ${w}$`,
    ];
    expect(verdictsOf('momentum', lines).slice(-2)).toEqual([said, then]);
  },
);
