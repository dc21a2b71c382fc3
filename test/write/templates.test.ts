/** Templates of the user's own, and LaTeX to be put into another document. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeHtml } from '../../src/write/html.js';
import { TemplateError } from '../../src/write/template-error.js';
import { writeTex } from '../../src/write/tex.js';
import { sample } from './sample.js';

let templates: string;
const put = (name: string, content: string): void => {
  mkdirSync(join(templates, name, '..'), { recursive: true });
  writeFileSync(join(templates, name), content);
};
beforeAll(() => {
  templates = mkdtempSync(join(tmpdir(), 'gradsheet-'));
});
afterAll(() => {
  rmSync(templates, { recursive: true });
});

describe('templates of a user', () => {
  it('take the place of ours, one by one', () => {
    put('html/heading.hbs', '<p class="mine">§ {{text}}</p>');
    put('html/styles.css', 'p { color: teal }');
    const html = writeHtml(sample, { templates });
    expect(html).toContain('<p class="mine">§ Given</p>');
    expect(html).toContain('color: teal');
    expect(html).not.toContain('<h2');
    expect(html).toContain('class="chain');
    expect(writeTex(sample, { templates })).toBe(writeTex(sample));
  });

  it.each([
    ['a value that there is not', '<ul>\n{{nothing}}', ':2: nothing here has the name nothing'],
    [
      'such a value in a loop',
      '<ul>\n\n{{#each items}}\n{{this.nothing}}{{/each}}',
      ':4: nothing here has the name nothing',
    ],
    ['what is no template', '<ul>\n{{#if}', ':2: not a template: '],
    ['an end of something else', '{{#if items}}\n{{/each}}', ":1: if doesn't match each"],
    ['a partial that there is not', '\n\n{{> nothing}}', ':3: there is no partial nothing'],
    ['a helper that there is not', '\n{{shout items}}', ':2: '],
  ])('are refused with %s, by file and line', (_, content, message) => {
    put('html/list.hbs', content);
    const write = (): string => writeHtml(sample, { templates });
    expect(write).toThrow(TemplateError);
    expect(write).toThrow(`${join(templates, 'html/list.hbs')}${message}`);
  });
});

describe('a fragment', () => {
  const [page, fragment] = [writeTex(sample), writeTex(sample, { fragment: true })];
  const bodyOf = (tex: string): string => /^\\sheettitle\{.*?(?=^\\end(?:\{document\}|group$))/ms.exec(tex)?.[0] ?? '';

  it('is what the page has, without its preamble', () => {
    expect(fragment).not.toMatch(/\\documentclass|\\usepackage\{.*\}\s*$(?<!^%.*)|\\begin\{document\}/m);
    expect(bodyOf(fragment)).toBe(bodyOf(page));
    expect(bodyOf(page)).toContain('\\section{Given}');
  });

  it('has the macros of the page, each as something that the document may have already', () => {
    const macros = (tex: string): string[] =>
      [...tex.matchAll(/^\\(?:new|provide)command(\{.*) %/gm)].map(([, m]) => m ?? '');
    expect(macros(fragment).length).toBeGreaterThan(0);
    const ends = (all: string[]): string[] => all.map((macro) => macro.trim());
    expect(ends(macros(fragment))).toEqual(ends(macros(page)));
    expect(fragment).not.toMatch(/^\\newcommand.* % /m);
  });
});
