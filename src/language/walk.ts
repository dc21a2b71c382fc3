/** Walking expressions: their parts mapped, replaced and renamed, sums opened under names that capture nothing. */
import { type Expr, type FreeIndex, freeIndex, type Index, open, rebuild, rename, type Sym, sum } from './expr.js';

/**
 * `e` with `f` applied to each part. A sum is opened under a name that belongs to `depth` alone and closed again, so
 * `f` never meets a canonical bound name; it is handed the depth at which it works, and hands it on when it goes deeper.
 */
export function mapChildren(e: Expr, f: (part: Expr, depth: number) => Expr, depth: number): Expr {
  switch (e.kind) {
    case 'num':
    case 'sym':
    case 'kronecker':
      return e;
    case 'sum': {
      const index = freeIndex(`@${depth}`, e.index.range);
      const body = open(e, index);
      const image = f(body, depth + 1);
      return image === body ? e : sum(index, image);
    }
    default: {
      const { parts } = e;
      let images: Expr[] | undefined;
      for (let n = 0; n < parts.length; n++) {
        const part = parts[n] as Expr;
        const image = f(part, depth);
        if (image !== part) images ??= parts.slice(0, n) as Expr[];
        images?.push(image);
      }
      return images === undefined ? e : rebuild(e, images);
    }
  }
}

/** `e` with every occurrence of `before` replaced by `after`. What stands inside a derivative is left alone. */
export function replace(e: Expr, before: Expr, after: Expr): Expr {
  const go = (part: Expr, depth: number): Expr => {
    if (part === before) return after;
    if (part.kind === 'derivative' || part.size < before.size) return part;
    return mapChildren(part, go, depth);
  };
  return go(e, 0);
}

/**
 * `e` with each part for which `image` knows something replaced by that, outermost parts first. An image that looks
 * into the part itself does so with `descend`, which knows which sums are open around it.
 */
export function replaceParts(e: Expr, image: (part: Expr, descend: (inner: Expr) => Expr) => Expr | undefined): Expr {
  const go = (part: Expr, depth: number): Expr =>
    image(part, (inner) => go(inner, depth)) ?? mapChildren(part, go, depth);
  return go(e, 0);
}

/** `e` with each symbol for which `image` knows something replaced by that. */
export const substitute = (e: Expr, image: (s: Sym) => Expr | undefined): Expr =>
  replaceParts(e, (part) => (part.kind === 'sym' ? image(part) : undefined));

/** Every symbol of `e`, once each, in order of appearance; bound indices are free in them. */
export function symbolsOf(e: Expr): readonly Sym[] {
  const found = new Set<Sym>();
  const visit = (part: Expr): void => {
    if (part.kind === 'sym') found.add(part);
    else for (const child of part.parts) visit(child);
  };
  visit(e);
  return [...found];
}

/** Several renamings at once, through scratch names, so that i→j with j→i swaps them. */
export function renameAll(e: Expr, from: readonly FreeIndex[], to: readonly Index[]): Expr {
  const changed = from.map((f, n) => [f, to[n] as Index] as const).filter(([f, t]) => f !== t);
  if (changed.length === 0) return e;
  if (changed.length === 1) return rename(e, ...(changed[0] as [FreeIndex, Index]));
  const scratch = changed.map(([f], n) => freeIndex(`#${n}`, f.range));
  let result = e;
  changed.forEach(([f], n) => {
    result = rename(result, f, scratch[n] as FreeIndex);
  });
  changed.forEach(([, t], n) => {
    result = rename(result, scratch[n] as FreeIndex, t);
  });
  return result;
}
