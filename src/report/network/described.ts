/** The drawing of a network in words, for those who do not see it. */

import { type Inlines, math, text } from '../../document/document.js';
import { slotsOf } from '../../document/network-columns.js';
import type { NetworkFigure, NetworkLayer, NetworkRoute, NetworkUnit } from '../../document/network-figure.js';
import { listed } from '../../document/prose.js';
import type { Layout } from '../../language/layout.js';
import type { Sheet } from '../sheet.js';

/** A drawing that has no words yet. */
export type Undescribed = Omit<NetworkFigure, 'description'>;

/** Layer by layer what stands there; then the weights between the layers, what the outputs lead to, and the route. */
export function describedNetwork(figure: Undescribed, { say }: Sheet): Inlines {
  const words = say.network.described;
  const sentences: readonly Inlines[] = [
    [text(words.intro)],
    ...figure.layers.flatMap((layer, n) => [...layerWords(layer, n > 0, say), ...weightsWords(figure, n, say)]),
    ...lossWords(figure, say),
  ];
  return listed(sentences, ' ');
}

/** What stands out in the drawing of a route: the units that it goes through, layer by layer, and its derivatives. */
export function describedRoute(
  figure: Undescribed & { readonly route: NetworkRoute },
  parameter: Layout,
  { say }: Sheet,
): Inlines {
  const { layers, loss, route } = figure;
  const words = say.network.described;
  const units = layers.flatMap((layer, n): readonly Inlines[] => {
    const reached = route.units[n] ?? [];
    return reached.length === 0
      ? []
      : [say.mathematics.list(reached.map((unit) => [math((layer.units[unit] as NetworkUnit).label)]))];
  });
  const factors = route.factors.map(({ label }): Inlines => [math(label)]);
  return listed(
    [
      words.route(parameter, listed([...units, ...(loss ? [[math(loss.label)]] : [])], words.after)),
      ...(factors.length === 0 ? [] : [words.factors(say.mathematics.list(factors))]),
    ],
    ' ',
  );
}

type Say = Sheet['say'];

function layerWords(
  { caption, units, isCoupled }: NetworkLayer,
  hasSums: boolean,
  { network, mathematics }: Say,
): readonly Inlines[] {
  const { layer, coupled, leftOut } = network.described;
  const drawn = slotsOf(units.length).map(
    (unit): Inlines =>
      unit === undefined ? [text(leftOut)] : unitWords(units[unit] as NetworkUnit, network.described),
  );
  return [layer(caption.join(', '), mathematics.list(drawn)), ...(hasSums && isCoupled ? [[text(coupled)]] : [])];
}

function unitWords({ label, value, bias }: NetworkUnit, { withValue, withBias }: Say['network']['described']): Inlines {
  const unit = value ? withValue(label, value) : [math(label)];
  return bias ? withBias(unit, bias) : unit;
}

/** From each unit of the layer to those of the next; of many the matrix. */
function weightsWords({ layers, weights }: Undescribed, n: number, { network, mathematics }: Say): readonly Inlines[] {
  const words = network.described;
  const own = weights[n];
  if (own?.kind === 'omitted') return [[text(words.omitted(own.caption.join(' ')))]];
  const [from, to] = [layers[n]?.units ?? [], layers[n + 1]?.units ?? []];
  if (own?.labels) {
    return from.map(({ label }, at) => {
      const edges = to.map((unit, row) => words.weight(own.labels?.[row]?.[at] ?? unit.label, unit.label));
      return words.weights(label, mathematics.list(edges));
    });
  }
  const [matrix, shape] = own?.whole ?? [];
  return matrix && shape ? [words.matrix(matrix, shape)] : [];
}

function lossWords({ layers, loss }: Undescribed, { network, mathematics }: Say): readonly Inlines[] {
  if (!loss) return [];
  const units = layers.at(-1)?.units ?? [];
  const outputs = mathematics.list(
    slotsOf(units.length).flatMap((unit): readonly Inlines[] => {
      if (unit === undefined) return [[text(network.described.leftOut)]];
      return loss.from.includes(unit) ? [[math((units[unit] as NetworkUnit).label)]] : [];
    }),
  );
  const { leadsTo, leadsToWithTarget } = network.described;
  return [loss.target ? leadsToWithTarget(outputs, loss.target, loss.label) : leadsTo(outputs, loss.label)];
}
