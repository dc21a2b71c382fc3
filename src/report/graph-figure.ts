/** A tape as a drawing: what is given, then each definition, with values, local derivatives and gradients. */
import type { Adjoint } from '../backprop/adjoint.js';
import { citedAdjoints, fullFormula } from '../backprop/formula.js';
import { type LocalDerivative, localSymbol } from '../backprop/local.js';
import { solveProblem } from '../backprop/solution.js';
import type { Tape } from '../backprop/tape.js';
import { EACH_BY_NAME } from '../backprop/way.js';
import type { GraphFigure, GraphNode, Quantity } from '../document/figure.js';
import { type Expr, isFree, type Sym } from '../language/expr.js';
import { inlineForm } from '../language/inline.js';
import { type Layout, number } from '../language/layout.js';
import { isTall, widthOf } from '../language/measure.js';
import { ValueError } from '../language/value-error.js';
import { symbolsOf } from '../language/walk.js';
import type { Definition } from '../problem/problem.js';
import { mayBeSame } from '../rules/depends.js';
import { gateSign } from './gate-signs.js';
import { gateOf } from './gates.js';
import { described } from './graph-description.js';
import { isNumber, isNumeric, newSheet, type Printed, printed, type Sheet, shown, shownBeside } from './sheet.js';

/** A graph of more nodes is drawn on no page. */
const MOST_NODES = 60;
/** In em: longer formulas stand in no drawing, what they are the derivative of does. */
const WIDEST = 8;

/**
 * The graph of a tape: the definitions that the result depends on, and what they are computed from. Where each is a
 * single operation, a node shows the sign of that, else its name. Undefined where there are too many.
 */
export function graphFigure(sheet: Sheet): GraphFigure | undefined {
  const { tape } = sheet.solution.gradients;
  if (tape.definitions.length > MOST_NODES) return undefined;
  const used = tape.definitions.filter((d) => d === tape.loss || tape.usersOf(d.symbol).length > 0);
  const isOfOperations = used.every((d) => gateOf(d.value) !== undefined);
  const given = givenIn(used);
  if (given.length + used.length > MOST_NODES) return undefined;
  const symbols = [...given, ...used.map((d) => d.symbol)];
  const sheets = [sheet, withEachDerived(sheet)];
  const nodes = [
    ...given.map((s) => ({ label: shown(s, sheet), isGiven: true, ...forwardOf(s, sheet), ...gradientOf(s, sheets) })),
    ...used.map((d) => ({ ...computedNode(d, isOfOperations, sheet), ...gradientOf(d.symbol, sheets) })),
  ];
  const edges = used.flatMap((user, n) =>
    operandsOf(user, symbols, tape).map((s) => ({
      from: symbols.indexOf(s),
      to: given.length + n,
      ...localOf(user, s, sheet),
    })),
  );
  return described({ kind: 'graph', nodes, edges }, sheet.say);
}

/** The symbols without a definition: each entry for itself, or the whole where it is used with a free index. */
function givenIn(used: readonly Definition[]): readonly Sym[] {
  const defined = new Set(used.map((d) => d.symbol.name));
  const symbols = used.flatMap((d) => symbolsOf(d.value)).filter((s) => !defined.has(s.name));
  const whole = new Map(
    symbols
      .filter(isFree)
      .toReversed()
      .map((s) => [s.name, s]),
  );
  return [...new Set(symbols.map((s) => whole.get(s.name) ?? s))];
}

/** The symbols that a definition is computed from, in the order in which it speaks of them. */
function operandsOf(user: Definition, symbols: readonly Sym[], tape: Tape): readonly Sym[] {
  const spoken = symbolsOf(user.value);
  const placeOf = (s: Sym): number => spoken.findIndex((other) => mayBeSame(other, s));
  return symbols.filter((s) => tape.usersOf(s).includes(user)).toSorted((a, b) => placeOf(a) - placeOf(b));
}

function computedNode({ symbol, value }: Definition, isOfOperations: boolean, sheet: Sheet): GraphNode {
  const name = shown(symbol, sheet);
  const { forward } = forwardOf(symbol, sheet);
  if (!isOfOperations) return { label: name, isGiven: false, ...(forward && { forward }) };
  return { label: gateSign(value, sheet), isGiven: false, forward: { relation: '=', ...forward, name } };
}

function forwardOf(s: Sym, sheet: Sheet): Pick<GraphNode, 'forward'> {
  const value = numberOf(s, sheet);
  return value ? { forward: { value: value.layout, relation: value.relation } } : {};
}

/** 1 for the result itself; of any other adjoint its value, else its formula where that is short, else what the sheet calls it. */
function gradientOf(s: Sym, sheets: readonly Sheet[]): Pick<GraphNode, 'gradient'> {
  const [own] = sheets;
  for (const sheet of sheets) {
    const { gradients, problem, symbolOf } = sheet.solution;
    if (s === problem.loss) return { gradient: number('1') };
    const [adjoint, another] = adjointsOf(s, sheet);
    if (!adjoint) continue;
    if (another) return {};
    const value = numberOf(symbolOf(adjoint), sheet)?.layout;
    const whole = fullFormula(adjoint, gradients);
    const isKnown = sheet === own || citedAdjoints([whole], gradients).length === 0;
    const formula = isKnown ? short(whole, sheet) : undefined;
    const name = sheet === own ? adjoint.name : undefined;
    const gradient = value ?? formula ?? (name && shown(name, sheet));
    return gradient ? { gradient } : {};
  }
  return {};
}

const adjointsOf = (s: Sym, { solution: { gradients } }: Sheet): readonly Adjoint[] =>
  [...gradients.intermediates, ...gradients.parameters].filter(({ of }) => mayBeSame(of, s));

/** A sheet on which every quantity on the way has an adjoint of its own: a style may go through some of them. */
const withEachDerived = ({ solution, rounding, carry, detail, say }: Sheet): Sheet =>
  newSheet(solveProblem(solution.problem, EACH_BY_NAME), { rounding, carry, detail, say });

/** ∂u/∂s, where a gradient goes that way: its formula where that is short, and its value. */
function localOf(user: Definition, s: Sym, sheet: Sheet): { readonly local?: Quantity } {
  const { locals } = sheet.solution.gradients;
  const isOf = ({ definition, by }: LocalDerivative): boolean => definition === user && mayBeSame(by, s);
  const [local, another] = locals.filter(isOf);
  if (!local || another) return {};
  const { result, goal } = local;
  if (result.kind === 'num') return { local: { value: inlineForm(shown(result, sheet)), relation: '=' } };
  const name = short(result, sheet, goal) ?? inlineForm(shown(goal, sheet));
  const value = numberOf(localSymbol(local), sheet);
  return { local: { name, relation: '=', ...(value && { value: value.layout, relation: value.relation }) } };
}

/** On one line, with the letters of `goal` on its left; undefined where that is long. */
function short(e: Expr, sheet: Sheet, goal: Expr = e): Layout | undefined {
  const layout = inlineForm(shownBeside(e, goal === e ? [] : goal.free, sheet));
  return widthOf(layout) <= WIDEST && !isTall(layout) ? layout : undefined;
}

/** The value of a single quantity, where it has one that is a number. */
function numberOf(s: Sym, sheet: Sheet): Printed | undefined {
  if (isFree(s) || !isNumeric(sheet.solution.problem)) return undefined;
  try {
    return isNumber(s, sheet) ? printed(s, sheet) : undefined;
  } catch (error) {
    if (error instanceof ValueError) return undefined;
    throw error;
  }
}
