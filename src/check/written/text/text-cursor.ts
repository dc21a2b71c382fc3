/** Where a scanner stands in a line of text. */
import type { Span } from '../../../language/source.js';
import type { Sentence } from '../../messages/sentence.js';
import { Unreadable } from '../written.js';

export class TextCursor {
  position = 0;

  constructor(
    readonly text: string,
    /** Where the line begins in the text that all spans are in. */
    readonly offset: number,
  ) {}

  /** The character that comes next, of one or two code units. */
  get here(): string | undefined {
    const point = this.text.codePointAt(this.position);
    return point === undefined ? undefined : String.fromCodePoint(point);
  }

  /** Whether just this comes next. */
  isAt(text: string): boolean {
    return this.text.startsWith(text, this.position);
  }

  /** What a sticky pattern finds here. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.position;
    return pattern.exec(this.text) ?? undefined;
  }

  take(length: number): string {
    this.position += length;
    return this.text.slice(this.position - length, this.position);
  }

  /** White space, taken. */
  spaces(): { readonly text: string; readonly start: number } {
    const start = this.position;
    while (/\s/.test(this.text[this.position] ?? '')) this.position++;
    return { text: this.text.slice(start, this.position), start };
  }

  /** From a position of this line to here. */
  spanFrom(start: number): Span {
    return { start: this.offset + start, end: this.offset + this.position };
  }

  /** Throws Unreadable. */
  fail(message: Sentence, start: number, length: number): never {
    throw new Unreadable(message, { start: this.offset + start, end: this.offset + start + length });
  }
}
