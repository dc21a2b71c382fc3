/**
 * Macros for the notation of a sheet in LaTeX: what an author may want to write otherwise is written in one place. Each is a
 * plain `\newcommand`. KaTeX and Markdown are given none.
 */
import type { Document } from '../document/document.js';
import { GREEK } from '../language/greek.js';
import { blankLatex, blankWidth, latex, type Macros, type MacroUse } from '../language/latex.js';
import { type Layout, row } from '../language/layout.js';

export interface Macro {
  /** Without the backslash. */
  readonly name: string;
  readonly parameters: number;
  readonly meaning: string;
  /** What it stands for, in a few words. */
  readonly about: string;
}

/** Mathematics as LaTeX, without the dollars. */
export type WriteMath = (layout: Layout) => string;

export interface TexNotation {
  /** Writes with the macros. */
  readonly write: WriteMath;
  /** Those that have been written, in the order in which a reader looks for them. */
  readonly used: () => readonly Macro[];
}

const QUANTITIES = [
  { role: 'loss', name: 'loss', about: 'the loss' },
  { role: 'learningRate', name: 'learningrate', about: 'the learning rate' },
] as const;

const SIGNS: readonly (Macro & { readonly sign: (layout: Layout) => boolean })[] = [
  {
    name: 'transpose',
    parameters: 0,
    meaning: '\\top',
    about: 'in a superscript: the transpose',
    sign: (l) => l.kind === 'identifier' && l.name === 'T' && l.upright === true,
  },
  {
    name: 'hadamard',
    parameters: 0,
    meaning: '\\odot',
    about: 'the product entry by entry',
    sign: (l) => l.kind === 'operator' && l.symbol === '⊙',
  },
  {
    name: 'ones',
    parameters: 0,
    meaning: '\\mathbf{1}',
    about: 'the vector of ones',
    sign: (l) => l.kind === 'number' && l.text === '𝟏',
  },
  {
    name: 'assign',
    parameters: 0,
    meaning: '\\mathrel{:=}',
    about: 'a new value in the place of the old one',
    sign: (l) => l.kind === 'operator' && l.symbol === ':=',
  },
];

const derivative = (name: string, meaning: string, about: string): Macro => ({ name, parameters: 2, meaning, about });
const DERIVATIVES: readonly Macro[] = [
  derivative('pd', '\\frac{\\partial #1}{\\partial #2}', 'a partial derivative'),
  derivative('pdinline', '\\partial #1/\\partial #2', 'the same within a line of text'),
  derivative('td', '\\frac{\\mathrm{d} #1}{\\mathrm{d} #2}', 'a total derivative'),
  derivative('tdinline', '\\mathrm{d} #1/\\mathrm{d} #2', 'the same within a line of text'),
];

const BLANK: Macro = { name: 'blank', parameters: 1, meaning: blankLatex('#1'), about: 'a line to write on, in em' };

/** Commands that LaTeX has already, among those that a name with one of our beginnings may give. */
const TAKEN: ReadonlySet<string> = new Set([
  'fnsymbol',
  'varinjlim',
  'varprojlim',
  'varliminf',
  'varlimsup',
  'varbigtriangleup',
  'varbigtriangledown',
]);

/** The macros for a sheet. Names of several letters, and of functions, get one each: `\varout`, `\fnReLU`. */
export function texNotation({ quantities = {} }: Document): TexNotation {
  const used = new Map<string, Macro>();
  const names = QUANTITIES.flatMap(({ role, ...macro }) => {
    const symbol = quantities[role];
    return symbol ? [{ ...macro, parameters: 0, meaning: latex(symbol), stands: JSON.stringify(symbol) }] : [];
  });
  const use = (macro: Macro, length: number, ...args: MacroUse['arguments']): MacroUse => {
    used.set(macro.name, macro);
    return { name: macro.name, arguments: args, length };
  };
  const made = (beginning: 'fn' | 'var', name: string, meaning: string, about: string): Macro | undefined => {
    const macro = { name: `${beginning}${name}`, parameters: 0, meaning, about };
    return /^[A-Za-z]{2,}$/.test(name) && !GREEK.has(name) && !TAKEN.has(macro.name) ? macro : undefined;
  };
  const nameOf = (item: Layout): Macro | undefined =>
    item.kind === 'identifier' && !item.upright
      ? made('var', item.name, `\\mathit{${item.name}}`, 'a name of the problem')
      : undefined;

  const macros: Macros = {
    items: (items) => {
      const [first] = items;
      if (first === undefined) return undefined;
      const found = derivativeIn(items);
      if (found)
        return use(DERIVATIVES.find(({ name }) => name === found.name) as Macro, found.length, ...found.arguments);
      if (first.kind === 'blank') return use(BLANK, 1, blankWidth(first.width));
      const stands = first.kind === 'identifier' || first.kind === 'script' ? JSON.stringify(first) : '';
      const macro =
        names.find((quantity) => quantity.stands === stands) ?? SIGNS.find(({ sign }) => sign(first)) ?? nameOf(first);
      return macro && use(macro, 1);
    },
    functionName: (name) => {
      const macro = made('fn', name, latex(applied(name)).replace('()', ''), 'a function of the problem');
      if (macro === undefined || !macro.meaning.startsWith('\\operatorname')) return undefined;
      return use(macro, 1).name;
    },
  };
  return {
    write: (layout) => latex(layout, macros),
    used: () => {
      const signs = [...names, ...DERIVATIVES, ...SIGNS, BLANK].flatMap(({ name }) => used.get(name) ?? []);
      const others = [...used.values()].filter((macro) => !signs.includes(macro));
      return [...signs, ...others.sort((a, b) => (a.name < b.name ? -1 : 1))];
    },
  };
}

const applied = (name: string): Layout => ({
  kind: 'apply',
  name: { kind: 'identifier', name, upright: true },
  argument: { kind: 'fenced', open: '(', body: row() },
});

const signOf = (layout: Layout | undefined): string => (layout?.kind === 'operator' ? layout.symbol : '');
const isDifferential = (layout: Layout | undefined): boolean => ['∂', 'd'].includes(signOf(layout));

/** A derivative at the beginning of some items: a fraction, or the same on a line. */
function derivativeIn(items: readonly Layout[]): MacroUse | undefined {
  const [first, ...rest] = items;
  if (first?.kind === 'fraction') {
    const [above, below] = [first.top, first.bottom].map((l) => (l.kind === 'row' ? l.items : [l])) as [
      Layout[],
      Layout[],
    ];
    if (!isDifferential(above[0]) || signOf(above[0]) !== signOf(below[0])) return undefined;
    const name = signOf(above[0]) === 'd' ? 'td' : 'pd';
    return { name, arguments: [row(...above.slice(1)), row(...below.slice(1))], length: 1 };
  }
  if (!isDifferential(first)) return undefined;
  const name = signOf(first) === 'd' ? 'tdinline' : 'pdinline';
  const above = signOf(rest[0]) === '/' ? [] : rest.slice(0, 1);
  const [slash, d, by] = rest.slice(above.length);
  if (signOf(slash) !== '/' || signOf(d) !== signOf(first) || by === undefined || by.kind === 'operator')
    return undefined;
  return { name, arguments: [row(...above), by], length: above.length + 4 };
}
