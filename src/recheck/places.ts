/** Where on a sheet a text stands, in words. */
import type { HtmlElement, HtmlLeaf } from './html-leaves.js';

/** The place of each text: "equation (3), line 2". */
export function placesOf(leaves: readonly HtmlLeaf[]): (leaf: HtmlLeaf) => string {
  const names = new Map<HtmlElement, string>();
  const rows = new Map<HtmlElement, HtmlElement[]>();
  const headings = new Map<HtmlLeaf, string>();
  let heading: { readonly element: HtmlElement; readonly texts: string[] } | undefined;
  for (const leaf of leaves) {
    const block = blockOf(leaf);
    const row = rowOf(leaf);
    if (block && row) {
      const known = rows.get(block) ?? [];
      if (!known.includes(row)) rows.set(block, [...known, row]);
    }
    if (block && isNumber(leaf) && !names.has(block)) names.set(block, nameOf(block, leaf.text.trim()));
    const own = leaf.within.find(({ name }) => /^h[1-6]$/.test(name));
    if (own && own !== heading?.element) heading = { element: own, texts: [] };
    if (own) heading?.texts.push(leaf.spoken ? leaf.text : ` ${leaf.text}`);
    headings.set(leaf, heading?.texts.join('').replaceAll(/\s+/g, ' ').trim() ?? '');
  }
  return (leaf) => {
    const block = blockOf(leaf);
    const name = block && names.get(block);
    if (block === undefined || name === undefined) return inWords(leaf, headings.get(leaf) ?? '');
    const row = rowOf(leaf);
    const all = rows.get(block) ?? [];
    const line = block.classes.includes('chain') ? 'line' : 'row';
    return row && all.length > 1 ? `${name}, ${line} ${all.indexOf(row) + 1}` : name;
  };
}

function inWords({ within }: HtmlLeaf, heading: string): string {
  if (within.some(({ name }) => /^h[1-6]$/.test(name))) return 'a heading';
  if (within.some(({ name }) => name === 'header')) return 'the facts beside the title';
  return heading === '' ? 'the text' : `the text below "${heading}"`;
}

const has = ({ classes }: HtmlElement, name: string): boolean => classes.includes(name);

/** What has a number: a chain of equations, a table, a figure. */
const blockOf = ({ within }: HtmlLeaf): HtmlElement | undefined =>
  within.find((e) => has(e, 'chain') || has(e, 'table') || has(e, 'question') || e.name === 'figure');

const rowOf = ({ within }: HtmlLeaf): HtmlElement | undefined =>
  within.find((e) => has(e, 'row') || (e.name === 'tr' && within.some(({ name }) => name === 'tbody')));

const isNumber = ({ within }: HtmlLeaf): boolean =>
  within.some((e) => has(e, 'number') || has(e, 'no')) ||
  (within.at(-1)?.name === 'b' && within.some(({ name }) => name === 'caption' || name === 'figcaption'));

function nameOf(block: HtmlElement, number: string): string {
  if (has(block, 'chain')) return `equation ${number}`;
  if (has(block, 'question')) return `question ${number}`;
  return number.replace(/\.$/, '');
}
