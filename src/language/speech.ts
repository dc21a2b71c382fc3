/** Layout as words to be read aloud: the label of mathematics for those who do not see it. */
import type { Layout, OperatorSymbol } from './layout.js';

const OPERATORS: Readonly<Record<OperatorSymbol, string>> = {
  '+': 'plus',
  '-': 'minus',
  '=': 'equals',
  '≈': 'is about',
  '≠': 'is not',
  '<': 'is less than',
  '≤': 'is at most',
  '>': 'is greater than',
  '≥': 'is at least',
  '·': 'times',
  '×': 'times',
  '⊙': 'times entry by entry',
  '∈': 'in',
  '→': 'to',
  '←': 'becomes',
  ',': ',',
  '/': 'over',
  ':=': 'is defined as',
  '∂': 'partial',
  d: 'd',
  '(': 'open bracket',
  ')': 'close bracket',
  '[': 'open bracket',
  ']': 'close bracket',
  '|': 'bar',
  '': '',
};

/** `layout` in words: "partial L over partial w sub 1 equals …". */
export const speech = (layout: Layout): string => spoken(layout).replace(/\s+/g, ' ').replaceAll(' ,', ',').trim();

function spoken(layout: Layout): string {
  switch (layout.kind) {
    case 'identifier':
      return layout.name === 'T' && layout.upright ? 'transpose' : layout.name.replaceAll('′', ' prime');
    case 'number':
    case 'words':
      return layout.text;
    case 'operator':
      return OPERATORS[layout.symbol];
    case 'row':
      return layout.items.map(spoken).join(' ');
    case 'fraction':
      if (isNumber(layout.top, '1') && isNumber(layout.bottom, '2')) return 'one half';
      return isSimple(layout.top) && isSimple(layout.bottom)
        ? `${spoken(layout.top)} over ${spoken(layout.bottom)}`
        : `the fraction ${spoken(layout.top)} over ${spoken(layout.bottom)} end of fraction`;
    case 'script':
      return `${spoken(layout.base)}${layout.sub ? ` sub ${spoken(layout.sub)}` : ''}${spokenPower(layout.sup)}`;
    case 'accent':
      return `${spoken(layout.body)} ${layout.accent}`;
    case 'fenced':
      return layout.open === '|'
        ? `the absolute value of ${spoken(layout.body)},`
        : `open bracket ${spoken(layout.body)} close bracket`;
    case 'root':
      return `the square root of ${spoken(layout.body)}${isSimple(layout.body) ? '' : ' end of root'}`;
    case 'sum':
      return `the sum over ${spoken(layout.under)} of ${spoken(layout.body)}`;
    case 'apply': {
      const { argument } = layout;
      const inside = argument.kind === 'fenced' ? argument.body : argument;
      return `${spoken(layout.name)} of ${isSimple(inside) ? spoken(inside) : spoken(argument)}`;
    }
    case 'cases':
      return layout.rows.map(({ value, condition }) => `${spoken(value)} ${spoken(condition)}`).join(', ');
    case 'matrix':
      return `the matrix ${layout.rows.map((cells) => cells.map(spoken).join(', ')).join('; ')}`;
  }
}

const isNumber = (layout: Layout, text: string): boolean => layout.kind === 'number' && layout.text === text;

function spokenPower(sup: Layout | undefined): string {
  if (sup === undefined) return '';
  if (isNumber(sup, '2')) return ' squared';
  if (sup.kind === 'identifier') return ` ${spoken(sup)}`;
  // A number in brackets above a letter is the layer's, not a power.
  if (sup.kind === 'fenced') return ` superscript ${spoken(sup.body)}`;
  return ` to the power ${spoken(sup)}${isSimple(sup) ? '' : ' end of power'}`;
}

/** Whether it is clear where `layout` ends when it is read out. */
function isSimple(layout: Layout): boolean {
  if (layout.kind === 'row') {
    const [first, ...rest] = layout.items;
    return first?.kind === 'operator' && first.form === 'prefix' && rest.every(isSimple);
  }
  return ['identifier', 'number', 'accent', 'script', 'words'].includes(layout.kind);
}
