/** What a workbook leaves open, and that it is nowhere in the file. */
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/document/document.js';
import { identifier, infix, number, row } from '../../../src/language/layout.js';
import { widthOf } from '../../../src/language/measure.js';
import { chainsOf, linksOf } from '../../../src/report/copies/chains.js';
import { fadedChain } from '../../../src/report/copies/fade.js';
import { writeHtml } from '../../../src/write/html.js';
import { writeMarkdown } from '../../../src/write/markdown.js';
import { writeTerminal } from '../../../src/write/terminal.js';
import { writeTex } from '../../../src/write/tex.js';
import { copiesOf } from '../../support/copies.js';
import { plainTextOf, SHIPPED, textOf } from '../../support/shipped.js';

const WRITERS = { html: writeHtml, tex: writeTex, md: writeMarkdown, terminal: (d: Document) => writeTerminal(d) };
const DECIMAL = /\d+\.\d{3,}/g;

describe.each(SHIPPED)('%s', (name) => {
  const copy = copiesOf(textOf(name), name);
  const book = copy('workbook');

  it('says nowhere what it does not show', () => {
    const shown = new Set(writeTerminal(book).match(DECIMAL));
    const hidden = [...new Set(writeTerminal(copy('solution')).match(DECIMAL))].filter((digits) => !shown.has(digits));
    for (const write of Object.values(WRITERS)) {
      const body = write(book)
        .split(/\\begin\{document\}|<main>/)
        .at(-1)
        ?.replaceAll(/ style="[^"]*"/g, '') as string;
      for (const digits of hidden) expect(body).not.toContain(digits);
    }
  });
});

// The values of a published worked problem, two-outputs among the shipped specs.
describe('of a network with two layers of two units', () => {
  const pages = Object.values(WRITERS).map((write) => write(copiesOf(plainTextOf('two-outputs'))('workbook')));

  it.each(['0.3775', '0.5933', '0.2984'])('the first of its kind is worked: %s', (digits) => {
    for (const page of pages) expect(page).toContain(digits);
  });

  it.each(['0.3925', '0.5969', '1.1059', '1.2249', '0.7514', '0.7729', '0.3589', '0.4087', '0.5113', '0.5614'])(
    'the others are open: %s',
    (digits) => {
      for (const page of pages) expect(page).not.toContain(digits);
    },
  );

  it('says what is given as it is', () => {
    for (const digits of ['0.05', '0.15', '0.99']) for (const page of pages) expect(page).toContain(digits);
  });
});

describe('a chain', () => {
  const z = (...items: readonly string[]) => row(...items.map((name) => identifier(name)));
  const lines = [
    {
      left: identifier('z'),
      relation: '=' as const,
      right: row(z('w', 'x'), infix('='), number('1.25')),
      reason: 'sum',
    },
    { relation: '≈' as const, right: number('7.5'), reason: 'rounded' },
  ];
  const [chain] = chainsOf({ kind: 'equation', answer: false, lines });

  it.each([
    ['worked', [0, 0, 0], ['sum', 'rounded']],
    ['begun', [0, 1, 1], ['sum', 'rounded']],
    ['open', [1, 1, 1], ['', '']],
  ] as const)('%s', (stage, blanks, reasons) => {
    const faded = fadedChain(chain as NonNullable<typeof chain>, stage);
    expect(faded.flatMap(linksOf).map(({ layout }) => (isBlank(layout) ? 1 : 0))).toEqual(blanks);
    expect(faded.map(({ reason }) => reason)).toEqual(reasons);
    expect(faded[0]?.left).toEqual(identifier('z'));
  });

  it('has blanks at least as wide as what belongs there', () => {
    const wide = row(...Array.from({ length: 12 }, () => identifier('w')));
    const open = fadedChain({ kind: '', lines: [{ relation: '=', right: wide, reason: '' }] }, 'open');
    expect(widthOf(open[0]?.right ?? identifier('x'))).toBeGreaterThanOrEqual(widthOf(wide));
  });
});

const isBlank = (layout: { readonly kind: string }): boolean =>
  layout.kind === 'blank' ||
  (layout.kind === 'row' && 'items' in layout && Array.isArray(layout.items) && layout.items[0]?.kind === 'blank');
