/** Fractions that are read as derivatives. */
import { fraction, type Layout, row } from './layout.js';

/** ∂L/∂w, or ∂/∂w before what is differentiated. */
export interface SpokenDerivative {
  readonly sense: 'partial' | 'total';
  /** Empty where it stands behind. */
  readonly of: Layout | '';
  readonly by: Layout;
}

/** What `layout` differentiates by what; undefined where it is no derivative. */
export function spokenDerivative(layout: Layout): SpokenDerivative | undefined {
  if (layout.kind !== 'fraction') return undefined;
  const below = differential(layout.bottom);
  const above = differential(layout.top);
  if (!below || !above || below.of === '' || above.sign !== below.sign) return undefined;
  return { sense: below.sign === 'd' ? 'total' : 'partial', of: above.of, by: below.of };
}

/** ∂ or d, alone or before something. */
function differential(layout: Layout): { readonly sign: '∂' | 'd'; readonly of: Layout | '' } | undefined {
  const [sign, of, ...rest] = layout.kind === 'row' ? layout.items : [layout];
  if (sign?.kind !== 'operator' || (sign.symbol !== '∂' && sign.symbol !== 'd') || rest.length > 0) return undefined;
  return { sign: sign.symbol, of: of ?? '' };
}

/** `items` with derivatives that are written with a slash, ∂L/∂w, as the fractions that they are. */
export function withFractions(items: readonly Layout[]): readonly Layout[] {
  const slash = items.findIndex((item) => item.kind === 'operator' && item.symbol === '/');
  if (slash < 0) return items;
  const [of, by] = [items.slice(Math.max(slash - 2, 0), slash), items.slice(slash + 1, slash + 3)];
  const over = (above: readonly Layout[]): Layout => fraction(row(...above), row(...by));
  const found = [of, of.slice(-1)].find((above) => spokenDerivative(over(above)));
  const rest = withFractions(items.slice(slash + (found ? 3 : 1)));
  return found
    ? [...items.slice(0, slash - found.length), over(found), ...rest]
    : [...items.slice(0, slash + 1), ...rest];
}
