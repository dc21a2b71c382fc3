/** Equations read as matrices: the shape of each factor below it, then the numbers, on request why a factor is turned. */
import type { Adjoint } from '../backprop/adjoint.js';
import type { Matrix } from '../backprop/matrix/form.js';
import { type Block, type Equation, paragraph } from '../document/document.js';
import { type Expr, factorsOf, freeIndex, isFree, open, type Sum, type Sym, sym } from '../language/expr.js';
import { brackets, subscript } from '../language/layout.js';
import { indicesLayout } from '../language/notation.js';
import { symbolsOf } from '../language/walk.js';
import type { Definition } from '../problem/problem.js';
import { labelled, sameLayout } from './derivation.js';
import { printedEntries } from './entries.js';
import { inMatrices, wholeLayout, withNumbers } from './matrix-view.js';
import { chain, equation, type Link, type Sheet, shown } from './sheet.js';
import { structured, withAdjointsWrittenOut } from './structured.js';

/** z = Wx + b, its numbers, its value; undefined where the definition has no form in matrices. */
export function forwardEquation(d: Definition, sheet: Sheet): Equation | undefined {
  const view = isFree(d.symbol) ? inMatrices(d.value, d.symbol, sheet) : undefined;
  const left = inMatrices(d.symbol, d.symbol, sheet)?.withShapes(sheet);
  if (!view || !left) return undefined;
  const reason = sheet.say.forward.reasons[d.role];
  return equation(
    chain(left, [
      { relation: '=', layout: view.withShapes(sheet), reason },
      ...numbersOf(d.value, d.symbol, d.symbol, sheet),
    ]),
  );
}

/** ∂L/∂W = δxᵀ, and with δ written out as far as one more layer; nothing for what is no vector or matrix. */
export function adjointEquation(a: Adjoint, sheet: Sheet): Equation | undefined {
  const { gradients, symbolOf } = sheet.solution;
  const left = isFree(a.of) ? inMatrices(a.name ?? a.goal, a.of, sheet)?.withShapes(sheet) : undefined;
  const form = structured(a, gradients);
  const [first, ...more] = [form, a.name ? a.result : withAdjointsWrittenOut(form, gradients)]
    .filter((e, n, all) => n === 0 || e !== all[0])
    .map((e) => inMatrices(e, a.of, sheet))
    .filter((view) => view !== undefined);
  if (!left || !first) return undefined;
  const links: Link[] = [
    { relation: '=', layout: first.withShapes(sheet) },
    ...more.map((view): Link => ({ relation: '=', layout: view.layout(sheet) })),
  ];
  return labelled(a, equation(chain(left, [...links, ...numbersOf(a.result, a.of, symbolOf(a), sheet)])));
}

/** The matrices' numbers put in, and what comes out. */
function numbersOf(e: Expr, of: Sym, symbol: Sym, sheet: Sheet): readonly Link[] {
  const numbers = inMatrices(e, of, sheet)?.form;
  const printed = numbers && withNumbers(numbers, sheet);
  const values = printedEntries(symbol, sheet);
  if (!values) return [];
  return printed && !sameLayout(printed.layout, values.layout) ? [printed, values] : [values];
}

/** (Wᵀδ)_j = Σ_i W_ij δ_i for each sum of a gradient in which a matrix stands transposed, and why it does. */
export const indexLines = (a: Adjoint, sheet: Sheet): readonly Block[] =>
  factorsOf(a.result).flatMap((f) => (f.kind === 'sum' ? indexLine(f, a.of, sheet) : []));

function indexLine(s: Sum, target: Sym, sheet: Sheet): readonly Block[] {
  const of = s.free.length === target.free.length ? target : sym('', ...s.free);
  const view = inMatrices(s, of, sheet);
  if (!view) return [];
  const turned = transposedMatrices(view.form);
  const bound = freeIndex('@line', s.index.range);
  const reasons = symbolsOf(open(s, bound)).flatMap((m): readonly Block[] => {
    const axes = sheet.arrangement.axesOf(m);
    if (axes.length !== 2 || !turned.has(m.name) || !axes.includes(bound)) return [];
    const say = axes[0] === bound ? sheet.say.matrix.overFirst : sheet.say.matrix.overSecond;
    return [paragraph(say(wholeLayout(m, sheet)))];
  });
  if (reasons.length === 0) return [];
  const entry = subscript(brackets(view.layout(sheet)), indicesLayout(sheet.arrangement.axesOf(of)));
  return [equation(chain(entry, [{ relation: '=', layout: shown(s, sheet) }])), ...reasons];
}

/** The names of what has rows and columns and stands transposed. */
function transposedMatrices(m: Matrix, isTransposed = false): ReadonlySet<string> {
  const within = (parts: readonly Matrix[]): ReadonlySet<string> =>
    new Set(parts.flatMap((part) => [...transposedMatrices(part, isTransposed)]));
  switch (m.kind) {
    case 'entries':
      return new Set(isTransposed && m.axes.length === 2 ? symbolsOf(m.expr).map((s) => s.name) : []);
    case 'transpose':
      return transposedMatrices(m.of, !isTransposed);
    case 'product':
    case 'hadamard':
    case 'sum':
      return within(m.parts);
    case 'scaled':
      return within(m.of ? [...m.dots, m.of] : m.dots);
    default:
      return new Set();
  }
}

/** Whether the spec asks for the reasons of the transposes. */
export const wantsIndexLines = ({ solution }: Sheet): boolean =>
  solution.problem.tasks.some((task) => task.kind === 'matrix' && task.indexLines);
