/** Where claims are found in documents of all kinds, and what is no claim: line, column, text and verdict of each. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../src/check/check.js';
import type { Format } from '../../src/check/document/document.js';
import { placesIn } from '../../src/problem/diagnostics.js';
import { readProblems } from '../../src/problem/read.js';
import { textOf } from '../support/shipped.js';

const parts = readProblems(textOf('one-step'), 'one-step').slice(1);

/** `LINE:COLUMN VERDICT the text` of each claim. */
function found(text: string, format?: Format): readonly string[] {
  const placeOf = placesIn(text);
  return checkDocument(parts, text, format).claims.map(({ span, verdict }) => {
    const { line, column } = placeOf(span.start);
    return `${line}:${column} ${verdict} ${text.slice(span.start, span.end)}`;
  });
}

const BAR = String.raw;

it.each<readonly [string, string, readonly string[]]>([
  ['∂E/∂z₄ = (a₄−y)·a₄(1−a₄)', 'subscripts of Unicode', ['1:1 correct']],
  ['∂E/∂w₁ = (a₄−y)·a₄(1−a₄)·w₇·a₁(1−a₁)·x₁', 'a product', ['1:1 correct']],
  ['dE/dw7 = (a_4 - y)*a_4*(1 - a_4)*a1', 'letters of ASCII', ['1:1 correct']],
  ['- ∂E/∂w1 = (a4 - y) a4 (1 - a4) w8 a1 (1 - a1) x1', 'a list item', ['1:3 wrong']],
  ['2. **a₁ = σ(z₁)**', 'a bold line', ['1:6 correct']],
  ['> `z1 = 0.6`', 'a quoted line', ['1:4 correct']],
  ['E = ½(y − a₄)²', 'a fraction of one character', ['1:1 correct']],
  ['a₁ = 1/(1+e^(-z₁)) = 1/(1+exp(-z1))', 'exponentials', ['1:1 correct']],
  ['σ′(z) = σ(z)(1 − σ(z))', 'a prime', ['1:1 correct']],
  ['√(z1**2) = 6e-1', 'a root and a power of ten', ['1:1 correct']],
  ['z₁ = w₁x₁ + w₂x₂ + b₁\n   = 0.6', 'a row that goes on', ['1:1 correct', '2:4 correct']],
  ['z₁ = 0.6\nThis is text.\n= 0.7', 'a sign that goes on with nothing', ['1:1 correct']],
  ['Thus z1 = 0.6 and z2 = 0.6.', 'two claims in a sentence', ['1:6 correct', '1:19 correct']],
  ['So the result is = good and w1 is a weight.', 'prose', []],
  ['W9 = 0.0077 W9 = 0', 'two columns that ran into each other', []],
  ['z1 = 0.5 at x2 = 3', 'a condition', []],
  ['let us say that a = b', 'letters in prose', []],
  ['The sign $=$ stands for $\\approx$ as well', 'signs by themselves', []],
  ['Plugging in the numbers, we get z1 = 0.6', 'words that lead up to a claim', ['1:33 correct']],
  ['So the output of the unit is a1 = 0.7', 'the same with what is wrong', ['1:30 wrong']],
  ['The output, at last: a4 = 0.525', 'words before a colon', ['1:22 rounded']],
  ['The output, at last: a4 = 0.535', 'the same with what is wrong', ['1:22 wrong']],
  ['Gradients: w7 = -0.0765', 'a gradient by the name of its weight', []],
  ['Gradient of the loss: w7 = -0.0765', 'the same in several words', []],
  ['Gradients: dE/dw7 = -0.0865', 'a gradient by its own', ['1:12 wrong']],
  ['$z_1 = 0.5 + 0.1 = 0.6 > 0$', 'what is said of a number', ['1:2 correct']],
  ['$z_1 = 0.5 + 0.1 = 0.7 > 0$', 'the same with what is wrong', ['1:2 wrong']],
  ['$z_1 = 0.6 > 0$', 'which may be a condition', []],
  ['Output a4 = 0.525, loss E = 0.1128', 'what names are called', ['1:8 rounded', '1:25 rounded']],
  ['Output a4 = 0.535, loss E = 0.1228', 'the same with what is wrong', ['1:8 wrong', '1:25 wrong']],
  ['The hidden unit a1 = 0.6457 feeds the last one.', 'words behind it', ['1:17 rounded']],
  ['The output is a4 = 0.525. The loss is E = 0.1128.', 'two sentences', ['1:15 rounded', '1:39 rounded']],
  ['Error:   E = 0.1128', 'an error by its own name', ['1:10 rounded']],
  ['The slope of the logistic function, da4/dz4 = a4*(1 - a4)', 'a derivative behind a comma', ['1:37 correct']],
  ['The slope of the logistic function, da4/dz4 = a4*(1 + a4)', 'the same with what is wrong', ['1:37 wrong']],
  ['The slope would be small, da4/dz4 = 0.1', 'the same of what is not so', []],
  ['(EQ3)  a4 = 0.525', 'the label of an equation', ['1:8 rounded']],
  ['Let e = a4 - y. Then dE/da4 = e.', 'a definition in words', ['1:22 correct']],
  ['Let e = a4 - y. Then dE/da4 = -e.', 'the same with what is wrong', ['1:22 wrong']],
  ['Gradient w.r.t. w7: dE/dw7 = -0.0865', 'a gradient that is announced', ['1:21 wrong']],
  ['The gradient dE/dw7 = -0.0865', 'a gradient by its own name', ['1:14 wrong']],
  ['The gradient w7 = -0.0765', 'a gradient by that of its weight', []],
  ['The error a1 = -0.0765', 'an error by that of its unit', []],
  ['The desired output a4 = 1', 'what is another thing', []],
  ['After the update, the output a4 = 0.53', 'what is so later, behind a comma', []],
  ['In the second epoch the loss E = 0.1', 'what is so later still', []],
  ['The output a4 = 0.53 is not right', 'what is denied', []],
  ['z1 = 0.5 in the other case', 'a case in words', []],
  [BAR`$\mathrm{Loss}\ E = 0.1128$`, 'the same in LaTeX', ['1:17 rounded']],
  ['E = 0.1128   <-- here', 'an arrow behind it', ['1:1 rounded']],
  ['E = 0.1128  # half the square', 'a comment', ['1:1 rounded']],
  ['E = 0.113 (3 dp)', 'how many decimals are meant', ['1:1 rounded']],
  ['E = 0.114 (3 dp)', 'the same with what is wrong', ['1:1 wrong']],
  ['Q2. E = 0.1128 [1 pt]', 'what it is worth', ['1:5 rounded']],
  ['z4 = 0.1 because z1 = 0.6', 'a reason', ['1:1 correct', '1:18 correct']],
  ['dE/dw7 = dE/dz4 x dz4/dw7', 'an x that multiplies', ['1:1 correct']],
  ['dE/dw7 = dE/dz4 . dz4/db4', 'a dot that does', ['1:1 wrong']],
  [
    'We have $a_4$ = 0.525, and $E$ = $\\frac12(a_4 - y)^2$ = $0.1128$.',
    'signs between',
    ['1:10 rounded', '1:29 rounded'],
  ],
  ['We have $a_4$ = 0.535 and $E =$ $0.1228$.', 'the same with what is wrong', ['1:10 wrong', '1:28 wrong']],
  ['If $z_1 = 0$, then $a_1 = 0.5$. Here $a_1 = 0.7$.', 'a case that is only supposed', ['1:39 wrong']],
  ['For $x_1 = 1$ the output is $a_4 = 0.535$.', 'a case that holds', ['1:6 correct', '1:30 wrong']],
  ['**Forward pass.** First z1 = 0.6 and z4 = 0.1.', 'bold words before', ['1:25 correct', '1:38 correct']],
  [
    'La neurona es a1 = 0.6457. Luego E = 0.1128 con a4 = 0.535.',
    'sentences',
    ['1:15 rounded', '1:34 rounded', '1:49 wrong'],
  ],
  ['After the update all is better. The output a4 = 0.53', 'a sentence on what is later', []],
  ['Suppose $w_7 = 2$.', 'a supposition', []],
  [BAR`- $\frac{\partial E}{\partial w_7}$: $-0.0865$`, 'a colon behind a derivative', ['1:4 wrong']],
  ['- $w_7$: $-0.0765$', 'a colon behind a weight', []],
  ['Suppose that z1 = 5', 'what is supposed', []],
  ['A student wrongly says that z1 = 5', 'what another one says', []],
  ['After the update it follows that w7 = 1.0076', 'what is so later', []],
  ['a₁ = 0,6457', 'a decimal comma', ['1:1 rounded']],
  ['$$a_1 = \\frac{1}{1+e^{-0,6}} = \\sigma(0,5 \\cdot 1 + 0,1) = 0,6457$$', 'commas in brackets', ['1:3 rounded']],
  ['$$z_1 = 0,5 x_1 + 0,1 = 0,6$$', 'commas between sides', ['1:3 correct']],
  ['$$x = (1,0), z_1 = 0.6, a_1 = 0.6457$$', 'commas of lists', ['1:3 correct', '1:14 correct', '1:25 rounded']],
  ['E = 0.11 0.12', 'two numbers side by side', []],
  ['E = 0.112\u2009822', 'digits in groups', ['1:1 rounded']],
  ['ｚ1 ＝ ０.6', 'signs of full width', ['1:1 correct']],
  ['E = (y − a₄)² ⁄ 2', 'the slash of fractions', ['1:1 correct']],
  ['a1 = 1/1 + e^(-z1)', 'missing brackets', ['1:1 undecided']],
  ['E = 1/3 + (y - a4)^2', 'brackets that do not help', ['1:1 wrong']],
  ['E = 0.1128 (rounded to four places)', 'a remark in brackets', ['1:1 rounded']],
  ['E = 0.1128, so the error is small.', 'a remark', ['1:1 rounded']],
  ['E = 0.1128, the error is small', 'a remark without a word to begin it', ['1:1 rounded']],
  ['z1 = 0.5, if the input is off', 'a condition without a sign', []],
  ['w7 = 1.0076 (after the update)', 'a remark that says which value', []],
  ['[z1 = 0.6]', 'a box', ['1:2 correct']],
  ['w7 = 1 → 1.0076', 'what changes', ['1:1 correct', '1:10 rounded']],
  ['$w_7: 1 \\to 1.0076$', 'what changes, after a colon', ['1:2 correct', '1:13 rounded']],
  ['w7: 1 -> 0.9924', 'the same with what is wrong', ['1:1 correct', '1:10 wrong']],
  ['w7: 1.5 -> 1.0076', 'the same with what was not so', ['1:1 wrong', '1:12 rounded']],
  ['z1: 0.6 → 0.6457', 'what is made of something that no step changes', ['1:1 correct']],
  ['👉 z1 = 0.7 ✅', 'pictures', ['1:3 wrong']],
  ['New weight: w7 = 1 - 0.1*0.0765 = 0.9924', 'a new value that is worked out', ['1:13 wrong']],
  ['New weight: w7 = 1 + 0.1*0.0765 = 1.0076', 'the same as it is', ['1:13 rounded']],
  ['New weight: w7 = 0.9924', 'a new value alone', []],
  ['Step 1: z1 = 0.7', 'a step by its number', ['1:9 wrong']],
  ['Steps: w7 = -0.0076', 'what is of steps', []],
  ['(c) ii. z1 = 0.6', 'an item of an item', ['1:9 correct']],
  ['The sum passes it on:   dE/db4 = dE/dz4', 'spaces behind a colon', ['1:25 correct']],
  ['Using the chain rule, dE/dz4 = (a4 - y)*a4', 'what it is worked out by', ['1:23 wrong']],
  ['This means dE/dz4 = (a4 - y)*a4*(1 - a4)', 'what it means', ['1:12 correct']],
  ['At the optimum, a4 = 1', 'what is so elsewhere', []],
  ['By leaving out the bias, without it, z1 = 0.5', 'what is left out', []],
  ['The gradient for w7 = -0.0765', 'a gradient in words', ['1:23 rounded']],
  ['Gradient of E wrt w7: 0.0765', 'the same with what is wrong', ['1:23 wrong']],
  ['dE/dw7: -0.0765', 'a colon behind a derivative', ['1:1 rounded']],
  ['dE/dw7: 0.0765', 'the same with what is wrong', ['1:1 wrong']],
  ['w7: -0.0765', 'a colon behind a weight', []],
  ['da1_dz1 = a1*(1 - a1)', 'a derivative as programs spell it', ['1:1 correct']],
  ['da1_dz1 = a1 - 1', 'the same with what is wrong', ['1:1 wrong']],
  ['$$E = 1.128\\text{e-}1$$', 'an exponent set as words', ['1:3 unread']],
  ['$$(5)\\quad z_4 = 0.1$$', 'a number in brackets', ['1:12 correct']],
  ['$$z_1 = 0.6 \\quad (\\text{since } x_2 = 0)$$', 'an aside', ['1:3 correct']],
  ['$$z_1 = 0.6 \\qquad (x_2 = 0)$$', 'a claim in brackets', ['1:3 correct', '1:21 correct']],
  ['$$z_1 = 0.6 \\hspace{1cm} a_1 = 0.6457$$', 'a space of some width', ['1:3 correct', '1:26 rounded']],
  ['$$a_1 \\stackrel{!}{=} 0.6457\\;\\checkmark$$', 'a tick', ['1:3 rounded']],
  ['a_1 = \\sigma(z_1) = 0.6457 ✓', 'LaTeX without dollars', ['1:1 rounded']],
  ['[plus]  z1 = w1*x1 + w2*x2 + b1', 'the node of a graph before its line', ['1:9 correct']],
  ['[plus]  z1 = w1*x1 + w2*x2', 'the node of a graph before a wrong line', ['1:9 wrong']],
  ['*a₃ = 0.6457*', 'a line in italics', ['1:2 rounded']],
  ['2. Then **a₁ = 0.6457**, which we need.', 'bold in a line', ['1:11 rounded']],
  ['z1 = 0.6\n**a1** = 0.6457', 'a bold name', ['1:1 correct', '2:3 rounded']],
  ['z1 = 0.6\n**a1** = 0.6557', 'the same with what is wrong', ['1:1 correct', '2:3 wrong']],
  ['- `a1` = **0.6457**', 'a name as code, a bold number', ['1:4 rounded']],
  ['- *a1* = `0.6557`', 'the same with what is wrong', ['1:4 wrong']],
  ['E = (y - a4)**2 / 2 + 0**2', 'powers', ['1:1 correct']],
  ['𝑎₁ = 𝜎(𝑧₁) = 1/(1 + 𝑒^(−𝑧₁)) = 0.6457', 'letters of a word processor', ['1:1 rounded']],
  ['𝑎₁ = 𝜎(𝑧₁) = 1/(1 + 𝑒^(𝑧₁)) = 0.6457', 'the same with what is wrong', ['1:1 wrong']],
  ['𝑤₇′ = 𝑤₇ − 𝜂 ∂𝐸/∂𝑤₇ = 1.0076', 'the same in a step', ['1:1 rounded']],
  ['E = 1/2 (y - a4)^2 =\n= 0.1128', 'a sign at the end of a line and below it', ['1:1 correct', '2:1 rounded']],
  ['E = 1/2 (y - a4)^2 =\n0.1128', 'a sign at the end of a line', ['1:1 rounded']],
  ['E = 1/2 (y - a4)^2 =\n0.1138', 'the same with what is wrong', ['1:1 wrong']],
  ['a1 ~ 0.6457, a4 = ~0.525', 'a tilde', ['1:1 rounded', '1:14 rounded']],
  ['a1 ~ 0.6557', 'the same with what is wrong', ['1:1 wrong']],
  ['E = 0.1128 to 4 decimal places', 'digits in words', ['1:1 rounded']],
  ['E = 0.1128 (rounded to 4 d.p.)', 'the same in brackets', ['1:1 rounded']],
  ['E = 0.1138, correct to four significant figures', 'the same with what is wrong', ['1:1 wrong']],
  ['<p>a<sub>4</sub> = 0.525</p>', 'HTML', ['1:4 rounded']],
  ['E = &frac12;(y - a4)<sup>2</sup>', 'entities of HTML', ['1:1 correct']],
])('%s: %s', (text, _, claims) => {
  expect(found(text).map((c) => c.split(' ').slice(0, 2).join(' '))).toEqual(claims);
});

it.each<readonly [string, string, readonly string[]]>([
  [
    'a table of Markdown',
    '| Parameter | Old | Gradient | New |\n|---|---|---|---|\n| w7 | 1 | -0.0765 | 1.0076 |\n| $b_4$ | 0.1 | $-0.12$ | 0.5 |',
    [
      '3:8 correct 1',
      '3:12 rounded -0.0765',
      '3:22 rounded 1.0076',
      '4:11 correct 0.1',
      '4:18 rounded -0.12',
      '4:27 wrong 0.5',
    ],
  ],
  [
    'weights beside each other, and a head that is blank',
    '|  | w7 | w8 |\n|--|--|--|\n| old | 1 | -1 |\n| gradient | -0.0765 | 0.0765 |\n| new | 1.0076 | -0.9924 |',
    [
      '3:9 correct 1',
      '3:13 correct -1',
      '4:14 rounded -0.0765',
      '4:24 wrong 0.0765',
      '5:9 rounded 1.0076',
      '5:18 rounded -0.9924',
    ],
  ],
  [
    'calculations of gradients beside the names of weights',
    '| weight | gradient |\n|---|---|\n| $w_7$ | $(a_4 - y) a_4 (1 - a_4) a_1 = -0.0765$ |\n| $w_8$ | $(a_4 - y) a_4 (1 - a_4) a_2 = -0.0675$ |',
    ['3:12 rounded (a_4 - y) a_4 (1 - a_4) a_1 = -0.0765', '4:12 wrong (a_4 - y) a_4 (1 - a_4) a_2 = -0.0675'],
  ],
  [
    'a table of a spreadsheet',
    'Parameter\tOld\tGradient\tNew\nw7\t1\t-0.0765\t1.0076\nb4\t0.1\t0.12\t0.1118\n\nz1 = 0.6',
    [
      '2:4 correct 1',
      '2:6 rounded -0.0765',
      '2:14 rounded 1.0076',
      '3:4 correct 0.1',
      '3:8 wrong 0.12',
      '3:13 rounded 0.1118',
      '5:1 correct z1 = 0.6',
    ],
  ],
  [
    'the same with commas',
    'weight, old value, new value\nw7, 1, 1.0076\nw8, -1, -1\n',
    ['2:5 correct 1', '2:8 rounded 1.0076', '3:5 correct -1', '3:9 wrong -1'],
  ],
  [
    'heads in Spanish, and equations in cells',
    '| peso anterior | nuevo peso |\n|--|--|\n| w7 = 1 | w7 = 1.0076 |',
    ['3:8 correct 1', '3:17 rounded 1.0076'],
  ],
  [
    'heads in Italian, and in French',
    '| parametro | prima | dopo |\n|--|--|--|\n| w7 | 1 | 1.0076 |\n\n| Poids | Avant | Après |\n|--|--|--|\n| w7 | 1 | 1.0086 |',
    ['3:8 correct 1', '3:12 rounded 1.0076', '7:8 correct 1', '7:12 wrong 1.0086'],
  ],
  [
    'a table of LaTeX',
    BAR`\begin{document}
\begin{tabular}{lr}
\toprule Parameter & New \\
\midrule
$w_7$  & $1.0076$ \\
$w_9$ & $0$ \\
\end{tabular}
\end{document}`,
    ['5:11 rounded 1.0076', '6:10 wrong 0'],
  ],
  // ½ (1 − 0.52)² = 0.1152
  [
    'sets of columns, read one after the other',
    BAR`\begin{document}
\begin{tabular}{@{}lr@{\hspace{9mm}}lr@{}}
Symbol & Value & Symbol & Value \\
$z_1$ & $0.6$ & $E$ & $0.1152$ \\
$a_4$ & $0.52$ &  &  \\
\end{tabular}
\end{document}`,
    ['4:10 correct 0.6', '4:24 rounded 0.1152', '5:10 rounded 0.52'],
  ],
  [
    'the same with what is wrong',
    BAR`\begin{document}
\begin{tabular}{@{}lr@{\hspace{9mm}}lr@{}}
Symbol & Value & Symbol & Value \\
$z_1$ & $0.6$ & $E$ & $0.1162$ \\
$a_4$ & $0.52$ &  &  \\
\end{tabular}
\end{document}`,
    ['4:10 correct 0.6', '4:24 wrong 0.1162', '5:10 rounded 0.52'],
  ],
  [
    'a long table, with its head and its foot',
    BAR`\begin{document}
\begin{longtable}{lr}
Parameter & New \\
\midrule
\endhead
\bottomrule
\endfoot
$w_7$  & $1.0076$ \\
\end{longtable}
\end{document}`,
    ['8:11 rounded 1.0076'],
  ],
  [
    'cells with rows of their own',
    BAR`\begin{document}
\begin{tabular}{lll}
Symbol & Rule & Value \\
$z_1$ & $\begin{cases} 1 & z_1 > 0 \\ 0 & \text{otherwise} \end{cases}$ & $0.6$ \\
\end{tabular}
\end{document}`,
    ['4:76 correct 0.6'],
  ],
  [
    'mathematics under another head is read as anywhere',
    '| Step | Work |\n|--|--|\n| first | $z_1 = 0.6$ |',
    ['3:12 correct z_1 = 0.6'],
  ],
  [
    'a program',
    '```python\nimport numpy as np\ndef f(x):\n    z1 = x\n    return z1\nz1 = w1*x1 + w2*x2 + b1  # sum\nq = np.dot(a1, w7)\nprint("Value of q:", q)\n```\n\n    Value of q: 0.6457',
    ['6:1 correct z1 = w1*x1 + w2*x2 + b1', '11:17 rounded 0.6457'],
  ],
  [
    'a program in a fence that does not say so',
    '```\nz1 = w1*x1 + w2*x2 + b1   # 0.6\nz2 = w3*x1 - w4*x2 - b2   # 0.6\n```',
    ['2:1 correct z1 = w1*x1 + w2*x2 + b1', '3:1 wrong z2 = w3*x1 - w4*x2 - b2'],
  ],
  [
    'two columns, each of which goes on in its own',
    '$$z_1 = w_1x_1 + b_1 \\quad a_4 = \\sigma(z_4)$$\n\n$$= 0.6 \\quad = 0.525$$',
    ['1:3 correct z_1 = w_1x_1 + b_1', '1:28 correct a_4 = \\sigma(z_4)', '3:3 correct = 0.6', '3:15 rounded = 0.525'],
  ],
  [
    'equations held together by a brace',
    '\\[ \\left\\{ \\begin{array}{l} z_1 = 0.6 \\\\ z_2 = 0.7 \\end{array} \\right. \\]\n$$\\begin{cases} z_1 = 0.6 \\\\ z_2 = 0.6 \\end{cases}$$',
    [
      '1:29 correct z_1 = 0.6',
      '1:42 wrong z_2 = 0.7 \\end{array} \\right.',
      '2:17 correct z_1 = 0.6',
      '2:30 correct z_2 = 0.6 \\end{cases}',
    ],
  ],
  [
    'columns that are aligned apart',
    '\\begin{align} z_1 &= 0.6 & a_1 &= 0.6457 \\\\ &= 0.6 & &= 0.6457 \\end{align}',
    ['1:15 correct z_1 &= 0.6', '1:28 rounded a_1 &= 0.6457', '1:46 correct = 0.6', '1:55 rounded = 0.6457 '],
  ],
  [
    'a table with a title above its heads',
    '| Updated weights | after a step |\n|--|--|\n| - old weight | New weight |\n| w7 = 1 | w7 = 1.0076 |\n| $b_4 = 0.1$ | 0.1118 |',
    ['4:8 correct 1', '4:17 rounded 1.0076', '5:10 correct 0.1', '5:17 rounded 0.1118'],
  ],
  ['what was printed, in a fence', '```text\nz1 = 0.6\na1 = 0.7\n```', ['2:1 correct z1 = 0.6', '3:1 wrong a1 = 0.7']],
  [
    'commands that set the first letter',
    '$$\\sqrt{z_1}^2 = 0.6 \\quad \\left(z_1\\right) = 0.6 \\quad \\tfrac12 z_1 = 0.3 \\quad \\boxed{z_1 = 0.6}$$',
    [
      '1:3 correct \\sqrt{z_1}^2 = 0.6',
      '1:28 correct \\left(z_1\\right) = 0.6',
      '1:57 correct \\tfrac12 z_1 = 0.3',
      '1:82 correct \\boxed{z_1 = 0.6}',
    ],
  ],
  [
    'enumerators, labels and remarks',
    '$$4. z_1 = 0.6 \\quad \\text{let } z_a \\text{ be something}$$\n$\\nabla_w E : z_2 = 0.6$\n$$i) z_3 = 0.6$$',
    ['1:6 correct z_1 = 0.6', '2:15 correct z_2 = 0.6', '3:6 correct z_3 = 0.6'],
  ],
  [
    'what is not closed',
    '$$z_1 = 0.6\n\nText $z_1 = 0.6$.\n\n\\begin{align} z_1 = 0.7',
    ['1:1 unread $$z_1 = 0.6', '3:7 correct z_1 = 0.6', '5:1 unread \\begin{align} z_1 = 0.7'],
  ],
  [
    'lines that end as on Windows',
    'A\r\n\r\n$$z_1 = 0.6$$\r\nz2 = 0.6\r\n',
    ['3:3 correct z_1 = 0.6', '4:1 correct z2 = 0.6'],
  ],
  ['NUL bytes', '$$z_1 = 0.6$$\n\0\n$z_2 = 0.6$', ['1:3 correct z_1 = 0.6', '3:2 correct z_2 = 0.6']],
])('%s', (_, text, claims) => {
  expect(found(text)).toEqual(claims);
});

it('reads a whole LaTeX file with its macros, and nothing that is not set', () => {
  const tex = [
    BAR`\documentclass{article}`,
    BAR`\newcommand{\pd}[2]{\frac{\partial #1}{\partial #2}} \newcommand{\w}[1][7]{w_{#1}} \let\act\sigma`,
    BAR`\DeclareMathOperator{\sig}{sigmoid} \def\four{4} \newcommand{\ever}{\ever\ever}`,
    BAR`\begin{document}`,
    BAR`$$z_1 = 0.6$$ % $$z_1 = 5$$`,
    BAR`\verb|$z_1 = 4$| \input{other}`,
    BAR`\begin{align} \pd{z_\four}{\w} &= a_1 \label{x}\tag{3} \\ \intertext{and so} \pd{z_4}{\w[8]} &= a_2 \end{align}`,
    BAR`\begin{gather*} \begin{split} a_1 &= \sig(z_1) \\ &= \act(0.6) \end{split} \end{gather*}`,
    BAR`$$z_1 = \ever$$`,
    BAR`\[ z_1 = \begin{cases} 0.6 & x_1 > 0 \\ 0 & \text{otherwise} \end{cases} \]`,
    BAR`\end{document} $z_1 = 7$`,
  ].join('\n');
  expect(found(tex).map((c) => c.split(' ').slice(0, 2).join(' '))).toEqual([
    '5:3 correct',
    '7:15 correct',
    '7:78 correct',
    '8:31 correct',
    '8:52 correct',
    '9:3 unread',
    '10:4 correct',
  ]);
  expect(checkDocument(parts, tex).notes.map((n) => n.says)).toContain(
    'the file other, which this one takes in, was not read',
  );
});

it('a row that a macro begins, is where the macro stands', () => {
  const tex = [
    BAR`\documentclass{article}`,
    BAR`\newcommand{\pd}[2]{\frac{\partial #1}{\partial #2}} \newcommand{\err}{E}`,
    BAR`\begin{document}`,
    BAR`\begin{align}`,
    BAR`\pd{\err}{z_4} &= (a_4 - y) a_4^{1}(1 - a^{1}_4) \\`,
    BAR`\pd{\err}{a_4} &= a_4 + y \\`,
    BAR`\pd{a_4}{z_4} &= a_4 (1 - a_4)`,
    BAR`\end{align}`,
    BAR`\end{document}`,
  ].join('\n');
  expect(found(tex).map((c) => c.slice(0, 20))).toEqual([
    '5:1 correct \\pd{\\err',
    '6:1 wrong \\pd{\\err}{',
    '7:1 correct \\pd{a_4}',
  ]);
});

it('reads the cells of a notebook at their places in its file', () => {
  const cells = [
    { cell_type: 'markdown', source: ['# Title\n', 'Then $\\sigma(z_1) = a_1$\n', 'z₂ = 0.7'] },
    {
      cell_type: 'code',
      source: 'z3 = w5*x1 + w6*x2 + b3\nq = z3\nprint("Sum is:", q)',
      outputs: [{ text: ['Sum is: 0.6\n'] }],
    },
  ];
  const text = JSON.stringify({ cells, nbformat: 4 }, null, 1);
  const lineOf = (piece: string): number => text.slice(0, text.indexOf(piece)).split('\n').length;
  expect(found(text)).toEqual([
    `${lineOf('Then')}:12 correct ${BAR`\\sigma(z_1) = a_1`}`,
    `${lineOf('z₂')}:6 wrong z₂ = 0.7`,
    `${lineOf('z3 = w5')}:15 correct z3 = w5*x1 + w6*x2 + b3`,
    `${lineOf('Sum is: 0.6')}:16 correct 0.6`,
  ]);
});

it('hears nothing of what stands in a comment', () => {
  const text = 'The sum <!-- $z_1 = 7$ --> is $z_1 = 0.6$.\n\n<!--\n$$a_1 = 3$$\n-->\n';
  expect(found(text)).toEqual(['1:32 correct z_1 = 0.6']);
});
