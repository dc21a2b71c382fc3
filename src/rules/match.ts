import type { Expr, FreeIndex, Index, Sym } from '../language/expr.js';

/**
 * The indices for which `pattern`, its `formals` replaced by them, is `e`; undefined where there are none. A formal
 * may stand for a number or for an index over the same axis, never for one that is bound inside `e`.
 */
export function match(pattern: Expr, e: Expr, formals: readonly FreeIndex[]): readonly Index[] | undefined {
  const images = new Map<FreeIndex, Index>();

  const matchIndex = (p: Index, i: Index): boolean => {
    if (typeof p === 'number' || !formals.includes(p)) return p === i;
    const known = images.get(p);
    if (known !== undefined) return known === i;
    if (typeof i !== 'number' && (i.range !== p.range || i.name.startsWith('$'))) return false;
    images.set(p, i);
    return true;
  };

  const go = (p: Expr, x: Expr): boolean => {
    if (p === x && p.free.every((i) => !formals.includes(i))) return true;
    if (p.kind !== x.kind) return false;
    switch (p.kind) {
      case 'num':
        return false;
      case 'sym': {
        const { name, indices } = x as Sym;
        return (
          p.name === name &&
          sameLength(p.indices, indices) &&
          p.indices.every((i, n) => matchIndex(i, indices[n] as Index))
        );
      }
      case 'kronecker':
        return matchIndex(p.i, (x as typeof p).i) && matchIndex(p.j, (x as typeof p).j);
      case 'call':
        if (p.fn !== (x as typeof p).fn) return false;
        break;
      case 'sum':
        if (p.index !== (x as typeof p).index) return false;
        break;
      case 'cases':
        if (p.branches.some((b, n) => b.relation !== (x as typeof p).branches[n]?.relation)) return false;
        break;
      case 'derivative':
        return false;
      default:
    }
    const parts = x.parts;
    return sameLength(p.parts, parts) && p.parts.every((part, n) => go(part, parts[n] as Expr));
  };

  return go(pattern, e) ? formals.map((f) => images.get(f) ?? f) : undefined;
}

const sameLength = (a: readonly unknown[], b: readonly unknown[]): boolean => a.length === b.length;
