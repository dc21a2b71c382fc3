/** Every kind of block comes out in every printing, with all that it says. */
import { describe, expect, it } from 'vitest';
import { type Block, type Document, math, text } from '../../src/document/document.js';
import { programOf } from '../../src/export/program.js';
import { blank, identifier, number } from '../../src/language/layout.js';
import { readProblem } from '../../src/problem/read.js';
import { finished } from '../../src/report/finished.js';
import { writeHtml } from '../../src/write/html.js';
import { writeMarkdown } from '../../src/write/markdown.js';
import { withPrinter } from '../../src/write/pdf.js';
import { writeTerminal } from '../../src/write/terminal.js';
import { writeTex } from '../../src/write/tex.js';
import { readWith } from '../support/read-pdf.js';
import { describeWith } from '../support/tools.js';

const CODE = 'define: ["lima = mike^2"]\nloss: lima\nwrt: [mike]';

/** Each kind with the words that a reader must meet. */
const KINDS: { readonly [K in Block['kind']]: { readonly block: Block; readonly says: readonly string[] } } = {
  heading: {
    block: { kind: 'heading', level: 1, text: [text('Alpha')], marks: 'three marks' },
    says: ['Alpha', 'three marks'],
  },
  paragraph: { block: { kind: 'paragraph', text: [text('Bravo')] }, says: ['Bravo'] },
  equation: {
    block: {
      kind: 'equation',
      answer: false,
      lines: [
        { left: identifier('u'), relation: '=', right: number('0.7311'), reason: 'charlie' },
        { relation: '≈', right: blank(5), reason: '' },
      ],
    },
    says: ['0.7311', 'charlie'],
  },
  table: {
    block: {
      kind: 'table',
      caption: [text('Delta')],
      columns: [{ head: [text('Echo')], align: 'left' }],
      groups: [[[[text('foxtrot')]], [[math(number('0.1966'))]]]],
    },
    says: ['Delta', 'Echo', 'foxtrot', '0.1966'],
  },
  figure: {
    block: {
      kind: 'figure',
      caption: [text('Golf')],
      figure: {
        kind: 'network',
        layers: [{ caption: ['hotel'], units: [{ label: identifier('q') }] }],
        weights: [],
        description: [text('A layer, hotel, of one unit, q.')],
      },
    },
    says: ['Golf', 'hotel', 'q'],
  },
  list: { block: { kind: 'list', items: [[text('India')], [text('Juliett')]] }, says: ['India', 'Juliett'] },
  question: {
    block: { kind: 'question', text: [text('Kilo '), math(number('0.25'))], marks: 'one mark' },
    says: ['Kilo', '0.25', 'one mark'],
  },
  code: {
    block: { kind: 'code', program: programOf(readProblem(CODE, 'code'), 'numpy'), part: 'forward' },
    says: ['lima', 'mike'],
  },
  space: { block: { kind: 'space', lines: 2 }, says: [] },
};

const WRITERS = { html: writeHtml, tex: writeTex, md: writeMarkdown, terminal: (d: Document) => writeTerminal(d) };
const documentOf = (blocks: readonly Block[]): Document =>
  finished({
    title: 'A title',
    kicker: 'Sheet',
    facts: [{ name: 'Lima', value: [text('mike')] }],
    imprint: { course: 'November', date: 'Oscar', origin: ['Papa'] },
    language: 'en',
    blocks,
  });
const bodyOf = (page: string): string => page.split(/\\begin\{document\}|<main>/).at(-1) as string;

describe.each(Object.entries(WRITERS))('as %s', (_, write) => {
  it.each(Object.values(KINDS))('$block.kind', ({ block, says }) => {
    const page = write(documentOf([block]));
    for (const word of says) expect(page).toContain(word);
    expect(bodyOf(page)).not.toBe(bodyOf(write(documentOf([]))));
  });

  it('the course, the date and the origin', () => {
    const page = write(documentOf([]));
    for (const word of ['November', 'Oscar', 'Papa', 'Lima', 'mike']) expect(page).toContain(word);
  });

  it('a blank as a line as long as was asked', () => {
    const [short, long] = [3, 9].map((width) =>
      write(documentOf([{ kind: 'paragraph', text: [math(blank(width))] }])),
    ) as [string, string];
    expect(long).not.toBe(short);
  });
});

describeWith('pdftotext', 'as PDF', () => {
  it('every kind at once', async () => {
    await withPrinter(async (print) => {
      const document = documentOf(Object.values(KINDS).map(({ block }) => block));
      const pdf = await print(writeHtml(document), { title: document.title, language: 'en' });
      const words = readWith('pdftotext', pdf, ['-layout', '-', '-']);
      const said = Object.values(KINDS).flatMap(({ says }) => says);
      for (const word of [...said, 'November', 'Oscar', 'Papa', '1/1']) expect(words).toContain(word);
    });
  });
});
