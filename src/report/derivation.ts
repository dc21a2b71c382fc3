/** Derivations as equation chains: the steps that were taken, the rule beside each line, the numbers last. */
import type { Equation, Words } from '../document/document.js';
import type { Expr, FreeIndex } from '../language/expr.js';
import { inlineForm } from '../language/inline.js';
import type { Layout } from '../language/layout.js';
import { type Detail, derivationLines, type Line } from '../rules/lines.js';
import type { Derivation } from '../rules/rule.js';
import { shapeOf } from '../rules/shape.js';
import { COMMA, cited, labelOf } from './labels.js';
import { reasonsOf } from './reasons.js';
import { chain, equation, type Link, type Sheet, shown, shownBeside, stacked } from './sheet.js';

export interface DerivationPrinting {
  readonly answer?: boolean;
  /** What the goal is called from now on, written before it: δ₄ = ∂L/∂z₄ = … */
  readonly name?: Expr;
  /** What the goal is written as from now on, in its place: σ′(z). */
  readonly left?: Layout;
  /** After the last step: numbers, values. */
  readonly closing?: readonly Link[];
}

/** goal = … = result, a line for each lesson. */
export function derivationEquation(d: Derivation, sheet: Sheet, printing: DerivationPrinting = {}): Equation {
  const { name, left, closing = [], answer = false } = printing;
  const [goal, ...links] = linksOf(d, sheet.detail, sheet);
  const head = left ?? (name ? shown(name, sheet) : goal?.layout);
  return labelled(d, equation(chain(head, [...(goal && name ? [goal] : []), ...links, ...closing]), answer));
}

/** An equation as the place where a derivation is found. */
export function labelled(d: Pick<Derivation, 'goal'>, { lines, ...rest }: Equation): Equation {
  const label = labelOf(d);
  return { ...rest, lines: lines.map((line, n) => (n === 0 && label !== undefined ? { ...line, label } : line)) };
}

/** The goal and each line after it. */
const linksOf = (d: Derivation, detail: Detail, sheet: Sheet): readonly Link[] =>
  lineLinks(derivationLines(d, detail), sheet, d.goal.free);

/** Lines as links of a chain, in other letters than those `beside` it; a line that prints like the one before it says nothing. */
export function lineLinks(lines: readonly Line[], sheet: Sheet, beside: readonly FreeIndex[] = []): readonly Link[] {
  const links = lines.map(
    ({ expr, steps }, n): Link => ({
      relation: '=',
      layout: shownBeside(expr, beside, sheet),
      reason: reasonsOf(steps, sheet),
      isStep: n < lines.length - 1,
    }),
  );
  // ∂L/∂a as a total derivative prints like the partial one where L uses a directly.
  return links.filter(({ layout }, n) => n === 0 || !sameLayout(layout, links[n - 1]?.layout));
}

/** Whether two layouts print the same. */
export const sameLayout = (a: Layout, b: Layout | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Derivations in their order. Of those with the same steps up to their names the first is worked; the others have one
 * line, and those that follow one another stand below each other. With brief detail each has one line, with full
 * detail each is worked.
 */
export function derivationBlocks<D extends Derivation>(
  derivations: readonly D[],
  sheet: Sheet,
  printing: (d: D) => DerivationPrinting,
): readonly Equation[] {
  if (derivations.length === 0) return [];
  if (sheet.detail === 'brief') return [stacked(derivations.map((d) => resultLine(d, sheet, printing(d))))];
  const blocks = derivations.map((d) => derivationEquation(d, sheet, printing(d)));
  if (sheet.detail === 'full') return blocks;
  const worked = new Map<string, D>();
  const rows: Equation[][] = [];
  let isRow = false;
  derivations.forEach((d, n) => {
    const shape = shapeOf(d);
    const model = worked.get(shape);
    if (!model) worked.set(shape, d);
    const block = model ? resultLine(d, sheet, printing(d), likewise(model, sheet, printing(model))) : blocks[n];
    if (model && isRow) rows.at(-1)?.push(block as Equation);
    else rows.push([block as Equation]);
    isRow = model !== undefined;
  });
  return rows.map((row) => (row.length === 1 ? (row[0] as Equation) : stacked(row)));
}

/** goal = result = numbers, on as few lines as hold it; beside it `reason`, else the rules. */
function resultLine(
  d: Derivation,
  sheet: Sheet,
  { name, left, closing = [], answer = false }: DerivationPrinting,
  reason?: Words,
): Equation {
  const result = linksOf(d, 'brief', sheet).at(-1) as Link;
  const head = left ?? inlineForm(shown(name ?? d.goal, sheet));
  return labelled(d, equation(chain(head, [{ ...result, ...(reason && { reason }) }, ...closing]), answer));
}

const likewise = (model: Derivation, sheet: Sheet, { name, left }: DerivationPrinting): Words => [
  ...sheet.say.steps.likewise(left ?? shown(name ?? model.goal, sheet)),
  cited([model], COMMA),
];
