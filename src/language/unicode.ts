/** Layout on one line of a terminal, with what Unicode has of subscripts, superscripts and accents. */
import { GREEK } from './greek.js';
import type { Layout } from './layout.js';

const SUBSCRIPTS = new Map(
  [...'0123456789+-()=aehijklmnoprstuvxβγρφχ'].map((c, n) => [c, [...'₀₁₂₃₄₅₆₇₈₉₊₋₍₎₌ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ'][n]]),
);
const SUPERSCRIPTS = new Map([...'0123456789+−-()nTij′'].map((c, n) => [c, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿᵀⁱʲ′'][n]]));
const FRACTIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({ '1/2': '½', '1/3': '⅓', '2/3': '⅔', '1/4': '¼', '3/4': '¾', '1/5': '⅕', '1/6': '⅙', '1/8': '⅛' }),
);
const ACCENTS = { hat: '\u0302', bar: '\u0304', tilde: '\u0303' } as const;
const FENCES = { '(': '()', '[': '[]', '|': '||' } as const;

/** `layout` on one line: `∂L/∂w₁ = (a₄ − y)·a₄·(1 − a₄)`. */
export function unicode(layout: Layout): string {
  switch (layout.kind) {
    case 'identifier':
      return GREEK.get(layout.name) ?? layout.name;
    case 'number':
    case 'words':
      return layout.text;
    case 'blank':
      return '_'.repeat(Math.max(3, Math.round(layout.width * 2)));
    case 'operator':
      return layout.symbol === '-' ? '−' : layout.symbol;
    case 'row':
      return rowUnicode(layout.items);
    case 'fraction':
      return fractionUnicode(layout.top, layout.bottom);
    case 'script':
      return `${held(layout.base)}${lowered(layout.sub)}${raised(layout.sup)}`;
    case 'accent':
      return `${unicode(layout.body)}${ACCENTS[layout.accent]}`.normalize('NFC');
    case 'fenced': {
      const [open, close] = FENCES[layout.open];
      return layout.body.kind === 'matrix' ? matrixUnicode(layout.body.rows) : `${open}${unicode(layout.body)}${close}`;
    }
    case 'root':
      return `√${held(layout.body)}`;
    case 'sum':
      return `Σ${lowered(layout.under)} ${unicode(layout.body)}`;
    case 'apply':
      return `${unicode(layout.name)}${layout.argument.kind === 'fenced' ? '' : ' '}${unicode(layout.argument)}`;
    case 'cases':
      return `{ ${layout.rows.map(({ value, condition }) => `${unicode(value)} ${unicode(condition)}`).join('; ')} }`;
    case 'under':
      return `${held(layout.base)}{${unicode(layout.below)}}`;
    case 'matrix':
      // Without brackets a single column is no matrix but an expression on several lines.
      return layout.rows.every((cells) => cells.length === 1)
        ? layout.rows.flatMap((cells) => cells.map(unicode)).join(' ')
        : matrixUnicode(layout.rows);
  }
}

const matrixUnicode = (rows: readonly (readonly Layout[])[]): string =>
  `[${rows.map((cells) => cells.map(unicode).join(' ')).join('; ')}]`;

/** Relations and sums of terms breathe; factors are joined by a dot unless a number leads. */
function rowUnicode(items: readonly Layout[]): string {
  let line = '';
  items.forEach((item, n) => {
    const before = items[n - 1];
    if (item.kind === 'fraction' && isJuxtaposed(items[n + 1]) && !isShort(item)) line += held(item);
    else if (item.kind !== 'operator') line += unicode(item);
    else if (item.symbol === '') line += juxtaposed(before, items[n + 1]);
    else if (item.symbol === ',' || item.symbol === ';') line += `${item.symbol} `;
    else if (item.form === 'prefix' || ['/', '(', ')', '[', ']', '|'].includes(item.symbol)) line += unicode(item);
    else line += before === undefined ? `${unicode(item)} ` : ` ${unicode(item)} `;
  });
  return line;
}

/** Without brackets, what follows a slash would all be below it. */
const isJuxtaposed = (after: Layout | undefined): boolean => after?.kind === 'operator' && after.symbol === '';

function juxtaposed(before: Layout | undefined, after: Layout | undefined): string {
  if (before === undefined || after === undefined) return '';
  const isDigits = before.kind === 'number' || FRACTIONS.has(fractionKey(before));
  if (after.kind === 'sum' || (isDigits && after.kind === 'apply') || isOperator(before)) return ' ';
  return isDigits ? '' : '·';
}

const fractionKey = (layout: Layout): string =>
  layout.kind === 'fraction' && layout.top.kind === 'number' && layout.bottom.kind === 'number'
    ? `${layout.top.text}/${layout.bottom.text}`
    : '';

/** What needs no brackets before another factor: ½, and ∂/∂z, which is none. */
const isShort = (layout: Layout): boolean => FRACTIONS.has(fractionKey(layout)) || isOperator(layout);

const isOperator = (layout: Layout): boolean => layout.kind === 'fraction' && layout.top.kind === 'operator';

const isDifferential = (layout: Layout): boolean =>
  layout.kind === 'operator'
    ? layout.symbol === '∂' || layout.symbol === 'd'
    : layout.kind === 'row' && layout.items[0] !== undefined && isDifferential(layout.items[0]);

function fractionUnicode(top: Layout, bottom: Layout): string {
  const line = `${isDifferential(top) ? unicode(top) : held(top)}/${isDifferential(bottom) ? unicode(bottom) : held(bottom)}`;
  return FRACTIONS.get(line) ?? line;
}

/** `layout` in brackets unless it is of one piece. */
const held = (layout: Layout): string => (isOnePiece(layout) ? unicode(layout) : `(${unicode(layout)})`);

/** Whether nothing that stands beside `layout` could be taken for a part of it. */
export const isOnePiece = (layout: Layout): boolean =>
  !['row', 'fraction', 'sum', 'cases', 'matrix', 'words'].includes(layout.kind) &&
  !(layout.kind === 'apply' && layout.argument.kind !== 'fenced');

/** `text` in small characters, or undefined where one of them does not exist. */
function small(text: string, characters: ReadonlyMap<string, string | undefined>): string | undefined {
  const images = [...text].map((character) => characters.get(character));
  return images.every((image) => image !== undefined) ? images.join('') : undefined;
}

/** Brackets around what is more than a letter with its own small signs. */
const marked = (mark: '_' | '^', text: string): string =>
  /^[\p{L}\p{N}][\p{No}\p{Lm}\p{M}]*$/u.test(text) ? `${mark}${text}` : `${mark}(${text})`;

function lowered(sub: Layout | undefined): string {
  if (sub === undefined) return '';
  const text = unicode(sub).replaceAll(' ', '');
  return small(text, SUBSCRIPTS) ?? marked('_', text);
}

function raised(sup: Layout | undefined): string {
  if (sup === undefined) return '';
  const text = unicode(sup);
  return small(text, SUPERSCRIPTS) ?? marked('^', text);
}
