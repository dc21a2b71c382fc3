/** What the codes of a font stand for, as the file says for those who copy its text (ISO 32000-1, 9.10.3). */
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream } from 'pdf-lib';
import { contentOf } from './objects.js';
import { type Operand, operationsOf } from './operations.js';

export interface Font {
  /** The characters that a shown string, a character for each byte, stands for, and how wide each is in thousandths of an em. */
  read(bytes: string): readonly Glyph[];
}

export interface Glyph {
  readonly text: string;
  readonly width: number;
}

/** Stands for a glyph of which the file does not say what it means. */
const UNKNOWN = '\ufffd';

export function fontOf(font: PDFDict): Font {
  const isComposite = font.get(PDFName.of('Subtype')) === PDFName.of('Type0');
  const bytesPerCode = isComposite ? 2 : 1;
  const meanings = meaningsOf(font);
  const widths = isComposite ? compositeWidths(font) : simpleWidths(font);
  return {
    read: (bytes) =>
      (bytes.match(new RegExp(`[\\s\\S]{1,${bytesPerCode}}`, 'g')) ?? []).map((pair) => {
        const code = codeOf(pair);
        // A simple font without the table is one of the standard ones, whose codes are letters.
        const text = meanings?.get(code) ?? (meanings === undefined && !isComposite ? pair : UNKNOWN);
        return { text, width: widths(code) };
      }),
  };
}

const codeOf = (bytes: string): number => [...bytes].reduce((code, byte) => code * 256 + byte.charCodeAt(0), 0);

function meaningsOf(font: PDFDict): ReadonlyMap<number, string> | undefined {
  const table = font.lookup(PDFName.of('ToUnicode'));
  if (!(table instanceof PDFRawStream)) return undefined;
  const meanings = new Map<number, string>();
  for (const { operator, operands } of operationsOf(contentOf(table))) {
    if (operator === 'endbfchar')
      for (let n = 0; n + 1 < operands.length; n += 2)
        meanings.set(codeOf(bytesIn(operands[n])), utf16(bytesIn(operands[n + 1])));
    if (operator === 'endbfrange')
      for (let n = 0; n + 2 < operands.length; n += 3) addRange(meanings, operands.slice(n, n + 3));
  }
  return meanings;
}

function addRange(meanings: Map<number, string>, [low, high, to]: readonly Operand[]): void {
  const first = codeOf(bytesIn(low));
  const last = Math.min(codeOf(bytesIn(high)), 0xffff);
  for (let code = first; code <= last; code++) {
    if (Array.isArray(to)) meanings.set(code, utf16(bytesIn(to[code - first])));
    else meanings.set(code, following(utf16(bytesIn(to)), code - first));
  }
}

/** The last character counted up. */
function following(text: string, by: number): string {
  const characters = [...text];
  const last = characters.pop()?.codePointAt(0) ?? 0;
  return [...characters, String.fromCodePoint(last + by)].join('');
}

const bytesIn = (operand: Operand | undefined): string =>
  typeof operand === 'object' && 'bytes' in operand ? operand.bytes : '';

const utf16 = (bytes: string): string =>
  (bytes.match(/[\s\S]{2}/g) ?? []).map((pair) => String.fromCharCode(codeOf(pair))).join('');

type Widths = (code: number) => number;

function simpleWidths(font: PDFDict): Widths {
  const first = font.lookup(PDFName.of('FirstChar'));
  const widths = font.lookup(PDFName.of('Widths'));
  const from = first instanceof PDFNumber ? first.asNumber() : 0;
  return (code) => numberAt(widths, code - from) ?? USUAL_WIDTH;
}

const USUAL_WIDTH = 500;

/** `/W [18 [738] 41 [429 0] 60 64 500]`: a list from a code on, or one width from code to code. */
function compositeWidths(font: PDFDict): Widths {
  const descendants = font.lookup(PDFName.of('DescendantFonts'));
  const descendant = descendants instanceof PDFArray ? descendants.lookup(0) : undefined;
  const widths = new Map<number, number>();
  if (!(descendant instanceof PDFDict)) return () => USUAL_WIDTH;
  const list = descendant.lookup(PDFName.of('W'));
  const usual = descendant.lookup(PDFName.of('DW'));
  for (let n = 0; list instanceof PDFArray && n + 1 < list.size(); ) {
    const from = numberAt(list, n) ?? 0;
    const next = list.lookup(n + 1);
    if (next instanceof PDFArray) {
      for (let k = 0; k < next.size(); k++) widths.set(from + k, numberAt(next, k) ?? 0);
      n += 2;
    } else {
      const last = Math.min(numberAt(list, n + 1) ?? from, 0xffff);
      for (let code = from; code <= last; code++) widths.set(code, numberAt(list, n + 2) ?? 0);
      n += 3;
    }
  }
  return (code) => widths.get(code) ?? (usual instanceof PDFNumber ? usual.asNumber() : 1000);
}

function numberAt(list: unknown, n: number): number | undefined {
  const item = list instanceof PDFArray && n >= 0 && n < list.size() ? list.lookup(n) : undefined;
  return item instanceof PDFNumber ? item.asNumber() : undefined;
}
