/** A piece of mathematics in somebody's document, with the place of each of its characters. */
export interface Formula {
  readonly text: string;
  readonly notation: 'latex' | 'text' | 'code';
  /** Where the character of `text` at an offset stands in the file. */
  readonly offsetOf: (at: number) => number;
  /** Whether it stands in a line of its own: a row that begins with a relation goes on with the one before. */
  readonly isDisplayed: boolean;
}
