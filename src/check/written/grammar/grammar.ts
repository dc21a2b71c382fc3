/** What the parser of each construct needs of the whole grammar, which is made of them: see parse.ts. */
import type { Span } from '../../../language/source.js';
import type { Token, Vocabulary } from '../token.js';
import type { Written } from '../written.js';
import type { Cursor } from './cursor.js';

export interface Grammar {
  readonly at: Cursor;
  readonly vocabulary: Vocabulary;
  /** The formula that tokens spell which stand inside another, at `around`. Throws Unreadable, as all of these do. */
  inside(tokens: readonly Token[], around: Span): Written;
  /** Factors and quotients, up to a sign of a sum or what ends it. */
  product(): Written;
  /** A number, a name with its scripts, a fraction, brackets: nothing that is raised. */
  primary(): Written;
  /** A primary with its powers, transposes and evaluation bars. */
  raised(base: Written): Written;
  /** Whether what comes next begins a factor. */
  beginsFactor(): boolean;
}
