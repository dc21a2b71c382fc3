/** Lines that hold on one side of a kink: with the sentence that says so they are no mistake, and without it they are. */
import { expect, it } from 'vitest';
import { check } from '../../src/index.js';

const { raw } = String;
const SPEC = JSON.stringify({
  define: ['u = w*x + b', 'h = leaky_relu(u)', 'o = v*h + c'],
  loss: '(o - t)^2',
  wrt: ['w', 'b', 'v', 'c'],
});
const ACTIVE = raw`\frac{\partial o}{\partial w} = v x`;
const DOUBLED = raw`\frac{\partial o}{\partial w} = 2 v x`;

it.each([
  [`$$${ACTIVE}$$`, 'wrong'],
  [`If $u > 0$: $${ACTIVE}$`, 'undecided'],
  [`For instance if $u > 0$, then $${ACTIVE}$`, 'undecided'],
  [`For $u > 0$ we get\n$$${ACTIVE}$$`, 'undecided'],
  [`Where the unit is active, $$${ACTIVE}$$`, 'undecided'],
  [`Wenn die Einheit aktiv ist, gilt $$${ACTIVE}$$`, 'undecided'],
  [`Para $u$ positiva tenemos $$${ACTIVE}$$`, 'undecided'],
  [raw`$$u > 0: \quad ${ACTIVE}$$`, 'undecided'],
  [raw`$$u > 0 \Rightarrow ${ACTIVE}$$`, 'undecided'],
  ['For instance if u > 0: do/dw = v x', 'undecided'],
  ['For u > 0: do/dw = v x', 'undecided'],
  ['For u > 0:\n  do/dw = v x', 'undecided'],
  ['h = u (u > 0)\ndo/dw = v x', 'wrong'],
  // In no case.
  [`If $u > 0$: $${DOUBLED}$`, 'wrong'],
  [raw`$$u > 0: \quad ${DOUBLED}$$`, 'wrong'],
  ['For u > 0: do/dw = 2 v x', 'wrong'],
  // Another sentence, an arrow, what the line is about.
  [`For $u > 0$ the slope is 1. Then $$${ACTIVE}$$`, 'wrong'],
  [`So -> 0 it goes: $$${ACTIVE}$$`, 'wrong'],
  ['For w: do/dw = v x', 'wrong'],
])('%s is %s', (text, verdict) => {
  expect(check(SPEC, text).lines.at(-1)?.verdict).toBe(verdict);
});
