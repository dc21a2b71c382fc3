/** An operator-precedence parser from tokens to a formula. What the names mean is not asked here. */

import { rational } from '../../language/rational.js';
import type { Span } from '../../language/source.js';
import { type Sentence, sentence } from '../messages/sentence.js';
import { refuseHuge, shallow } from './limits.js';
import { integerOf, literal, shifted } from './literals.js';
import { isSign, isWord, spanOf, type Token, type Vocabulary } from './token.js';
import { MARKS, MARKS_BEFORE } from './update-marks.js';
import { type Times, Unreadable, type Written, type WrittenCase, type WrittenName } from './written.js';

/** Deeper nesting is refused, so that no stack overflows. */
const MAX_DEPTH = 100;

/** The formula that tokens spell. `whole` says where they stand, for a message when there are none. Throws Unreadable. */
export function parseWritten(tokens: readonly Token[], vocabulary: Vocabulary, whole: Span): Written {
  const written = shallow(() => new Parser(tokens, vocabulary, whole, 0).whole(), whole);
  refuseHuge(written, whole);
  return written;
}

const PRODUCT_SIGNS: ReadonlyMap<string, Times> = new Map([
  ['*', 'times'],
  ['times', 'times'],
  ['odot', 'hadamard'],
  ['@', 'matrix'],
]);
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);
const COMPARISONS: ReadonlySet<string> = new Set(['<', '>', '<=', '>=', '=', '!=']);
const DIFFERENTIALS: readonly string[] = ['partial', 'd'];
const TRANSPOSED: readonly string[] = ['T', 'top'];

class Parser {
  private position = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly vocabulary: Vocabulary,
    private readonly around: Span,
    private readonly depth: number,
  ) {
    if (depth > MAX_DEPTH) throw new Unreadable(sentence('tooDeep'), around);
  }

  whole(): Written {
    const written = this.sum();
    if (this.next) throw new Unreadable(notExpected(this.next), this.next.span);
    return written;
  }

  private get next(): Token | undefined {
    return this.tokens[this.position];
  }

  private inside(tokens: readonly Token[], around: Span): Written {
    return new Parser(tokens, this.vocabulary, around, this.depth + 1).whole();
  }

  private takes(...signs: readonly string[]): boolean {
    if (!isSign(this.next, ...signs)) return false;
    this.position++;
    return true;
  }

  private fail(message: Sentence): never {
    throw new Unreadable(message, this.next?.span ?? { start: this.around.end, end: this.around.end });
  }

  private sum(): Written {
    const terms: Written[] = [];
    for (let first = true; ; first = false) {
      const start = this.next?.span.start ?? this.around.start;
      const isNegative = isSign(this.next, '-');
      if (isNegative || isSign(this.next, '+')) this.position++;
      else if (!first) break;
      const term = this.product();
      terms.push(isNegative ? { kind: 'negative', of: term, span: { start, end: term.span.end } } : term);
    }
    return together(terms, (span) => ({ kind: 'sum', terms, span }));
  }

  private product(): Written {
    const factors: Written[] = [this.factor()];
    const signs: Times[] = [];
    for (;;) {
      const { next } = this;
      const sign = next?.kind === 'sign' ? PRODUCT_SIGNS.get(next.text) : undefined;
      if (isSign(next, '/')) {
        this.position++;
        const over = productOf(factors.splice(0), signs.splice(0));
        const under = this.factor();
        factors.push({ kind: 'quotient', over, under, span: spanBetween(over, under) });
      } else if (sign) {
        this.position++;
        factors.push(this.factor());
        signs.push(sign);
      } else if (this.beginsFactor()) {
        // Nobody multiplies so: digits were set apart, or two columns ran into each other.
        if (next?.kind === 'number' && factors.at(-1)?.kind === 'number') this.fail(sentence('numbersTogether'));
        factors.push(this.factor());
        signs.push('side by side');
      } else return productOf(factors, signs);
    }
  }

  private beginsFactor(): boolean {
    const { next } = this;
    if (next === undefined || next.kind === 'gap' || next.kind === 'scripts' || next.kind === 'fold') return false;
    if (next.kind !== 'sign') return true;
    return CLOSING.has(next.text) || (isSign(next, '|', '||') && this.closesLater(next.text));
  }

  private closesLater(bar: string): boolean {
    return this.tokens.slice(this.position + 1).some((t) => isSign(t, bar));
  }

  /** A factor with its sign, as in `0.5 · -3`. */
  private factor(): Written {
    const start = this.next?.span.start ?? this.around.start;
    if (this.takes('-')) {
      const of = this.factor();
      return { kind: 'negative', of, span: { start, end: of.span.end } };
    }
    if (this.takes('+')) return this.factor();
    return this.raised(this.primary());
  }

  /** What hangs on a whole factor: powers, transposes, evaluation bars, percent signs. */
  private raised(base: Written): Written {
    let written = base;
    for (;;) {
      const { next } = this;
      if (next?.kind === 'scripts') {
        this.position++;
        written = this.withSuperscript(written, next);
      } else if (isSign(next, '%')) {
        this.position++;
        const span = { start: written.span.start, end: (next as Token).span.end };
        written =
          written.kind === 'number'
            ? {
                ...written,
                value: rational(written.value.n, written.value.d * 100n),
                lastPlace: (written.lastPlace ?? 0) - 2,
                span,
              }
            : this.fail(sentence('percentOfNumber'));
      } else if (next?.kind === 'fold') {
        this.position++;
        written = {
          kind: 'folded',
          of: written,
          fold: next.fold,
          span: { start: written.span.start, end: next.span.end },
        };
      } else if (isSign(next, 'at')) {
        this.position++;
        if (this.next?.kind === 'scripts') this.position++;
        written = { kind: 'evaluated', body: written, span: written.span };
      } else return written;
    }
  }

  private withSuperscript(base: Written, { sub, sup, span: at }: Token & { kind: 'scripts' }): Written {
    const span = { start: base.span.start, end: at.end };
    if (sub.length > 0) {
      const of: Written = { kind: 'entry', of: base, sub: textsOf(sub), span };
      return sup.length === 0 ? of : this.withSuperscript(of, { kind: 'scripts', sub: [], sup, span: at });
    }
    if (sup.length === 0) return { ...base, span };
    if (isTransposeMark(sup)) return { kind: 'transpose', of: base, span };
    return { kind: 'power', base, exponent: this.inside(ofEntries(sup), at), span, ...entrywise(sup) };
  }

  private primary(): Written {
    const { next } = this;
    if (next === undefined) return this.fail(sentence('somethingMissing'));
    switch (next.kind) {
      case 'number':
        return this.number();
      case 'word': {
        const isMark = isWord(next, ...MARKS_BEFORE) && this.tokens[this.position + 1]?.kind === 'word';
        return isMark ? this.markedBefore(next) : this.word(next);
      }
      case 'accented':
        return this.accented(next);
      case 'fraction':
        this.position++;
        return this.fraction(next);
      case 'root':
        this.position++;
        return { kind: 'root', of: this.inside(next.inside, next.span), span: next.span };
      case 'array':
        this.position++;
        return this.array(next);
      case 'sign':
        return this.fenced(next);
      default:
        return this.fail(notExpected(next));
    }
  }

  /** A literal, with a power of ten behind it: 6.66 × 10⁻⁵ is one number. */
  private number(): Written {
    const token = this.next as Token & { kind: 'number' };
    this.position++;
    const plain = { ...literal(token.text, token.span), ...(token.isBold && { isBold: true }) };
    const [sign, ten, scripts] = this.tokens.slice(this.position, this.position + 3);
    const isPower =
      isSign(sign, '*', 'times') && ten?.kind === 'number' && ten.text === '10' && scripts?.kind === 'scripts';
    if (!isPower) return plain;
    const exponent = this.inside(scripts.sup, scripts.span);
    const shift = integerOf(exponent);
    if (shift === undefined || Math.abs(shift) > 400) return plain;
    this.position += 3;
    return shifted(plain, shift, { start: token.span.start, end: scripts.span.end });
  }

  private word(token: Token & { kind: 'word' }): Written {
    if (token.text === 'sum' || token.text === 'prod') return this.big(token.text);
    if (token.text === 'nabla') return this.gradient();
    const written = this.differential() ?? this.differentialOf(token);
    if (written) return written;
    this.position++;
    if (token.text.startsWith('?')) throw new Unreadable(sentence('notRead'), token.span);
    return this.named({ kind: 'name', base: token.text, accents: [], sub: [], sup: [], primes: 0, span: token.span });
  }

  /** An accent over one name belongs to it; over more it is not understood. */
  private accented(token: Token & { kind: 'accented' }): Written {
    this.position++;
    const inside = this.inside(token.inside, token.span);
    if (inside.kind !== 'name') throw new Unreadable(sentence('accentNotRead', token.accent), token.span);
    const span = {
      start: Math.min(token.span.start, inside.span.start),
      end: Math.max(token.span.end, inside.span.end),
    };
    return this.named({ ...inside, accents: [...inside.accents, token.accent], span });
  }

  /** A name with its scripts, and what it is applied to. */
  private named(bare: WrittenName): Written {
    let name = bare;
    let power: Written | undefined;
    let manner: ReturnType<typeof entrywise> = {};
    let isTransposed = false;
    for (;;) {
      const { next } = this;
      if (isSign(next, "'")) {
        this.position++;
        name = { ...name, primes: name.primes + 1, span: { start: name.span.start, end: (next as Token).span.end } };
      } else if (next?.kind === 'scripts' && !isTransposed && (power === undefined || marksOnly(next))) {
        this.position++;
        const marks = superscript(next.sup);
        name = {
          ...name,
          sub: [...name.sub, ...(name.sub.length > 0 && next.sub.length > 0 ? [','] : []), ...textsOf(next.sub)],
          sup: [...name.sup, ...marks.script],
          primes: name.primes + marks.primes,
          span: { start: name.span.start, end: next.span.end },
        };
        isTransposed = marks.isTransposed;
        if (marks.power.length > 0) {
          power = this.inside(ofEntries(marks.power), next.span);
          manner = entrywise(marks.power);
        }
      } else if (this.hasMarkInBrackets()) {
        const [, mark, close] = this.tokens.slice(this.position) as [Token, Token, Token];
        this.position += 3;
        name = {
          ...name,
          sup: [...name.sup, ...textsOf([mark])],
          span: { start: name.span.start, end: close.span.end },
        };
      } else break;
    }
    const applied = this.application(name, power);
    if (applied) return applied;
    const { span } = name;
    const raised: Written = power ? { kind: 'power', base: name, exponent: power, span, ...manner } : name;
    return isTransposed ? { kind: 'transpose', of: raised, span } : raised;
  }

  /** `w_7(new)` */
  private hasMarkInBrackets(): boolean {
    const [open, mark, close] = this.tokens.slice(this.position, this.position + 3);
    return isSign(open, '(') && isWord(mark, ...MARKS) && isSign(close, ')');
  }

  /** `\text{new } w_7` */
  private markedBefore(mark: Token & { kind: 'word' }): Written {
    this.position++;
    const name = this.primaryName();
    if (name.kind !== 'name') throw new Unreadable(sentence('nameExpected'), name.span);
    return this.named({ ...name, sup: [...name.sup, mark.text], span: { start: mark.span.start, end: name.span.end } });
  }

  /** `\sigma(z)`, `\tanh^2 z`, `h(1-h)`: brackets right behind a name, or what follows a function's name. */
  private application(head: WrittenName, powerOnHead: Written | undefined): Written | undefined {
    const { next } = this;
    const isFunction = this.vocabulary.isFunction(head.base);
    if (isSign(next, '(') || (isFunction && isSign(next, '[', '{'))) {
      if (!isFunction && (powerOnHead !== undefined || !touching(head, next))) return undefined;
      const inside = this.bracketed();
      const args = split(inside.tokens, ',', ';').map((arg) => this.inside(arg, inside.span));
      return { kind: 'applied', head, args, powerOnHead, span: { start: head.span.start, end: inside.span.end } };
    }
    if (!isFunction || next === undefined || !this.beginsFactor()) return undefined;
    const argument = this.bareArgument();
    return { kind: 'applied', head, args: [argument], powerOnHead, span: spanBetween(head, argument) };
  }

  /** `\tanh z_1 w_2`? Only what stands next to the function's name: a name with its scripts, a number, a fraction. */
  private bareArgument(): Written {
    const factor = this.primary();
    const { next } = this;
    return next?.kind === 'scripts' ? this.raised(factor) : factor;
  }

  /** `( … )`: the tokens inside. */
  private bracketed(): { readonly tokens: readonly Token[]; readonly span: Span } {
    const open = this.next as Token & { kind: 'sign' };
    const close = CLOSING.get(open.text) as string;
    const start = ++this.position;
    for (let depth = 1; ; this.position++) {
      const { next } = this;
      if (next === undefined) throw new Unreadable(sentence('bracketNotClosed'), open.span);
      if (isSign(next, '(', '[', '{')) depth++;
      else if (isSign(next, ')', ']', '}')) depth--;
      if (depth === 0) {
        if (!isSign(next, close)) throw new Unreadable(notExpected(next), next.span);
        this.position++;
        return {
          tokens: this.tokens.slice(start, this.position - 1),
          span: { start: open.span.start, end: next.span.end },
        };
      }
    }
  }

  private fenced(token: Token & { kind: 'sign' }): Written {
    if (CLOSING.has(token.text)) {
      const { tokens, span } = this.bracketed();
      const rows = token.text === '[' ? listed(tokens) : undefined;
      if (rows) return { kind: 'matrix', rows: rows.map((r) => r.map((cell) => this.inside(cell, span))), span };
      const inner = { ...this.inside(tokens, span), span };
      // As a product of its own: what stands behind these brackets is of all of h(1-h).
      const isProduct = inner.kind === 'applied' && !this.vocabulary.isFunction(inner.head.base);
      return isProduct ? { kind: 'product', factors: [inner], signs: [], span } : inner;
    }
    if (token.text === '|' || token.text === '||') {
      const start = ++this.position;
      const end = this.tokens.findIndex((t, n) => n >= start && isSign(t, token.text));
      if (end < 0) throw new Unreadable(sentence('barNotClosed'), token.span);
      this.position = end + 1;
      const span = { start: token.span.start, end: (this.tokens[end] as Token).span.end };
      const of = this.inside(this.tokens.slice(start, end), span);
      return token.text === '||' ? this.norm(of, span) : { kind: 'absolute', of, span };
    }
    return this.fail(notExpected(token));
  }

  /** The root of the sum of squares; a 2 or an F below it says no more. */
  private norm(of: Written, span: Span): Written {
    const { next } = this;
    if (next?.kind === 'scripts' && next.sub.length > 0) {
      const [which, ...more] = textsOf(next.sub);
      if (more.length > 0 || (which !== '2' && which !== 'F')) throw new Unreadable(sentence('normNotRead'), span);
      this.position++;
    }
    const squares: Written = { kind: 'product', factors: [of, of], signs: ['hadamard'], span };
    const sum: Written = {
      kind: 'folded',
      of: squares,
      fold: { operator: 'sum', axis: undefined, keepsAxis: false },
      span,
    };
    if (
      next?.kind === 'scripts' &&
      next.sup.length === 1 &&
      next.sup[0]?.kind === 'number' &&
      next.sup[0].text === '2'
    ) {
      if (this.next === next) this.position++;
      return sum;
    }
    if (next?.kind === 'scripts' && next.sup.length > 0) throw new Unreadable(sentence('normNotRead'), span);
    return { kind: 'root', of: sum, span };
  }

  private fraction({ over, under, span }: Token & { kind: 'fraction' }): Written {
    const below = differentialOf(under);
    const above = differentialOf(over);
    if (below && above) {
      const by = this.inside(below.rest, span);
      if (above.rest.length > 0) return { kind: 'derivative', of: this.inside(above.rest, span), by, span };
      const of = this.operand();
      return { kind: 'derivative', of, by, span: { start: span.start, end: of.span.end } };
    }
    return { kind: 'quotient', over: this.inside(over, span), under: this.inside(under, span), span };
  }

  /** What a derivative operator acts on: the next factor. */
  private operand(): Written {
    this.takes('*');
    if (!this.beginsFactor()) return this.fail(sentence('derivativeOfWhat'));
    return this.raised(this.primary());
  }

  /** `∂L/∂w`, `dL/dw` on one line. */
  private differential(): Written | undefined {
    const start = this.position;
    const mark = this.next as Token & { kind: 'word' };
    const isOne = (t: Token | undefined): boolean =>
      isWord(t, mark.text) && (DIFFERENTIALS.includes(mark.text) || mark.text === 'delta');
    if (!isOne(mark)) return undefined;
    const span = mark.span;
    this.position++;
    try {
      if (this.takes('/')) {
        if (!isOne(this.next)) throw new Unreadable(sentence('derivativeIncomplete'), span);
        this.position++;
        const by = this.primaryName();
        const of = this.operand();
        return { kind: 'derivative', of, by, span: { start: span.start, end: of.span.end } };
      }
      const of = isSign(this.next, '(') ? this.primary() : this.primaryName();
      if (!this.takes('/') || !isOne(this.next)) throw new Unreadable(sentence('derivativeIncomplete'), span);
      this.position++;
      const by = this.primaryName();
      return { kind: 'derivative', of, by, span: { start: span.start, end: by.span.end } };
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      if (mark.text === 'partial') throw new Unreadable(sentence('derivativeIncomplete'), span);
      this.position = start;
      return undefined;
    }
  }

  /** `dW`: a d right before a name is one name with it, a derivative by what the name stands for. */
  private differentialOf(d: Token & { kind: 'word' }): Written | undefined {
    const after = this.tokens[this.position + 1];
    if (d.text !== 'd' || (after?.kind !== 'word' && after?.kind !== 'accented')) return undefined;
    this.position++;
    if (after.kind === 'accented') {
      const name = this.accented(after);
      return name.kind === 'name' ? { ...name, base: `d${name.base}` } : this.fail(sentence('derivativeIncomplete'));
    }
    this.position++;
    const span = { start: d.span.start, end: after.span.end };
    return this.named({ kind: 'name', base: `d${after.text}`, accents: [], sub: [], sup: [], primes: 0, span });
  }

  /** A name with its scripts; nothing is applied. */
  private primaryName(): Written {
    const { next } = this;
    if (next?.kind !== 'word' && next?.kind !== 'accented')
      throw new Unreadable(sentence('nameExpected'), next?.span ?? this.around);
    let end = this.position + 1;
    while (this.tokens[end]?.kind === 'scripts' || isSign(this.tokens[end], "'")) end++;
    const tokens = this.tokens.slice(this.position, end);
    this.position = end;
    return this.inside(tokens, spanOf(tokens, this.around));
  }

  /** `\nabla_W L`: the gradient of L by W. */
  private gradient(): Written {
    const { span } = this.next as Token;
    this.position++;
    const { next } = this;
    if (next?.kind !== 'scripts' || next.sub.length === 0) throw new Unreadable(sentence('gradientByWhat'), span);
    this.position++;
    const by = this.inside(next.sub, next.span);
    const of = this.primaryName();
    // E(x, t): the arguments of a loss say nothing that its name does not.
    if (isSign(this.next, '(') && touching(of, this.next)) this.bracketed();
    return { kind: 'derivative', of, by, span: { start: span.start, end: of.span.end } };
  }

  private big(operator: 'sum' | 'prod'): Written {
    const { span } = this.next as Token;
    this.position++;
    const { next } = this;
    const scripts = next?.kind === 'scripts' ? next : undefined;
    if (scripts) this.position++;
    const [index, from] = this.range(scripts?.sub ?? [], span);
    const to = scripts && scripts.sup.length > 0 ? this.inside(scripts.sup, scripts.span) : undefined;
    const body = this.product();
    return { kind: 'big', operator, index, from, to, body, span: { start: span.start, end: body.span.end } };
  }

  /** `i`, `i = 1`, `i \in \{1, 2\}`. */
  private range(sub: readonly Token[], span: Span): readonly [string | undefined, Written | undefined] {
    const [letter, sign, ...from] = sub;
    if (letter === undefined) return [undefined, undefined];
    if (letter.kind !== 'word') throw new Unreadable(sentence('sumLetter'), letter.span);
    if (sign === undefined) return [letter.text, undefined];
    if (!isSign(sign, '=')) throw new Unreadable(sentence('sumRange'), sign.span);
    return [letter.text, this.inside(from, span)];
  }

  private array({ open, rows, span }: Token & { kind: 'array' }): Written {
    const full = rows.filter((cells) => cells.some((cell) => cell.length > 0));
    if (open === '\\{' || open === '{')
      return { kind: 'cases', cases: full.map((cells) => this.case(cells, span)), span };
    return { kind: 'matrix', rows: full.map((cells) => cells.map((cell) => this.inside(cell, span))), span };
  }

  private case(cells: readonly (readonly Token[])[], span: Span): WrittenCase {
    const [value = [], ...rest] = cells;
    const condition = rest.flat().filter((t) => t.kind !== 'gap' && !isSign(t, ','));
    const bare = value.filter((t) => t.kind !== 'gap' && !isSign(t, ','));
    const at = condition.findIndex((t) => t.kind === 'sign' && COMPARISONS.has(t.text));
    const relation = condition[at];
    if (relation?.kind !== 'sign') return { value: this.inside(bare, span), condition: undefined };
    return {
      value: this.inside(bare, span),
      condition: {
        left: this.inside(condition.slice(0, at), span),
        relation: relation.text,
        right: this.inside(condition.slice(at + 1), span),
      },
    };
  }
}

function notExpected(token: Token): Sentence {
  if (token.kind === 'sign' || token.kind === 'word' || token.kind === 'number')
    return sentence('notExpected', token.text);
  return sentence(token.kind === 'scripts' ? 'scriptsNotExpected' : 'pieceNotExpected');
}

const spanBetween = (a: Written, b: Written): Span => ({ start: a.span.start, end: b.span.end });

const touching = (a: { readonly span: Span }, b: Token | undefined): boolean =>
  b !== undefined && a.span.end >= b.span.start;

function together(parts: readonly Written[], join: (span: Span) => Written): Written {
  const [first] = parts as [Written];
  return parts.length === 1 ? first : join(spanBetween(first, parts.at(-1) as Written));
}

const productOf = (factors: readonly Written[], signs: readonly Times[]): Written =>
  together(factors, (span) => ({ kind: 'product', factors, signs, span }));

/** `∂L`, `dL`, `∂`: what is differentiated. */
function differentialOf(tokens: readonly Token[]): { readonly rest: readonly Token[] } | undefined {
  const [mark, ...rest] = tokens;
  // \delta E/\delta w is met for ∂E/∂w; a δ with a subscript of its own is a name.
  const isMark =
    isWord(mark, ...DIFFERENTIALS) || (isWord(mark, 'delta') && rest.length > 0 && rest[0]?.kind !== 'scripts');
  return isMark && rest[0]?.kind !== 'scripts' ? { rest } : undefined;
}

interface Superscript {
  readonly script: readonly string[];
  readonly primes: number;
  readonly isTransposed: boolean;
  readonly power: readonly Token[];
}

/** `{b^1}^{new}`: a mark of its own above a name that has a layer there already. */
const marksOnly = ({ sub, sup }: Token & { kind: 'scripts' }): boolean =>
  sub.length === 0 && sup.length === 1 && isWord(sup[0], ...MARKS);

const isTransposeMark = (sup: readonly Token[]): boolean => sup.length === 1 && isWord(sup[0], ...TRANSPOSED);

/** The exponent of a power that says that it is taken entry by entry: `h^{\circ 2}`. */
const ofEntries = (sup: readonly Token[]): readonly Token[] =>
  sup.length > 1 && isSign(sup[0], 'odot') ? sup.slice(1) : sup;

const entrywise = (sup: readonly Token[]): { readonly isOfEntries?: true } =>
  ofEntries(sup) === sup ? {} : { isOfEntries: true };

/** What a superscript on a name is: marks of layers, units and new values are part of the name, the rest is a power. */
function superscript(sup: readonly Token[]): Superscript {
  const none: Superscript = { script: [], primes: 0, isTransposed: false, power: [] };
  let rest = sup;
  let { primes } = none;
  while (isSign(rest[0], "'")) {
    primes++;
    rest = rest.slice(1);
  }
  const isTransposed = isWord(rest.at(-1), ...TRANSPOSED) && rest.length !== 2;
  if (isTransposed) rest = rest.slice(0, -1);
  const isMark = rest.length > 0 && split(rest, ',').flatMap(bracketGroups).every(isLayerOrMark);
  return isMark
    ? { script: textsOf(rest), primes, isTransposed, power: [] }
    : { script: [], primes, isTransposed, power: rest };
}

/** `[2](i)`: a layer and a sample; `(1)+`: a layer and a new value. */
function bracketGroups(sup: readonly Token[]): readonly (readonly Token[])[] {
  const end = 1 + sup.findIndex((t) => isSign(t, ')', ']'));
  return isSign(sup[0], '(', '[') && end > 0 && end < sup.length ? [sup.slice(0, end), sup.slice(end)] : [sup];
}

/** What may stand above a name, alone or beside others: `(1)`, `new`. */
const isLayerOrMark = (sup: readonly Token[]): boolean => {
  const [first, ...more] = sup;
  if (isLayer(sup)) return true;
  return more.length === 0 && (isSign(first, '+', '*') || (first?.kind === 'word' && MARKS.has(first.text)));
};

/** `(2)`, `[l+1]`: a layer, a step, a sample or a unit. */
function isLayer(sup: readonly Token[]): boolean {
  const [open, close] = [sup[0], sup.at(-1)];
  if (!(isSign(open, '(') && isSign(close, ')')) && !(isSign(open, '[') && isSign(close, ']'))) return false;
  const inside = sup.slice(1, -1);
  return (
    inside.length > 0 &&
    inside.length <= 3 &&
    inside.every((t) => (t.kind === 'number' && !t.text.includes('.')) || t.kind === 'word' || isSign(t, '+', '-'))
  );
}

/** The words and numbers of scripts, in the order in which they stand. */
function textsOf(tokens: readonly Token[]): readonly string[] {
  return tokens.flatMap((t): readonly string[] => {
    switch (t.kind) {
      case 'number':
      case 'word':
      case 'sign':
        return [t.text];
      case 'scripts':
        return [...textsOf(t.sub), ...(t.sup.length > 0 ? ['^', ...textsOf(t.sup)] : [])];
      case 'accented':
        return [...textsOf(t.inside), t.accent];
      default:
        throw new Unreadable(sentence('scriptNotRead'), t.span);
    }
  });
}

/** What stands between separators. */
function split(tokens: readonly Token[], ...separators: readonly string[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const t of tokens) {
    if (isSign(t, '(', '[', '{')) depth++;
    if (isSign(t, ')', ']', '}')) depth--;
    if (depth === 0 && isSign(t, ...separators)) parts.push([]);
    else parts.at(-1)?.push(t);
  }
  return parts;
}

/** `[[1, 2], [3, 4]]` and `[1, 2]`; undefined for brackets around one thing. */
function listed(tokens: readonly Token[]): readonly (readonly (readonly Token[])[])[] | undefined {
  const items = split(tokens, ',');
  const isRow = (item: readonly Token[]): boolean => isSign(item[0], '[') && isSign(item.at(-1), ']');
  if (items.every(isRow)) return items.map((item) => split(item.slice(1, -1), ','));
  return items.length > 1 ? items.map((item) => [item]) : undefined;
}
