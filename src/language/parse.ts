/** Tokens to syntax: operator precedence, nothing else. What the names mean is for `elaborate` to say. */
import type { Relation } from './expr.js';
import type { Diagnostic, Span } from './source.js';
import type { Item, Name, Syntax } from './syntax.js';
import type { Token } from './tokens.js';

/** Brackets, arguments, exponents and signs within one another. Deeper input is refused, so no pass overflows. */
export const MAX_DEPTH = 200;

const RELATION = 5;
const SUM = 10;
const PRODUCT = 20;
const SIGN = 25;
const POWER = 30;

/** Carries the one diagnostic of a parse to its caller; never leaves this file. */
class Refusal extends Error {
  constructor(readonly diagnostic: Diagnostic) {
    super(diagnostic.message);
  }
}

export type Parsed =
  | { readonly syntax: Syntax; readonly diagnostic?: undefined }
  | { readonly syntax?: undefined; readonly diagnostic: Diagnostic };

/** The expression (or the relation between two) that the tokens spell, or what is wrong with them. */
export function parse(tokens: readonly Token[]): Parsed {
  try {
    return { syntax: new Parser(tokens).whole() };
  } catch (error) {
    if (error instanceof Refusal) return { diagnostic: error.diagnostic };
    throw error;
  }
}

/** A cursor over the tokens. `a ^ b` reads its right side one level lower, which makes powers group to the right. */
class Parser {
  private position = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Syntax {
    if (this.nextIs('end')) this.refuse('empty-expression', this.next.span, 'there is no expression here');
    const syntax = this.expression(0);
    if (!this.nextIs('end')) this.refuseNext(syntax);
    return syntax;
  }

  private get next(): Token {
    return this.tokens[this.position] as Token;
  }

  private take(): Token {
    const token = this.next;
    if (token.kind !== 'end') this.position++;
    return token;
  }

  private nextIs(kind: Token['kind'], ...texts: readonly string[]): boolean {
    return this.next.kind === kind && (texts.length === 0 || texts.includes(this.next.text));
  }

  /** An expression whose operators all bind tighter than `power`. */
  private expression(power: number): Syntax {
    if (++this.depth > MAX_DEPTH) {
      this.refuse('too-deep', this.next.span, `the expression is nested more than ${MAX_DEPTH} levels deep`, {
        hint: 'name its parts as definitions of their own',
      });
    }
    let left = this.operand();
    if (POWER > power && this.nextIs('operator', '^')) {
      this.take();
      const exponent = this.expression(POWER - 1);
      left = { kind: 'power', base: left, exponent, span: across(left, exponent) };
    }
    if (PRODUCT > power && this.nextIs('operator', '*', '/')) {
      const items = this.items<'*' | '/'>(left, PRODUCT, ['*', '/']);
      left = { kind: 'factors', items, span: across(left, (items.at(-1) ?? { operand: left }).operand) };
    }
    if (SUM > power && this.nextIs('operator', '+', '-')) {
      const items = this.items<'+' | '-'>(left, SUM, ['+', '-']);
      left = { kind: 'terms', items, span: across(left, (items.at(-1) ?? { operand: left }).operand) };
    }
    if (RELATION > power && this.nextIs('relation')) {
      const relation = this.take().text as Relation;
      const right = this.expression(RELATION);
      left = { kind: 'relation', left, relation, right, span: across(left, right) };
    }
    this.depth--;
    return left;
  }

  /** `first`, and what follows it by one of the operators, each operand binding tighter than `power`. */
  private items<Operator extends string>(
    first: Syntax,
    power: number,
    operators: [Operator, Operator],
  ): Item<Operator>[] {
    const items: Item<Operator>[] = [{ operator: operators[0], operand: first }];
    while (this.nextIs('operator', ...operators)) {
      const operator = this.take().text as Operator;
      items.push({ operator, operand: this.expression(power) });
    }
    return items;
  }

  private operand(): Syntax {
    const token = this.next;
    if (token.kind === 'number') {
      this.take();
      return { kind: 'number', text: token.text, span: token.span };
    }
    if (token.kind === 'name') return this.named();
    if (this.nextIs('operator', '+', '-')) {
      this.take();
      const body = this.expression(SIGN);
      return token.text === '+' ? body : { kind: 'negative', body, span: across(token, body) };
    }
    if (this.nextIs('open', '(')) {
      this.take();
      const body = this.expression(0);
      const close = this.close(token);
      return { kind: 'brackets', body, span: across(token, close) };
    }
    return this.refuseNext();
  }

  private named(): Syntax {
    const { text, span } = this.take();
    const name: Name = { kind: 'name', name: text, span };
    const open = this.next;
    if (open.kind !== 'open') return name;
    this.take();
    const args: Syntax[] = [];
    if (!this.nextIs('close')) {
      args.push(this.expression(0));
      while (this.nextIs('comma')) {
        this.take();
        args.push(this.expression(0));
      }
    }
    const close = this.close(open);
    return open.text === '('
      ? { kind: 'apply', fn: name, args, span: across(name, close) }
      : { kind: 'indexed', symbol: name, indices: args, span: across(name, close) };
  }

  private close(open: Token): Token {
    const wanted = open.text === '(' ? ')' : ']';
    if (this.nextIs('close', wanted)) return this.take();
    if (this.next.kind === 'end') {
      this.refuse('unclosed-bracket', open.span, `this \`${open.text}\` is never closed`, {
        hint: `a \`${wanted}\` is missing`,
      });
    }
    return this.refuseNext(open);
  }

  /** Says why the next token cannot stand where it stands; `after` is what was read before it, if anything. */
  private refuseNext(after?: { readonly span: Span }): never {
    const { kind, text, span } = this.next;
    const lookAlike = LOOK_ALIKES.get(text);
    if (kind === 'unknown') {
      const hint = lookAlike ?? GREEK_HINT.get(text);
      this.refuse('unknown-character', span, `\`${text}\` is not part of the language`, hint ? { hint } : undefined);
    }
    if (kind === 'end')
      this.refuse('unexpected-end', span, 'the expression stops short: a value is missing at the end');
    const previous = this.tokens[this.position - 1];
    if (previous && text === previous.text && (text === '*' || text === '=')) {
      this.refuse('unexpected-token', span, `\`${text}${text}\` is not an operator here`, {
        hint: text === '*' ? 'write `a^2` for a power' : 'write a single `=`',
      });
    }
    const startsValue = kind === 'number' || kind === 'name' || kind === 'open';
    if (after && startsValue && previous && previous.kind !== 'open') {
      this.refuse('missing-operator', span, `an operator is missing before \`${text}\``, {
        hint: `for a product write \`${previous.text}*${text === '(' ? '(…)' : text}\``,
      });
    }
    if (kind === 'close') {
      this.refuse(
        'unexpected-token',
        span,
        after ? `this \`${text}\` closes nothing` : `a value is missing before \`${text}\``,
      );
    }
    this.refuse('unexpected-token', span, `\`${text}\` cannot stand here${after ? '' : ': a value is expected'}`);
  }

  private refuse(code: string, span: Span, message: string, more?: { hint: string }): never {
    throw new Refusal({ code, span, message, ...more });
  }
}

const across = (first: { readonly span: Span }, last: { readonly span: Span }): Span => ({
  start: first.span.start,
  end: last.span.end,
});

const LOOK_ALIKES: ReadonlyMap<string, string> = new Map([
  ['−', 'write `-`'],
  ['–', 'write `-`'],
  ['·', 'write `*`'],
  ['×', 'write `*`'],
  ['⋅', 'write `*`'],
  ['÷', 'write `/`'],
  ['≤', 'write `<=`'],
  ['≥', 'write `>=`'],
  ['²', 'write `^2`'],
  ['³', 'write `^3`'],
  ['½', 'write `1/2`'],
  ['√', 'write `sqrt(…)`'],
  ['∑', 'write `sum(i, …)`'],
  ['Σ', 'write `sum(i, …)`'],
  ['{', 'write `(`'],
  ['}', 'write `)`'],
  ["'", 'a name is made of letters, digits and `_`'],
  ['\\', 'this is the text language, not LaTeX: write `theta` for \\theta'],
]);

const GREEK_NAMES =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega';
const GREEK_HINT: ReadonlyMap<string, string> = new Map(
  [...'αβγδεζηθικλμνξοπρστυφχψω'].map((letter, n) => [letter, `write \`${GREEK_NAMES.split(' ')[n]}\``]),
);
