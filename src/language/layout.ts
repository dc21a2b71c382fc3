/**
 * Mathematics as it is laid out on paper: what stands in rows, fractions, scripts and brackets. Expressions are
 * typeset into it (typeset.ts); LaTeX, terminal text and speech are printings of it, and long lines break on it.
 */
export type Layout =
  /** A letter or word standing for a quantity: `w`, `alpha` (a Greek letter by name), `net`. */
  | { readonly kind: 'identifier'; readonly name: string; readonly upright?: boolean }
  /** A number as it is printed, without sign: `0.25`, `1`; with a decimal comma where the sheet's language has one. */
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'operator'; readonly symbol: OperatorSymbol; readonly form: 'infix' | 'prefix' }
  | { readonly kind: 'row'; readonly items: readonly Layout[] }
  | { readonly kind: 'fraction'; readonly top: Layout; readonly bottom: Layout }
  | { readonly kind: 'script'; readonly base: Layout; readonly sub?: Layout; readonly sup?: Layout }
  | { readonly kind: 'accent'; readonly accent: 'hat' | 'bar' | 'tilde'; readonly body: Layout }
  | { readonly kind: 'fenced'; readonly open: '(' | '[' | '|'; readonly body: Layout }
  | { readonly kind: 'root'; readonly body: Layout }
  /** A sum sign with what stands below it, before its body: Σ_k body. */
  | { readonly kind: 'sum'; readonly under: Layout; readonly body: Layout }
  /** Name and argument: σ(z), exp(z), log p. `name` is an identifier or a script on one. */
  | { readonly kind: 'apply'; readonly name: Layout; readonly argument: Layout }
  | { readonly kind: 'cases'; readonly rows: readonly { readonly value: Layout; readonly condition: Layout }[] }
  | { readonly kind: 'matrix'; readonly rows: readonly (readonly Layout[])[] }
  /** Something with small print below it: a factor with its shape. */
  | { readonly kind: 'under'; readonly base: Layout; readonly below: Layout }
  /** Plain words inside mathematics: "if", "otherwise". */
  | { readonly kind: 'words'; readonly text: string }
  /** A line to write on, so many em wide, in the place of what is to be found. */
  | { readonly kind: 'blank'; readonly width: number };

export type OperatorSymbol =
  | '+'
  | '-'
  | '='
  | '≈'
  | '≠'
  | '<'
  | '≤'
  | '>'
  | '≥'
  | '·'
  | '×'
  | '⊙'
  | '∈'
  | '→'
  | '←'
  | ','
  /** Between numbers that have a decimal comma. */
  | ';'
  | '/'
  | ':='
  /** The curly d of a partial derivative and the upright d of a total one. */
  | '∂'
  | 'd'
  /** Brackets whose partner stands on another line. */
  | '('
  | ')'
  | '['
  | ']'
  | '|'
  /** Juxtaposition: a thin space or nothing at all between two factors. */
  | '';

export const identifier = (name: string, upright = false): Layout => ({
  kind: 'identifier',
  name,
  ...(upright && { upright }),
});
export const number = (text: string): Layout =>
  text.startsWith('-') ? row(prefix('-'), { kind: 'number', text: text.slice(1) }) : { kind: 'number', text };
export const under = (base: Layout, below: Layout): Layout => ({ kind: 'under', base, below });
export const blank = (width: number): Layout => ({ kind: 'blank', width });
export const words = (text: string): Layout => ({ kind: 'words', text });
export const infix = (symbol: OperatorSymbol): Layout => ({ kind: 'operator', symbol, form: 'infix' });
export const prefix = (symbol: OperatorSymbol): Layout => ({ kind: 'operator', symbol, form: 'prefix' });
export const row = (...items: readonly Layout[]): Layout =>
  items.length === 1
    ? (items[0] as Layout)
    : { kind: 'row', items: items.flatMap((i) => (i.kind === 'row' ? i.items : [i])) };
export const fraction = (top: Layout, bottom: Layout): Layout => ({ kind: 'fraction', top, bottom });
export const brackets = (body: Layout): Layout => ({ kind: 'fenced', open: '(', body });
export const subscript = (base: Layout, sub: Layout): Layout => script(base, { sub });
export const superscript = (base: Layout, sup: Layout): Layout => script(base, { sup });
export const script = (base: Layout, { sub, sup }: { sub?: Layout; sup?: Layout }): Layout =>
  sub || sup ? { kind: 'script', base, ...(sub && { sub }), ...(sup && { sup }) } : base;
/** The items with `separator` between them. */
export const joined = (items: readonly Layout[], separator: Layout): Layout =>
  row(...items.flatMap((item, n) => (n === 0 ? [item] : [separator, item])));
