import { type MarkKind, markUrl } from './marks.js';

const CHUNKS =
  /<h\d[^>]* class="(?<heading>part|section|subsection)">|<div[^>]* class="chain(?<chain>[^"]*)"|<span class="(?<side>lhs alone|rhs(?: continued)?)">|<span class="reason">|<table>|<thead>|<th [^>]*>(?<head>.*?)<\/th>|<tr[^>]*>(?=<td)|<td [^>]*>|<p(?: class="kept")?>(?<words>.*?)<\/p>|<figcaption>|<li>|<div><\/div>/gs;

/** A page of a sheet with a link of no size to speak of in each block, row and line, which changes nothing else. */
export function markedHtml(html: string): string {
  const body = html.indexOf('<main>');
  let block = 0;
  let line: MarkKind = 'line';
  let isBox = false;
  let isRowOpen = false;
  const mark = (kind: MarkKind): string =>
    `<a href="${markUrl(kind, block)}" style="position:absolute;width:1mm;height:1mm"></a>`;
  const inside = (chunk: string, kind: MarkKind): string => {
    block++;
    return `${chunk}${mark(kind)}`;
  };
  const marked = html.slice(body).replace(CHUNKS, (chunk, ...rest) => {
    const { heading, chain, side, words, head } = rest.at(-1) as Record<string, string | undefined>;
    if (heading) return inside(chunk, heading === 'part' ? 'part' : 'heading');
    if (words !== undefined) {
      block++;
      const isIntroduction = words
        .replace(/<[^>]*>/g, '')
        .trimEnd()
        .endsWith(':');
      return chunk.replace('>', `>${mark(isIntroduction ? 'introduction' : 'paragraph')}`);
    }
    if (chain !== undefined) {
      block++;
      isBox = chain.includes('answer');
    } else if (side) line = side === 'rhs continued' ? 'rest' : 'line';
    else if (chunk.startsWith('<span')) return `${chunk}${mark(isBox && line === 'line' ? 'box' : line)}`;
    else if (chunk === '<table>') block++;
    else if (chunk === '<thead>' || chunk.startsWith('<tr')) isRowOpen = true;
    else if (/^<t[hd] /.test(chunk) && isRowOpen) {
      isRowOpen = false;
      // Words, because a link without any is not repeated with the head on the next page.
      return head === undefined
        ? `${chunk}${mark('cells')}`
        : chunk.replace(head, `<a href="${markUrl('head', block)}">${head}</a>`);
    } else if (chunk === '<div></div>') return `<div>${mark('space')}</div>`;
    else if (chunk === '<figcaption>' || chunk === '<li>') return inside(chunk, 'paragraph');
    return chunk;
  });
  return html.slice(0, body) + marked;
}
