/** Index form read as matrices, where it can be, with shapes and with numbers. */
import { type Matrix, shapeOf } from '../backprop/matrix/form.js';
import { matrixForm, NotAMatrix } from '../backprop/matrix/read.js';
import { type Expr, type Sym, sym } from '../language/expr.js';
import { identifier, type Layout, number, subscript } from '../language/layout.js';
import { unicode } from '../language/unicode.js';
import { SAMPLE_COUNT, SAMPLES } from '../problem/samples.js';
import { columnOfOnes, printedEntries } from './entries.js';
import { type MatrixPrinting, matrixLayout, shapeLayout } from './matrix-layout.js';
import { type Printed, type Sheet, shown, substituted } from './sheet.js';

export interface MatrixView {
  readonly form: Matrix;
  readonly layout: (sheet: Sheet) => Layout;
  /** With the shape of each factor below it. */
  readonly withShapes: (sheet: Sheet) => Layout;
}

/** `e`, over the free indices of `of` and arranged as that is, in matrix form; undefined where it has none. */
export function inMatrices(e: Expr, of: Sym, { arrangement }: Sheet): MatrixView | undefined {
  if (of.free.length > 2) return undefined;
  try {
    const form = matrixForm(e, arrangement.axesOf(of), arrangement);
    return {
      form,
      layout: (sheet) => matrixLayout(form, printing(sheet)),
      withShapes: (sheet) =>
        matrixLayout(form, { ...printing(sheet), ledger: (shape) => shapeLayout(shape, sizeIn(sheet)) }),
    };
  } catch (error) {
    if (error instanceof NotAMatrix) return undefined;
    throw error;
  }
}

/** W for W[i,j]; an entry as it is. */
export const wholeLayout = (s: Sym, sheet: Sheet): Layout => inMatrices(s, s, sheet)?.layout(sheet) ?? shown(s, sheet);

/** σ′(z) stands for ∂a/∂z where a is defined as σ(z). */
const printing = ({ notation, solution }: Sheet): MatrixPrinting => ({
  notation,
  prime: (a) => {
    const value = a.kind === 'sym' ? solution.gradients.tape.definitionOf(a)?.value : undefined;
    const argument = value?.kind === 'call' && value.args.length === 1 ? value.args[0] : undefined;
    return value?.kind === 'call' && argument?.kind === 'sym' ? { fn: value.fn, argument: argument as Sym } : undefined;
  },
});

/** "shape 3 × 1" */
export const shapeNote = (form: Matrix, sheet: Sheet): string =>
  sheet.say.forward.shape(unicode(shapeLayout(shapeOf(form), sizeIn(sheet))));

/** The length of an axis; where it is open that of the samples by its name, of others N with a letter of the axis. */
const sizeIn =
  (sheet: Sheet) =>
  (range: string): Layout => {
    const axis = sheet.solution.problem.axes.get(range);
    if (axis?.size !== undefined) return number(String(axis.size));
    if (range === SAMPLES) return shown(sym(SAMPLE_COUNT), sheet);
    return subscript(identifier('N'), identifier(axis?.letters[0] ?? range));
  };

/** The form with each vector and matrix printed as its numbers; undefined where one is too large for the page. */
export function withNumbers(form: Matrix, sheet: Sheet): Printed | undefined {
  let fits = true;
  let relation: Printed['relation'] = '=';
  const put = (value: Printed | undefined): Layout => {
    if (value === undefined) fits = false;
    if (value?.relation === '≈') relation = '≈';
    return value?.layout ?? number('0');
  };
  const whole = (s: Sym): Layout => put(printedEntries(s, sheet));
  const ones = (range: string): Layout => put(columnOfOnes(sheet.solution.problem.axes.get(range)?.size));
  const scalar = (e: Expr): Layout => put(substituted(e, sheet));
  const layout = matrixLayout(form, { ...printing(sheet), numbers: { whole, scalar, ones } });
  return fits ? { layout, relation } : undefined;
}
