/** `a = 1 b = 2`: claims with nothing but space between them, which read like a chain with a product in it. */
import { isSameName } from '../names/script.js';
import type { Side } from '../written/chain.js';
import { Unreadable, type Written } from '../written/written.js';

/** A side in two: the end of a claim, and what the next one is about. */
export interface Cut {
  readonly before: Side;
  readonly last: Side;
}

/** Undefined where a side does not end with a name or a derivative behind a space. */
export function cutOf({ span, written }: Side): Cut | undefined {
  const parts = written instanceof Unreadable ? undefined : cut(written);
  if (parts === undefined) return undefined;
  const [before, last] = parts;
  return {
    before: { span: { start: span.start, end: before.span.end }, written: before },
    last: { span: { start: last.span.start, end: span.end }, written: last },
  };
}

function cut(w: Written): readonly [before: Written, last: Written] | undefined {
  if (w.kind === 'negative') {
    const parts = cut(w.of);
    return parts && [{ ...w, of: parts[0], span: ending(w, parts[0]) }, parts[1]];
  }
  if (w.kind === 'sum') {
    const parts = cut(w.terms.at(-1) as Written);
    return parts && [{ ...w, terms: w.terms.with(-1, parts[0]), span: ending(w, parts[0]) }, parts[1]];
  }
  if (w.kind !== 'product' || w.signs.at(-1) !== 'side by side') return undefined;
  const [factors, last] = [w.factors.slice(0, -1), w.factors.at(-1) as Written];
  const [first, ...more] = factors;
  if (first === undefined || (last.kind !== 'name' && last.kind !== 'derivative')) return undefined;
  const end = factors.at(-1) as Written;
  return [more.length === 0 ? first : { ...w, factors, signs: w.signs.slice(0, -1), span: ending(w, end) }, last];
}

const ending = ({ span }: Written, last: Written): Written['span'] => ({ start: span.start, end: last.span.end });

/** Whether two sides are about things of one kind: two derivatives of the loss, two weights. */
export function isOfOneKind(a: Side, b: Side): boolean {
  if (a.written instanceof Unreadable || b.written instanceof Unreadable) return false;
  if (a.written.kind === 'derivative' && b.written.kind === 'derivative') {
    const [of, other] = [a.written.of, b.written.of];
    return of.kind === 'name' && other.kind === 'name' && isSameName(of, other);
  }
  return a.written.kind === 'name' && b.written.kind === 'name' && a.written.base === b.written.base;
}
