/** `a = 1 b = 2`: claims with nothing but space between them, which read like a chain with a product in it. */
import { isSameName } from '../names/script.js';
import type { Chain, Side } from '../written/chain.js';
import { constantOf } from '../written/literals.js';
import { Unreadable, type Written } from '../written/written.js';

/** A side in two: the end of a claim, and what the next one is about. */
interface Cut {
  readonly before: Side;
  readonly last: Side;
}

/** Undefined where a side does not end with a name or a derivative behind a space. */
function cutOf({ span, written }: Side): Cut | undefined {
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
function isOfOneKind(a: Side, b: Side): boolean {
  if (a.written instanceof Unreadable || b.written instanceof Unreadable) return false;
  if (a.written.kind === 'derivative' && b.written.kind === 'derivative') {
    const [of, other] = [a.written.of, b.written.of];
    return of.kind === 'name' && other.kind === 'name' && isSameName(of, other);
  }
  return a.written.kind === 'name' && b.written.kind === 'name' && a.written.base === b.written.base;
}

/** Whether `side` is true of what stands before it in a chain that begins with `head`. */
type IsTrue = (head: Side, before: Side, side: Side) => boolean;

/** The claims of a false chain that is several which run together; one where it is not. */
export function claimsApart(chain: Chain, isDefinition: boolean, isTrue: IsTrue): readonly Chain[] {
  const parts: Side[][] = [[]];
  if (chain.goesOn) return [chain];
  for (const [n, side] of chain.sides.entries()) {
    const part = parts.at(-1) as Side[];
    const next = chain.sides[n + 1];
    const cut = part.length > 0 && next ? cutOf(side) : undefined;
    const names = isDefinition && parts.length === 1 && part.length === 1;
    if (cut && next && isApart(part, { side, next, cut }, names, isTrue)) {
      part.push(cut.before);
      parts.push([cut.last]);
    } else part.push(side);
  }
  let from = 0;
  return parts.map((sides): Chain => {
    const relations = chain.relations.slice(from, from + sides.length - 1);
    from += relations.length;
    return { ...chain, sides, relations };
  });
}

/**
 * Whether a side is the end of one claim and the beginning of the next: both are true then; or one is, the whole is
 * not, and both are about things of one kind. What begins with a definition is true so far.
 */
function isApart(
  part: readonly Side[],
  { side, next, cut }: { readonly side: Side; readonly next: Side; readonly cut: Cut },
  isDefinition: boolean,
  isTrue: IsTrue,
): boolean {
  const [head, previous] = [part[0] as Side, part.at(-1) as Side];
  const isTrueSo = (of: Side, before: Side, to: Side | undefined): boolean =>
    to !== undefined && isTrue(of, before, to);
  const first = isDefinition || isTrueSo(head, previous, cut.before);
  const second = isTrueSo(cut.last, cut.last, next) || isTrueSo(cut.last, cut.last, cutOf(next)?.before);
  // `δ x = 0`: of a product with what is 0 the same is true as of what is 0.
  const isOfProduct = constantOf(cut.before.written as Written) === undefined && isTrueSo(side, side, next);
  if (first && second && !isOfProduct) return true;
  return (first || second) && isOfOneKind(head, cut.last) && !isTrueSo(head, previous, side);
}
