/** A piece of mathematics in somebody's document, with the place of each of its characters. */
import type { Sentence } from '../messages/sentence.js';
export interface Formula {
  readonly text: string;
  readonly notation: Notation;
  /** Where the character of `text` at an offset stands in the file. */
  readonly offsetOf: (at: number) => number;
  /** Where it is read, if not where it stands: rows side by side are read set by set. */
  readonly readAt?: number;
  /** Whether it stands in a line of its own: a row that begins with a relation goes on with the one before. */
  readonly isDisplayed: boolean;
  /** Whether the document marks it as mathematics. What only looks like an equation may be prose. */
  readonly isMarked: boolean;
  /** Whether the sentence that it stands in says before it for which numbers it holds. */
  readonly isConditional?: boolean;
  /** Whether it stands in a column of values or formulas, which may be those of gradients by the names in their rows. */
  readonly isTabled?: boolean;
  /** The sample that its row is of, which its names do not tell. */
  readonly ofSample?: number;
  /** Whether it is a statement of a program that need not run right after the one before it. */
  readonly isEntry?: boolean;
  /** Whether a sentence only supposes it, or says it of what it supposes. */
  readonly supposition?: 'made' | 'followed';
  /** What it is a definition of: a function, by the names of its arguments. It claims nothing. */
  readonly parameters?: readonly string[];
  /** Why it cannot be read, where its marks already tell. */
  readonly problem?: Sentence;
}

/** `text` is Unicode on a line, `code` is NumPy: its `*` goes entry by entry. */
export type Notation = 'latex' | 'text' | 'code';

/** The same formula in a text that is itself a stretch of a file. */
export const moved = (formula: Formula, offsetOf: (at: number) => number): Formula => ({
  ...formula,
  ...(formula.readAt !== undefined && { readAt: offsetOf(formula.readAt) }),
  offsetOf: (at) => offsetOf(formula.offsetOf(at)),
});

/** The formulas as somebody reads them, from the top down. */
export const asRead = (formulas: readonly Formula[]): readonly Formula[] =>
  formulas.toSorted((a, b) => (a.readAt ?? a.offsetOf(0)) - (b.readAt ?? b.offsetOf(0)));
