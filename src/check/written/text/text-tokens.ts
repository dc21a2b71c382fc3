/** From a line of plain text with Unicode mathematics, or of NumPy, to the tokens that LaTeX has too. */

import { sentence } from '../../messages/sentence.js';
import { timesPowerOfTen } from '../power-of-ten.js';
import { isSign, type Token, type Vocabulary } from '../token.js';
import { refuseProse } from './prose.js';
import type { PlainNotation, Scanning } from './scanning.js';
import { TextCursor } from './text-cursor.js';
import { raisedOrLowered } from './text-indices.js';
import { letters } from './text-names.js';
import { signs } from './text-signs.js';

/** The tokens of a line. Throws Unreadable for what is no mathematics. */
export function textTokens(text: string, notation: PlainNotation, vocabulary: Vocabulary): readonly Token[] {
  const tokens = new Scanner(new TextCursor(text, 0), notation, vocabulary).until(undefined);
  if (notation === 'text') refuseProse(tokens, text, vocabulary);
  return tokens;
}

/** Deeper brackets are refused, so that no stack overflows. */
const MAX_DEPTH = 100;

/** Digits may stand in groups of three, with narrow spaces between them. */
const NUMBER =
  /(?:\d+(?:[\u2009\u202f]\d{3}(?!\d))*(?:\.\d+(?:[\u2009\u202f]\d{3}(?!\d))*)?|\.\d+)(?:[eE][+-]?\d+(?![\p{L}\d_]))?/uy;
const WIDE_SPACE = /\t|\s{4}/;

class Scanner implements Scanning {
  inDerivative = false;
  private brackets = 0;

  constructor(
    readonly at: TextCursor,
    readonly notation: PlainNotation,
    readonly vocabulary: Vocabulary,
  ) {}

  within(text: string, offset = 0): readonly Token[] {
    return new Scanner(new TextCursor(text, offset), this.notation, this.vocabulary).until(undefined);
  }

  /** Up to the end of the line where no sign is given. */
  until(close: string | undefined): readonly Token[] {
    const tokens: Token[] = [];
    const start = this.at.position;
    if (++this.brackets > MAX_DEPTH) this.at.fail(sentence('tooDeep'), start, 1);
    let open = 0;
    for (;;) {
      const space = this.at.spaces();
      const { here } = this.at;
      if (here === undefined) {
        if (close !== undefined) this.at.fail(sentence('bracketNotClosed'), start - 1, 1);
        break;
      }
      if (here === close && open-- === 0) {
        this.at.take(1);
        break;
      }
      if (space.text !== '') tokens.push(...this.between(space, close, tokens.at(-1)));
      tokens.push(...this.next(tokens));
      if (close === ')' && here === '(') open++;
    }
    this.brackets--;
    return tokens;
  }

  /** What a space means: the next entry of a printed array, or two columns of a page. */
  private between(
    { text, start }: { readonly text: string; readonly start: number },
    close: string | undefined,
    last: Token | undefined,
  ): readonly Token[] {
    const span = this.at.spanFrom(start);
    const { position } = this.at;
    const beginsEntry = /^(?:[-−+]?[\d.[])/u.test(this.at.text.slice(position, position + 2));
    if (close === ']' && beginsEntry && (last?.kind === 'number' || isSign(last, ']')))
      return [{ kind: 'sign', text: ',', span }];
    const isColumn = this.notation === 'text' && close === undefined && last !== undefined && WIDE_SPACE.test(text);
    return isColumn ? [{ kind: 'gap', words: '', span }] : [];
  }

  next(before: readonly Token[]): readonly Token[] {
    const { here = '', position } = this.at;
    return (
      this.number() ??
      this.fraction(here) ??
      raisedOrLowered(this) ??
      letters(this, before) ??
      signs(this, before) ??
      this.at.fail(sentence('signNotRead', here), position, here.length)
    );
  }

  /** `8.2e-05` is one number. */
  private number(): readonly Token[] | undefined {
    const start = this.at.position;
    const [text] = this.at.match(NUMBER) ?? [];
    if (text === undefined) return undefined;
    const [digits = '', exponent] = text.replace(/[\u2009\u202f]/g, '').split(/[eE]/);
    this.at.take(text.length);
    const span = this.at.spanFrom(start);
    const whole = digits.startsWith('.') ? `0${digits}` : digits;
    return exponent === undefined ? [{ kind: 'number', text: whole, span }] : timesPowerOfTen(whole, exponent, span);
  }

  /** `½` */
  private fraction(here: string): readonly Token[] | undefined {
    const start = this.at.position;
    const [over, under, ...more] = here.normalize('NFKC').split('⁄');
    if (!over || under === undefined || more.length > 0) return undefined;
    this.at.take(here.length);
    const span = this.at.spanFrom(start);
    const part = (text: string): readonly Token[] => [{ kind: 'number', text, span }];
    return [{ kind: 'fraction', over: part(over), under: part(under), span }];
  }
}
