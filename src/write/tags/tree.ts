/** The tags of a PDF as a tree of plain data, read from its objects and written back into them. */
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from 'pdf-lib';

const key = (name: string): PDFName => PDFName.of(name);

/** Something painted: the content with this number on this page. */
export interface Content {
  readonly page: PDFRef;
  readonly mark: number;
}
/** Something that belongs to a tag and is not painted (a link's place on the page), as it stands in the file. */
export interface Other {
  readonly other: PDFObject;
}
export interface Tag {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
  readonly kind: string;
  /** What is said in its place. */
  readonly words: string | undefined;
  readonly kids: readonly Kid[];
}
export type Kid = Content | Other | Tag;

export const isTag = (kid: Kid): kid is Tag => 'kind' in kid;
export const isContent = (kid: Kid): kid is Content => 'mark' in kid;

const rootOf = ({ catalog }: PDFDocument): PDFDict | undefined => catalog.lookupMaybe(key('StructTreeRoot'), PDFDict);

/** The tag at the top, with all that are in it; undefined where the PDF has no tags. */
export function readTags(document: PDFDocument): Tag | undefined {
  const top = rootOf(document)?.get(key('K'));
  return top instanceof PDFRef ? readTag(document, top, undefined) : undefined;
}

function readTag(document: PDFDocument, ref: PDFRef, pageAbove: PDFRef | undefined): Tag {
  const dict = document.context.lookup(ref, PDFDict);
  const ownPage = dict.get(key('Pg'));
  const page = ownPage instanceof PDFRef ? ownPage : pageAbove;
  const inside = dict.get(key('K'));
  const kids = document.context.lookup(inside);
  const all = kids instanceof PDFArray ? kids.asArray() : inside ? [inside] : [];
  const kind = dict.lookupMaybe(key('S'), PDFName)?.decodeText() ?? '';
  return { ref, dict, kind, words: wordsOf(dict), kids: all.flatMap((kid) => readKid(document, kid, page)) };
}

function readKid(document: PDFDocument, kid: PDFObject, page: PDFRef | undefined): readonly Kid[] {
  if (kid instanceof PDFNumber) return page ? [{ page, mark: kid.asNumber() }] : [];
  const dict = document.context.lookup(kid);
  if (!(dict instanceof PDFDict)) return [];
  if (kid instanceof PDFRef && dict.has(key('S'))) return [readTag(document, kid, page)];
  const mark = dict.get(key('MCID'));
  const own = dict.get(key('Pg'));
  const place = own instanceof PDFRef ? own : page;
  return mark instanceof PDFNumber && place ? [{ page: place, mark: mark.asNumber() }] : [{ other: kid }];
}

function wordsOf(dict: PDFDict): string | undefined {
  const words = dict.get(key('Alt'));
  return words instanceof PDFString || words instanceof PDFHexString ? words.decodeText() : undefined;
}

/** A tag that the document does not have yet. */
export function newTag(document: PDFDocument, kind: string, kids: readonly Kid[]): Tag {
  const dict = document.context.obj({ Type: 'StructElem' });
  return { ref: document.context.register(dict), dict, kind, words: undefined, kids };
}

/** Makes `tree` the tags of the document in place of `before`: what is in that alone leaves the file. */
export function writeTags(document: PDFDocument, tree: Tag, before: Tag): void {
  const root = rootOf(document);
  const top = root && document.catalog.get(key('StructTreeRoot'));
  if (!root || !(top instanceof PDFRef)) return;
  const owners = new Map<PDFRef, PDFRef[]>();
  const kept = new Set<PDFRef>();
  const write = (tag: Tag, above: PDFRef): void => {
    kept.add(tag.ref);
    for (const kid of tag.kids) {
      if (isTag(kid)) write(kid, tag.ref);
      else if (isContent(kid)) ownersOn(kid.page, owners)[kid.mark] = tag.ref;
    }
    fill(document, tag, above);
  };
  write(tree, top);
  for (const { ref } of tagsOf(before)) if (!kept.has(ref)) document.context.delete(ref);
  writeOwners(document, root, owners);
}

export const tagsOf = (tag: Tag): readonly Tag[] => [tag, ...tag.kids.filter(isTag).flatMap(tagsOf)];

function ownersOn(page: PDFRef, owners: Map<PDFRef, PDFRef[]>): PDFRef[] {
  const known = owners.get(page) ?? [];
  owners.set(page, known);
  return known;
}

/** Numbers stand for what is on the tag's own page, which is that of its first content. */
function fill({ context }: PDFDocument, { dict, kind, words, kids }: Tag, above: PDFRef): void {
  const page = kids.find(isContent)?.page;
  const content = kids.map((kid) => {
    if (isTag(kid)) return kid.ref;
    if (!isContent(kid)) return kid.other;
    return kid.page === page ? PDFNumber.of(kid.mark) : context.obj({ Type: 'MCR', Pg: kid.page, MCID: kid.mark });
  });
  dict.set(key('S'), key(kind));
  dict.set(key('P'), above);
  dict.set(key('K'), content.length === 1 ? (content[0] as PDFObject) : context.obj(content));
  if (page) dict.set(key('Pg'), page);
  else dict.delete(key('Pg'));
  if (words === undefined) dict.delete(key('Alt'));
  else dict.set(key('Alt'), PDFHexString.fromText(words));
}

/** For each page, which tag each of its contents belongs to. Entries of other kinds (of links) stay. */
function writeOwners(document: PDFDocument, root: PDFDict, owners: ReadonlyMap<PDFRef, readonly PDFRef[]>): void {
  const { context } = document;
  const others = numbersIn(document, root.get(key('ParentTree'))).filter(
    ([, value]) => !(context.lookup(value) instanceof PDFArray),
  );
  const pages = document.getPages().flatMap(({ ref, node }): [number, PDFObject][] => {
    const n = node.get(key('StructParents'));
    const own = Array.from(owners.get(ref) ?? [], (owner) => owner ?? null);
    return n instanceof PDFNumber ? [[n.asNumber(), context.register(context.obj(own))]] : [];
  });
  deleteTree(document, root.get(key('ParentTree')), key('Nums'));
  const entries = [...others, ...pages].sort(([a], [b]) => a - b);
  root.set(key('ParentTree'), context.register(context.obj({ Nums: entries.flat() })));
}

/** The entries of a number tree. */
function numbersIn(document: PDFDocument, tree: PDFObject | undefined): readonly [number, PDFObject][] {
  const node = document.context.lookup(tree);
  if (!(node instanceof PDFDict)) return [];
  const kids = node.lookupMaybe(key('Kids'), PDFArray)?.asArray() ?? [];
  const own = node.lookupMaybe(key('Nums'), PDFArray)?.asArray() ?? [];
  const pairs = own.flatMap((n, at): [number, PDFObject][] => {
    const value = own[at + 1];
    return at % 2 === 0 && n instanceof PDFNumber && value ? [[n.asNumber(), value]] : [];
  });
  return [...pairs, ...kids.flatMap((kid) => numbersIn(document, kid))];
}

/** Removes the nodes of a tree from the file, not only from what refers to it, and the arrays that `values` leads to. */
export function deleteTree(document: PDFDocument, root: PDFObject | undefined, values?: PDFName): void {
  const { context } = document;
  const node = context.lookup(root);
  if (!(node instanceof PDFDict)) return;
  for (const kid of node.lookupMaybe(key('Kids'), PDFArray)?.asArray() ?? []) deleteTree(document, kid, values);
  const own = values ? (node.lookupMaybe(values, PDFArray)?.asArray() ?? []) : [];
  for (const value of own)
    if (value instanceof PDFRef && context.lookup(value) instanceof PDFArray) context.delete(value);
  if (root instanceof PDFRef) context.delete(root);
}
