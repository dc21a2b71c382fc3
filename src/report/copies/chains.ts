/** Equations taken apart into their chains, and chains into their links. */
import type { Equation, EquationLine, Words } from '../../document/document.js';
import type { Layout } from '../../language/layout.js';

/** One left side with all that is equal to it. */
export interface Chain {
  readonly lines: readonly EquationLine[];
  /** The first rule by which it goes on, in words: chains that begin alike are of one kind. */
  readonly kind: string;
}

/** The chains of an equation: each left side begins one. Without a reason of its own one is of the kind before it. */
export function chainsOf({ lines }: Equation): readonly Chain[] {
  const chains: { lines: EquationLine[]; kind: string }[] = [];
  for (const line of lines) {
    const before = chains.at(-1);
    if (before === undefined || line.left !== undefined) {
      chains.push({ lines: [line], kind: wordsKey(line.reason) || (before?.kind ?? '') });
    } else {
      before.lines.push(line);
      before.kind ||= wordsKey(line.reason);
    }
  }
  return chains;
}

/** Words to compare by, wherever the equations that they cite may stand. */
export const wordsKey = (words: Words): string =>
  typeof words === 'string' ? words : JSON.stringify(words.filter(({ kind }) => kind !== 'citation'));

export interface ChainLink {
  readonly relation: EquationLine['relation'];
  readonly layout: Layout;
}

/** The links of a line, which may have several: `= w·x = 0.5·2 ≈ 1`. */
export function linksOf({ relation, right }: EquationLine): readonly ChainLink[] {
  if (right.kind !== 'row') return [{ relation, layout: right }];
  const links: { relation: ChainLink['relation']; items: Layout[] }[] = [{ relation, items: [] }];
  for (const item of right.items) {
    if (item.kind === 'operator' && isRelation(item.symbol)) links.push({ relation: item.symbol, items: [] });
    else links.at(-1)?.items.push(item);
  }
  return links.map((link) => ({ relation: link.relation, layout: { kind: 'row', items: link.items } }));
}

const isRelation = (symbol: string): symbol is '=' | '≈' => symbol === '=' || symbol === '≈';
