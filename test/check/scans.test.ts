/** Documents that a machine read from paper: what may be its mistake is not the author's. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../src/check/check.js';
import type { Format } from '../../src/check/document/document.js';
import { placesIn } from '../../src/problem/diagnostics.js';
import { type Part, readProblems } from '../../src/problem/read.js';
import { SHIPPED, textOf } from '../support/shipped.js';

const partsOf = (spec: string): readonly Part[] => {
  const all = readProblems(textOf(spec), spec);
  return all.length > 1 ? all.slice(1) : all;
};

/** `LINE VERDICT` of each claim. */
function verdicts(spec: string, text: string, format: Format = 'text'): readonly string[] {
  const placeOf = placesIn(text);
  return checkDocument(partsOf(spec), text, format).claims.map(
    ({ span, verdict }) => `${placeOf(span.start).line} ${verdict}`,
  );
}

const BAR = String.raw;

it.each<readonly [string, string, readonly string[]]>([
  // The right number stands in the next line.
  ['a digit', '$$h_1 = 0.9176$$\n$$h_1(1 - h_1) = 0.8176(1 - 0.8176)$$', ['1 undecided', '2 rounded']],
  [
    'a digit that got lost',
    "$$\\bar{w}_{y1} = -0.0784$$\n$$w_{y1}' = 0.5 + 0.1 \\cdot 0.07854$$",
    ['1 undecided', '2 rounded'],
  ],
  ['the name beside a number', '$$\\bar{h}_1 = -0.09606$$\n$$\\bar{h}_2 = -0.09606$$', ['1 undecided', '2 rounded']],
  ['a sign is the author’s', '$$\\bar{h}_1 = 0.04803$$', ['1 wrong']],
  ['a factor is the author’s', '$$\\bar{h}_1 = (y - t)\\,w_{y1}$$', ['1 wrong']],
])('%s', (_, text, expected) => {
  expect(verdicts('sigmoid-hidden', text)).toEqual(expected);
  // An author who wrote it is told.
  expect(verdicts('sigmoid-hidden', text, 'markdown')[0]).toMatch(/ wrong$/);
});

it('accuses nobody where much is broken', () => {
  const broken = Array.from({ length: 3 }, () => BAR`$$\frac{\partial E}{\partial$$`);
  const lines = [BAR`$$\frac{\partial a_1}{\partial z_1} = 0.250$$`, '$$a_1 = 0.646$$', '$$z_1 = -0.6$$'];
  expect(verdicts('one-step', [...broken, ...lines].join('\n\n'))).toEqual([
    '7 undecided',
    '9 rounded',
    '11 undecided',
  ]);
});

it('takes long formulas for no sign of a machine', () => {
  const long = Array.from({ length: 3 }, () => `$$z_1 = ${'x_1 + '.repeat(8000)}x_1$$`);
  const lines = ['$$\\frac{\\partial a_1}{\\partial a_1} = 1$$', '$$z_1 = -0.6$$'];
  expect(verdicts('one-step', [...long, ...lines].join('\n\n'), 'markdown').slice(3)).toEqual(['7 correct', '9 wrong']);
});

it('goes on with the alternative that a spec compares with', () => {
  const text = BAR`$$h_1 = \sigma(1.5) = 0.8176$$
$$\bar{z}_{h_1} = \bar{h}_1\,\sigma'(z_{h_1})$$

## ReLU

$$h_1 = \text{ReLU}(1.5) = 1.5$$
$$y = \sigma(0.5(1.5) + 1(5.5) - 1) = 0.9948$$
$$\bar{z}_{h_1} = \bar{h}_1\,\sigma'(z_{h_1})$$`;
  expect(verdicts('sigmoid-hidden', text, 'markdown')).toEqual([
    '1 rounded',
    '2 correct',
    '6 correct',
    '7 rounded',
    '8 undecided',
  ]);
});

/** What the documents of 2-2-1 and 2-3-1 networks say, in their own names. */
const ANSWER = BAR`$$h_1 = \sigma(w_{11}x_1 + w_{12}x_2 + b_1)$$
$$h_2 = \sigma(w_{21}x_1 + w_{22}x_2 + b_2)$$
$$y = \sigma(w_{y1}h_1 + w_{y2}h_2 + b_y) = 0.5998$$
$$\bar{y} = -(t - y)$$
$$\bar{z}_y = \bar{y}\,y(1 - y)$$
$$\bar{w}_{y1} = \bar{z}_y h_1$$
$$\bar{h}_1 = \bar{z}_y w_{y1}$$`;

it('says once that a spec does not fit, and calls nothing wrong', () => {
  const same = ['sigmoid-hidden', 'relu-hidden', 'vanishing-gradient'];
  for (const spec of SHIPPED.filter((name) => !same.includes(name))) {
    const { notes, summary } = checkDocument(partsOf(spec), ANSWER, 'markdown');
    expect([spec, notes.filter((n) => n.code === 'spec-does-not-fit').length]).toEqual([spec, 1]);
    expect([spec, summary.wrong, summary.follows]).toEqual([spec, 0, 0]);
  }
  expect(checkDocument(partsOf('sigmoid-hidden'), ANSWER, 'markdown').notes).toEqual([]);
});

/** Of a 2-2-1 network too, but not of this one: other numbers, and a second layer that nothing is known of. */
const ANOTHER = BAR`$$h_1 = \sigma(w_{11}x_1 + w_{12}x_2 + b_1)$$
$$\bar{y} = -(t - y)$$
$$\bar{z}_y = \bar{y}\,y(1 - y)$$
$$\bar{h}_1 = \bar{z}_y w_{y1}$$
$$x_1 = 7$$
$$t = 17$$
$$w_{y1} = 19$$
$$q_1 = r_1 + s_1$$
$$r_1 = u^2 + m$$
$$\frac{\partial q_1}{\partial r_1} = v_1 + s_1$$
$$s_1 = m\,v_1 + q_2$$`;

it('accuses nobody where much is unknown, and much of the rest is false', () => {
  const { notes, summary } = checkDocument(partsOf('sigmoid-hidden'), ANOTHER, 'markdown');
  expect(notes.filter((n) => n.code === 'spec-does-not-fit')).toHaveLength(1);
  expect(summary).toEqual({ correct: 4, rounded: 0, undecided: 3, unread: 4, follows: 0, wrong: 0 });
});
