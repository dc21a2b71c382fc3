/** By paths: one chain a parameter, factor by factor; what was calculated earlier is not derived again. */

import type { Adjoint } from '../../backprop/adjoint.js';
import { isFrozen } from '../../backprop/entries.js';
import { distanceToLoss, routesApart } from '../../backprop/routes.js';
import { type Block, type EquationLine, type Inlines, math, paragraph } from '../../document/document.js';
import { listed } from '../../document/prose.js';
import { type Derivative, type Expr, isFree, type Sym } from '../../language/expr.js';
import { infix, row } from '../../language/layout.js';
import { inComponents } from '../../problem/forms/components.js';
import { derivationLines, type Line } from '../../rules/lines.js';
import type { Derivation, Rule } from '../../rules/rule.js';
import { derivationEquation, labelled, lineLinks } from '../derivation.js';
import { printedEntries } from '../entries.js';
import { chainsOfValues, derivativesIn, type Factor, factorOf, numbersOf, withFactorValues } from '../factors.js';
import { cited } from '../labels.js';
import { routeBlocks } from '../network/blocks.js';
import { illustratedParameters } from '../network/route.js';
import { newValueLines } from '../new-value.js';
import { functionSection } from '../sections/local-derivatives.js';
import { updateTableSection } from '../sections/update.js';
import { chain, equation, heading, type Link, numberLinks, type Sheet, shown } from '../sheet.js';
import type { Style } from './style.js';

export const paths: Style = {
  form: inComponents,
  way: routesApart,
  lines: (sheet) => chainsOfValues((a) => chainOf(a, sheet).product, sheet),
  gradients,
  instead: { 'local-derivatives': functionSection, update: updateTableSection },
};

/** Every parameter worked, those nearest to the loss first, so that the longer chains find their factors known. */
function gradients(sheet: Sheet): readonly Block[] {
  const met = new Set<Derivation>();
  const drawn = drawnRoutes(sheet);
  return [heading('gradients', sheet), ...fromTheLoss(sheet).flatMap((a) => worked(a, met, drawn, sheet))];
}

/** The parameters whose routes are drawn: of each layer one, but for that which the section of paths draws. */
const drawnRoutes = (sheet: Sheet): readonly Sym[] =>
  illustratedParameters(sheet).slice(sheet.solution.problem.tasks.some(({ kind }) => kind === 'paths') ? 1 : 0);

/** The adjoints that are cited, and the parameters: by how far they are from the loss. */
function fromTheLoss({ solution }: Sheet): readonly Adjoint[] {
  const { tape, intermediates, parameters } = solution.gradients;
  const distance = distanceToLoss(tape);
  return [...intermediates, ...parameters].toSorted((a, b) => distance(a.of) - distance(b.of));
}

/** The chain, its factors, their product with its value, the new value of the parameter. */
function worked(a: Adjoint, met: Set<Derivation>, drawn: readonly Sym[], sheet: Sheet): readonly Block[] {
  const { along, after, product } = chainOf(a, sheet);
  const left = shown(a.name ?? a.goal, sheet);
  const chainLinks = lineLinks(along, sheet);
  const results = lineLinks(sheet.detail === 'brief' ? after.slice(-1) : after, sheet);
  const blocks: readonly Block[] = [
    { kind: 'heading', level: 2, text: sheet.say.paths.of(shown(a.of, sheet)) },
    ...(drawn.includes(a.of) ? routeBlocks(a.of, sheet) : []),
    ...(chainLinks.length > 1 ? [equation(chain(left, a.name ? chainLinks : chainLinks.slice(1)))] : []),
    ...factorBlocks(product, met, sheet),
    labelled(a, equation(chain(left, [...results, ...closing(a, product, sheet)]), true)),
    ...newValue(a, sheet),
  ];
  met.add(a);
  return blocks;
}

/** The lines up to the product of factors, and those after it. */
function chainOf(a: Adjoint, { detail }: Sheet) {
  const lines = derivationLines(a, detail === 'brief' ? 'normal' : detail);
  const end = lines.findIndex(({ steps }) => steps.some(({ rule }) => !isAlongTheTape(rule)));
  const [along, after] = end < 0 ? [lines, []] : [lines.slice(0, end), lines.slice(end)];
  return { along, after, product: (along.at(-1) as Line).expr };
}

/** What leads to the product of factors, before anything is put in. */
const isAlongTheTape = ({ id, rank }: Rule): boolean => rank === 'chore' || id === 'chain-rule';

/** Each factor where it is met first; in one sentence those that were calculated earlier. */
function factorBlocks(product: Expr, met: Set<Derivation>, sheet: Sheet): readonly Block[] {
  const earlier: (readonly [Derivative, Factor])[] = [];
  const fresh: EquationLine[] = [];
  for (const e of derivativesIn(product)) {
    const factor = factorOf(e, sheet);
    if (factor === undefined) continue;
    if (met.has(factor.derivation)) earlier.push([e, factor]);
    else fresh.push(...derivationEquation(factor.derivation, sheet, { closing: numbersOf(factor, sheet) }).lines);
    met.add(factor.derivation);
  }
  return [
    ...(earlier.length > 0 ? [paragraph(earlierValues(earlier, sheet))] : []),
    ...(fresh.length > 0 ? [equation(fresh)] : []),
  ];
}

function earlierValues(earlier: readonly (readonly [Derivative, Factor])[], sheet: Sheet): Inlines {
  const say = sheet.say.paths;
  const values = earlier.map(([e, factor]): Inlines => [math(factorValue(e, factor, sheet))]);
  const derivations = earlier.map(([, { derivation }]) => derivation);
  return say.earlier(listed(values, ', '), [cited(derivations, say.inEquations)]);
}

/** ∂a/∂z = 0.2494, or its formula where there is no number. */
function factorValue(e: Derivative, factor: Factor, sheet: Sheet) {
  const value = numbersOf(factor, sheet).at(-1) ?? {
    relation: '=' as const,
    layout: shown(factor.derivation.result, sheet),
  };
  return row(shown(e, sheet), infix(value.relation), value.layout);
}

/** The factors' numbers multiplied; of an indexed quantity its entries. */
function closing(a: Adjoint, product: Expr, sheet: Sheet): readonly Link[] {
  const symbol = sheet.solution.symbolOf(a);
  if (a.result.kind === 'num') return [];
  if (!isFree(a.of)) return numberLinks(withFactorValues(product, sheet) ?? a.result, symbol, sheet);
  const entries = printedEntries(symbol, sheet);
  return entries ? [entries] : [];
}

/** One step of the optimizer, where the spec asks for it and the parameter is a single number that moves. */
function newValue(a: Adjoint, sheet: Sheet): readonly Block[] {
  const { update, problem, symbolOf } = sheet.solution;
  const own = update?.parameters.find((p) => p.parameter === a.of);
  if (!update || !own || isFree(a.of) || isFrozen(a.of, problem)) return [];
  return [equation(newValueLines(own, update, { written: a.goal, symbol: symbolOf(a) }, sheet), true)];
}
