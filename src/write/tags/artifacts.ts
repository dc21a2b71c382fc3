/** What is on a page and no part of its text: rules, frames, the running head and foot. A screen reader passes it over. */
import { deflateSync, inflateSync } from 'node:zlib';
import { PDFArray, PDFName, type PDFPage, PDFRawStream, PDFRef } from 'pdf-lib';

const TAGGED = /^\/(\w+) <<\/MCID (\d+) >>BDC$/;
const OPENS = /\b(?:BDC|BMC)$/;
/** Begins a path or a text, or paints something whole; what ends a path, painted or not. */
const BEGINS = /(?:^BT| (?:m|re|Do|sh))$/;
const ENDS = /^(?:ET|f\*?|F|S|s|B\*?|b\*?|n|W\*? n|\/\w+ (?:Do|sh))$/;
const PAGINATION = '/Artifact <</Type /Pagination>>BDC';
const LAYOUT = '/Artifact <</Type /Layout>>BDC';

/**
 * Marks what is painted on `page` outside its tags as artifacts, text as running head and foot, and so what stands
 * within a tag that `isDrawing` does not know and shows no text: the lines of a table. Returns the numbers of those,
 * which have left their tags. Chromium writes an operator, or a few that belong together, on each line.
 */
export function markArtifacts(page: PDFPage, isDrawing: (mark: number) => boolean): ReadonlySet<number> {
  const decorations = new Set<number>();
  for (const ref of contentsOf(page)) {
    const stream = page.doc.context.lookup(ref);
    if (!(stream instanceof PDFRawStream)) continue;
    const lines = inflateSync(stream.contents).toString('latin1').split('\n');
    const marked = withArtifacts(lines, isDrawing, decorations);
    page.doc.context.assign(ref, PDFRawStream.of(stream.dict, deflateSync(Buffer.from(marked.join('\n'), 'latin1'))));
  }
  return decorations;
}

function contentsOf({ node }: PDFPage): readonly PDFRef[] {
  const contents = node.get(PDFName.of('Contents'));
  const array = node.context.lookup(contents);
  const refs = array instanceof PDFArray ? array.asArray() : [contents];
  return refs.filter((ref) => ref instanceof PDFRef);
}

function withArtifacts(
  lines: readonly string[],
  isDrawing: (mark: number) => boolean,
  decorations: Set<number>,
): readonly string[] {
  const marked: string[] = [];
  // Within a tag there may be others, which say what a glyph stands for.
  let depth = 0;
  let isArtifact = false;
  for (const [n, line] of lines.entries()) {
    const tag = TAGGED.exec(line);
    if (depth === 0 && !tag && !isArtifact && BEGINS.test(line)) {
      isArtifact = true;
      marked.push(line === 'BT' ? PAGINATION : LAYOUT);
    }
    if (tag && !isDrawing(Number(tag[2])) && !showsText(lines, n)) {
      decorations.add(Number(tag[2]));
      marked.push(LAYOUT);
    } else marked.push(line);
    if (OPENS.test(line)) depth++;
    if (line === 'EMC') depth--;
    if (isArtifact && depth === 0 && ENDS.test(line)) {
      isArtifact = false;
      marked.push('EMC');
    }
  }
  return marked;
}

/** Whether there is text before what begins on line `n` ends. */
const showsText = (lines: readonly string[], n: number): boolean =>
  lines.slice(n, lines.indexOf('EMC', n)).includes('BT');
