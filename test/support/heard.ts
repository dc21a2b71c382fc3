/** What a listener gets from a PDF: its tags as a screen reader walks them, read without any code that wrote them. */
import { inflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib';

export interface HeardTag {
  readonly kind: string;
  /** The kinds of the tags that it is in, from the top. */
  readonly path: readonly string[];
  /** What is said in its place. */
  readonly words: string | undefined;
  /** How many pieces of content belong to it itself. */
  readonly contents: number;
}

const key = (name: string): PDFName => PDFName.of(name);

/** Every tag of the structure tree, in reading order. */
export function tagsOf({ catalog, context }: PDFDocument): readonly HeardTag[] {
  const tags: HeardTag[] = [];
  const visit = (object: PDFObject | undefined, path: readonly string[]): number => {
    const kid = context.lookup(object);
    if (kid instanceof PDFNumber) return 1;
    if (kid instanceof PDFArray) return kid.asArray().reduce((sum, one) => sum + visit(one, path), 0);
    if (!(kid instanceof PDFDict)) return 0;
    if (!kid.has(key('S'))) return kid.has(key('MCID')) ? 1 : 0;
    const kind = kid.lookup(key('S'), PDFName).decodeText();
    const alt = kid.get(key('Alt'));
    const words = alt instanceof PDFString || alt instanceof PDFHexString ? alt.decodeText() : undefined;
    const at = tags.push({ kind, path, words, contents: 0 }) - 1;
    const contents = visit(kid.get(key('K')), [...path, kind]);
    tags[at] = { kind, path, words, contents };
    return 0;
  };
  visit(catalog.lookup(key('StructTreeRoot'), PDFDict).get(key('K')), []);
  return tags;
}

/** What is painted on the pages: in a tag, as an artifact of a kind, or in none of them. */
export interface Painted {
  /** `page number`, and the number of the content on it. */
  readonly tagged: readonly string[];
  readonly artifacts: readonly string[];
  readonly loose: number;
}

export function paintedOn(document: PDFDocument): Painted {
  const tagged: string[] = [];
  const artifacts: string[] = [];
  let loose = 0;
  for (const [n, page] of document.getPages().entries()) {
    let depth = 0;
    for (const line of operatorsOf(page.node.Contents(), document).split('\n')) {
      const begun = /^\/(\w+) <<\/(MCID (\d+)|Type \/(\w+)) ?>>BDC$/.exec(line);
      if (begun?.[3] !== undefined) tagged.push(`${n} ${begun[3]}`);
      if (begun?.[4] !== undefined) artifacts.push(begun[4]);
      if (/\b(?:BDC|BMC)$/.test(line)) depth++;
      else if (line === 'EMC') depth--;
      else if (depth === 0 && /(?:^|\s)(?:Tj|TJ|f\*?|F|S|s|B\*?|b\*?|Do|sh)$/.test(line)) loose++;
    }
  }
  return { tagged, artifacts, loose };
}

function operatorsOf(contents: PDFObject | undefined, document: PDFDocument): string {
  const streams = contents instanceof PDFArray ? contents.asArray() : [contents];
  return streams
    .map((stream) => document.context.lookup(stream))
    .map((stream) => (stream instanceof PDFRawStream ? inflateSync(stream.contents).toString('latin1') : ''))
    .join('\n');
}

/** The contents that a page says have an owner in the structure tree. */
export function ownedOn(document: PDFDocument): readonly string[] {
  const { catalog, context } = document;
  const tree = catalog.lookup(key('StructTreeRoot'), PDFDict).lookup(key('ParentTree'), PDFDict);
  const entries = tree.lookup(key('Nums'), PDFArray).asArray();
  return document.getPages().flatMap(({ node }, page) => {
    const own = String(node.get(key('StructParents')));
    const owners = context.lookup(entries[entries.findIndex((entry, n) => n % 2 === 0 && String(entry) === own) + 1]);
    if (!(owners instanceof PDFArray)) return [];
    return owners.asArray().flatMap((owner, mark) => (owner instanceof PDFRef ? [`${page} ${mark}`] : []));
  });
}

/** What is wrong for a listener, in words; nothing where all is well. */
export async function unheard(pdf: Uint8Array): Promise<readonly string[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const tags = tagsOf(document);
  const { tagged, artifacts, loose } = paintedOn(document);
  const owned = new Set(ownedOn(document));
  const wrong: string[] = [];
  for (const { kind, path, words } of tags) {
    if ((kind === 'Formula' || kind === 'Figure') && !/[\p{L}\d]/u.test(words ?? ''))
      wrong.push(`${kind} without words`);
    if (!KINDS.has(kind)) wrong.push(`a tag ${kind}`);
    if (path.includes('Formula') || path.includes('Figure')) wrong.push(`${kind} within ${path.join(' > ')}`);
  }
  for (const { kind, contents } of tags)
    if (contents > 0 && GROUPS.has(kind)) wrong.push(`content in a ${kind}, which holds only tags`);
  if (loose > 0) wrong.push(`${loose} things painted outside tags and artifacts`);
  const ownerless = tagged.filter((content) => !owned.has(content));
  if (ownerless.length > 0) wrong.push(`${ownerless.length} contents that belong to no tag`);
  if (owned.size > tagged.length) wrong.push('tags own what is not painted');
  if (!artifacts.includes('Pagination')) wrong.push('no running head or foot');
  const reached = tags.reduce((sum, { contents }) => sum + contents, 0);
  if (reached !== tagged.length) wrong.push(`${tagged.length} contents, of which the tree reaches ${reached}`);
  return wrong;
}

const GROUPS: ReadonlySet<string> = new Set(['Document', 'Table', 'TR', 'L', 'LI']);
const KINDS: ReadonlySet<string> = new Set([
  'H1',
  'H2',
  'H3',
  'H4',
  'P',
  'Caption',
  'TH',
  'TD',
  'Lbl',
  'LBody',
  'Formula',
  'Figure',
  'Span',
  'Link',
  ...GROUPS,
]);
