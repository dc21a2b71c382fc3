/**
 * A formula as it is written: its grammar, and nothing more. Which quantity a name stands for, whether `h(1-h)` is a
 * product or a function, and whether the whole is true, is found out later. Every piece knows where it stands.
 */

import type { Rational } from '../../language/rational.js';
import type { Span } from '../../language/source.js';

import type { Sentence } from '../messages/sentence.js';

import type { Fold } from './token.js';

interface Piece {
  /** In the text of the formula. */
  readonly span: Span;
}

/** A literal. */
export interface WrittenNumber extends Piece {
  readonly kind: 'number';
  readonly value: Rational;
  /** The power of ten of its last digit; undefined for an integer, which is exact. */
  readonly lastPlace: number | undefined;
  /** With a power of ten: 6.67 × 10⁻⁴. */
  readonly hasPower?: boolean;
  /** A bold 1: in a product of matrices a vector of ones. */
  readonly isBold?: boolean;
}

/** A letter or word with all that hangs on it: `\hat t`, `w_{11}^{(2)}`, `w_5^{new}`. */
export interface WrittenName extends Piece {
  readonly kind: 'name';
  /** `z`, `theta`, `net`; text names whole: `a_h1` is `a` with `h1` below. */
  readonly base: string;
  /** `hat`, `bar`, `tilde`, … from the inside out. */
  readonly accents: readonly string[];
  /** The subscript's words and numbers, one after the other: `h`, `1`; commas are kept. */
  readonly sub: readonly string[];
  /** The superscript, where it is no power: `(`, `2`, `)`; `new`. */
  readonly sup: readonly string[];
  readonly primes: number;
}

/** What goes over a range of an index. */
export type BigOperator = 'sum' | 'prod' | 'max' | 'min';

/** What stands between two factors. */
export type Times = 'side by side' | 'times' | 'hadamard' | 'matrix';

export type Written =
  | WrittenNumber
  | WrittenName
  | (Piece & { readonly kind: 'negative'; readonly of: Written })
  | (Piece & { readonly kind: 'sum'; readonly terms: readonly Written[] })
  | (Piece & {
      readonly kind: 'product';
      readonly factors: readonly Written[];
      /** Between each factor and the one after it. */
      readonly signs: readonly Times[];
    })
  | (Piece & { readonly kind: 'quotient'; readonly over: Written; readonly under: Written })
  | (Piece & {
      readonly kind: 'power';
      readonly base: Written;
      readonly exponent: Written;
      /** `h^{\\circ 2}`: said to be taken entry by entry. */
      readonly isOfEntries?: boolean;
    })
  | (Piece & { readonly kind: 'transpose'; readonly of: Written })
  /** `(W^T δ)_i`: an entry of what is in brackets. */
  | (Piece & { readonly kind: 'entry'; readonly of: Written; readonly sub: readonly string[] })
  /** `np.sum(a, axis=0)` */
  | (Piece & { readonly kind: 'folded'; readonly of: Written; readonly fold: Fold })
  | (Piece & { readonly kind: 'root'; readonly of: Written })
  | (Piece & { readonly kind: 'absolute'; readonly of: Written })
  /** A name before brackets: a function and its arguments, or a product. */
  | (Piece & {
      readonly kind: 'applied';
      readonly head: WrittenName;
      readonly args: readonly Written[];
      /** `\tanh^2(z)` */
      readonly powerOnHead: Written | undefined;
    })
  /** `∂of/∂by`. Without `of`: a derivative operator that nothing follows. */
  | (Piece & {
      readonly kind: 'derivative';
      readonly of: Written;
      readonly by: Written;
      /** Written with ∂. */
      readonly isRound?: boolean;
      /** Written with ∇. */
      readonly isGradient?: boolean;
      /** It may be meant for the part of a change that goes straight, with all between held fixed. */
      readonly isDirect?: boolean;
    })
  | (Piece & {
      readonly kind: 'big';
      readonly operator: BigOperator;
      readonly index: string | undefined;
      readonly from: Written | undefined;
      readonly to: Written | undefined;
      /** `\\sum_{j \\ne i}`: what the index leaves out. */
      readonly except: Written | undefined;
      readonly body: Written;
    })
  /** In a matrix: what is left out. */
  | (Piece & { readonly kind: 'dots' })
  | (Piece & {
      readonly kind: 'matrix';
      readonly rows: readonly (readonly Written[])[];
      /** `(1, -2)`: neither a column nor a row. */
      readonly isList?: boolean;
    })
  | (Piece & { readonly kind: 'cases'; readonly cases: readonly WrittenCase[] })
  /** `body |_{z = 1}` */
  | (Piece & { readonly kind: 'evaluated'; readonly body: Written; readonly at?: EvaluatedAt });

/** Where a formula is evaluated: the name, and its value there. */
export interface EvaluatedAt {
  readonly name: WrittenName;
  readonly value: Written;
}

export interface WrittenCase {
  readonly value: Written;
  /** Undefined: otherwise. */
  readonly condition: { readonly left: Written; readonly relation: string; readonly right: Written } | undefined;
}

/** The pieces directly inside. */
export function piecesOf(w: Written): readonly Written[] {
  switch (w.kind) {
    case 'number':
    case 'name':
    case 'dots':
      return [];
    case 'negative':
    case 'transpose':
    case 'entry':
    case 'folded':
    case 'root':
    case 'absolute':
      return [w.of];
    case 'sum':
      return w.terms;
    case 'product':
      return w.factors;
    case 'quotient':
      return [w.over, w.under];
    case 'power':
      return [w.base, w.exponent];
    case 'applied':
      return [w.head, ...w.args, ...(w.powerOnHead ? [w.powerOnHead] : [])];
    case 'derivative':
      return [w.of, w.by];
    case 'big':
      return [w.from, w.to, w.except, w.body].filter((piece) => piece !== undefined);
    case 'matrix':
      return w.rows.flat();
    case 'cases':
      return w.cases.flatMap(({ value, condition }) =>
        condition ? [value, condition.left, condition.right] : [value],
      );
    case 'evaluated':
      return w.at ? [w.body, w.at.value] : [w.body];
  }
}

/** The same formula with other pieces directly inside, in the order of `piecesOf`. */
export function withPieces(w: Written, pieces: readonly Written[]): Written {
  const [first = w, second = w] = pieces;
  switch (w.kind) {
    case 'number':
    case 'name':
    case 'dots':
      return w;
    case 'cases': {
      const rest = [...pieces];
      const next = (): Written => rest.shift() ?? w;
      return {
        ...w,
        cases: w.cases.map(({ condition }) => ({
          value: next(),
          condition: condition && { ...condition, left: next(), right: next() },
        })),
      };
    }
    case 'negative':
    case 'transpose':
    case 'entry':
    case 'folded':
    case 'root':
    case 'absolute':
      return { ...w, of: first };
    case 'sum':
      return { ...w, terms: pieces };
    case 'product':
      return { ...w, factors: pieces };
    case 'quotient':
      return { ...w, over: first, under: second };
    case 'power':
      return { ...w, base: first, exponent: second };
    case 'applied':
      return {
        ...w,
        head: first.kind === 'name' ? first : w.head,
        args: pieces.slice(1, 1 + w.args.length),
        powerOnHead: w.powerOnHead && pieces.at(-1),
      };
    case 'derivative':
      return { ...w, of: first, by: second };
    case 'big': {
      const rest = [...pieces];
      const next = (piece: Written | undefined): Written | undefined => piece && rest.shift();
      return {
        ...w,
        from: next(w.from),
        to: next(w.to),
        except: next(w.except),
        body: next(w.body) ?? w.body,
      };
    }
    case 'matrix': {
      const rest = [...pieces];
      return { ...w, rows: w.rows.map((row) => rest.splice(0, row.length)) };
    }
    case 'evaluated':
      return { ...w, body: first, ...(w.at && { at: { ...w.at, value: second } }) };
  }
}

/** The same formula with the image of each piece directly inside; the formula itself where they all stay as they are. */
export function mapPieces(w: Written, image: (piece: Written) => Written): Written {
  const pieces = piecesOf(w);
  const images = pieces.map((piece) => image(piece));
  return images.some((piece, n) => piece !== pieces[n]) ? withPieces(w, images) : w;
}

/** Every piece of a formula, the whole first. */
export function* allPieces(w: Written): Generator<Written> {
  yield w;
  for (const piece of piecesOf(w)) yield* allPieces(piece);
}

/** A side of an equation that cannot be read, and where. */
export class Unreadable extends Error {
  constructor(
    readonly reason: Sentence,
    readonly span: Span,
  ) {
    super(reason.id);
    this.name = 'Unreadable';
  }
}

/** The numbers of a formula that are written with a last place. */
export const decimalsIn = (w: Written): readonly WrittenNumber[] =>
  [...allPieces(w)].filter((p) => p.kind === 'number').filter((n) => n.lastPlace !== undefined);
