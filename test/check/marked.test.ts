/** Marked copies and the tables of a class. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkDocument } from '../../src/check/check.js';
import type { CheckedAnswer } from '../../src/check/checked-answer.js';
import type { Format } from '../../src/check/document/document.js';
import { markedCopy } from '../../src/check/marked/marked-copy.js';
import { notebookWords } from '../../src/check/marked/notebook-words.js';
import { namesOf } from '../../src/commands/marked.js';
import { readProblems } from '../../src/problem/read.js';
import { checkedText, plain } from '../../src/write/check-terminal.js';
import { classText, mistakesCsv, studentsCsv } from '../../src/write/class-summary.js';
import { markedHtml } from '../../src/write/marked-html.js';
import { textOf } from '../support/shipped.js';

const parts = readProblems(textOf('one-step'), 'one-step').slice(1);
const judged = (text: string, file = 'answer.md', format: Format = 'markdown'): CheckedAnswer => ({
  file,
  text,
  format,
  checked: checkDocument(parts, text, format),
});
const page = (answer: CheckedAnswer, language = 'en'): string =>
  markedHtml(markedCopy(answer), { file: answer.file, problem: 'One step', language });
/** What of a page is about the document, formulas as their source. */
const shown = (html: string): string =>
  html
    .slice(html.indexOf('<section class="verdict'), html.indexOf('</main>'))
    .replace(/<span class="(formula[^"]*)" role="img" aria-label="([^"]*)">/g, '[$1|$2]<span>')
    .replace(
      /<span class="katex">[\s\S]*?(?=<\/span><svg|<\/span><\/span>\n|<\/span><span class="(?:line|note)|<\/td>|<\/p>|<\/li>)/g,
      '',
    )
    .replace(/<svg class="mark ([a-z]+)"[\s\S]*?<\/svg>/g, '{$1}');

const ANSWER = `# Forward pass

$$
\\begin{aligned}
z_1 &= w_1 x_1 + w_2 x_2 + b_1 \\\\
    &= 0.8
\\end{aligned}
$$

so that $a_1 = \\sigma(z_1) = 0.69$.

- the output is $a_4 = 0.525$
`;

it('is the document with its marks, the first mistake above it and the right values below', () => {
  expect(shown(page(judged(ANSWER)))).toMatchInlineSnapshot(`
    "<section class="verdict">
    <p class="first"><a href="#claim-74">The first mistake is in line 6</a>: what belongs here is 0.6</p>
    <ul class="counts">
    <li>{correct} 1 correct</li>
    <li>{rounded} 1 correct, rounded</li>
    <li>{follows} 1 follows from an earlier mistake</li>
    <li>{wrong} 1 wrong</li>
    </ul>
    </section>
    <div class="handed-in">
    <h2 class="subsection">Forward pass</h2>
    <p><span class="display"><span class="line"><span class="note ticks">{correct}</span>[formula|z_1 &amp;= w_1 x_1 + w_2 x_2 + b_1]<span></span><span class="line goes-on"><span class="note wrong" id="claim-74">{wrong}<b>wrong</b>: what belongs here is 0.6</span>[formula|&amp;= 0.8]<span></p>
    <p>so that <span class="note follows" id="claim-107">{follows}<b>follows</b><span class="right">It should be 0.646</span></span>[formula|a_1 = \\sigma(z_1) = 0.69]<span></span>{follows}.</p>
    <ul>
    <li>the output is [formula|a_4 = 0.525]<span></span>{rounded}</li>
    </ul>

    </div>
    <section class="corrections">
    <h2 class="section">From the right values</h2>
    <p>What the lines come to when the mistakes are put right:</p>
    <table>
    <thead><tr><th scope="col">Line</th><th scope="col"></th><th scope="col" class="right">You have</th><th scope="col" class="right">It should be</th></tr></thead>
    <tbody>
    <tr><td><a href="#claim-74">6</a></td><td>[formula|z_1]<span></td><td class="right">0.8</td><td class="right">0.6</td></tr>
    <tr><td><a href="#claim-107">10</a></td><td>[formula|a_1]<span></td><td class="right">0.69</td><td class="right">0.646</td></tr>
    </tbody>
    </table>
    </section>
    "
  `);
});

it('says all its own words in the language of the spec', () => {
  const html = page(judged(ANSWER), 'es');
  for (const words of ['Copia corregida', 'El primer error está en la línea 6', 'Con los valores correctos'])
    expect(html).toContain(words);
  expect(html).not.toContain('wrong</b>');
});

it.each([
  ['HTML', '<img src=x onerror=alert(1)><script>alert(1)</script>'],
  ['links', '[here](javascript:alert(1)) <http://example.org> ![p](http://example.org/p.png)'],
  ['definitions of links', '[here][a]\n\n[a]: javascript:alert(1)'],
  ['code', '```js\n<script>alert(1)</script>\n```'],
  ['mathematics', '$\\href{javascript:alert(1)}{z_1} = 0.6$ $\\includegraphics{http://example.org/p.png} = 1$'],
  ['a formula that cannot be set', '$$z_1 = \\frac{<script>alert(1)</script>$$'],
  ['labels', '$z_1 = \\text{" onload="alert(1)}$'],
])('shows %s of a document as they are written', (_, text) => {
  const html = page(judged(text));
  expect(html).not.toMatch(/<(?:script|img|iframe|object)\b/i);
  const names = html.replace(/="[^"]*"/g, '=');
  expect(names.match(/<[^>]*\s(?:on\w+|src)\s*=/gi) ?? []).toEqual([]);
  expect([...html.matchAll(/href="([^"]*)"/g)].map((m) => m[1]).filter((href) => !href?.startsWith('#'))).toEqual([]);
});

it.each([
  ['\\section{First} Some \\textbf{bold} words.', ['<h3 class="subsection">First</h3>', '<strong>bold</strong>']],
  ['\\begin{itemize}\\item one \\item two\\end{itemize}', ['<li>', 'one', 'two']],
  ['\\maketitle', ['<h2 class="subsection">Homework</h2>', 'Ada']],
  ['It is 5\\% of $z_1$.', ['It is 5% of ']],
])('shows LaTeX as text: %s', (tex, parts) => {
  const html = page(
    judged(
      `\\documentclass{article}\\title{Homework}\\author{Ada}\\begin{document}\n${tex}\n\\end{document}`,
      'a.tex',
      'latex',
    ),
  );
  for (const part of parts) expect(html).toContain(part);
});

it.each([
  ['\\textcolor{red}{\\boxed{0.8}}', 'color:red'],
  ['\\boxed{0.8}', 'boxpad'],
  ['\\underbrace{0.8}_{a}', 'stretchy'],
])('marks %s with the commands that set it', (piece, set) => {
  const answer = judged(`$$z_1 = ${piece}$$`);
  expect(answer.checked.claims.map((c) => c.verdict)).toEqual(['wrong']);
  expect(/class="stretch wrong">(.*)/.exec(page(answer))?.[1]).toContain(set);
});

it('sets words between two rows as words', () => {
  const rows = 'z_1 &= 0.6 \\\\ \\intertext{and so} a_1 &= \\sigma(z_1)';
  const html = page(judged(`\\begin{align*}${rows}\\end{align*}`, 'a.tex', 'latex'));
  expect(html).not.toContain('<code>');
  expect(html.replace(/<[^>]*>/g, ' ')).toMatch(/and\sso/);
  expect(html.match(/class="line/g)).toHaveLength(3);
});

it('tells at the end, as text on lines, what is too wide for the margin', () => {
  const read = (ending: string): string =>
    readFileSync(new URL(`../data/documents/exam-three-layers.${ending}`, import.meta.url), 'utf8');
  const text = read('tex');
  const checked = checkDocument(readProblems(read('yaml'), 'spec'), text, 'latex');
  const html = page({ file: 'a.tex', text, format: 'latex', checked });
  const [answer = '', corrections = ''] = html.split('<section class="corrections">');
  // The sum of two ways through ReLUs, in brackets; one ReLU alone finds room.
  const tags = (part: string, place: RegExp): readonly (string | undefined)[] =>
    [...part.matchAll(place)].map(([, tag]) => tag);
  expect(tags(answer, /<span class="right">[^<]*<(\w+)/g)).toEqual(['span']);
  expect(tags(corrections, /<td class="right"><(code|span)/g)).toEqual(['span', 'code', 'span', 'span']);
});

it('says at a terminal where each mistake is, and counts the rest', () => {
  const { checked, text, file } = judged(ANSWER);
  expect(checkedText(checked, file, text, plain)).toMatchInlineSnapshot(`
    "answer.md:6:8: wrong: what belongs here is 0.6
          &= 0.8
             ^^^

    answer.md:10:30: follows: only what an earlier mistake leads to
      so that $a_1 = \\sigma(z_1) = 0.69$.
                                   ^^^^
      it should be 0.646

    answer.md: 1 correct, 1 rounded, 1 follows, 1 wrong
    "
  `);
});

const CLASS = [
  judged('$z_1 = 0.6$, $a_4 = 0.525$', 'ana.md'),
  judged('$$\\frac{\\partial E}{\\partial z_4} = (y - a_4)\\,a_4(1 - a_4)$$', 'ben.md'),
  judged('$$\\frac{\\partial E}{\\partial z_4} = -(a_4 - y)\\,a_4(1 - a_4)$$\n\n$z_1 = 0.9$', 'c, d.md'),
];

it('has a row for each answer of a class', () => {
  expect(studentsCsv(CLASS)).toMatchInlineSnapshot(`
    "file,correct,rounded,undecided,unread,follows,wrong,marks,of
    ana.md,1,1,0,0,0,0,3,18
    ben.md,0,0,0,0,0,1,0,18
    "c, d.md",0,0,0,0,0,2,0,18
    "
  `);
});

it('has a row for each cause, the most frequent first', () => {
  expect(mistakesCsv(CLASS)).toMatchInlineSnapshot(`
    "cause,quantity,answers,lines,example,written,reason
    sign,dL/dz4,2,2,ben.md:1,(y - a_4),this difference is the wrong way round
    other,z1,1,1,"c, d.md:3",0.9,what belongs here is 0.6
    "
  `);
  expect(classText(CLASS)).toMatchInlineSnapshot(`
    "2 answers: sign in dL/dz4
        ben.md:1: (y - a_4)
        this difference is the wrong way round
    1 answer: other in z1
        c, d.md:3: 0.9
        what belongs here is 0.6
    3 answers, 1 without a mistake
    "
  `);
});

it('gives no spreadsheet a formula', () => {
  expect(studentsCsv([judged('', '=cmd()')])).toContain("\n'=cmd(),");
});

it('shows a LaTeX table as a table, a reference by its label, and no comment', () => {
  const tex = [
    '\\begin{document}',
    'By (\\ref{sum}):',
    '\\begin{tabular}{|l|p{2cm}|} \\hline',
    'weight & old \\\\ \\hline',
    '$w_1$ & 0.5 \\\\ \\hline',
    '\\end{tabular}',
    '\\end{document}',
  ].join('\n');
  const html = shown(page(judged(tex, 'answer.tex', 'latex')));
  expect(html).toContain('By (sum):');
  expect(html).toMatch(/<th>weight<\/th>\s*<th>old<\/th>/);
  expect(html).not.toContain('2cm');
  expect(shown(page(judged('Before <!-- to myself --> behind')))).not.toContain('to myself');
});

it('says once what is right', () => {
  const html = shown(page(judged('$w_8 = 0.7$')));
  expect(html).toContain('w₈ is −1');
  expect(html).not.toContain('<span class="right">');
});

it('says once which formula is right, and sets it, where no mistake of the catalog is found', () => {
  const html = shown(page(judged('$$\\frac{dE}{dw_1} = (a_4 - y)^3 w_2$$')));
  expect(html).toContain('what belongs here is [formula|(a_4 - y)\\,a_4(1 - a_4)\\,w_7a_1(1 - a_1)\\,x_1]');
  expect(html).not.toContain('<span class="right">');
});

it('has the note on a line that is true only with the given values, x_2 = 0', () => {
  const html = shown(page(judged('$$\\frac{dE}{dw_2} = (a_4 - y)a_4(1 - a_4)w_8a_1(1 - a_1)x_2$$')));
  expect(html).toContain('{correct}<b>correct</b>: w₈ stands where w₇ belongs; only with the given values');
});

it('leaves no empty line beside a formula that has a line of its own', () => {
  const html = page(judged('First\n$$z_1 = 0.6$$\n$$z_2 = 0.6$$.\nthen\nthis'));
  expect(html.match(/<br>/g)).toHaveLength(1);
  expect(html).toMatch(/then<br>\s*this/);
});

it('sets the formulas of a table in the lines of their rows', () => {
  const html = shown(page(judged('| weight | new |\n|--|--|\n| $w_7$ | $1.0086$ |')));
  expect(html).toMatch(/<td><span class="note wrong"[^>]*>.*<\/span>\[formula\|1\.0086\]/);
  expect(html).not.toContain('class="display"');
});

// z_4 = a_1 - a_2 + 0.1 with a_1 = a_2 = 0.6457, and a_4 = σ(0.1) = 0.52498.
it('tells numbers what they come to, rounded ones with their zeros', () => {
  const answer = judged('$a_1 = 0.655$\n\n$$z_4 = 0.655 - 0.6457 + 0.1 = 0.1093$$\n\n$$a_4 = 0.5310$$');
  expect(answer.checked.claims.map(({ verdict, expected }) => [verdict, expected?.text])).toEqual([
    ['wrong', '0.646'],
    ['follows', '0.1'],
    ['wrong', '0.5250'],
  ]);
  expect(shown(page(answer))).toContain('<td class="right">0.5250</td>');
});

it('points at a number with its sign', () => {
  const { text, checked } = judged('$$z_1 = -0.7$$');
  const piece = checked.claims[0]?.diagnosis?.at;
  expect(text.slice(piece?.start, piece?.end)).toBe('-0.7');
});

it.each([
  [
    ['a/answer.md', 'b.md'],
    ['answer', 'b'],
  ],
  [
    ['hw.md', 'hw.tex'],
    ['hw-md', 'hw-tex'],
  ],
  [
    ['class/ana/hw.md', 'class/ben/hw.md', 'class/ben/other.md'],
    ['ana-hw-md', 'ben-hw-md', 'other'],
  ],
])('calls no two copies the same: %s', (files, copies) => {
  expect(namesOf(files).map(({ copy }) => copy)).toEqual(copies);
});

it('sets an equation in a table whose head says which value it is', () => {
  const html = shown(page(judged('| weight | old | new |\n|--|--|--|\n| $w_7$ | $w_7 = 1$ | $w_7 = 1.0076$ |')));
  expect(html).not.toContain('<code>');
  expect(html.match(/\[formula\|w_7 = 1\]/g)).toHaveLength(1);
});

it('tells why a formula that is not closed was not read', () => {
  expect(shown(page(judged('$$z_1 = \\frac{0.6$$')))).toContain('{unread}<b>not read</b>: a brace or an environment');
});

it('gives the same reason once for lines that follow each other', () => {
  const html = shown(page(judged('$$z_1 = \\frac{1$$\n\n$$z_2 = \\frac{2$$\n\n$$z_1 = 0.9$$\n\n$$z_3 = \\frac{3$$')));
  expect(html.match(/is not closed here/g)).toHaveLength(2);
  expect(html.match(/<b>not read<\/b>: as above/g)).toHaveLength(1);
});

it('counts answers that the spec does not fit by themselves', () => {
  const other = judged(['q = 3', 'r = q + 1', 's = r q', 'v = s r'].map((f) => `$$${f} + k_2$$`).join('\n\n'), 'e.md');
  expect(other.checked.notes.map(({ code }) => code)).toContain('spec-does-not-fit');
  const [misfit, counts] = classText([...CLASS, other])
    .trimEnd()
    .split('\n')
    .slice(-2);
  expect(misfit).toMatch(/^e\.md: most names of this document are unknown/);
  expect(counts).toBe('4 answers, 1 without a mistake, 1 that the spec does not fit');
});

it('counts the cells of a notebook', () => {
  const sources = ['# Title\n\nWords', '$z_1 = 0.6$\n\n$$z_2 = -0.9$$'];
  const cells = sources.map((source) => ({ cell_type: 'markdown', metadata: {}, source }));
  const words = notebookWords(JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells }));
  const html = markedHtml(markedCopy(judged(words.text), words.cells), { file: 'a', problem: 'b', language: 'en' });
  expect(html).toContain('The first mistake is in cell 2</a>');
  expect(html).toMatch(/<th scope="col">Cell<\/th>[\s\S]*<tr><td><a[^>]*>2<\/a>/);
});
