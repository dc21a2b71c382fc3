/** Where a parser stands among its tokens. */
import type { Span } from '../../../language/source.js';
import type { Sentence } from '../../messages/sentence.js';
import { isSign, type Token } from '../token.js';
import { Unreadable } from '../written.js';

export class Cursor {
  private position = 0;

  constructor(
    private readonly tokens: readonly Token[],
    /** Where the tokens stand, for a message when there are none. */
    readonly around: Span,
  ) {}

  get next(): Token | undefined {
    return this.tokens[this.position];
  }

  /** The next tokens; fewer where there are no more. */
  ahead(count: number): readonly Token[] {
    return this.tokens.slice(this.position, this.position + count);
  }

  /** All tokens that are left. */
  get rest(): readonly Token[] {
    return this.tokens.slice(this.position);
  }

  /** Whether nothing was taken yet. */
  get isAtStart(): boolean {
    return this.position === 0;
  }

  /** Where the next token begins. */
  get start(): number {
    return this.next?.span.start ?? this.around.start;
  }

  skip(count = 1): void {
    this.position += count;
  }

  /** The next tokens, which are taken. */
  take(count: number): readonly Token[] {
    const tokens = this.ahead(count);
    this.skip(count);
    return tokens;
  }

  /** Whether one of these signs is next, which is taken. */
  takes(...signs: readonly string[]): boolean {
    if (!isSign(this.next, ...signs)) return false;
    this.skip();
    return true;
  }

  /** What `work` gives; where it gives nothing, nothing is taken. */
  attempt<T>(work: () => T | undefined): T | undefined {
    const { position } = this;
    const result = work();
    if (result === undefined) this.position = position;
    return result;
  }

  /** Throws Unreadable, at the next token. */
  fail(message: Sentence): never {
    throw new Unreadable(message, this.next?.span ?? { start: this.around.end, end: this.around.end });
  }
}
