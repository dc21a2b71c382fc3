/** An accent that a document says what it is for: ∂L/∂q by the names of a spec. Without such words it is not known. */
import { expect, it } from 'vitest';
import { check } from '../../src/index.js';
import { oneUnit } from '../support/check/one-unit.js';

const { raw } = String;
const SPEC = oneUnit({ x: 0.8, w: 0.5, b: 0.1, t: 1 });

// With a = σ(0.5) = 0.622459: a − t = −0.377541, that by a(1 − a) −0.088724, by x −0.070979.
const LINES: readonly (readonly [string, string])[] = [
  [raw`\dot a = a - t = -0.377541`, raw`\dot a = t - a = 0.377541`],
  [raw`\dot z = \dot a\, a (1 - a) = -0.088724`, raw`\dot z = \dot a = -0.377541`],
  [raw`\dot w = \dot z\, x = -0.070979`, raw`\dot w = \dot z = -0.088724`],
];

const verdicts = (words: string, lines: readonly string[]): readonly string[] =>
  check(SPEC, [words, ...lines.map((line) => `$$${line}$$`)].join('\n\n'))
    .lines.map(({ verdict }) => verdict)
    .slice(-lines.length);

const WORDS = [raw`We write $\dot q$ for $\partial L/\partial q$.`, raw`$$\dot b = \frac{\partial L}{\partial b}$$`];

it.each(WORDS)('after “%s” lines are judged as of derivatives', (words) => {
  const right = LINES.map(([line]) => line);
  expect(verdicts(words, right)).toEqual(['rounded', 'rounded', 'rounded']);
  for (const [n, [, wrong]] of LINES.entries()) {
    const answer = right.map((line, at) => (at === n ? wrong : line));
    expect(verdicts(words, answer)[n], wrong).toBe('wrong');
  }
});

it('what is said of another derivative says nothing of it', () => {
  expect(verdicts(raw`We write $\dot q$ for $\partial q/\partial x$.`, [raw`\dot z = w = 0.5`])).not.toContain('wrong');
});

// Here z = −0.5: relu is not active, and no derivative goes through it. In words that suppose z > 0 one does.
it.each([
  [raw`We write $\dot q$ for $\partial L/\partial q$:`, ['wrong', 'correct']],
  ['For $z > 0$ we have', ['undecided', 'correct']],
])('after “%s” lines are %j', (words, expected) => {
  const spec = JSON.stringify({
    network: {
      inputs: ['x'],
      layers: [{ units: 1, activation: 'relu', weights: [['w']], bias: ['b'], preactivations: ['z'], outputs: ['a'] }],
      target: 't',
    },
    loss: 'half-squared-error',
    values: { x: 1, w: 0.5, b: -1, t: 1 },
  });
  const lines = [
    raw`\frac{\partial L}{\partial z} = \frac{\partial L}{\partial a}`,
    raw`\frac{\partial L}{\partial a} = a - t`,
  ];
  const answer = `${words}\n$$${lines[0]}$$\nand\n$$${lines[1]}$$`;
  expect(check(spec, answer).lines.map(({ verdict }) => verdict)).toEqual(expected);
});
