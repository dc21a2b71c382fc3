/** What derivations are cited by. */
import type { Citation } from '../document/document.js';
import type { Sym } from '../language/expr.js';
import type { Derivation } from '../rules/rule.js';

/** ∂L/∂z as `gradient-L-z`, ∂z/∂w as `local-z-w`, σ′ as `derivative-sigmoid-z`; undefined for what is no derivative. */
export function labelOf({ goal }: Pick<Derivation, 'goal'>): string | undefined {
  if (goal.kind !== 'derivative') return undefined;
  const { of, by, sense } = goal;
  if (of.kind === 'call') return ['derivative', of.fn, symbolName(by)].join('-');
  if (of.kind !== 'sym') return undefined;
  return [sense === 'total' ? 'gradient' : 'local', symbolName(of), symbolName(by)].join('-');
}

const symbolName = ({ name, indices }: Sym): string =>
  [name, ...indices.map((i) => (typeof i === 'number' ? i : i.name))].join('-');

/** Between what is cited and the number: no line begins with that, where it would look like one of its own. */
export const COMMA = ',\u00a0';

/** `before` and where the derivations stand, if all of them do, else `text`. */
export const cited = (derivations: readonly Pick<Derivation, 'goal'>[], before: string, text = ''): Citation => ({
  kind: 'citation',
  of: derivations.flatMap((d) => labelOf(d) ?? []),
  before,
  text,
});
