/** Each activation for itself, at this problem's own arguments; then how the gradient fares from layer to layer. */
import { type Applied, appliedFunctions } from '../../backprop/applied.js';
import { type FunctionShape, shapeOf } from '../../backprop/shape-of-function.js';
import { type Block, type Inlines, paragraph, text } from '../../document/document.js';
import { brackets, identifier, infix, type Layout, row, superscript } from '../../language/layout.js';
import { functionLayout } from '../../language/notation.js';
import { withNeeds } from '../../problem/sections.js';
import { COMMA, cited } from '../labels.js';
import { measured } from '../numbers.js';
import { equation, heading, line, type Sheet, shown } from '../sheet.js';
import { functionPlot, isDrawn, type PlotLabels } from '../study/function-plot.js';
import { layerBlocks } from '../study/layers.js';
import { derivativeOf, plainFunction } from '../study/plain.js';
import { unitRemarks, unitsWithNumbers, unitTable } from '../study/units.js';
import { functionBlocks } from './local-derivatives.js';

export function activationStudySection(sheet: Sheet): readonly Block[] {
  const applied = appliedFunctions(sheet.solution.problem);
  const blocks = [...applied.flatMap((one) => studyOf(one, sheet)), ...layerBlocks(sheet)];
  if (blocks.length === 0) return [];
  return [heading('activation-study', sheet), ...blocks];
}

/** Definition and derivative, its numbers, its shape in words, its drawing. */
function studyOf(applied: Applied, sheet: Sheet): readonly Block[] {
  const say = sheet.say['activation-study'];
  const derivative = derivativeOf(applied, sheet.solution);
  const labels = labelsOf(applied, sheet);
  const isShownBefore =
    withNeeds(sheet.solution.problem.tasks.map((t) => t.kind)).has('local-derivatives') &&
    sheet.solution.gradients.functions.includes(derivative);
  const definition = line(shown(applied.definition.formula, sheet), { left: labels.value, reason: say.definition });
  const result = line(shown(derivative.result, sheet), {
    left: labels.slope,
    reason: [text(say.derivedAbove), cited([derivative], COMMA)],
  });
  const head: readonly Block[] = isShownBefore
    ? [equation([definition, result])]
    : [equation([definition]), ...functionBlocks([derivative], sheet)];

  const plain = plainFunction(applied, derivative, sheet.solution);
  if (plain === undefined) return head;
  const units = unitsWithNumbers(applied, sheet);
  const shape = shapeOf(plain.value, plain.slope);
  const remarks = unitRemarks(units, plain.slope, shape, sheet);
  const outside = units.filter((unit) => !isDrawn(unit)).length;
  const caption =
    units.length > 0 ? say.plot(labels.value, labels.slope, outside) : say.plainPlot(labels.value, labels.slope);
  return [
    ...head,
    ...(shape ? [paragraph(shapeInWords(shape, labels, sheet))] : []),
    {
      kind: 'figure',
      figure: functionPlot(plain, labels, units),
      caption,
    },
    ...unitTable(units, plain.slope, labels, sheet),
    ...(remarks.length > 0 ? [paragraph(remarks)] : []),
  ];
}

function labelsOf({ definition }: Applied, sheet: Sheet): PlotLabels {
  const argument = shown(definition.argument, sheet);
  const name = functionLayout(definition.fn, sheet.notation);
  const at = (head: Layout): Layout => ({ kind: 'apply', name: head, argument: brackets(argument) });
  return { argument, value: at(name), slope: at(superscript(name, identifier('′'))) };
}

/** Between what the values lie, where the slope is greatest, and where it all but ends. */
function shapeInWords(
  { bounds, steepest, flatBelow, flatAbove }: FunctionShape,
  labels: PlotLabels,
  sheet: Sheet,
): Inlines {
  const say = sheet.say['activation-study'];
  const number = (value: number): Layout => measured(value, sheet.rounding);
  const { value, slope, argument } = labels;
  const sentences: Inlines[] = [];
  if (bounds) {
    const { least, most } = bounds;
    const between = { least: least && number(least.value), most: most && number(most.value) };
    sentences.push(say.bounds(value, between));
    if (least && most && Math.abs(least.value + most.value) < 1e-9) sentences.push(say.centred);
    else if (least && least.value >= 0) sentences.push(say.neverNegative);
  }
  if (steepest) {
    const { at } = steepest;
    const relation = infix(Number.isInteger(at) ? '=' : '≈');
    const place = at === undefined ? undefined : row(argument, relation, number(at));
    sentences.push(say.steepest(slope, number(steepest.slope), place));
  }
  if (flatBelow !== undefined || flatAbove !== undefined) {
    const [below, above] = [flatBelow, flatAbove].map((z) => (z === undefined ? undefined : number(z)));
    sentences.push(say.flat(argument, below, above));
  }
  return sentences.flatMap((sentence, n) => [...(n === 0 ? [] : [text(' ')]), ...sentence]);
}
