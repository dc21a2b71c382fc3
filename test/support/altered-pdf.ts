/** PDFs as somebody might change them: a letter on a page, words, the file inside. */

import { inflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, type PDFPage, PDFRawStream, PDFString } from 'pdf-lib';

const key = (name: string): PDFName => PDFName.of(name);

async function changed(pdf: Uint8Array, change: (document: PDFDocument) => void): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  change(document);
  return document.save({ addDefaultPage: false });
}

const decoded = (stream: unknown): string => {
  if (!(stream instanceof PDFRawStream)) throw new Error('a stream is expected');
  return inflateSync(stream.contents).toString('latin1');
};

function contentOf(page: PDFPage): string {
  const contents = page.node.lookup(key('Contents'));
  return contents instanceof PDFArray
    ? contents
        .asArray()
        .map((_, n) => decoded(contents.lookup(n)))
        .join('\n')
    : decoded(contents);
}

/** What a page draws, rewritten. */
export const withContent = (pdf: Uint8Array, page: number, rewrite: (content: string) => string): Promise<Uint8Array> =>
  changed(pdf, (document) => {
    const leaf = document.getPage(page - 1);
    const stream = document.context.flateStream(Buffer.from(rewrite(contentOf(leaf)), 'latin1'));
    leaf.node.set(key('Contents'), document.context.register(stream));
  });

interface Letter {
  readonly text: string;
  readonly font: string;
  /** Where its code stands in the content. */
  readonly at: number;
  readonly code: string;
}

/** The letters of a page as they are drawn, one after another. */
function lettersOf(content: string, meanings: ReadonlyMap<string, ReadonlyMap<string, string>>): readonly Letter[] {
  const letters: Letter[] = [];
  let font = '';
  for (const { 0: token, 1: name, 2: codes, index } of content.matchAll(/\/(\w+) [\d.]+ Tf|<([\da-f]+)>(?= Tj)/gi)) {
    if (name !== undefined) font = name;
    for (const { 0: code, index: n } of (codes ?? '').matchAll(/.{4}/g))
      letters.push({
        text: meanings.get(font)?.get(code.toLowerCase()) ?? '?',
        font,
        at: index + token.indexOf('<') + 1 + n,
        code,
      });
  }
  return letters;
}

const HEX = '<([\\da-f]+)>\\s*';

/** What each code of each font of a page means, by the fonts' own tables. */
function meaningsOf(page: PDFPage): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const fonts = page.node.Resources()?.lookup(key('Font'));
  if (!(fonts instanceof PDFDict)) throw new Error('a page without fonts');
  const table = (name: PDFName): ReadonlyMap<string, string> => {
    const font = fonts.lookup(name, PDFDict);
    const cmap = font.has(key('ToUnicode')) ? decoded(font.lookup(key('ToUnicode'))) : '';
    const meanings = new Map<string, string>();
    const letter = (code: string, by = 0): string => String.fromCharCode(Number.parseInt(code.slice(-4), 16) + by);
    for (const [, body = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
      for (const [, code = '', to = ''] of body.matchAll(new RegExp(HEX + HEX, 'gi')))
        meanings.set(code.toLowerCase(), letter(to));
    for (const [, body = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
      for (const [, from = '', to = '', first = ''] of body.matchAll(new RegExp(HEX + HEX + HEX, 'gi')))
        for (let n = 0; n <= Number.parseInt(to, 16) - Number.parseInt(from, 16); n++)
          meanings.set((Number.parseInt(from, 16) + n).toString(16).padStart(4, '0'), letter(first, n));
    return meanings;
  };
  return new Map(fonts.keys().map((name) => [name.decodeText(), table(name)]));
}

/** A letter, and its page, counted from 1. */
export interface LetterOnPage extends Letter {
  readonly page: number;
}

/** All letters of a file but spaces. */
export async function lettersOn(pdf: Uint8Array): Promise<readonly LetterOnPage[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  return document.getPages().flatMap((leaf, n) =>
    lettersOf(contentOf(leaf), meaningsOf(leaf))
      .filter(({ text }) => text.trim() !== '')
      .map((letter) => ({ ...letter, page: n + 1 })),
  );
}

/** A letter drawn as the first of `others` that its font has; undefined where it has none. */
export async function withLetterAt(
  pdf: Uint8Array,
  { text, font, at, page }: LetterOnPage,
  others: readonly string[],
): Promise<Uint8Array | undefined> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const meanings = [...(meaningsOf(document.getPage(page - 1)).get(font) ?? [])];
  const [code] = meanings.find(([, meaning]) => meaning !== text && others.includes(meaning)) ?? [];
  if (code === undefined) return undefined;
  return withContent(pdf, page, (content) => `${content.slice(0, at)}${code}${content.slice(at + code.length)}`);
}

/**
 * The letter at `offset` drawn as `to` in the first place, on `page` or on any, where the letters (without spaces) read
 * `text`. Throws where there is no such place, or no such letter in the font.
 */
export async function withLetter(
  pdf: Uint8Array,
  { text, offset, to, page }: { text: string; offset: number; to: string; page?: number },
): Promise<Uint8Array> {
  const letters = (await lettersOn(pdf)).filter((letter) => page === undefined || letter.page === page);
  const start = letters
    .map((letter) => letter.text)
    .join('')
    .indexOf(text);
  const letter = start < 0 ? undefined : letters[start + offset];
  const altered = letter && (await withLetterAt(pdf, letter, [to]));
  if (altered === undefined) throw new Error(`no ${text}, or no ${to} in its font`);
  return altered;
}

/** The words of a formula or figure changed. */
export const withWords = (pdf: Uint8Array, from: string, to: string): Promise<Uint8Array> =>
  changed(pdf, ({ context }) => {
    for (const [, tag] of context.enumerateIndirectObjects()) {
      const words = tag instanceof PDFDict ? tag.get(key('Alt')) : undefined;
      if (!(tag instanceof PDFDict) || !(words instanceof PDFHexString || words instanceof PDFString)) continue;
      if (words.decodeText() !== from) continue;
      tag.set(key('Alt'), PDFHexString.fromText(to));
      return;
    }
    throw new Error(`nothing reads ${from}`);
  });

/** The file inside rewritten. */
export const withAttachment = (pdf: Uint8Array, rewrite: (text: string) => string): Promise<Uint8Array> =>
  changed(pdf, ({ context }) => {
    for (const [ref, object] of context.enumerateIndirectObjects()) {
      if (!(object instanceof PDFRawStream) || object.dict.get(key('Type')) !== key('EmbeddedFile')) continue;
      const text = Buffer.from(decoded(object), 'latin1').toString('utf8');
      context.assign(ref, context.flateStream(Buffer.from(rewrite(text)), { Type: 'EmbeddedFile' }));
      return;
    }
    throw new Error('nothing is attached');
  });

/** Anything else. */
export const withChange = changed;
