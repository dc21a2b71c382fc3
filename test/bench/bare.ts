/**
 * The floor: reverse mode over a tape without rules, steps or simplification, as a person would write it in an
 * afternoon. Hash-consed strings; every gradient is a sum of products of local derivatives.
 */
import type { Expr, Sym } from '../../src/language/expr.js';
import { symbolsOf } from '../../src/language/walk.js';
import type { Problem } from '../../src/problem/problem.js';

type Node = { readonly id: number };

/** All gradients of a problem in components, as nodes; returns how many nodes that made. */
export function bareGradients({ definitions, parameters }: Problem): number {
  const table = new Map<string, Node>();
  const node = (key: string): Node => {
    let found = table.get(key);
    if (!found) {
      found = { id: table.size };
      table.set(key, found);
    }
    return found;
  };
  const adjoints = new Map<Sym, Node>();
  const accumulate = (s: Sym, term: Node): void => {
    const before = adjoints.get(s);
    adjoints.set(s, before ? node(`+${before.id},${term.id}`) : term);
  };
  adjoints.set(definitions.at(-1)?.symbol as Sym, node('1'));
  for (const { symbol, value } of definitions.toReversed()) {
    const outer = adjoints.get(symbol);
    if (!outer) continue;
    for (const s of symbolsOf(value)) accumulate(s, node(`*${outer.id},${local(value, s, node).id}`));
  }
  for (const p of parameters) adjoints.get(p);
  return table.size;
}

function local(e: Expr, by: Sym, node: (key: string) => Node): Node {
  if (e === by) return node('1');
  if (e.parts.length === 0) return node('0');
  const parts = e.parts.map((part) => local(part, by, node));
  if (e.kind === 'add') return node(`+${parts.map((p) => p.id).join()}`);
  return node(`${e.kind}${e.id}:${parts.map((p) => p.id).join()}`);
}
