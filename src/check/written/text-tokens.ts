/** From a line of plain text with Unicode mathematics, or of NumPy, to the tokens that LaTeX has too. */

import type { Span } from '../../language/source.js';
import { type Sentence, sentence } from '../messages/sentence.js';
import { timesPowerOfTen } from './power-of-ten.js';
import { type Fold, isSign, isWord, type Token, type Vocabulary } from './token.js';
import { GREEK, OPERATORS, SUBSCRIPT, SUPERSCRIPT } from './unicode.js';
import { Unreadable } from './written.js';

/** In `code` a `*` goes entry by entry, indices count from 0, and there are no words in between. */
export type PlainNotation = 'text' | 'code';

/** The tokens of a line. Throws Unreadable for what is no mathematics. */
export function textTokens(text: string, notation: PlainNotation, vocabulary: Vocabulary): readonly Token[] {
  const tokens = new Scanner(text, notation, vocabulary).until(undefined);
  if (notation === 'text') refuseProse(tokens, text, vocabulary);
  return tokens;
}

/** Words between two claims, in the languages of documents; letters that may be names are none. */
const BETWEEN: ReadonlySet<string> = new Set(
  'and so then thus hence therefore where with but while since also we get have is entonces luego donde así pero siendo und also dann daher wobei'.split(
    ' ',
  ),
);
/** What follows these holds in some case only. */
const CONDITIONS: ReadonlySet<string> = new Set(
  'at if when for unless except cuando si para wenn falls für bei'.split(' '),
);

const ACCENTS: ReadonlyMap<string, string> = new Map([
  ['\u0302', 'hat'],
  ['\u0304', 'bar'],
  ['\u0305', 'bar'],
  ['\u0303', 'tilde'],
  ['\u0307', 'dot'],
]);
const SPELLED_ACCENTS: ReadonlySet<string> = new Set(['hat', 'bar', 'tilde']);

/** Functions of two arguments that are signs between them. */
const BETWEEN_ARGUMENTS: ReadonlyMap<string, string> = new Map([
  ['dot', '@'],
  ['matmul', '@'],
  ['multiply', 'odot'],
  ['divide', '/'],
  ['add', '+'],
  ['subtract', '-'],
]);
const FOLDS: ReadonlyMap<string, Fold['operator']> = new Map([
  ['sum', 'sum'],
  ['mean', 'mean'],
  ['average', 'mean'],
]);
/** What only says of what kind its argument is. */
const TRANSPARENT: ReadonlySet<string> = new Set(['array', 'asarray', 'matrix', 'float']);
const SAME_IN_NUMPY: ReadonlySet<string> = new Set(['exp', 'log', 'tanh', 'abs', 'maximum', 'minimum', 'sin', 'cos']);

/** Digits may stand in groups of three, with narrow spaces between them. */
const NUMBER =
  /(?:\d+(?:[\u2009\u202f]\d{3}(?!\d))*(?:\.\d+(?:[\u2009\u202f]\d{3}(?!\d))*)?|\.\d+)(?:[eE][+-]?\d+(?![\p{L}\d_]))?/uy;
const LATIN = /(?:(?![\u2070-\u209c\u1d2c-\u1d6a\u1d9c-\u1dbf\u2c7c\u2c7d])\p{Script=Latin})+/uy;
const MODULE = /(?:np|numpy|jnp|math|torch)\.(?=[a-z])/y;
const OF_DICTIONARY = /\p{L}\w*\[(['"])(\w+)\1\]/uy;
const DERIVATIVE = /d(?:\p{L}[\p{L}\p{N}_]{0,40})?\s{0,4}\/\s{0,4}d\p{L}/uy;
const BELOW = /[\p{L}\d]+/uy;
const WIDE_SPACE = /\t|\s{4}/;

class Scanner {
  private position = 0;
  /** Whether the d of dL/dw was read, so that the next one is its other half. */
  private inDerivative = false;
  private brackets = 0;

  constructor(
    private readonly text: string,
    private readonly notation: PlainNotation,
    private readonly vocabulary: Vocabulary,
    private readonly offset = 0,
  ) {}

  /** All tokens up to a closing sign, which is taken too; up to the end where none is given. */
  until(close: string | undefined): readonly Token[] {
    const tokens: Token[] = [];
    const start = this.position;
    if (++this.brackets > MAX_DEPTH) this.fail(sentence('tooDeep'), start, 1);
    let open = 0;
    for (;;) {
      const space = this.spaces();
      const { here } = this;
      if (here === undefined) {
        if (close !== undefined) this.fail(sentence('bracketNotClosed'), start - 1, 1);
        break;
      }
      if (here === close && open-- === 0) {
        this.position++;
        break;
      }
      if (space.text !== '') this.between(space, close, tokens);
      tokens.push(...this.next(tokens));
      if (close === ')' && here === '(') open++;
    }
    this.brackets--;
    return tokens;
  }

  private get here(): string | undefined {
    const point = this.text.codePointAt(this.position);
    return point === undefined ? undefined : String.fromCodePoint(point);
  }

  private spanFrom(start: number): Span {
    return { start: this.offset + start, end: this.offset + this.position };
  }

  private fail(message: Sentence, start: number, length: number): never {
    throw new Unreadable(message, { start: this.offset + start, end: this.offset + start + length });
  }

  private match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.position;
    return pattern.exec(this.text) ?? undefined;
  }

  private take(length: number): string {
    this.position += length;
    return this.text.slice(this.position - length, this.position);
  }

  private spaces(): { readonly text: string; readonly start: number } {
    const start = this.position;
    while (/\s/.test(this.text[this.position] ?? '')) this.position++;
    return { text: this.text.slice(start, this.position), start };
  }

  /** What a space means: the next entry of a printed array, or two columns of a page. */
  private between(
    { text, start }: { readonly text: string; readonly start: number },
    close: string | undefined,
    tokens: Token[],
  ): void {
    const last = tokens.at(-1);
    const span = this.spanFrom(start);
    const beginsEntry = /^(?:[-−+]?[\d.[])/u.test(this.text.slice(this.position, this.position + 2));
    if (close === ']' && beginsEntry && (last?.kind === 'number' || isSign(last, ']'))) {
      tokens.push({ kind: 'sign', text: ',', span });
    } else if (this.notation === 'text' && close === undefined && last !== undefined && WIDE_SPACE.test(text)) {
      tokens.push({ kind: 'gap', words: '', span });
    }
  }

  private next(before: readonly Token[]): readonly Token[] {
    const start = this.position;
    const here = this.here as string;
    const number = this.match(NUMBER);
    if (number) return this.number(number[0]);
    const fraction = here.normalize('NFKC').split('⁄');
    if (fraction.length === 2 && fraction[0] !== '') return this.fraction(here, fraction as [string, string]);
    if (SUBSCRIPT.test(here)) return this.raisedOrLowered(SUBSCRIPT, 'sub');
    if (SUPERSCRIPT.test(here)) return this.raisedOrLowered(SUPERSCRIPT, 'sup');
    const greek = GREEK.get(here);
    if (greek !== undefined) return this.greek(here, greek);
    if (/\p{L}/u.test(here)) return this.letters(before);
    const operator = this.operator();
    if (operator) return this.sign(operator, start, before);
    return this.fail(sentence('signNotRead', here), start, here.length);
  }

  /** `8.2e-05` is one number. */
  private number(text: string): readonly Token[] {
    const start = this.position;
    const [digits = '', exponent] = text.replace(/[\u2009\u202f]/g, '').split(/[eE]/);
    this.take(text.length);
    const span = this.spanFrom(start);
    const whole = digits.startsWith('.') ? `0${digits}` : digits;
    return exponent === undefined ? [{ kind: 'number', text: whole, span }] : timesPowerOfTen(whole, exponent, span);
  }

  private fraction(here: string, [over, under]: readonly [string, string]): readonly Token[] {
    const start = this.position;
    this.take(here.length);
    const span = this.spanFrom(start);
    const part = (text: string): readonly Token[] => [{ kind: 'number', text, span }];
    return [{ kind: 'fraction', over: part(over), under: part(under), span }];
  }

  private raisedOrLowered(kind: RegExp, place: 'sub' | 'sup'): readonly Token[] {
    const start = this.position;
    while (this.here !== undefined && kind.test(this.here)) this.take(this.here.length);
    const span = this.spanFrom(start);
    const text = this.text.slice(start, this.position).normalize('NFKC');
    const inside = place === 'sub' ? this.lowered(text, span) : this.part(text, span);
    return [{ kind: 'scripts', sub: [], sup: [], [place]: inside, span }];
  }

  /** The tokens of a text that stands at one place of the line. */
  private part(text: string, span: Span): readonly Token[] {
    return new Scanner(text, this.notation, this.vocabulary).until(undefined).map((t) => ({ ...t, span }));
  }

  /** A subscript: words that are known, else letter by letter, as in w_ij. */
  private lowered(text: string, span: Span): readonly Token[] {
    const pieces = text.match(/\p{Script=Latin}+|\d+|[^\s\p{Script=Latin}\d]/gu) ?? [];
    return pieces.flatMap((piece): readonly Token[] => {
      if (/^\d/.test(piece)) return [{ kind: 'number', text: piece, span }];
      const greek = GREEK.get(piece);
      if (greek) return [{ kind: 'word', text: greek, span }];
      if (!/^\p{L}/u.test(piece)) return [{ kind: 'sign', text: piece === '−' ? '-' : piece, span }];
      const words = this.vocabulary.words.has(piece) ? [piece] : [...piece];
      return words.map((word) => ({ kind: 'word', text: word, span }));
    });
  }

  private greek(here: string, text: string): readonly Token[] {
    const start = this.position;
    this.take(here.length);
    const bare: Token = { kind: 'word', text, span: this.spanFrom(start) };
    return [this.accented(bare), ...this.below()];
  }

  private letters(before: readonly Token[]): readonly Token[] {
    const start = this.position;
    if (this.inDerivative && this.here === 'd' && isSign(before.at(-1), '/')) {
      this.inDerivative = false;
      this.take(1);
      return [{ kind: 'word', text: 'd', span: this.spanFrom(start) }];
    }
    if (this.match(DERIVATIVE)) {
      this.inDerivative = true;
      this.take(1);
      return [{ kind: 'word', text: 'd', span: this.spanFrom(start) }];
    }
    const entry = this.match(OF_DICTIONARY);
    if (entry) return this.entryOfDictionary(entry[0], entry[2] as string);
    const module = this.match(MODULE);
    if (module) this.take(module[0].length);
    const run = this.match(LATIN)?.[0] ?? (this.here as string);
    if (module || this.isCalled(run)) {
      const called = this.called(run, module !== undefined, start);
      if (called) return called;
    }
    return this.name(run, before);
  }

  private isCalled(run: string): boolean {
    return this.text[this.position + run.length] === '(';
  }

  /** `np.dot(a, b)`, `sqrt(x)`; undefined for what is an ordinary function. */
  private called(run: string, isOfModule: boolean, start: number): readonly Token[] | undefined {
    const fold = FOLDS.get(run);
    if (isOfModule && fold && this.isCalled(run)) return this.folded(run, fold, start);
    const sign = BETWEEN_ARGUMENTS.get(run);
    const isKnown = sign ?? (TRANSPARENT.has(run) || ['sqrt', 'power', 'square', 'outer'].includes(run));
    if (isOfModule && !isKnown && !SAME_IN_NUMPY.has(run)) this.fail(sentence('numpyNotRead', run), start, run.length);
    if (!isKnown || !this.isCalled(run)) return undefined;
    this.take(run.length + 1);
    const inside = this.until(')');
    const span = this.spanFrom(start);
    const [first = [], second, ...more] = separated(inside);
    const wanted = sign || run === 'power' || run === 'outer' ? 2 : 1;
    if (more.length > 0 || (second === undefined ? 1 : 2) !== wanted) {
      this.fail(sentence('numpyArguments', run), start, run.length);
    }
    const a = bracketed(first, span);
    const b = bracketed(second ?? [], span);
    const between = (text: string): Token => ({ kind: 'sign', text, span });
    const raised = (sup: readonly Token[]): Token => ({ kind: 'scripts', sub: [], sup, span });
    if (sign) return bracketed([...a, between(sign), ...b], span);
    if (run === 'sqrt') return [{ kind: 'root', inside: first, span }];
    if (run === 'power') return bracketed([...a, raised(second ?? [])], span);
    if (run === 'square') return bracketed([...a, raised([{ kind: 'number', text: '2', span }])], span);
    if (run === 'outer')
      return bracketed([...a, between('@'), ...b, raised([{ kind: 'word', text: 'T', span }])], span);
    return first.length > 0 ? first : a;
  }

  /** `np.sum(a, axis=1, keepdims=True)` */
  private folded(run: string, operator: Fold['operator'], start: number): readonly Token[] {
    this.take(run.length + 1);
    const [of = [], ...options] = separated(this.until(')'));
    const span = this.spanFrom(start);
    return [...bracketed(of, span), this.fold(operator, options, span)];
  }

  private fold(operator: Fold['operator'], options: readonly (readonly Token[])[], span: Span): Token {
    const fold = foldFrom(operator, options);
    if (fold === undefined) throw new Unreadable(sentence('numpyArguments', operator), span);
    return { kind: 'fold', fold, span };
  }

  private entryOfDictionary(whole: string, key: string): readonly Token[] {
    const start = this.position;
    const at = start + whole.indexOf(key, whole.indexOf('['));
    const tokens = new Scanner(key, this.notation, this.vocabulary, this.offset + at).until(undefined);
    this.take(whole.length);
    const [first, ...rest] = tokens;
    if (first?.kind !== 'word' || rest.some((t) => t.kind !== 'scripts'))
      this.fail(sentence('keyNoName'), start, whole.length);
    return tokens;
  }

  private name(run: string, before: readonly Token[]): readonly Token[] {
    const start = this.position;
    if (
      this.notation === 'text' &&
      run === 'x' &&
      before.at(-1)?.kind === 'number' &&
      /^x\s*[\d(.-]/.test(this.text.slice(start, start + 4))
    ) {
      this.take(1);
      return [{ kind: 'sign', text: 'times', span: this.spanFrom(start) }];
    }
    const alone = run.normalize('NFD');
    const isAccented = [...alone].length === 2 && ACCENTS.has(alone[1] as string);
    this.take(run.length);
    const span = this.spanFrom(start);
    if (this.notation === 'text' && run.length > 1) {
      const word = run.toLowerCase();
      if (CONDITIONS.has(word)) this.fail(sentence('condition', run), start, run.length);
      if (BETWEEN.has(word)) return [{ kind: 'gap', words: run, span }];
    }
    const bare: Token = { kind: 'word', text: isAccented ? (alone[0] as string) : run, span };
    const token: Token = isAccented
      ? { kind: 'accented', accent: ACCENTS.get(alone[1] as string) as string, inside: [bare], span }
      : this.accented(bare);
    return this.withIndices([token, ...this.below()]);
  }

  /** A combining mark behind a letter. */
  private accented(bare: Token): Token {
    const accent = ACCENTS.get(this.here ?? '');
    if (accent === undefined) return bare;
    this.take(1);
    return {
      kind: 'accented',
      accent,
      inside: [bare],
      span: { start: bare.span.start, end: this.offset + this.position },
    };
  }

  /** Digits right behind a name, and what `_` puts below it. */
  private below(): readonly Token[] {
    const start = this.position;
    const sub: Token[] = [];
    const digits = this.match(/\d+/y);
    if (digits) {
      this.take(digits[0].length);
      sub.push({ kind: 'number', text: digits[0], span: this.spanFrom(start) });
    }
    while (this.text[this.position] === '_') {
      const at = this.position;
      this.take(1);
      if (sub.length > 0) sub.push({ kind: 'sign', text: ',', span: this.spanFrom(at) });
      if (this.text[this.position] === '{') {
        this.take(1);
        const from = this.position;
        const end = this.text.indexOf('}', from);
        if (end < 0) this.fail(sentence('bracketNotClosed'), from - 1, 1);
        this.take(end - from + 1);
        sub.push(...this.lowered(this.text.slice(from, end), this.spanFrom(at)));
      } else {
        const run = this.match(BELOW)?.[0] ?? this.fail(sentence('subscriptMissing'), at, 1);
        this.take(run.length);
        sub.push(...this.lowered(run, this.spanFrom(at)));
      }
    }
    return sub.length === 0 ? [] : [{ kind: 'scripts', sub, sup: [], span: this.spanFrom(start) }];
  }

  /** `y_hat`; `W[0, 1]` of a program, which counts from 0. */
  private withIndices(tokens: readonly Token[]): readonly Token[] {
    const [name, scripts] = tokens;
    const spelled = scripts?.kind === 'scripts' ? scripts.sub.map((t) => ('text' in t ? t.text : '')).join('') : '';
    if (name?.kind === 'word' && SPELLED_ACCENTS.has(spelled)) {
      return [
        { kind: 'accented', accent: spelled, inside: [name], span: this.spanFrom(name.span.start - this.offset) },
      ];
    }
    if (this.text[this.position] !== '[') return tokens;
    const index = this.match(/\[\s*\d+(?:\s*,\s*\d+)*\s*\]/y) ?? this.fail(sentence('indexNotRead'), this.position, 1);
    const start = this.position;
    this.take(index[0].length);
    const span = this.spanFrom(start);
    const first = this.notation === 'code' ? 1 : 0;
    const sub = (index[0].match(/\d+/g) ?? []).flatMap((n, k): readonly Token[] => [
      ...(k > 0 ? [{ kind: 'sign', text: ',', span } as const] : []),
      { kind: 'number', text: String(Number(n) + first), span },
    ]);
    return [...tokens, { kind: 'scripts', sub, sup: [], span }];
  }

  private operator(): string | undefined {
    return OPERATORS.find(([written]) => this.text.startsWith(written, this.position))?.[0];
  }

  private sign(written: string, start: number, before: readonly Token[]): readonly Token[] {
    const text = OPERATORS.find(([w]) => w === written)?.[1] ?? written;
    this.take(written.length);
    const span = this.spanFrom(start);
    if (written === '**' || written === '^') return this.superscript(written, start, before);
    if (text === '√') return this.root(start);
    if (text === '.') return this.attribute(start, before);
    if (text === '"' || (text === "'" && !(before.at(-1)?.span.end === span.start)) || text === '+=') {
      return this.fail(sentence('noEquation'), start, written.length);
    }
    if (text === 'arrow') {
      while (
        /[\s>-]/.test(this.text[this.position] ?? '') &&
        /[->]/.test(this.text.slice(this.position).trimStart()[0] ?? '')
      )
        this.take(1);
      return [{ kind: 'sign', text: '->', span: this.spanFrom(start) }];
    }
    if (text === '[') {
      const inside = this.until(']');
      return [
        { kind: 'sign', text: '[', span },
        ...inside,
        { kind: 'sign', text: ']', span: this.spanFrom(this.position - 1) },
      ];
    }
    if (text === '*' && this.notation === 'code') return [{ kind: 'sign', text: 'odot', span }];
    if (text === '%' && this.notation === 'code') return this.fail(sentence('remainderNotRead'), start, 1);
    return [{ kind: 'sign', text, span }];
  }

  /** `.T`; a full stop at the end of a sentence. */
  private attribute(start: number, before: readonly Token[]): readonly Token[] {
    if (this.match(/T(?!\w)/y)) {
      this.take(1);
      const span = this.spanFrom(start);
      return [{ kind: 'scripts', sub: [], sup: [{ kind: 'word', text: 'T', span }], span }];
    }
    if (this.match(/dot\(/y) && before.length > 0) {
      this.take(3);
      return [{ kind: 'sign', text: '@', span: this.spanFrom(start) }];
    }
    const [, fold] = this.match(/(sum|mean)\(/y) ?? [];
    if (fold !== undefined && before.length > 0) {
      this.take(fold.length + 1);
      const options = separated(this.until(')')).filter((option) => option.length > 0);
      return [this.fold(fold as Fold['operator'], options, this.spanFrom(start))];
    }
    if (this.match(/\p{L}/uy)) return this.fail(sentence('propertyNotRead'), start, 1);
    return [{ kind: 'sign', text: '.', span: this.spanFrom(start) }];
  }

  private root(start: number): readonly Token[] {
    this.spaces();
    const inside = this.operand() ?? this.fail(sentence('rootOfWhat'), start, 1);
    return [{ kind: 'root', inside, span: this.spanFrom(start) }];
  }

  /** Brackets around a power do not belong to it, but those around a layer's number do. */
  private superscript(written: string, start: number, before: readonly Token[]): readonly Token[] {
    this.spaces();
    const isOpen = this.here === '(' || this.here === '[';
    const open = this.here ?? '';
    const from = this.position;
    const inside = this.operand() ?? this.fail(sentence('exponentMissing'), start, 1);
    const base = before.at(-1);
    const isOnName =
      (base?.kind === 'word' && base.text !== 'e') || base?.kind === 'scripts' || base?.kind === 'accented';
    const isLayer = written === '^' && isOpen && isOnName && inside.length === 1;
    const at = (position: number): Span => ({ start: this.offset + position, end: this.offset + position + 1 });
    const sup: readonly Token[] = isLayer
      ? [
          { kind: 'sign', text: open, span: at(from) },
          ...inside,
          { kind: 'sign', text: open === '(' ? ')' : ']', span: at(this.position - 1) },
        ]
      : inside;
    return [{ kind: 'scripts', sub: [], sup, span: this.spanFrom(start) }];
  }

  /** What a root or an exponent takes: brackets, or a sign and one name or number. */
  private operand(): readonly Token[] | undefined {
    const { here } = this;
    const close = here === undefined ? undefined : { '(': ')', '{': '}', '[': ']' }[here];
    if (close !== undefined) {
      this.take(1);
      return this.until(close);
    }
    if (here === '-' || here === '−' || here === '+') {
      const start = this.position;
      this.take(1);
      const sign: Token = { kind: 'sign', text: here === '+' ? '+' : '-', span: this.spanFrom(start) };
      if (this.here === undefined || !/[\p{L}\d(]/u.test(this.here)) return [sign];
      const rest = this.operand();
      return rest && [sign, ...rest];
    }
    if (here === undefined || !/[\p{L}\d.]/u.test(here)) return undefined;
    const tokens = [...this.next([])];
    while (this.here !== undefined && SUBSCRIPT.test(this.here)) tokens.push(...this.raisedOrLowered(SUBSCRIPT, 'sub'));
    return tokens;
  }
}

/** Deeper brackets are refused, so that no stack overflows. */
const MAX_DEPTH = 100;

const bracketed = (inside: readonly Token[], span: Span): readonly Token[] => [
  { kind: 'sign', text: '(', span: { start: span.start, end: span.start } },
  ...inside,
  { kind: 'sign', text: ')', span: { start: span.end, end: span.end } },
];

/** Arguments between their commas. */
function separated(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const t of tokens) {
    if (isSign(t, '(', '[', '{')) depth++;
    if (isSign(t, ')', ']', '}')) depth--;
    if (depth === 0 && isSign(t, ',')) parts.push([]);
    else parts.at(-1)?.push(t);
  }
  return parts;
}

/** `axis=1`, `keepdims=True`; undefined for other arguments. The last of two axes is the second. */
function foldFrom(operator: Fold['operator'], options: readonly (readonly Token[])[]): Fold | undefined {
  let fold: Fold = { operator, axis: undefined, keepsAxis: false };
  for (const option of options) {
    const said = option.map((t) => ('text' in t ? t.text : '')).join('');
    if (said === 'axis=0' || said === '0') fold = { ...fold, axis: 0 };
    else if (said === 'axis=1' || said === 'axis=-1' || said === '1') fold = { ...fold, axis: 1 };
    else if (/^keepdims=(?:True|1)$/i.test(said)) fold = { ...fold, keepsAxis: true };
    else if (!/^(?:keepdims=(?:False|0)|axis=None)$/i.test(said)) return undefined;
  }
  return fold;
}

/** Words next to each other, of which one has several letters, are a sentence. */
function refuseProse(tokens: readonly Token[], text: string, { isFunction, words }: Vocabulary): void {
  let last: (Token & { kind: 'word' }) | undefined;
  let end = 0;
  for (const t of tokens) {
    if (t.kind === 'word') {
      const isApart = last !== undefined && /^\s+$/.test(text.slice(end, t.span.start));
      const isOperator = isWord(last, 'sum', 'prod', 'partial') || (last !== undefined && isFunction(last.text));
      const long = [last, t].some(
        (w) =>
          w !== undefined && w.text.length > 1 && !isFunction(w.text) && !words.has(w.text) && !GREEK_WORDS.has(w.text),
      );
      if (isApart && long && !isOperator)
        throw new Unreadable(sentence('words'), { start: (last as Token).span.start, end: t.span.end });
      last = t;
      end = t.span.end;
    } else if (t.kind === 'scripts' && last !== undefined) end = t.span.end;
    else last = undefined;
  }
}

const GREEK_WORDS: ReadonlySet<string> = new Set(GREEK.values());
