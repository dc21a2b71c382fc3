/** Mathematics within a line of text: fractions are written with a slash, so that the lines stay evenly apart. */
import { brackets, infix, type Layout, row } from './layout.js';

/** `layout` with its outer fractions flattened: ∂L/∂w, (a − b)/c. Small numeric fractions stay: they fit a line. */
export function inlineForm(layout: Layout): Layout {
  switch (layout.kind) {
    case 'row':
      return row(...layout.items.map((item, n) => asFactor(inlineForm(item), item, layout.items, n)));
    case 'fraction': {
      const { top, bottom } = layout;
      if (top.kind === 'number' && bottom.kind === 'number') return layout;
      return row(held(inlineForm(top), true), infix('/'), held(inlineForm(bottom), false));
    }
    case 'fenced':
      return { ...layout, body: inlineForm(layout.body) };
    case 'apply':
      return { ...layout, argument: inlineForm(layout.argument) };
    default:
      return layout;
  }
}

const isOperator = (layout: Layout | undefined, symbols: readonly string[]): boolean =>
  layout?.kind === 'operator' && symbols.includes(layout.symbol);

/** Without brackets what follows a slash would all be below it. */
function asFactor(flat: Layout, original: Layout, items: readonly Layout[], n: number): Layout {
  const isFlattened = original.kind === 'fraction' && flat.kind === 'row';
  return isFlattened && isOperator(items[n + 1], ['']) ? brackets(flat) : flat;
}

/** A numerator needs no brackets around a product, a denominator does; ∂w is of one piece. */
function held(layout: Layout, above: boolean): Layout {
  if (layout.kind !== 'row') return ['sum', 'cases', 'fraction'].includes(layout.kind) ? brackets(layout) : layout;
  if (isOperator(layout.items[0], ['∂', 'd'])) return layout;
  const loose = above ? ['+', '-', ',', ';', '='] : ['+', '-', ',', ';', '=', '', '·', '×', '⊙', '/'];
  return layout.items.some((item) => isOperator(item, loose)) ? brackets(layout) : layout;
}
