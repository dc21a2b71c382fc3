/** A YAML document as plain lists, maps and texts, each with its place in the file. */
import type { Span } from '../language/source.js';

export interface Scalar {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** The value as it was written, quotes and line folding undone: numbers keep their digits. */
  readonly text: string;
  readonly span: Span;
  /** What stands in the file there. */
  readonly raw: string;
  /** Where in `raw` the text stands as it is; -1 where escapes or folded lines are in between. */
  readonly verbatim: number;
}
export interface List {
  readonly kind: 'list';
  readonly items: readonly Located[];
  readonly span: Span;
}
export interface Entry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Located;
}
export interface Mapping {
  readonly kind: 'map';
  readonly entries: readonly Entry[];
  readonly span: Span;
}
export type Located = Scalar | List | Mapping;

/** What stands under `key`, where there is such a thing. */
export function get(node: Located | undefined, key: string): Located | undefined {
  return node?.kind === 'map' ? node.entries.find((e) => e.key === key)?.value : undefined;
}

export const entriesOf = (node: Located | undefined): readonly Entry[] => (node?.kind === 'map' ? node.entries : []);
export const itemsOf = (node: Located | undefined): readonly Located[] => (node?.kind === 'list' ? node.items : []);

/** The items of a list, or the thing itself where it stands alone. */
export const listOrOne = (node: Located | undefined): readonly Located[] =>
  node === undefined ? [] : node.kind === 'list' ? node.items : [node];

/** A text, number or truth value as it was written; `undefined` for nothing and for what is no scalar. */
export const textOf = (node: Located | undefined): string | undefined =>
  node?.kind === 'scalar' && node.value !== null ? node.text : undefined;

export const numberOf = (node: Located | undefined): number | undefined =>
  node?.kind === 'scalar' && typeof node.value === 'number' ? node.value : undefined;

/** The data alone. */
export function plain(node: Located): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(plain);
    case 'map':
      return Object.fromEntries(node.entries.map((e) => [e.key, plain(e.value)]));
  }
}

/** Where in the file a stretch of a scalar's text stands, whatever quotes, escapes and folded lines are in between. */
export function placeIn(scalar: Scalar, inner: Span): Span {
  if (scalar.verbatim >= 0) {
    const base = scalar.span.start + scalar.verbatim;
    return { start: base + inner.start, end: base + inner.end };
  }
  const places = align(scalar.text, scalar.raw);
  const at = (offset: number): number => scalar.span.start + (places[offset] ?? scalar.raw.length);
  const start = at(inner.start);
  return { start, end: inner.end > inner.start ? Math.max(at(inner.end - 1) + 1, start + 1) : start };
}

/** For each character of `text`, where it stands in `raw`: what `raw` has besides is white space, quotes and escapes. */
function align(text: string, raw: string): readonly number[] {
  const places: number[] = [];
  let position = /^[|>]/.test(raw) ? raw.indexOf('\n') + 1 : 0;
  for (const c of text) {
    const found = /\s/.test(c) ? position : raw.indexOf(c, position);
    const place = found < 0 ? position : found;
    for (let unit = 0; unit < c.length; unit++) places.push(Math.min(place + unit, raw.length));
    position = found < 0 ? position : place + (/\s/.test(c) && !/\s/.test(raw[place] ?? '') ? 0 : c.length);
  }
  return places;
}
