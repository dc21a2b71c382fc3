import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Document } from '../../src/document/document.js';
import { math, text } from '../../src/document/document.js';
import { finished } from '../../src/report/finished.js';
import { writeTex } from '../../src/write/tex.js';
import { describeWith, isInstalled } from '../support/tools.js';
import { sample } from './sample.js';
import { filledWith, HOSTILE, stress } from './stress.js';

describe('a sheet as LaTeX', () => {
  it('reads as a person would write it', async () => {
    await expect(writeTex(sample)).toMatchFileSnapshot('golden/sample.tex');
  });

  it('has no noise', () => {
    const source = writeTex(stress).split('\\begin{document}')[1];
    expect(source).not.toMatch(/\{\{|[+-] -\d|\[object|undefined/);
  });

  it('takes only packages that a plain TeX installation has', () => {
    const packages = [...writeTex(sample).matchAll(/\\usepackage(?:\[[^\]]*\])?\{([^}]*)\}/g)].flatMap(([, names]) =>
      (names ?? '').split(','),
    );
    const plain = ['iftex', 'fontenc', 'lmodern', 'geometry', 'fancyhdr', 'amsmath', 'booktabs', 'array'];
    expect(packages.filter((name) => ![...plain, 'longtable', 'xcolor', 'tikz', 'hyperref'].includes(name))).toEqual(
      [],
    );
  });

  it.each(HOSTILE)('lets nothing of %j reach TeX as a command', (content) => {
    const source = writeTex(filledWith(content));
    expect(source.split('\\begin{document}')[1]).not.toMatch(/\\(?:input|write|include|openin|catcode|csname|def)/);
    expect(source.match(/\\begin\{document\}|\\end\{document\}/g)).toHaveLength(2);
  });
});

describeWith('pdflatex', 'printing the LaTeX', () => {
  /** The log and the text of what pdflatex makes of it. */
  function compiled(document: Document): { log: string; pages: string } {
    const folder = mkdtempSync(join(tmpdir(), 'gradsheet-tex-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'sheet.tex'), writeTex(document));
    for (let run = 0; run < 2; run++)
      execFileSync('pdflatex', ['-interaction=nonstopmode', '-halt-on-error', 'sheet.tex'], {
        cwd: folder,
        stdio: 'pipe',
      });
    const pages = isInstalled('pdftotext')
      ? execFileSync('pdftotext', ['-layout', join(folder, 'sheet.pdf'), '-'])
      : '';
    return { log: readFileSync(join(folder, 'sheet.log'), 'latin1'), pages: pages.toString() };
  }
  const overfull = (log: string): string[] =>
    [...log.matchAll(/Overfull \\hbox \(([\d.]+)pt too wide\).*/g)]
      .filter(([, by]) => Number(by) > 1)
      .map(([line]) => line);

  it('sets a sheet without a box too full', () => {
    const { log, pages } = compiled(sample);
    expect(overfull(log)).toEqual([]);
    expect(log).not.toMatch(/LaTeX Warning|Missing character/);
    if (pages !== '') expect(pages).toContain('Backpropagation through a 2–3–1 network');
  });

  it('sets what is too long, too wide or too many', () => {
    const { log } = compiled(stress);
    expect(overfull(log)).toEqual([]);
    expect(log).not.toMatch(/Missing character|Overfull \\vbox/);
  });

  it.each(HOSTILE)('prints %j as it is written', (content) => {
    const { log, pages } = compiled(filledWith(content));
    expect(log).not.toContain('Missing character');
    if (pages !== '' && /^[\x20-\x7e]*$/.test(content))
      expect(pages.replaceAll('’', "'").replace(/\s/g, '')).toContain(content.replace(/\s/g, ''));
  });

  it('sets a page of plain words, and one of nothing', () => {
    const words = finished({ ...sample, facts: [], kicker: '', blocks: [{ kind: 'paragraph', text: [text('x')] }] });
    expect(compiled(words).log).not.toContain('LaTeX Warning');
    expect(compiled({ ...words, blocks: [] }).log).not.toContain('!');
  });

  it('names in the file what the title says', () => {
    const { log } = compiled(
      finished({
        ...sample,
        title: 'σ, ŵ and 50 % of $x_1$ #3 {~^\\}',
        blocks: [{ kind: 'paragraph', text: [math({ kind: 'words', text: 'x' })] }],
      }),
    );
    expect(log).not.toMatch(/Package hyperref Warning/);
  });
});
