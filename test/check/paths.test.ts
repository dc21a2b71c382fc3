/** Paths through the network, as people draw them with the keyboard and machines read them. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../src/check/check.js';
import { readProblems } from '../../src/problem/read.js';
import { textOf } from '../support/shipped.js';

const [part] = readProblems(textOf('one-step'), 'one-step').slice(1);

it.each<[text: string, expected: readonly string[]]>([
  ['w1 -> z1 -> a1 -> z4 -> a4', ['w1 -> z1 -> a1 -> z4 -> a4: correct']],
  ['For w2: w2 ----> z1 ----- > a1.----- > z4', ['w2 ----> z1 ----- > a1.----- > z4: correct']],
  [
    'For w7: w7----> z4 -----> a4 ---- \\rightarrow Error For b2: b2 → z2 ----→ a2',
    ['w7----> z4 -----> a4 ---- \\rightarrow Error: correct', 'b2 → z2 ----→ a2: correct'],
  ],
  [
    '```\nFor w3: w3 --> z2 --> a2 For b3: b3 ----> z3 -----> z3\n```',
    ['w3 --> z2 --> a2: correct', 'b3 ----> z3 -----> z3: wrong'],
  ],
  // One step leads nowhere, others are left out.
  ['b3 -> z3 -> z3 -> z4 -> Error', ['b3 -> z3 -> z3 -> z4 -> Error: wrong']],
  // A step that is left out, and the way back.
  ['w1 -> z1 -> z4 -> a4', ['w1 -> z1 -> z4 -> a4: undecided']],
  ['E -> a4 -> z4 -> w7', ['E -> a4 -> z4 -> w7: undecided']],
  ['First the data, then w1 -> b1 -> w2 in this order', []],
])('%s', (text, expected) => {
  const { claims } = checkDocument(part ? [part] : [], text, 'text');
  expect(claims.map(({ span, verdict }) => `${text.slice(span.start, span.end)}: ${verdict}`)).toEqual(expected);
});
