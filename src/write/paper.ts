/** The papers that a sheet is printed on. Text is as wide on each, so that lines break alike; the margins differ. */
export const PAPERS = ['a4', 'letter'] as const;
export type Paper = (typeof PAPERS)[number];

interface PaperSize {
  /** In millimetres. */
  readonly width: number;
  readonly height: number;
  /** As LaTeX names it. */
  readonly latex: string;
}

export const PAPER_SIZES: Readonly<Record<Paper, PaperSize>> = {
  a4: { width: 210, height: 297, latex: 'a4paper' },
  letter: { width: 215.9, height: 279.4, latex: 'letterpaper' },
};

/** What the margins on the left and on the right have more than on A4, in millimetres. */
export const widerMargin = (paper: Paper): number => (PAPER_SIZES[paper].width - PAPER_SIZES.a4.width) / 2;
