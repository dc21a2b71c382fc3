/** What a text says, before anything is known about its names: the surface of an expression, with places. */
import type { Relation } from './expr.js';
import type { Span } from './source.js';

export interface Name {
  readonly kind: 'name';
  readonly name: string;
  readonly span: Span;
}

export type Syntax =
  | { readonly kind: 'number'; readonly text: string; readonly span: Span }
  | Name
  /** `W[i,2]` */
  | { readonly kind: 'indexed'; readonly symbol: Name; readonly indices: readonly Syntax[]; readonly span: Span }
  /** `f(a, b)`; also the words of the language, such as `sum(i, …)`. */
  | { readonly kind: 'apply'; readonly fn: Name; readonly args: readonly Syntax[]; readonly span: Span }
  | { readonly kind: 'negative'; readonly body: Syntax; readonly span: Span }
  | { readonly kind: 'power'; readonly base: Syntax; readonly exponent: Syntax; readonly span: Span }
  /** `a*b/c`, as long as it was written; the first item's operator is `*`. */
  | { readonly kind: 'factors'; readonly items: readonly Item<'*' | '/'>[]; readonly span: Span }
  /** `a + b - c`, as long as it was written; the first item's operator is `+`. */
  | { readonly kind: 'terms'; readonly items: readonly Item<'+' | '-'>[]; readonly span: Span }
  | { readonly kind: 'brackets'; readonly body: Syntax; readonly span: Span }
  | {
      readonly kind: 'relation';
      readonly left: Syntax;
      readonly relation: Relation;
      readonly right: Syntax;
      readonly span: Span;
    };

export interface Item<Operator> {
  readonly operator: Operator;
  readonly operand: Syntax;
}

/** The direct parts of a piece of syntax, in the order written. */
export function parts(syntax: Syntax): readonly Syntax[] {
  switch (syntax.kind) {
    case 'number':
    case 'name':
      return [];
    case 'indexed':
      return syntax.indices;
    case 'apply':
      return syntax.args;
    case 'negative':
    case 'brackets':
      return [syntax.body];
    case 'power':
      return [syntax.base, syntax.exponent];
    case 'factors':
    case 'terms':
      return syntax.items.map((item) => item.operand);
    case 'relation':
      return [syntax.left, syntax.right];
  }
}
