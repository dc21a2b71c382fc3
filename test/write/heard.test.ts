/** A sheet that is heard: the tags of its PDF, walked as a screen reader walks them. */
import { PDFDocument } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeHtml } from '../../src/write/html.js';
import { printPdf, withPrinter } from '../../src/write/pdf.js';
import { type HeardTag, tagsOf, unheard } from '../support/heard.js';
import { pdfOf, shippedSheet } from '../support/pdf-of.js';
import { sample } from './sample.js';

describe('the tags of a sheet', () => {
  const html = writeHtml(sample);
  let pdf: Uint8Array;
  let tags: readonly HeardTag[];
  beforeAll(async () => {
    pdf = await printPdf(html, { title: 'Test', language: 'en' });
    tags = tagsOf(await PDFDocument.load(pdf));
  });

  it('leave nothing unheard', async () => {
    expect(await unheard(pdf)).toEqual([]);
  });

  it('have a formula for each piece of mathematics, with the words of its label, in the order of the page', () => {
    const labels = [...html.matchAll(/<span class="m[^"]*" role="img" aria-label="([^"]*)"/g)].map(
      ([, label]) => label,
    );
    expect(labels.length).toBeGreaterThan(50);
    const formulas = tags.filter(({ kind }) => kind === 'Formula');
    expect(formulas.map(({ words }) => words)).toEqual(labels);
    expect(formulas.every(({ words }) => /\p{L}|\d/u.test(words ?? ''))).toBe(true);
  });

  it('leave no figure without words, and none that is mathematics', () => {
    const drawings = tags.filter(({ kind }) => kind === 'Figure');
    expect(drawings.map(({ words }) => words)).toEqual(
      [...html.matchAll(/<svg[^>]*aria-label="([^"]*)"/g)].map(([, label]) => label),
    );
  });
});

it('is heard whole: a few of the specs that ship', async () => {
  await withPrinter(async (print) => {
    for (const name of ['matrix-form', 'reuse', 'vanishing-gradient'])
      expect(await unheard(await pdfOf(shippedSheet(name), print)), name).toEqual([]);
  });
});
