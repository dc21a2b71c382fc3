/** Layout as words to be read aloud: the label of mathematics for those who do not see it. */
import type { Layout, OperatorSymbol } from './layout.js';
import { type SpokenDerivative, spokenDerivative, withFractions } from './spoken-derivative.js';

type Sense = SpokenDerivative['sense'];

/**
 * The words of a language for reading mathematics aloud. What takes several words has an end, or two readings would
 * sound alike; the `simple` ways are for what ends of itself.
 */
export interface SpeechWords {
  readonly operators: Readonly<Record<OperatorSymbol, string>>;
  readonly accents: Readonly<Record<'hat' | 'bar' | 'tilde', string>>;
  /** What stands in the place of a number: ones, entry by entry, infinity. */
  readonly signs: Readonly<Record<'𝟏' | '∘' | '∞', string>>;
  readonly prime: string;
  readonly transpose: string;
  readonly blank: string;
  readonly half: string;
  readonly fraction: (top: string, bottom: string) => string;
  readonly simpleFraction: (top: string, bottom: string) => string;
  /** ∂L/∂w as a whole. */
  readonly derivative: (sense: Sense, of: string, by: string) => string;
  /** ∂/∂w before what is differentiated. */
  readonly differentiate: (sense: Sense, by: string) => string;
  readonly sub: (sub: string) => string;
  readonly simpleSub: (sub: string) => string;
  /** Between two subscripts. */
  readonly comma: string;
  readonly superscript: (sup: string) => string;
  readonly squared: string;
  readonly cubed: string;
  readonly power: (exponent: string) => string;
  readonly simplePower: (exponent: string) => string;
  readonly absolute: (body: string) => string;
  readonly brackets: (body: string) => string;
  readonly root: (body: string) => string;
  readonly simpleRoot: (body: string) => string;
  readonly sum: (under: string, body: string) => string;
  /** Something with its shape: rows by columns. */
  readonly under: (base: string, below: string) => string;
  /** Between rows and columns. */
  readonly by: string;
  readonly apply: (name: string, argument: string) => string;
  readonly cases: (rows: readonly string[]) => string;
  /** Rows, and the cells of each. */
  readonly matrix: (rows: readonly (readonly string[])[]) => string;
  /** A drawing of curves, and how far each of its axes goes. */
  readonly plot: (curves: readonly string[], x: string, y: string) => string;
  readonly extent: (name: string, from: string, to: string) => string;
}

/** `layout` in words: "the partial derivative of L with respect to w sub 1 equals …". */
export const speech = (layout: Layout, words: SpeechWords): string =>
  spoken(layout, words)
    .replace(/\s+/g, ' ')
    .replace(/ ([,;:])/g, '$1')
    .replace(/[,;]+([,;])/g, '$1')
    .replace(/[,;]$/, '')
    .trim();

function spoken(layout: Layout, words: SpeechWords): string {
  const say = (part: Layout): string => spoken(part, words);
  switch (layout.kind) {
    case 'identifier':
      if (layout.name === 'T' && layout.upright) return words.transpose;
      if (layout.name === '+') return words.superscript(words.operators['+']);
      return layout.name.replaceAll('′', ` ${words.prime}`);
    case 'number':
      return words.signs[layout.text as keyof SpeechWords['signs']] ?? layout.text;
    case 'words':
      return layout.text;
    case 'blank':
      return words.blank;
    case 'operator':
      return words.operators[layout.symbol];
    case 'row':
      return spokenRow(layout.items, words);
    case 'fraction':
      return spokenFraction(layout, words);
    case 'script':
      return spokenScript(layout, words);
    case 'accent':
      return `${say(layout.body)} ${words.accents[layout.accent]}`;
    case 'fenced':
      if (layout.open === '|') return words.absolute(say(layout.body));
      if (layout.body.kind === 'matrix' || isNegativeNumber(layout.body)) return say(layout.body);
      return words.brackets(say(layout.body));
    case 'root':
      return (isPlain(layout.body) ? words.simpleRoot : words.root)(say(layout.body));
    case 'sum':
      return words.sum(say(layout.under), say(layout.body));
    case 'apply': {
      const { argument } = layout;
      const inside = argument.kind === 'fenced' && argument.open !== '|' ? argument.body : argument;
      const endsOfItself = isPlain(inside) || (inside.kind === 'fenced' && inside.body.kind === 'matrix');
      return words.apply(say(layout.name), endsOfItself ? say(inside) : words.brackets(say(inside)));
    }
    case 'cases':
      return words.cases(layout.rows.map(({ value, condition }) => `${say(value)} ${say(condition)}`));
    case 'under':
      return words.under(inBrackets(layout.base, words), spokenShape(layout.below, words));
    case 'matrix':
      return words.matrix(layout.rows.map((cells) => cells.map(say)));
  }
}

/** What is written without a sign between two factors is said with one. */
function spokenRow(flat: readonly Layout[], words: SpeechWords): string {
  return withFractions(flat)
    .map((item, n, items) => {
      const before = items[n - 1];
      const isProduct = item.kind === 'operator' && item.symbol === '' && before && spokenDerivative(before)?.of !== '';
      return isProduct ? words.operators['·'] : spoken(item, words);
    })
    .join(' ');
}

function spokenFraction(layout: Extract<Layout, { kind: 'fraction' }>, words: SpeechWords): string {
  const { top, bottom } = layout;
  const derivative = spokenDerivative(layout);
  if (derivative) {
    const by = inBrackets(derivative.by, words);
    return derivative.of === ''
      ? words.differentiate(derivative.sense, by)
      : words.derivative(derivative.sense, inBrackets(derivative.of, words), by);
  }
  if (isNumber(top, '1') && isNumber(bottom, '2')) return words.half;
  const say = isPlain(top) && top.kind !== 'row' && isPlain(bottom) ? words.simpleFraction : words.fraction;
  return say(spoken(top, words), spoken(bottom, words));
}

function spokenScript(layout: Extract<Layout, { kind: 'script' }>, words: SpeechWords): string {
  const { base, sub, sup } = layout;
  const said = spoken(
    base.kind === 'fenced' && base.open !== '|' && isNegativeNumber(base.body) ? base.body : base,
    words,
  );
  // What is raised to a power is one thing; "sigma of z squared" could be either.
  const head = sup && !endsAsBase(layout) ? words.brackets(said) : said;
  return `${head}${sub ? ` ${spokenSub(sub, words)}` : ''}${sup ? spokenPower(sup, words) : ''}`;
}

function endsAsBase({ base, sub }: Extract<Layout, { kind: 'script' }>): boolean {
  if (base.kind === 'fenced') return base.open === '|' || !isNegativeNumber(base.body);
  const isPrimed = base.kind === 'script' && !base.sub && base.sup?.kind === 'identifier';
  return isPrimed || (isPlain(base) && !(base.kind === 'script' && sub)) || base.kind === 'matrix';
}

function spokenSub(sub: Layout, words: SpeechWords): string {
  const items = sub.kind === 'row' ? sub.items : [sub];
  const said = items
    .map((item) => (item.kind === 'operator' && item.symbol === ',' ? words.comma : spoken(item, words)))
    .join(' ');
  const isSimple = items.every((item) => isPlain(item) || (item.kind === 'operator' && ',-'.includes(item.symbol)));
  return (isSimple ? words.simpleSub : words.sub)(said);
}

const isNumber = (layout: Layout, text: string): boolean => layout.kind === 'number' && layout.text === text;

function spokenPower(sup: Layout, words: SpeechWords): string {
  if (isNumber(sup, '2')) return ` ${words.squared}`;
  if (isNumber(sup, '3')) return ` ${words.cubed}`;
  // What parts the marks from each other.
  if (sup.kind === 'operator' && sup.symbol === ',') return '';
  // The mark of a new value, a prime, a transpose.
  if (sup.kind === 'identifier' && (sup.upright || /^′+$/.test(sup.name))) return ` ${spoken(sup, words)}`;
  // A number in brackets above a letter is the layer's, not a power.
  if (sup.kind === 'fenced' && sup.body.kind === 'number') return ` ${words.superscript(spoken(sup.body, words))}`;
  if (sup.kind === 'row' && sup.items.length > 1 && sup.items.every(isMark))
    return sup.items.map((item) => spokenPower(item, words)).join('');
  return ` ${(isPlain(sup) ? words.simplePower : words.power)(spoken(sup, words))}`;
}

/** Whether it stands above a letter beside others: the layer's number, a prime, a transpose, "entry by entry". */
const isMark = (layout: Layout): boolean =>
  (layout.kind === 'fenced' && layout.body.kind === 'number') ||
  layout.kind === 'number' ||
  (layout.kind === 'operator' && layout.symbol === ',') ||
  (layout.kind === 'identifier' && layout.upright === true);

/** A shape's × is no product. */
function spokenShape(below: Layout, words: SpeechWords): string {
  const items = below.kind === 'row' ? below.items : [below];
  return items
    .map((item) => (item.kind === 'operator' && item.symbol === '×' ? words.by : spoken(item, words)))
    .join(' ');
}

/** Where what follows is about the whole of it. */
const inBrackets = (layout: Layout, words: SpeechWords): string =>
  layout.kind === 'row' ? words.brackets(spoken(layout, words)) : spoken(layout, words);

/** Its brackets keep signs apart, which a listener does not confuse. */
const isNegativeNumber = (layout: Layout): boolean =>
  layout.kind === 'row' && layout.items[1]?.kind === 'number' && isPlain(layout);

/** Whether it is clear where `layout` ends when it is read out. */
function isPlain(layout: Layout): boolean {
  if (layout.kind === 'row') {
    const [sign, of, ...rest] = layout.items;
    return sign?.kind === 'operator' && sign.symbol === '-' && of !== undefined && isPlain(of) && rest.length === 0;
  }
  if (layout.kind === 'script') return layout.sup === undefined && isPlain(layout.base);
  return ['identifier', 'number', 'accent', 'words', 'blank'].includes(layout.kind);
}
