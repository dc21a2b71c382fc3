/** A sheet printed by the browser, and what somebody might change in it: each change is found, and its place named. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PDFDict, PDFName, PDFString } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { build } from '../../src/commands/build.js';
import { madeAnew, recheck, recheckCommand } from '../../src/commands/recheck.js';
import { VERSION } from '../../src/commands/version.js';
import type { Finding } from '../../src/recheck/finding.js';
import { openPaper } from '../../src/recheck/paper.js';
import { type Anew, recheckPaper } from '../../src/recheck/recheck.js';
import { withAttachment, withChange, withContent, withLetter, withWords } from '../support/altered-pdf.js';

const SPEC = fileURLToPath(new URL('../../specs/product.yaml', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'gradsheet-recheck-'));
let sheet: Uint8Array;
let anew: Anew;

beforeAll(async () => {
  const { failures } = await build([SPEC], { to: ['pdf'], out: folder, copy: ['solution', 'questions'] });
  expect(failures).toEqual([]);
  sheet = readFileSync(join(folder, 'product.pdf'));
  anew = await madeAnew((await openPaper(sheet, VERSION)).file);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const told = ({ page, place, problem }: Finding): string => `${page ?? '–'}: ${place}: ${problem}`;
/** What is found beside the sheet of the spec that was printed. */
const findings = async (pdf: Uint8Array): Promise<readonly string[]> =>
  recheckPaper(await openPaper(pdf, VERSION), anew).findings.map(told);
/** What is found beside the sheet of the spec inside. */
const allFindings = async (pdf: Uint8Array): Promise<readonly string[]> => (await recheck(pdf)).findings.map(told);

/** The message of a file that cannot be rechecked. */
const refusal = async (pdf: Uint8Array): Promise<string> => {
  const result = await recheck(pdf).catch((error: Error) => error);
  return result instanceof Error ? result.message : 'it can be rechecked';
};

describe('a sheet as it was printed', () => {
  it('is right, line by line', async () => {
    const { findings, counts } = await recheck(sheet);
    expect(findings).toEqual([]);
    // One chain of one line; the certificate counts 26 steps.
    expect(counts).toMatchObject({ pages: 2, lines: 1, steps: 26 });
    expect(counts.numbers).toBeGreaterThan(30);
  });

  it('is right when it was packed anew', async () => {
    expect(await findings(await withContent(sheet, 1, (content) => content))).toEqual([]);
  });
});

describe('one letter drawn as another', () => {
  const chain = 'in what reads "equals q';
  it.each([
    ['a digit of a chain', '3×(−4)=−12', 8, '3', `equation (1): "32" stands where "12" should, ${chain}`],
    ['a sign of a chain', '3×(−4)=−12', 3, '+', `equation (1): "+4" stands where "−4" should, ${chain}`],
    ['a symbol of a chain', '=qz=', 1, 'f', `equation (1): "fz" stands where "qz" should, ${chain}`],
    ['the number of an equation', '(1)', 1, '2', 'equation (1): "2" stands where "1" should'],
    ['a digit of a table', 'x−2y5z−4', 7, '5', 'Table #, row 3: "5" stands where "4" should, in what reads "minus 4"'],
    ['a sign of a table', 'x−2y5z−4', 1, '+', 'Table #, row 1: "+2" stands where "−2" should, in what reads "minus 2"'],
    ['the number of a table', 'Table2.', 5, '3', 'Table #: "3." stands where "2." should'],
    ['a digit of a sentence', 'step(26,', 5, '3', 'the text below "# Certificate": "36," stands where "26," should'],
    ['an exponent', '×10−33', 4, '8', 'the text below "# Certificate": "83" stands where "33" should'],
    [
      'a word of a sentence',
      'eachofitsterms',
      11,
      'a',
      'the text below "# Backward pass": "teams" stands where "terms"',
    ],
    ['the number of a section', 'GradientsTable', -1, '1', 'a heading: "1" stands where'],
    ['the head of a page', 'Asumtimesanumber', 0, 'n', '2: head or foot: "nsumtimesanumber" stands where'],
    ['the number of a page', '2/2', 0, '1', '2: head or foot: "1/2" stands where "2 / 2" should'],
  ])('%s', async (_, text, offset, to, finding) => {
    const altered = await withLetter(sheet, { text, offset, to, ...(finding.startsWith('2: ') && { page: 2 }) });
    // Which section and which table it is may change with the sheet.
    const found = (await findings(altered)).map((f) =>
      f.replace(/Table \d+(?=, row|:)|(?<=below ")\d+(?= )/, (n) => n.replace(/\d+/, '#')),
    );
    expect(found).toEqual([expect.stringContaining(finding)]);
  });
});

describe('what is drawn besides', () => {
  const end = (operations: string) => (content: string) => `${content}\nQ Q Q Q q 1 0 0 1 0 0 cm ${operations} Q`;
  const box = '1 1 1 rg 240 800 1500 900 re f';
  const letter = (page: string) => /\/(F\d+) [\d.]+ Tf/.exec(page)?.[1] ?? '';

  it('a white box over letters, each of which is named', async () => {
    const found = await findings(await withContent(sheet, 1, end(box)));
    expect(found.length).toBeGreaterThan(3);
    for (const finding of found) expect(finding).toMatch(/^1: .* is covered, or not drawn in ink/);
  });

  it('letters that belong to no line', async () => {
    const drawn = await withContent(sheet, 1, (page) => end(`BT /${letter(page)} 12 Tf 300 600 Td <0088> Tj ET`)(page));
    expect(await findings(drawn)).toEqual([expect.stringMatching(/^1: outside of the text: "." stands where nothing/)]);
  });

  it('letters that claim to belong to a line', async () => {
    const drawn = await withContent(sheet, 1, (page) =>
      end(`/P <</MCID 20>> BDC BT /${letter(page)} 12 Tf 300 600 Td <0088> Tj ET EMC`)(page),
    );
    expect(await findings(drawn)).toEqual([expect.stringMatching(/^1: .* stands where/)]);
  });

  it('letters in white', async () => {
    const white = await withContent(sheet, 1, (page) => page.replace('BT', '1 g BT'));
    expect((await findings(white))[0]).toMatch(/^1: .* is covered, or not drawn in ink/);
  });

  it('letters cut off', async () => {
    const cut = await withContent(sheet, 1, (page) => page.replace('BT', '0 0 1 1 re W n BT'));
    expect((await findings(cut))[0]).toMatch(/^1: .* is covered, or not drawn in ink/);
  });

  it('letters moved to another place', async () => {
    const moved = await withContent(sheet, 1, (page) => page.replace(/1 0 0 -1 (\S+) (\S+) Tm/, '1 0 0 -1 $1 400 Tm'));
    expect(await findings(moved)).toEqual([expect.stringMatching(/^1: the page: it is drawn otherwise than/)]);
  });

  it('a note laid over the page', async () => {
    const noted = await withChange(sheet, (document) => {
      const note = document.context.obj({ Type: 'Annot', Subtype: 'FreeText', Rect: [100, 700, 200, 720] });
      note.set(PDFName.of('Contents'), PDFString.of('7'));
      document.getPage(0).node.addAnnot(document.context.register(note));
    });
    expect(await findings(noted)).toEqual(['1: the page: something was laid over the page (an annotation, /FreeText)']);
  });

  it('pages left out or put in', async () => {
    const shorter = await withChange(sheet, (document) => document.removePage(1));
    expect(await findings(shorter)).toContain('–: the pages: there are 1, and 2 were printed');
    const longer = await withChange(sheet, (document) => void document.addPage());
    expect(await findings(longer)).toContain('–: the pages: there are 3, and 2 were printed');
  });
});

it('words that are heard', async () => {
  const altered = await withWords(sheet, 'minus 12', 'minus 13');
  expect(await findings(altered)).toEqual([
    '1: Table 2, row 2: the words that are heard are "minus 13" where "minus 12" should be',
  ]);
});

it('the title of the file', async () => {
  const altered = await withChange(sheet, (document) => document.setTitle('Another sheet'));
  expect(await findings(altered)).toEqual([
    '–: the title of the file: "Another sheet" stands where "A sum times a number" should',
  ]);
});

describe('the file inside', () => {
  /** Changed by somebody who knows how it is sealed. */
  const resealed = (rewrite: (text: string) => string) => (text: string) => {
    const { seal, ...file } = JSON.parse(rewrite(text));
    return JSON.stringify({ ...file, seal: createHash('sha256').update(JSON.stringify(file)).digest('hex') });
  };
  const otherNumber = (text: string): string => text.replace('z: -4', 'z: -6');

  it('is refused when it was changed', async () => {
    expect(await refusal(await withAttachment(sheet, otherNumber))).toMatch(
      /was changed after .* build the sheet again/,
    );
  });

  it('of other numbers gives other lines than stand on the pages', async () => {
    const found = await allFindings(await withAttachment(sheet, resealed(otherNumber)));
    expect(found).toContainEqual(expect.stringContaining('1: Table 1, row 3: "4" stands where "6" should'));
    expect(found).toContainEqual(expect.stringContaining('1: equation (1): '));
    expect(found).toContainEqual(expect.stringMatching(/^–: results .*, inside the file: "?-12/));
  });

  it('of another step says which', async () => {
    const other = (text: string): string => text.replace('"before": "Dtotal(f, x)"', '"before": "Dtotal(f, y)"');
    expect(await findings(await withAttachment(sheet, resealed(other)))).toEqual([
      '–: the derivation of Dtotal(f, x), step 1 (chain-rule), inside the file: "Dtotal(f, y)" stands where "Dtotal(f, x)" should',
    ]);
  });

  it('of a spec that is none is refused with what is wrong', async () => {
    const broken = resealed((text) => text.replace('title:', 'titel:'));
    expect(await refusal(await withAttachment(sheet, broken))).toMatch(/the spec inside .*titel/s);
  });

  it.each([
    [
      'made by another version',
      resealed((text) => text.replace(/"gradsheet": "[^"]*"/, '"gradsheet": "9.9.9"')),
      /made by gradsheet 9\.9\.9, and this is/,
    ],
    [
      'of another format',
      resealed((text) => text.replace('"version": 1', '"version": 2')),
      /recheck it with that version/,
    ],
    ['that is no JSON', (text: string) => text.slice(0, -20), /is not one of gradsheet's/],
    ['of another program', () => '{"format": "other"}', /is not one of gradsheet's/],
  ])('%s is refused', async (_, rewrite, message) => {
    expect(await refusal(await withAttachment(sheet, rewrite))).toMatch(message);
  });
});

describe('the command', () => {
  it('says of each file what is with it, and gives the worst as its status', async () => {
    const altered = join(folder, 'altered.pdf');
    writeFileSync(altered, await withWords(sheet, 'minus 12', 'minus 13'));
    const [good, missing] = [join(folder, 'product.pdf'), join(folder, 'missing.pdf')];
    const [out, err] = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')];
    const statusOf = async (...files: string[]): Promise<unknown> => {
      await recheckCommand(files, {});
      const status = process.exitCode;
      process.exitCode = 0;
      return status;
    };
    out.mockReturnValue(true);
    err.mockReturnValue(true);
    const statuses = [await statusOf(good), await statusOf(altered), await statusOf(good, missing, altered)];
    const [printed, complained] = [out, err].map((spy) => spy.mock.calls.map(([text]) => text).join(''));
    vi.restoreAllMocks();
    expect(statuses).toEqual([0, 1, 2]);
    expect(printed).toMatch(/product\.pdf: right: 1 line and \d+ numbers on 2 pages, 26 steps\n/);
    expect(printed).toContain(`${altered}: page 1, Table 2, row 2: the words that are heard are`);
    expect(complained).toBe(`${missing}: cannot be rechecked: there is no such file\n`);
  });
});

describe('a file that', () => {
  it.each([
    ['is no PDF', () => Buffer.from('title: a spec'), /not a PDF/],
    ['is empty', () => Buffer.alloc(0), /not a PDF/],
    ['ends too early', () => sheet.slice(0, sheet.length / 3), /not a PDF|no derivation inside/],
    [
      'is for students',
      () => readFileSync(join(folder, 'product-questions.pdf')),
      /no derivation inside: only solutions/,
    ],
  ])('%s is refused', async (_, file, message) => {
    expect(await refusal(file())).toMatch(message);
  });
});

it('travels as an associated file of the document', async () => {
  await withChange(sheet, ({ catalog, context }) => {
    const [file] =
      context
        .lookup(catalog.get(PDFName.of('AF')))
        ?.toString()
        .match(/\d+ \d+ R/) ?? [];
    expect(file).toBeDefined();
    const names = context.enumerateIndirectObjects().filter(([, o]) => o instanceof PDFDict && o.has(PDFName.of('EF')));
    expect(names.map(([, o]) => (o as PDFDict).get(PDFName.of('AFRelationship')))).toEqual([PDFName.of('Source')]);
  });
});
