/** A sheet that is heard: the tags of its PDF, walked as a screen reader walks them. */
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, type PDFObject, PDFString } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeHtml } from '../../src/write/html.js';
import { printPdf } from '../../src/write/pdf.js';
import { sample } from './sample.js';

interface Tag {
  readonly kind: string;
  readonly words: string | undefined;
}

/** Every tag of the structure tree, in reading order. */
function tagsOf({ catalog, context }: PDFDocument): readonly Tag[] {
  const tags: Tag[] = [];
  const visit = (object: PDFObject | undefined): void => {
    const content = context.lookup(object);
    if (content instanceof PDFArray) content.asArray().forEach(visit);
    if (!(content instanceof PDFDict)) return;
    const alt = content.get(PDFName.of('Alt'));
    const words = alt instanceof PDFString || alt instanceof PDFHexString ? alt.decodeText() : undefined;
    tags.push({ kind: content.get(PDFName.of('S'))?.toString() ?? '', words });
    visit(content.get(PDFName.of('K')));
  };
  visit(catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict).get(PDFName.of('K')));
  return tags;
}

describe('the tags of a sheet', () => {
  const html = writeHtml(sample);
  let tags: readonly Tag[];
  beforeAll(async () => {
    tags = tagsOf(await PDFDocument.load(await printPdf(html, { title: 'Test', language: 'en' })));
  });

  it('have a formula for each piece of mathematics, with the words of its label, in the order of the page', () => {
    const labels = [...html.matchAll(/<span class="m[^"]*" role="img" aria-label="([^"]*)"/g)].map(
      ([, label]) => label,
    );
    expect(labels.length).toBeGreaterThan(50);
    const formulas = tags.filter(({ kind }) => kind === '/Formula');
    expect(formulas.map(({ words }) => words)).toEqual(labels);
    expect(formulas.every(({ words }) => /\p{L}|\d/u.test(words ?? ''))).toBe(true);
  });

  it('leave no figure without words, and none that is mathematics', () => {
    const drawings = tags.filter(({ kind, words }) => kind === '/Figure' && words !== undefined);
    expect(drawings.map(({ words }) => words)).toEqual(
      [...html.matchAll(/<svg[^>]*aria-label="([^"]*)"/g)].map(([, label]) => label),
    );
  });
});
