/** The size of δ layer by layer: whether the gradient shrinks on its way back. */
import { type LayerGradient, layerGradients } from '../../backprop/layer-gradients.js';
import { type Block, type Inlines, math, paragraph, text } from '../../document/document.js';
import { measured } from '../numbers.js';
import type { Sheet } from '../sheet.js';

/** Ratios nearer to 1 than this are called no change. */
const SAME = 0.05;

/** A table of the layers and a sentence; nothing for one layer, or where there are no numbers. */
export function layerBlocks(sheet: Sheet): readonly Block[] {
  const layers = layerGradients(sheet.solution.problem);
  if (!layers || layers.length < 2) return [];
  const say = sheet.say['activation-study'];
  const backwards = layers.toReversed();
  return [
    {
      kind: 'table',
      caption: [text(say.layerTable)],
      columns: [
        { head: [text(say.layerColumns.layer)], align: 'right' },
        { head: [text(say.layerColumns.activation)], align: 'left' },
        { head: [text(say.layerColumns.norm)], align: 'right' },
        { head: [text(say.layerColumns.ratio)], align: 'right' },
      ],
      groups: [
        backwards.map(({ layer, activation, norm }, n) => [
          [text(String(layer))],
          [text(sheet.say.network.activations[activation] ?? activation)],
          [math(measured(norm, sheet.rounding))],
          ratioCell(norm, backwards[n - 1]?.norm, sheet),
        ]),
      ],
    },
    paragraph(inWords(layers, sheet)),
  ];
}

const ratioCell = (norm: number, after: number | undefined, sheet: Sheet): Inlines =>
  after === undefined || after === 0 ? [] : [math(measured(norm / after, sheet.rounding))];

/** From the last layer to the first, told by the numbers in full. */
function inWords(layers: readonly LayerGradient[], sheet: Sheet): Inlines {
  const say = sheet.say['activation-study'];
  const [first, last] = [layers[0], layers.at(-1)] as [LayerGradient, LayerGradient];
  if (last.norm === 0) return say.nothingArrives(last.layer);
  const stopped = layers.findLast(({ norm }) => norm === 0);
  if (stopped) return say.stops(stopped.layer);
  const ratio = first.norm / last.norm;
  const factor = measured(ratio < 1 ? 1 / ratio : ratio, { kind: 'significant', digits: 3, ties: sheet.rounding.ties });
  const change = ratio < 1 - SAME ? 'shrinks' : ratio > 1 + SAME ? 'grows' : 'keeps';
  return say.change[change](last.layer, first.layer, factor);
}
