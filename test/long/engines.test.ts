/** Every shipped sheet as pdfLaTeX, XeLaTeX and LuaLaTeX set it. */
import { expect, it } from 'vitest';
import { writeTex } from '../../src/write/tex.js';
import { shippedSheet } from '../support/pdf-of.js';
import { SHIPPED } from '../support/shipped.js';
import { complaintsIn, typesetAlike, typesetWith } from '../support/tex-engines.js';
import { HOSTS } from '../support/tex-hosts.js';
import { smellsIn } from '../support/tex-smells.js';
import { describeWith } from '../support/tools.js';

describeWith('xelatex', 'each engine', () => {
  it.each(SHIPPED)('sets the same pages of %s', (name) => typesetAlike(writeTex(shippedSheet(name))));
});

it.each(SHIPPED)('the source of %s is as a careful author writes it', (name) => {
  expect(smellsIn(writeTex(shippedSheet(name)))).toEqual([]);
});

describeWith('pdflatex', 'a fragment', () => {
  it.each(SHIPPED)('of %s stands in documents of others', async (name) => {
    const files = { 'fragment.tex': writeTex(shippedSheet(name), { fragment: true }) };
    for (const [kind, host] of Object.entries(HOSTS))
      expect(complaintsIn((await typesetWith('pdflatex', host, files)).log), kind).toEqual([]);
  });
});
