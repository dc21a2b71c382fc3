/** The forward pass: each definition, its numbers put in, its value. */
import { type Block, type Equation, type EquationLine, paragraph } from '../../document/document.js';
import { type Expr, isFree, sym } from '../../language/expr.js';
import { widthOf } from '../../language/measure.js';
import { symbolsOf } from '../../language/walk.js';
import type { Definition } from '../../problem/problem.js';
import { SAMPLE_COUNT, SAMPLES } from '../../problem/samples.js';
import { printedEntries } from '../entries.js';
import { inArrays } from '../in-arrays.js';
import { inMatrices, shapeNote, wholeLayout, withNumbers } from '../matrix-view.js';
import { valuedNetworkBlocks } from '../network/blocks.js';
import { chain, equation, heading, type Link, numberLinks, type Sheet, shown, stacked } from '../sheet.js';
import { withShortSums } from '../short-sums.js';

/** Each definition but the loss. */
export function forwardSection(sheet: Sheet): readonly Block[] {
  const { problem } = sheet.solution;
  const definitions = problem.definitions.filter((d) => d.role !== 'loss');
  if (definitions.length === 0) return [];
  return [
    heading('forward', sheet),
    ...(tellsSampleCount(sheet) ? [paragraph(sheet.say.forward.samples(shown(sym(SAMPLE_COUNT), sheet)))] : []),
    ...layersOf(definitions).map((layer) => layerEquation(layer, sheet)),
    ...valuedNetworkBlocks(sheet),
  ];
}

/** Whether formulas speak of how many samples there are: the mean over them, or the shape of a matrix with a row for each. */
function tellsSampleCount({ solution: { problem } }: Sheet): boolean {
  const isOpen = problem.axes.has(SAMPLES) && problem.axes.get(SAMPLES)?.size === undefined;
  const isMatrix = ({ symbol }: Definition): boolean =>
    symbol.indices.length > 1 && symbol.free.some((i) => i.range === SAMPLES);
  const isMean = problem.definitions.some(({ value }) => symbolsOf(value).some(({ name }) => name === SAMPLE_COUNT));
  return isOpen && (isMean || problem.definitions.some(isMatrix));
}

/** Numbers of one layer stand below each other; what has indices is a block of its own. */
function layersOf(definitions: readonly Definition[]): readonly (readonly Definition[])[] {
  const layers: Definition[][] = [];
  for (const d of definitions) {
    const [before] = layers.at(-1) ?? [];
    if (before && before.role === d.role && !isFree(before.symbol) && !isFree(d.symbol)) layers.at(-1)?.push(d);
    else layers.push([d]);
  }
  return layers;
}

const layerEquation = (layer: readonly Definition[], sheet: Sheet): Equation =>
  stacked(layer.map((d) => equation(definitionLines(d, sheet))));

/** symbol = formula = numbers = value. */
export function definitionLines(d: Definition, sheet: Sheet): readonly EquationLine[] {
  const role = d.role === 'loss' && !sheet.solution.problem.isLoss ? 'intermediate' : d.role;
  const formula: Link = { relation: '=', layout: shown(d.value, sheet), reason: sheet.say.forward.reasons[role] };
  const isOfArrays = isFree(d.symbol) || (d.role !== 'loss' && hasSum(d.value));
  const numbers = isOfArrays ? [] : numbersOf(d, sheet);
  return [
    ...chain(shown(d.symbol, sheet), [formula, ...numbers]),
    ...(isOfArrays ? arrayLines(...asArray(d, sheet)) : []),
  ];
}

/** The definition of the array that a single entry is all of: a layer of one unit is a product of matrices too. */
function asArray(d: Definition, sheet: Sheet): readonly [Definition, Sheet] {
  const whole = sheet.solution.problem.inArrays?.definitions.find(({ symbol }) => symbol.name === d.symbol.name);
  return whole && !isFree(d.symbol) ? [whole, inArrays(sheet)] : [d, sheet];
}

/** A sum over an index has its numbers as vectors: none of its terms has one. */
const hasSum = (e: Expr): boolean => e.kind === 'sum' || e.parts.some(hasSum);

/** In em: where the terms of a sum are wider, its value stands alone. */
const WIDEST = 58;

/** The numbers put in, a short sum term by term, then the value. */
function numbersOf({ value, symbol }: Definition, sheet: Sheet): readonly Link[] {
  const termByTerm = numberLinks(withShortSums(value, sheet.solution.problem), symbol, sheet);
  const isWide = termByTerm.some(({ layout }) => widthOf(layout) > WIDEST);
  return isWide ? numberLinks(value, symbol, sheet) : termByTerm;
}

/** The same in matrices, and the vector or matrix of values. */
function arrayLines(d: Definition, sheet: Sheet): readonly EquationLine[] {
  const matrix = inMatrices(d.value, d.symbol, sheet);
  const numbers = matrix && withNumbers(matrix.form, sheet);
  const values = printedEntries(d.symbol, sheet);
  const links: Link[] = [];
  if (matrix) links.push({ relation: '=', layout: matrix.layout(sheet), reason: shapeNote(matrix.form, sheet) });
  if (numbers) links.push(numbers);
  if (values) links.push(values);
  return chain(wholeLayout(d.symbol, sheet), links);
}
