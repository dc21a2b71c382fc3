/** The general formula: one derivation with free indices for each layer, and one entry of it with its numbers. */
import type { Adjoint } from '../../backprop/adjoint.js';
import { citedBy } from '../../backprop/formula.js';
import { type Block, type Equation, type Inlines, math, paragraph } from '../../document/document.js';
import { listed } from '../../document/prose.js';
import { derivative, type Expr, type FreeIndex, type Index, isFree, type Sym } from '../../language/expr.js';
import { identifier, infix, number, row } from '../../language/layout.js';
import { renameAll, symbolsOf } from '../../language/walk.js';
import { withoutAxesOfOne } from '../../problem/forms/components.js';
import { generalForm, hasFreeIndices } from '../../problem/forms/general.js';
import { SAMPLES } from '../../problem/samples.js';
import { anyEntry, noFormBlock } from '../general-form.js';
import { sheetOfForm } from '../in-arrays.js';
import { ownNameBlocks } from '../own-names.js';
import { chain, equation, heading, type Link, numberLinks, type Sheet, shown, stacked } from '../sheet.js';
import { withShortSums } from '../short-sums.js';
import { gradients } from '../styles/delta.js';

export function generalFormulaSection(sheet: Sheet): readonly Block[] {
  const { problem } = sheet.solution;
  const form = problem.inArrays && hasFreeIndices(problem) ? problem : generalForm(problem);
  if (!form) return [heading('general-formula', sheet), noFormBlock(sheet)];
  if (form === problem) return [heading('general-formula', sheet), ...instanceBlocks(sheet)];
  const general = sheetOfForm(withoutAxesOfOne(form), sheet);
  const derivations = gradients(general).filter((block) => block.kind !== 'heading');
  return [
    heading('general-formula', sheet),
    ...ownNameBlocks(general),
    anyEntry(general),
    ...derivations,
    ...instanceBlocks(general),
  ];
}

/** The first entry of the first array of parameters: what it cites, then the gradient. */
function instanceBlocks(sheet: Sheet): readonly Block[] {
  const { gradients: found, problem } = sheet.solution;
  const adjoint = found.parameters.find((a) => isFree(a.of));
  if (!adjoint) return [];
  const entry = renameAll(adjoint.of, adjoint.of.free, firstIndices(adjoint.of)) as Sym;
  const cited = symbolsOf(adjoint.result)
    .map((s) => citedBy(s, found))
    .filter((a) => a !== undefined);
  const own = problem.ownNames.get(entry);
  const indices = indexValues(
    adjoint.of.free.filter((i) => !isOfSamples(i)),
    sheet,
  );
  const { instance, entry: plain } = sheet.say.general;
  const text = own ? instance(shown(own, sheet), shown(entry, sheet), indices) : plain(shown(entry, sheet), indices);
  return [paragraph(text), stacked([...new Set([...cited, adjoint])].map((a) => instanceOf(a, sheet)))];
}

const isOfSamples = (index: FreeIndex): boolean => index.range === SAMPLES;

/** All 1, but for the samples. */
const firstIndices = (s: Sym): readonly Index[] => s.free.map((i) => (isOfSamples(i) ? i : 1));

const indexValues = (free: readonly FreeIndex[], { say }: Sheet): Inlines =>
  listed(
    free.map((i) => [math(row(identifier(i.name), infix('='), number('1')))]),
    say.general.and,
  );

/** The formula at the first entry, its sums written out, its numbers. */
function instanceOf(a: Adjoint, sheet: Sheet): Equation {
  const { problem, symbolOf } = sheet.solution;
  const first = firstIndices(a.of);
  const at = (e: Expr): Expr => renameAll(e, a.of.free, first);
  const result = at(a.result);
  const written = withShortSums(result, problem);
  const own = problem.ownNames.get(at(a.of) as Sym);
  const links: Link[] = [result, written]
    .filter((e, n, all) => n === 0 || e !== all[n - 1])
    .map((e) => ({ relation: '=', layout: shown(e, sheet) }));
  const entry = shown(at(a.name ?? a.goal), sheet);
  const left = own && !a.name ? shown(derivative(problem.loss, own, 'total'), sheet) : undefined;
  const symbol = at(symbolOf(a)) as Sym;
  const numbers = isFree(symbol) ? [] : numberLinks(written, symbol, sheet);
  return equation(
    chain(left ?? entry, [...(left ? [{ relation: '=' as const, layout: entry }] : []), ...links, ...numbers]),
  );
}
