/** An equation chain as the rows that are printed: lines that are too wide broken, each reason beside its first row. */
import { type Equation, type EquationLine, type Inlines, inlinesOf } from '../document/document.js';
import { breakLine, INDENT, type Measure } from '../language/break.js';
import { infix, type Layout } from '../language/layout.js';
import { widthOf } from '../language/measure.js';

export interface EquationRow {
  readonly left: Layout | undefined;
  /** Undefined where a row goes on from the one above. */
  readonly relation: EquationLine['relation'] | undefined;
  /** Undefined where a wide left side has a row of its own. */
  readonly right: Layout | undefined;
  readonly reason: Inlines;
  /** Whether its line is a step on the way to a result. */
  readonly isStep: boolean;
  /** How many rows the reason may stand beside before the next one comes. */
  readonly reasonRows: number;
}

/** Beyond this share of the line a left side leaves too little room beside it. */
const LEFT_SHARE = 0.42;

/** The rows of `equation` where a row has room for `width`, in em unless it is measured otherwise. */
export function equationRows({ lines }: Equation, width: number, measure: Measure = widthOf): readonly EquationRow[] {
  const leftWidths = lines.map(({ left }) => (left ? measure(left) : 0));
  const beside = Math.max(...leftWidths.map((left) => (left <= width * LEFT_SHARE ? left : INDENT)), 0);
  const rows = lines.flatMap(({ left, relation, right, reason, isStep = false }, n) => {
    const isWide = (leftWidths[n] as number) > width * LEFT_SHARE;
    const above = left && isWide ? breakLine(left, width, measure) : [];
    const [first, ...rest] = breakLine(right, width - beside - measure(infix('=')), measure);
    const parts: Omit<EquationRow, 'reason' | 'isStep' | 'reasonRows'>[] = [
      ...above.map((part) => ({ left: part, relation: undefined, right: undefined })),
      { left: isWide ? undefined : left, relation, right: first },
      ...rest.map((part) => ({ left: undefined, relation: undefined, right: part })),
    ];
    return parts.map((part, k) => ({ ...part, reason: k === 0 ? inlinesOf(reason) : [], isStep }));
  });
  return rows.map((row, n) => {
    const next = rows.findIndex(({ reason }, k) => k > n && reason.length > 0);
    return { ...row, reasonRows: (next < 0 ? rows.length : next) - n };
  });
}
