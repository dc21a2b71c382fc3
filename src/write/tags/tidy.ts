/**
 * The browser's tags as a listener wants them. Chromium has a tag without meaning for every box and every run of text,
 * and tags whatever has a label as a figure. Here each piece of mathematics becomes one formula and each drawing one
 * figure, with its words and nothing inside; text that stands in no paragraph gets one; the boxes go.
 */
import { type PDFDocument, PDFName } from 'pdf-lib';
import { markArtifacts } from './artifacts.js';
import { FORMULA_MARK } from './formula-mark.js';
import { type Content, isContent, isTag, type Kid, newTag, readTags, type Tag, tagsOf, writeTags } from './tree.js';

/** Puts the tags of `document` in order, and marks as artifacts what has none. A PDF without tags stays as it is. */
export function tidyTags(document: PDFDocument): void {
  const before = readTags(document);
  if (!before) return;
  const drawn = new Set(tagsOf(before).filter(isDrawing).flatMap(contentsOf).map(nameOf));
  const artifacts = new Map(
    document
      .getPages()
      .map((page) => [page.ref, markArtifacts(page, (mark) => drawn.has(nameOf({ page: page.ref, mark })))]),
  );
  const seen = without(before, (kid) => artifacts.get(kid.page)?.has(kid.mark) === true);
  // From link to link in the order of the tags.
  for (const { node } of document.getPages()) node.set(PDFName.of('Tabs'), PDFName.of('S'));
  writeTags(document, { ...seen, kids: asBlocks(document, seen.kids) }, before);
}

const nameOf = ({ page, mark }: Content): string => `${page.tag} ${mark}`;
const contentsOf = (tag: Tag): readonly Content[] =>
  tag.kids.flatMap((kid) => (isTag(kid) ? contentsOf(kid) : isContent(kid) ? [kid] : []));
/** Chromium gives the box around a drawing and its caption the same tag, without words. */
const isDrawing = ({ kind, words }: Tag): boolean => kind === 'Figure' && words !== undefined;

/** `tag` without the contents that are none, and without tags that hold nothing then. */
function without(tag: Tag, isArtifact: (content: Content) => boolean): Tag {
  const kids = tag.kids.flatMap((kid): readonly Kid[] => {
    if (isContent(kid)) return isArtifact(kid) ? [] : [kid];
    if (!isTag(kid)) return [kid];
    const inside = without(kid, isArtifact);
    return inside.kids.length === 0 && !CELLS.has(inside.kind) ? [] : [inside];
  });
  return { ...tag, kids };
}

/** An empty one keeps its place in the row. */
const CELLS: ReadonlySet<string> = new Set(['TD', 'TH']);
/** Boxes without a meaning of their own. */
const isBox = (tag: Tag): boolean =>
  tag.kind === 'NonStruct' || tag.kind === 'Div' || (tag.kind === 'Figure' && !isDrawing(tag));
const isMathematics = (tag: Tag): boolean => isDrawing(tag) && tag.words?.endsWith(FORMULA_MARK) === true;
/** Tags of later versions of PDF than this one. */
const STRESSED: ReadonlySet<string> = new Set(['Em', 'Strong', 'Code']);
const WITHIN_TEXT: ReadonlySet<string> = new Set(['Link', 'Span', ...STRESSED]);
const isText = (kid: Kid): boolean =>
  !isTag(kid) || isMathematics(kid) || WITHIN_TEXT.has(kid.kind) || (isBox(kid) && kid.kids.every(isText));

/** What stands side by side where blocks do: each run of text in a paragraph of its own. */
function asBlocks(document: PDFDocument, kids: readonly Kid[]): readonly Kid[] {
  return kids.flatMap((kid): readonly Kid[] => {
    if (isText(kid)) return [paragraphOf(document, kid)];
    if (!isTag(kid)) return [];
    if (isBox(kid)) return asBlocks(document, kid.kids);
    if (kid.kind === 'Caption') return [{ ...kid, kind: 'P', kids: asText(kid.kids) }];
    return [asBlock(document, kid)];
  });
}

const paragraphOf = (document: PDFDocument, kid: Kid): Tag =>
  isTag(kid) && isBox(kid) ? { ...kid, kind: 'P', kids: asText(kid.kids) } : newTag(document, 'P', asText([kid]));

/** Tags whose kids are tags of a kind that belongs there. */
const SKELETONS: ReadonlySet<string> = new Set(['Table', 'THead', 'TBody', 'TFoot', 'TR', 'L']);

function asBlock(document: PDFDocument, tag: Tag): Tag {
  if (isDrawing(tag)) return { ...tag, kids: contentsOf(tag) };
  if (SKELETONS.has(tag.kind))
    return { ...tag, kids: unboxed(tag.kids).map((kid) => (isTag(kid) ? asBlock(document, kid) : kid)) };
  if (tag.kind === 'LI') return asItem(document, tag);
  return { ...tag, kids: asText(tag.kids) };
}

const unboxed = (kids: readonly Kid[]): readonly Kid[] =>
  kids.flatMap((kid) => (isTag(kid) && isBox(kid) ? unboxed(kid.kids) : [kid]));

/** A bullet is a label of its own; the rest of an item is its body. */
function asItem(document: PDFDocument, item: Tag): Tag {
  const labels = item.kids.filter((kid) => isTag(kid) && kid.kind === 'Lbl');
  const body = asText(item.kids.filter((kid) => !labels.includes(kid)));
  return { ...item, kids: [...asText(labels), newTag(document, 'LBody', body)] };
}

/** What stands within a line: mathematics as formulas, no boxes. */
function asText(kids: readonly Kid[]): readonly Kid[] {
  return kids.flatMap((kid): readonly Kid[] => {
    if (!isTag(kid)) return [kid];
    if (isMathematics(kid)) {
      const words = kid.words?.slice(0, -FORMULA_MARK.length);
      return [{ ...kid, kind: 'Formula', words, kids: contentsOf(kid) }];
    }
    if (isDrawing(kid)) return [{ ...kid, kids: contentsOf(kid) }];
    if (isBox(kid)) return asText(kid.kids);
    return [{ ...kid, kind: STRESSED.has(kid.kind) ? 'Span' : kid.kind, kids: asText(kid.kids) }];
  });
}
