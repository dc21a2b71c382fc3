/** Markdown that GitHub and Jupyter show right: no sign in the mathematics that Markdown would take for its own. */
import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { COPIES } from '../../src/report/copies/names.js';
import { writeMarkdown } from '../../src/write/markdown.js';
import { copiesOf } from '../support/copies.js';
import { SHIPPED, textOf } from '../support/shipped.js';
import { sample } from './sample.js';
import { filledWith, HOSTILE, stress } from './stress.js';

/** The mathematics of a page, displays first. */
function mathIn(page: string): { readonly displays: readonly string[]; readonly inline: readonly string[] } {
  const displays = [...page.matchAll(/^\$\$\n([\s\S]*?)\n\$\$$/gm)].map(([, body]) => body as string);
  const rest = page.replaceAll(/^\$\$\n[\s\S]*?\n\$\$$/gm, '').replaceAll('\\$', '');
  return { displays, inline: [...rest.matchAll(/\$([^$\n]*)\$/g)].map(([, body]) => body as string) };
}

/** What Markdown, GitHub's filter or a table would read in mathematics. */
const TAKEN = /\\[^A-Za-z\s]|[<>|`]|\\(?:operatorname|phantom|mbox|unicode)\b/;

const check = (page: string): void => {
  const { displays, inline } = mathIn(page);
  for (const body of [...displays, ...inline]) {
    expect(body).not.toMatch(TAKEN);
    expect(() => katex.renderToString(body, { displayMode: displays.includes(body), strict: false })).not.toThrow();
  }
  for (const body of inline) expect(body).toBe(body.trim());
  const rest = page.replaceAll(/^\$\$\n[\s\S]*?\n\$\$$/gm, '').replaceAll('\\$', '');
  expect((rest.match(/\$/g) ?? []).length % 2).toBe(0);
};

/** The cells of each row of a table, as many as its head has. */
function checkTables(page: string): void {
  for (const [table] of page.matchAll(/(?:^\|.*\|$\n?)+/gm)) {
    const counts = table
      .trim()
      .split('\n')
      .map((row) => row.replaceAll('\\|', '').split('|').length);
    expect(new Set(counts).size).toBe(1);
  }
}

describe.each(SHIPPED)('%s', (name) => {
  const copy = copiesOf(textOf(name), name);
  it.each(COPIES)('%s', (which) => {
    const page = writeMarkdown(copy(which));
    check(page);
    checkTables(page);
  });
});

describe('a made-up sheet', () => {
  it('every kind of block', () => check(writeMarkdown(sample)));
  it('what is too long, too wide or too many', () => check(writeMarkdown(stress)));
  it.each(HOSTILE)('lets %j be no block, table or HTML', (content) => {
    const page = writeMarkdown(filledWith(content));
    checkTables(page);
    expect(page).not.toMatch(/<(?!br>)[a-z/]/i);
  });
});
