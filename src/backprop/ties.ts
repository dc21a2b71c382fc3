import type { Expr, FreeIndex, Sym } from '../language/expr.js';
import type { Definition } from '../problem/problem.js';
import { formalsOf } from './tape.js';

/**
 * Which index of a definition each index of `s` is tied to: u[n,k] = f(s[n,1], s[n,2], …) uses s only with its own n.
 * The chain rule then needs no sum over n, and no delta: only the u with the same n depend on s[n,·]. Undefined where
 * an index of `s` is tied to none.
 */
export function tiesOf(d: Definition, s: Sym): readonly (FreeIndex | undefined)[] {
  const formals = formalsOf(d);
  let ties: (FreeIndex | undefined)[] | undefined;
  const visit = (e: Expr): void => {
    if (e.kind !== 'sym') {
      for (const part of e.parts) visit(part);
      return;
    }
    if (e.name !== s.name) return;
    const here = e.indices.map((i, n) =>
      typeof i !== 'number' && formals.includes(i) && e.indices.indexOf(i) === n && typeof s.indices[n] !== 'number'
        ? i
        : undefined,
    );
    ties = ties === undefined ? here : ties.map((t, n) => (t === here[n] ? t : undefined));
  };
  visit(d.value);
  return ties ?? s.indices.map(() => undefined);
}
