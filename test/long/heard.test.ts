/** Every shipped sheet is heard whole, in both languages. */
import { expect, it } from 'vitest';
import { withPrinter } from '../../src/write/pdf.js';
import { unheard } from '../support/heard.js';
import { pdfOf, shippedSheet } from '../support/pdf-of.js';
import { SHIPPED } from '../support/shipped.js';

it.each(['en', 'es'])('has words for every formula and figure, and nothing outside its tags: %s', async (language) => {
  await withPrinter(async (print) => {
    for (const name of SHIPPED)
      expect(await unheard(await pdfOf(shippedSheet(name, language), print)), name).toEqual([]);
  });
});
