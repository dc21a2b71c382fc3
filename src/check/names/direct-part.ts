/** `dL/dw = dL/dz · ∂z/∂w + ∂L/∂w`: a term that is the derivative asked for is the part of it that goes straight. */
import type { Chain, Side } from '../written/chain.js';
import { Unreadable, type Written } from '../written/written.js';
import { nameOf } from './assigned.js';
import { isSameName } from './script.js';

/** The chains of a formula; a row that begins with its sign speaks of what stands at the head of the rows above. */
export function withDirectParts(chains: readonly Chain[]): readonly Chain[] {
  let head: Side['written'] | undefined;
  return chains.map((chain) => {
    if (!chain.goesOn) head = chain.sides[0]?.written;
    const asked = head instanceof Unreadable ? undefined : head;
    if (asked?.kind !== 'derivative') return chain;
    return {
      ...chain,
      sides: chain.sides.map(({ span, written }) => ({
        span,
        written: written instanceof Unreadable ? written : withDirectPart(written, asked),
      })),
    };
  });
}

const withDirectPart = (side: Written, asked: Written & { kind: 'derivative' }): Written =>
  side.kind === 'sum' && side.terms.length > 1
    ? {
        ...side,
        terms: side.terms.map((term) =>
          term.kind === 'derivative' && isSame(term.of, asked.of) && isSame(term.by, asked.by)
            ? { ...term, isDirect: true }
            : term,
        ),
      }
    : side;

function isSame(a: Written, b: Written): boolean {
  const [one, other] = [nameOf(a), nameOf(b)];
  return one !== undefined && other !== undefined && isSameName(one, other);
}
