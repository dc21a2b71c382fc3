/** What a spec may speak of that is not in it: files, and sets of numbers that come in packages. */

export interface Outside {
  /** The content of a file by its path as the spec writes it. Throws an OutsideError where it cannot be read. */
  readonly readFile: (path: string) => Uint8Array;
  /**
   * Images of a handwritten digit, 28 × 28 numbers from 0 to 1 each, row by row, one image after another. Throws an
   * OutsideError where the package with them is missing.
   */
  readonly readDigit: (digit: number) => ArrayLike<number>;
}

/** A file or package that cannot be read; the message says why. */
export class OutsideError extends Error {
  constructor(
    message: string,
    /** What would help. */
    readonly hint?: string,
  ) {
    super(message);
    this.name = 'OutsideError';
  }
}

/** For specs that stand alone, where only their text is at hand. */
export const NOTHING_OUTSIDE: Outside = {
  readFile: (path) => {
    throw new OutsideError(
      `\`${path}\` cannot be read: there is only the text of the spec here`,
      'say how files are read, or write the numbers into the spec: `data: {inputs: […], targets: […]}`',
    );
  },
  readDigit: () => {
    throw new OutsideError('the digits cannot be read: there is only the text of the spec here');
  },
};
