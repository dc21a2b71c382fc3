/** pdfLaTeX, XeLaTeX and LuaLaTeX set the same pages, with nothing that an author would have to look into. */
import { describe, expect, it } from 'vitest';
import { writeTex } from '../../src/write/tex.js';
import { complaintsIn, ENGINES, lettersOf, typesetWith } from '../support/tex-engines.js';
import { smellsIn } from '../support/tex-smells.js';
import { describeWith } from '../support/tools.js';
import { sample } from './sample.js';

describe('the source of a sheet', () => {
  it('is as a careful author writes it', () => {
    expect(smellsIn(writeTex(sample))).toEqual([]);
  });
});

describeWith('xelatex', 'a sheet set by each engine', () => {
  it('has the same pages', { timeout: 120_000 }, async () => {
    const sheets = await Promise.all(ENGINES.map((engine) => typesetWith(engine, writeTex(sample))));
    expect(sheets.flatMap(({ log }) => complaintsIn(log))).toEqual([]);
    const [first, ...others] = sheets.map(({ pages }) => pages.map(lettersOf));
    for (const pages of others) expect(pages).toEqual(first);
  });
});
