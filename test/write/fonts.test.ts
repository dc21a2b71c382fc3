/** Each letter has its font in the page: as KaTeX's own style sheet says of the classes that it sets. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import katex from 'katex';
import { expect, it } from 'vitest';
import { katexStyles } from '../../src/write/fonts.js';

const CSS = readFileSync(createRequire(import.meta.url).resolve('katex/dist/katex.min.css'), 'utf8');
/** `.katex .mathcal{font-family:KaTeX_Caligraphic}` */
const RULES = [...CSS.matchAll(/((?:\.katex \.[a-z]+,?)+)\{([^{}]*)\}/g)].map(([, classes = '', style = '']) => ({
  classes: classes.split(',').map((c) => c.replace('.katex .', '')),
  family: /font-family:(\w+)/.exec(style)?.[1],
  weight: /font-weight:(\w+)/.exec(style)?.[1],
  slant: /font-style:(\w+)/.exec(style)?.[1],
}));

it.each([
  ...['mathcal{L}', 'mathscr{L}', 'mathfrak{g}', 'mathsf{W}', 'mathtt{w}', 'mathbf{W}', 'mathbb{R}', 'mathit{net}'],
  ...['boldsymbol{\\delta}', 'bm{w}', 'text{\\texttt{a}}', 'text{\\textbf{a}}', 'text{\\textit{a}}'],
  ...['text{\\textsf{a}}', 'sum_{i} x', 'mathrm{d}'],
])('\\%s', (command) => {
  const html = katex.renderToString(`\\${command}`, { output: 'html' });
  const classes = new Set([...html.matchAll(/class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' ')));
  const asked = RULES.filter((rule) => rule.classes.some((c) => classes.has(c)));
  const faces = katexStyles(html).match(/@font-face\s*\{[^}]*\}/g) ?? [];
  for (const { family = 'KaTeX_Main', weight = '400', slant = 'normal' } of asked) {
    const inFace = (face: string): boolean =>
      [`font-family:${family}`, `font-weight:${weight}`, `font-style:${slant}`].every((part) =>
        new RegExp(`${part}(?![-\\w])`).test(face.replace(/\s|"/g, '')),
      );
    expect(faces.some(inFace), `${family} ${weight} ${slant}`).toBe(true);
  }
});
