/** Layout as words to be read aloud: the label of mathematics for those who do not see it. */
import type { Layout, OperatorSymbol } from './layout.js';

/** The words of a language for reading mathematics aloud. */
export interface SpeechWords {
  readonly operators: Readonly<Record<OperatorSymbol, string>>;
  readonly accents: Readonly<Record<'hat' | 'bar' | 'tilde', string>>;
  readonly prime: string;
  readonly transpose: string;
  readonly blank: string;
  readonly half: string;
  readonly fraction: (top: string, bottom: string) => string;
  /** Where it is clear where the parts end. */
  readonly simpleFraction: (top: string, bottom: string) => string;
  readonly sub: (sub: string) => string;
  readonly superscript: (sup: string) => string;
  readonly squared: string;
  readonly power: (exponent: string) => string;
  readonly simplePower: (exponent: string) => string;
  readonly absolute: (body: string) => string;
  readonly brackets: (body: string) => string;
  readonly root: (body: string) => string;
  readonly simpleRoot: (body: string) => string;
  readonly sum: (under: string, body: string) => string;
  readonly under: (base: string, below: string) => string;
  readonly apply: (name: string, argument: string) => string;
  /** Rows, and the cells of each. */
  readonly matrix: (rows: readonly (readonly string[])[]) => string;
}

/** `layout` in words: "partial L over partial w sub 1 equals …". */
export const speech = (layout: Layout, words: SpeechWords): string =>
  spoken(layout, words).replace(/\s+/g, ' ').replaceAll(' ,', ',').replaceAll(' ;', ';').trim();

function spoken(layout: Layout, words: SpeechWords): string {
  const say = (part: Layout): string => spoken(part, words);
  switch (layout.kind) {
    case 'identifier':
      if (layout.name === 'T' && layout.upright) return words.transpose;
      return layout.name.replaceAll('′', ` ${words.prime}`);
    case 'number':
    case 'words':
      return layout.text;
    case 'blank':
      return words.blank;
    case 'operator':
      return words.operators[layout.symbol];
    case 'row':
      return layout.items.map(say).join(' ');
    case 'fraction': {
      const { top, bottom } = layout;
      if (isNumber(top, '1') && isNumber(bottom, '2')) return words.half;
      return (isSimple(top) && isSimple(bottom) ? words.simpleFraction : words.fraction)(say(top), say(bottom));
    }
    case 'script': {
      const sub = layout.sub ? ` ${words.sub(say(layout.sub))}` : '';
      return `${say(layout.base)}${sub}${spokenPower(layout.sup, words)}`;
    }
    case 'accent':
      return `${say(layout.body)} ${words.accents[layout.accent]}`;
    case 'fenced':
      return layout.open === '|' ? words.absolute(say(layout.body)) : words.brackets(say(layout.body));
    case 'root':
      return (isSimple(layout.body) ? words.simpleRoot : words.root)(say(layout.body));
    case 'sum':
      return words.sum(say(layout.under), say(layout.body));
    case 'apply': {
      const { argument } = layout;
      const inside = argument.kind === 'fenced' ? argument.body : argument;
      return words.apply(say(layout.name), say(isSimple(inside) ? inside : argument));
    }
    case 'cases':
      return layout.rows.map(({ value, condition }) => `${say(value)} ${say(condition)}`).join(', ');
    case 'under':
      return words.under(say(layout.base), say(layout.below));
    case 'matrix':
      return words.matrix(layout.rows.map((cells) => cells.map(say)));
  }
}

const isNumber = (layout: Layout, text: string): boolean => layout.kind === 'number' && layout.text === text;

function spokenPower(sup: Layout | undefined, words: SpeechWords): string {
  if (sup === undefined) return '';
  if (isNumber(sup, '2')) return ` ${words.squared}`;
  if (sup.kind === 'identifier') return ` ${spoken(sup, words)}`;
  // A number in brackets above a letter is the layer's, not a power.
  if (sup.kind === 'fenced') return ` ${words.superscript(spoken(sup.body, words))}`;
  return ` ${(isSimple(sup) ? words.simplePower : words.power)(spoken(sup, words))}`;
}

/** Whether it is clear where `layout` ends when it is read out. */
function isSimple(layout: Layout): boolean {
  if (layout.kind === 'row') {
    const [first, ...rest] = layout.items;
    return first?.kind === 'operator' && first.form === 'prefix' && rest.every(isSimple);
  }
  return ['identifier', 'number', 'accent', 'script', 'words', 'blank'].includes(layout.kind);
}
