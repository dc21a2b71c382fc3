/** The step of a training over data, as it may be written. */
import { expect, it } from 'vitest';
import { check } from '../../src/index.js';
import { textOf } from '../support/shipped.js';

const GRADIENT = String.raw`\eta \frac{\partial L}{\partial W_{ij}^{(1)}}`;

it.each([
  [`W_{ij}^{(1)+} = W_{ij}^{(1)} - ${GRADIENT}`, 'correct'],
  [`W_{ij}^{(1),new} = W_{ij}^{(1)} - ${GRADIENT}`, 'correct'],
  [String.raw`W_{ij}^{(1)} \leftarrow W_{ij}^{(1)} - ${GRADIENT}`, 'correct'],
  [`W_{ij}^{(1)+} = W_{ij}^{(1)} + ${GRADIENT}`, 'wrong'],
])('%s is %s', (line, verdict) => {
  expect(check(textOf('two-moons'), `$$${line}$$`).lines.map((l) => l.verdict)).toEqual([verdict]);
});

it.each([
  ['+', 'correct'],
  ['-', 'wrong'],
])('the rule of an optimizer for any parameter, with %s, is %s', (sign, verdict) => {
  const spec = textOf('iris').replace(/optimizer: sgd/, 'optimizer: adam');
  const line = String.raw`m \leftarrow \beta_1 m SIGN (1 - \beta_1) \frac{\partial L}{\partial W_{ij}^{(1)}}`;
  expect(check(spec, `$$${line.replace('SIGN', sign)}$$`).lines.map((l) => l.verdict)).toEqual([verdict]);
});
