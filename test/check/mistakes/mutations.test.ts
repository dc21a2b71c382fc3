/** Right lines with one thing changed: the change is named. Every mutant that is no longer true counts. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../../src/check/check.js';
import { isRight } from '../../../src/check/judge/verdict.js';
import { type Part, readProblems } from '../../../src/problem/read.js';
import { textOf, withKeys } from '../../support/shipped.js';

const HIDDEN = readProblems(
  withKeys(
    textOf('one-step'),
    `parts: {a: {values: {x1: 0.7, x2: -1.3, y: 1, w1: 0.5, w2: -0.25, w3: 0.35, w4: 0.8, w5: -0.6, w6: 0.15,
     b1: 0.1, b2: -0.2, b3: 0.3, w7: 1.1, w8: -0.9, w9: 0.45, b4: 0.05}}}`,
  ),
  'hidden',
);
const TWO = readProblems(textOf('two-outputs'), 'two');

const LINES: readonly (readonly [readonly Part[], string])[] = [
  [HIDDEN, 'z_1 = w_1 x_1 + w_2 x_2 + b_1'],
  [HIDDEN, 'z_4 = w_7 a_1 + w_8 a_2 + w_9 a_3 + b_4'],
  [HIDDEN, 'E = \\frac12 (y - a_4)^2'],
  [HIDDEN, '\\frac{\\partial E}{\\partial a_4} = -(y - a_4)'],
  [HIDDEN, '\\frac{\\partial E}{\\partial z_4} = (a_4 - y) a_4 (1 - a_4)'],
  [HIDDEN, '\\frac{\\partial E}{\\partial w_8} = (a_4 - y) a_4 (1 - a_4) a_2'],
  [HIDDEN, '\\frac{\\partial E}{\\partial z_2} = (a_4 - y) a_4 (1 - a_4) w_8 a_2 (1 - a_2)'],
  [HIDDEN, '\\frac{\\partial E}{\\partial w_3} = (a_4 - y) a_4 (1 - a_4) w_8 a_2 (1 - a_2) x_1'],
  [HIDDEN, '\\frac{\\partial E}{\\partial w_6} = (a_4 - y) a_4 (1 - a_4) w_9 a_3 (1 - a_3) x_2'],
  [HIDDEN, 'w_7^{new} = w_7 - \\eta (a_4 - y) a_4 (1 - a_4) a_1'],
  [HIDDEN, 'w_3^{new} = w_3 - \\eta \\frac{\\partial E}{\\partial w_3}'],
  [TWO, 'net_{o1} = w_5 out_{h1} + w_6 out_{h2} + b_2'],
  [TWO, '\\frac{\\partial E}{\\partial w_6} = (out_{o1} - target_{o1}) out_{o1} (1 - out_{o1}) out_{h2}'],
  [
    TWO,
    '\\frac{\\partial E}{\\partial out_{h1}} = (out_{o1} - target_{o1}) out_{o1} (1 - out_{o1}) w_5 + (out_{o2} - target_{o2}) out_{o2} (1 - out_{o2}) w_7',
  ],
  [HIDDEN, 'a_1 = 0.6846'],
  [HIDDEN, 'a_2 = 0.2699'],
  [HIDDEN, 'a_4 = 0.6792'],
  [HIDDEN, 'E = 0.05146'],
  [HIDDEN, '\\frac{\\partial E}{\\partial z_4} = -0.06991'],
  [HIDDEN, '\\frac{\\partial E}{\\partial w_8} = -0.01887'],
  [TWO, '\\frac{\\partial E}{\\partial w_5} = 0.082167041'],
  [TWO, '\\frac{\\partial E}{\\partial w_1} = 0.000438568'],
];

/** A way to spoil a line: what is looked for right of the first `=`, what becomes of it, and what that is called. */
interface Change {
  readonly says: string;
  readonly pattern: RegExp;
  readonly to: (found: string) => string;
  readonly codes: readonly string[];
}

const nextDigit = (digit: string): string => (digit === '9' ? '8' : String(Number(digit) + 1));
const CHANGES: readonly Change[] = [
  {
    says: 'sign',
    pattern: / - |^ -(?=\()| \+ /g,
    to: (s) => (s.includes('+') ? ' - ' : s === ' -' ? ' ' : ' + '),
    codes: ['sign', 'sign-lost', 'update-direction'],
  },
  { says: 'difference reversed', pattern: /\(a_4 - y\)/g, to: () => '(y - a_4)', codes: ['sign', 'update-direction'] },
  {
    says: 'index',
    pattern: /(?<![{\d])[wxa]_[1-3589](?!\^)/g,
    to: (s) =>
      s.slice(0, 2) + (s === 'x_2' || s === 'a_3' || s === 'w_9' ? Number(s[2]) - 1 : nextDigit(s[2] as string)),
    codes: ['index-slip'],
  },
  {
    says: 'index',
    pattern: /out_\{h\d\}|target_\{o\d\}/g,
    to: (s) => s.replace(/\d/, (d) => (d === '1' ? '2' : '1')),
    codes: ['index-slip'],
  },
  { says: 'exponent', pattern: /\^2/g, to: () => '', codes: ['wrong-exponent'] },
  { says: 'exponent', pattern: /\^2/g, to: () => '^3', codes: ['wrong-exponent'] },
  {
    says: 'exponent',
    pattern: /(?<=\(1 - )(?:a_\d|out_\{o\d\})/g,
    to: (s) => `${s}^2`,
    codes: ['wrong-exponent', 'wrong-derivative'],
  },
  { says: 'weight dropped', pattern: / w_[789](?= a_\d \(1)/g, to: () => '', codes: ['missing-factor'] },
  { says: 'input dropped', pattern: /(?<=\) )(?:x_\d|a_\d|out_\{h\d\})$/g, to: () => '', codes: ['missing-input'] },
  {
    says: 'slope dropped',
    pattern: /(?:a_\d|out_\{o\d\}) \(1 - (?:a_\d|out_\{o\d\})\)/g,
    to: () => '',
    codes: ['missing-derivative'],
  },
  {
    says: 'slope doubled',
    pattern: /(?:a_\d|out_\{o\d\}) \(1 - (?:a_\d|out_\{o\d\})\)/g,
    to: (s) => `${s} ${s}`,
    codes: ['doubled-derivative'],
  },
  { says: 'constant', pattern: /\\frac12 /g, to: () => '', codes: ['constant-factor'] },
  { says: 'learning rate', pattern: /\\eta/g, to: () => '', codes: ['missing-learning-rate'] },
  { says: 'path dropped', pattern: /\+ \(out.*$|(?<== )\(out.*w_5 \+ /g, to: () => '', codes: ['missing-path'] },
  { says: 'term dropped', pattern: / \+ (?:w_\d (?:x|a)_\d|b_\d)/g, to: () => '', codes: ['missing-term'] },
  { says: 'digit', pattern: /(?<=\.0*[1-9]+\d?)\d/g, to: nextDigit, codes: ['wrong-value'] },
  { says: 'decimal', pattern: /0\.(?=\d)/g, to: () => '0.0', codes: ['decimal-shift'] },
  { says: 'sign of a number', pattern: / -?(?=0\.)/g, to: (s) => (s.includes('-') ? ' ' : ' -'), codes: ['sign'] },
];

function mutantsOf(line: string, { pattern, to }: Change): readonly string[] {
  const at = line.indexOf('=') + 1;
  const right = line.slice(at);
  return [...right.matchAll(pattern)].map(
    (m) => line.slice(0, at) + right.slice(0, m.index) + to(m[0]) + right.slice(m.index + m[0].length),
  );
}

it('the lines are right', () => {
  const wrong = LINES.filter(([parts, line]) => {
    const { claims } = checkDocument(parts, `$$${line}$$`);
    return claims.length === 0 || !claims.every((c) => isRight(c.verdict));
  });
  expect(wrong.map(([, line]) => line)).toEqual([]);
});

it('changes are named', () => {
  const table: Record<string, number> = {};
  const missed: string[] = [];
  for (const change of CHANGES) {
    for (const [parts, line] of LINES) {
      for (const mutant of mutantsOf(line, change)) {
        const [claim] = checkDocument(parts, `$$${mutant}$$`).claims;
        if (claim?.verdict !== 'wrong') continue;
        const code = claim.diagnosis?.code;
        if (code && change.codes.includes(code)) table[change.says] = (table[change.says] ?? 0) + 1;
        else missed.push(`${change.says}: ${mutant} is called ${code}`);
      }
    }
  }
  expect(missed).toEqual([]);
  expect(table).toEqual({
    sign: 34,
    'difference reversed': 6,
    index: 32,
    exponent: 14,
    'weight dropped': 3,
    'input dropped': 5,
    'slope dropped': 12,
    'slope doubled': 12,
    constant: 1,
    'learning rate': 2,
    'path dropped': 1,
    'term dropped': 6,
    digit: 29,
    decimal: 8,
    'sign of a number': 8,
  });
});
