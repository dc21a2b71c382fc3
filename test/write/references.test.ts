/** What the sheets that ship refer to: everything has its place, and the same number in every printing. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Block, Document, Reference } from '../../src/document/document.js';
import { mapTexts } from '../../src/document/map-block.js';
import { writeHtml } from '../../src/write/html.js';
import { writeMarkdown } from '../../src/write/markdown.js';
import { printPdf } from '../../src/write/pdf.js';
import { writeTerminal } from '../../src/write/terminal.js';
import { writeTex } from '../../src/write/tex.js';
import { copiesOf } from '../support/copies.js';
import { SHIPPED, textOf } from '../support/shipped.js';
import { describeWith } from '../support/tools.js';

function referencesIn(block: Block): readonly Reference[] {
  const found: Reference[] = [];
  mapTexts(block, (inlines) => {
    for (const inline of inlines) if (inline.kind === 'reference') found.push(inline);
    return inlines;
  });
  return found;
}

const referencesOf = ({ blocks }: Document): readonly Reference[] => blocks.flatMap(referencesIn);
const equationsOf = ({ blocks }: Document) => blocks.filter(({ kind }) => kind === 'equation');
const matches = (text: string, pattern: RegExp): readonly (readonly string[])[] =>
  [...text.matchAll(pattern)].map(([, ...groups]) => groups.map((group) => group ?? ''));

describe.each(SHIPPED)('%s', (name) => {
  const document = copiesOf(textOf(name), name)('solution');
  const references = referencesOf(document);
  const numbers = equationsOf(document).map(({ number }) => number);

  it('refers to what stands before, by its number', () => {
    const anchors = document.blocks.map(({ anchor }) => anchor).filter((anchor) => anchor !== '');
    expect(new Set(anchors).size).toBe(anchors.length);
    document.blocks.forEach((block, n) => {
      for (const { anchor, number, text } of referencesIn(block)) {
        const target = document.blocks.findIndex((b) => b.anchor === anchor);
        expect(target).toBeGreaterThanOrEqual(0);
        expect(target).toBeLessThan(n);
        expect(document.blocks[target]).toMatchObject({ number, isCited: true });
        expect(text).toContain(number);
      }
    });
  });

  it('has them as links in HTML, each to a place with that number', () => {
    const html = writeHtml(document).split('<main>')[1] ?? '';
    const links = matches(html, /<a href="#([^"]+)">([^<]*)<\/a>/g);
    expect(links.map(([anchor]) => anchor)).toEqual(references.map(({ anchor }) => anchor));
    const chains = matches(html, /<div id="([^"]+)" class="chain([\s\S]*?)(?=<div id="|<h\d |$)/g);
    expect(chains.map(([, chain = '']) => matches(chain, /class="number">\((\d+)\)</g)[0]?.[0])).toEqual(numbers);
    expect(chains.map(([anchor]) => anchor)).toEqual(equationsOf(document).map(({ anchor }) => anchor));
  });

  it('has them as labels in LaTeX, each at the chain that is counted so', () => {
    const tex = writeTex(document).split('\\begin{document}')[1] ?? '';
    const chains = matches(tex, /\\begin\{(?:long)?chain\}(?:\\label\{eq:([^}]+)\})?/g).map(([label]) => label);
    expect(chains).toHaveLength(numbers.length);
    const cited = matches(tex, /\\eqref\{eq:([^}]+)\}/g).map(([label]) => chains.indexOf(label ?? '') + 1);
    expect(cited.map(String)).toEqual(references.filter((r) => r.target === 'equation').map(({ number }) => number));
    for (const [label] of matches(tex, /\\ref\{([^}]+)\}/g)) expect(tex).toContain(`\\label{${label}}`);
    expect(tex.match(/\\label\{/g)?.length ?? 0).toBe(matches(tex, /\\label\{([^}]+)\}/g).length);
  });

  it('has the same numbers in Markdown and on a terminal', () => {
    expect(matches(writeMarkdown(document), /\\tag\{(\d+)\}/g).flat()).toEqual(numbers);
    const lines = writeTerminal(document).split('\n');
    const own = lines.flatMap((line) => matches(line, /(?:^| {2,})\((\d+)\)(?: ◄)?$/g).flat());
    expect(own).toEqual(numbers);
  });
});

describe('all together', () => {
  it('the reasons of most sheets name what they cite', () => {
    const silent = SHIPPED.filter((name) => referencesOf(copiesOf(textOf(name), name)('solution')).length === 0);
    expect(silent.length).toBeLessThan(SHIPPED.length / 2);
  });
});

it('are links in the PDF of the browser, each to a place that the file knows', async () => {
  const document = copiesOf(textOf('reuse'), 'reuse')('solution');
  const pdf = await PDFDocument.load(await printPdf(writeHtml(document), { title: 'reuse', language: 'en' }));
  const links = pdf.getPages().flatMap((page) => {
    const notes = (page.node.Annots()?.asArray() ?? []).map((note) => pdf.context.lookup(note, PDFDict));
    return notes.flatMap((note) => note.lookupMaybe(PDFName.of('Dest'), PDFName)?.decodeText() ?? []);
  });
  expect(links.sort()).toEqual(
    referencesOf(document)
      .map(({ anchor }) => anchor)
      .sort(),
  );
  const places = pdf.catalog.lookup(PDFName.of('Dests'), PDFDict);
  for (const link of links) expect(places.has(PDFName.of(link))).toBe(true);
});

describeWith('pdflatex', 'what LaTeX makes of them', () => {
  it.each(['reuse', 'vanishing-gradient'])('%s: each label has the number of the document', (name) => {
    const document = copiesOf(textOf(name), name)('solution');
    const folder = mkdtempSync(join(tmpdir(), 'gradsheet-references-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'sheet.tex'), writeTex(document));
    execFileSync('pdflatex', ['-interaction=nonstopmode', '-halt-on-error', 'sheet.tex'], {
      cwd: folder,
      stdio: 'pipe',
    });
    const labels = matches(
      readFileSync(join(folder, 'sheet.aux'), 'utf8'),
      /\\newlabel\{(?:eq|tab|sec):([^}]+)\}\{\{([\d.]+)\}/g,
    );
    const cited = document.blocks.filter(({ isCited }) => isCited);
    expect(labels.length).toBeGreaterThan(0);
    expect(new Map(labels.map(([label, number]) => [label, number]))).toEqual(
      new Map(cited.map(({ anchor, number }) => [anchor, number])),
    );
  });
});
