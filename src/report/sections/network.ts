/** The network as a drawing. */
import { type Block, text } from '../../document/document.js';
import type { NetworkFigure } from '../../document/figure.js';
import { typeset } from '../../language/typeset.js';
import type { NetworkView } from '../../problem/problem.js';
import type { Messages } from '../messages/messages.js';
import { heading, type Sheet } from '../sheet.js';

/** More units in a layer than this are not drawn. */
const MOST_UNITS = 8;

export function networkSection(sheet: Sheet): readonly Block[] {
  const { network } = sheet.solution.problem;
  const figure = network && networkFigure(network, sheet);
  if (!figure) return [];
  return [heading('network', sheet), { kind: 'figure', figure, caption: [text(sheet.say.network.caption)] }];
}

function networkFigure({ inputs, layers }: NetworkView, { notation, say }: Sheet): NetworkFigure | undefined {
  const columns = [inputs, ...layers.map((l) => l.outputs)];
  if (columns.some((units) => units.length > MOST_UNITS)) return undefined;
  return {
    kind: 'network',
    layers: columns.map((units, n) => ({
      caption: captionOf(n, layers, say.network),
      units: units.map((s, unit) => {
        const bias = layers[n - 1]?.biases?.[unit];
        return { label: typeset(s, notation), ...(bias && { bias: typeset(bias, notation) }) };
      }),
    })),
    edges: layers.flatMap((l, layer) =>
      l.weights.flatMap((row, to) =>
        row.map((weight, from) => ({ layer, from, to, label: typeset(weight, notation) })),
      ),
    ),
  };
}

function captionOf(column: number, layers: NetworkView['layers'], say: Messages['network']): string {
  const name = layers[column - 1]?.activation;
  if (name === undefined) return say.input;
  const activation = say.activations[name] ?? name;
  return column === layers.length ? say.output(activation) : say.hidden(activation);
}
