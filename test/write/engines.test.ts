/** pdfLaTeX, XeLaTeX and LuaLaTeX set the same pages, with nothing that an author would have to look into. */
import { describe, expect, it } from 'vitest';
import { writeTex } from '../../src/write/tex.js';
import { complaintsIn, typesetAlike, typesetWith } from '../support/tex-engines.js';
import { HOSTS } from '../support/tex-hosts.js';
import { smellsIn } from '../support/tex-smells.js';
import { describeWith } from '../support/tools.js';
import { sample } from './sample.js';

describe('the source of a sheet', () => {
  it('is as a careful author writes it', () => {
    expect(smellsIn(writeTex(sample))).toEqual([]);
  });
});

describeWith('xelatex', 'a sheet set by each engine', () => {
  it('has the same pages', { timeout: 120_000 }, () => typesetAlike(writeTex(sample)));
});

describeWith('pdflatex', 'a fragment', () => {
  it.each(Object.entries(HOSTS))('stands in a document of another: %s', { timeout: 120_000 }, async (_, host) => {
    const files = { 'fragment.tex': writeTex(sample, { fragment: true }) };
    const { log } = await typesetWith('pdflatex', host, files);
    expect(complaintsIn(log)).toEqual([]);
  });
});
