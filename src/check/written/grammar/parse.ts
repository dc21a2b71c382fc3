/** An operator-precedence parser from tokens to a formula. What the names mean is not asked here. */

import type { Span } from '../../../language/source.js';
import { sentence } from '../../messages/sentence.js';
import { refuseHuge, shallow } from '../limits.js';
import { isOperation, type Token, type Vocabulary } from '../token.js';
import { notExpected } from '../token-lists.js';
import { type Times, Unreadable, type Written } from '../written.js';
import { betweenBars, isBar, opensBars } from './bars.js';
import { withAllBehind } from './behind-factor.js';
import { bigOperator, bigOperatorAt } from './big-operators.js';
import { inBrackets, opensBracket } from './brackets.js';
import { Cursor } from './cursor.js';
import { fraction, gradient, nameWithD, onOneLine } from './derivatives.js';
import type { Grammar } from './grammar.js';
import { matrixOrCases } from './matrices-and-cases.js';
import { accented, isMarkBefore, markedBefore, word } from './named.js';
import { numberWithPower } from './number.js';

/** Deeper nesting is refused, so that no stack overflows. */
const MAX_DEPTH = 100;

/** The formula that tokens spell. `whole` says where they stand, for a message when there are none. Throws Unreadable. */
export function parseWritten(tokens: readonly Token[], vocabulary: Vocabulary, whole: Span): Written {
  const written = shallow(() => new Parser(new Cursor(tokens, whole), vocabulary, 0).whole(), whole);
  refuseHuge(written, whole);
  return written;
}

/** The signs of products, by what they say; side by side says it without one. */
const PRODUCT_SIGNS: ReadonlyMap<string, Times> = new Map([
  ['*', 'times'],
  ['times', 'times'],
  ['odot', 'hadamard'],
  ['@', 'matrix'],
]);

class Parser implements Grammar {
  constructor(
    readonly at: Cursor,
    readonly vocabulary: Vocabulary,
    private readonly depth: number,
  ) {
    if (depth > MAX_DEPTH) throw new Unreadable(sentence('tooDeep'), at.around);
  }

  whole(): Written {
    const written = this.sum();
    const { next } = this.at;
    if (next) throw new Unreadable(notExpected(next), next.span);
    return written;
  }

  inside(tokens: readonly Token[], around: Span): Written {
    return new Parser(new Cursor(tokens, around), this.vocabulary, this.depth + 1).whole();
  }

  private sum(): Written {
    const terms: Written[] = [];
    for (let first = true; ; first = false) {
      const { start } = this.at;
      const isNegative = this.at.takes('-');
      if (!isNegative && !this.at.takes('+') && !first) break;
      const term = this.product();
      terms.push(isNegative ? { kind: 'negative', of: term, span: { start, end: term.span.end } } : term);
    }
    return together(terms, (span) => ({ kind: 'sum', terms, span }));
  }

  product(): Written {
    const factors: Written[] = [this.factor()];
    const signs: Times[] = [];
    for (;;) {
      const { next } = this.at;
      const sign = next?.kind === 'sign' ? PRODUCT_SIGNS.get(next.text) : undefined;
      if (this.at.takes('/')) {
        const over = productOf(factors.splice(0), signs.splice(0));
        const under = this.factor();
        factors.push({ kind: 'quotient', over, under, span: spanBetween(over, under) });
      } else if (sign) {
        this.at.skip();
        factors.push(this.factor());
        signs.push(sign);
      } else if (this.beginsFactor()) {
        // Nobody multiplies so: digits were set apart, or two columns ran into each other.
        const areNumbers = next?.kind === 'number' && !next.isBold && factors.at(-1)?.kind === 'number';
        if (areNumbers) this.at.fail(sentence('numbersTogether'));
        factors.push(this.factor());
        signs.push('side by side');
      } else return productOf(factors, signs);
    }
  }

  beginsFactor(): boolean {
    const { next } = this.at;
    if (next === undefined || next.kind === 'gap' || next.kind === 'scripts' || isOperation(next)) return false;
    return next.kind !== 'sign' || opensBracket(next) || opensBars(this.at);
  }

  /** A factor with its sign, as in `0.5 · -3`. */
  private factor(): Written {
    const { start } = this.at;
    if (this.at.takes('-')) {
      const of = this.factor();
      return { kind: 'negative', of, span: { start, end: of.span.end } };
    }
    if (this.at.takes('+')) return this.factor();
    return this.raised(this.primary());
  }

  raised(base: Written): Written {
    return withAllBehind(this, base);
  }

  primary(): Written {
    const { next } = this.at;
    if (next === undefined) return this.at.fail(sentence('somethingMissing'));
    switch (next.kind) {
      case 'number':
        return numberWithPower(this, next);
      case 'word':
        return isMarkBefore(this.at) ? markedBefore(this, next) : this.word(next);
      case 'accented':
        return accented(this, next);
      case 'fraction':
        return fraction(this, next);
      case 'root':
        this.at.skip();
        return { kind: 'root', of: this.inside(next.inside, next.span), span: next.span };
      case 'array':
        return matrixOrCases(this, next);
      case 'sign':
        if (opensBracket(next)) return inBrackets(this);
        return isBar(next) ? betweenBars(this, next) : this.at.fail(notExpected(next));
      default:
        return this.at.fail(notExpected(next));
    }
  }

  private word(token: Token & { kind: 'word' }): Written {
    const operator = bigOperatorAt(token.text, this.at.ahead(2)[1]);
    if (operator) return bigOperator(this, operator, token);
    if (token.text === 'nabla') return gradient(this, token);
    return onOneLine(this, token) ?? nameWithD(this, token) ?? word(this, token);
  }
}

const spanBetween = (a: Written, b: Written): Span => ({ start: a.span.start, end: b.span.end });

function together(parts: readonly Written[], join: (span: Span) => Written): Written {
  const [first] = parts as [Written];
  return parts.length === 1 ? first : join(spanBetween(first, parts.at(-1) as Written));
}

const productOf = (factors: readonly Written[], signs: readonly Times[]): Written =>
  together(factors, (span) => ({ kind: 'product', factors, signs, span }));
