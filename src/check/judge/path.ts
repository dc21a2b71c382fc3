/** `w_1 → z_1 → a_1`: a path of influence. */
import type { Sym } from '../../language/expr.js';
import { NotUnderstood } from '../meaning/not-understood.js';
import type { Chain, Side } from '../written/chain.js';
import { Unreadable } from '../written/written.js';
import type { JudgedChain, JudgedLink } from './judged.js';
import { NO_QUANTITIES } from './judgements.js';
import { type Knowledge, meantTogether } from './meant.js';

/** Does each quantity reach the next one directly? Undefined for what is no such path. */
export function judgedPath(chain: Chain, knowledge: Omit<Knowledge, 'sense'>): JudgedChain | undefined {
  if (chain.goesOn || chain.relations.some((r) => r.text !== '->')) return undefined;
  const links: JudgedLink[] = [];
  for (const [n, right] of chain.sides.slice(1).entries()) {
    const left = chain.sides[n] as Side;
    const steps = stepsOf(left, right, knowledge);
    if (steps === undefined) return undefined;
    const { usersOf } = knowledge.ground;
    const reaches = steps.every(([from, to]) => usersOf(from).some((user) => user.symbol === to));
    links.push({
      left,
      right,
      ...(steps.length === 0 ? NO_QUANTITIES : { verdict: reaches ? 'correct' : 'wrong' }),
    });
  }
  return { chain, links, about: [] };
}

/**
 * From which quantity to which a step of a path goes, for each choice of its letters. None where a name stands for no
 * quantity of the spec; undefined for what is no step between names.
 */
function stepsOf(
  left: Side,
  right: Side,
  knowledge: Omit<Knowledge, 'sense'>,
): readonly (readonly [Sym, Sym])[] | undefined {
  if (left.written instanceof Unreadable || right.written instanceof Unreadable) return undefined;
  try {
    const [a, b] = meantTogether(left.written, right.written, { ...knowledge, sense: 'total' });
    const steps = a.entries.flatMap((from, n) => {
      const to = b.entries[n];
      return from.kind === 'sym' && to?.kind === 'sym' && !a.literals.has(from) && !b.literals.has(to)
        ? [[from, to] as const]
        : [];
    });
    if (steps.length === a.entries.length) return steps;
    return left.written.kind === 'name' && right.written.kind === 'name' ? [] : undefined;
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined;
    throw error;
  }
}
