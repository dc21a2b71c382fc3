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

function layerWords({ caption, units, isCoupled }: NetworkLayer, hasSums: boolean, say: Say): readonly Inlines[] {
  const words = say.network.described;
  const drawn = unitList(units, (unit) => unitWords(unit, words), say);
  return [
    words.layer(capitalized(caption.join(', ')), drawn),
    ...(hasSums && isCoupled ? [[text(words.coupled)]] : []),
  ];
}

/** All units, or of a large layer those that are drawn: x1, x2 and so on to x784. */
function unitList(units: readonly NetworkUnit[], said: (unit: NetworkUnit) => Inlines, say: Say): Inlines {
  const slots = slotsOf(units.length);
  const isShort = slots.includes(undefined);
  const items = slots.flatMap((unit) => (unit === undefined ? [] : [said(units[unit] as NetworkUnit)]));
  const last = items.at(-1) ?? [];
  return say.mathematics.list(isShort ? [...items.slice(0, -1), say.network.described.soOn(last)] : items);
}

const capitalized = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

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

function lossWords({ layers, loss }: Undescribed, say: Say): readonly Inlines[] {
  if (!loss) return [];
  const units = (layers.at(-1)?.units ?? []).filter((_, unit) => loss.from.includes(unit));
  const outputs = unitList(units, ({ label }) => [math(label)], say);
  const { leadsTo, leadsToWithTarget } = say.network.described;
  return [loss.target ? leadsToWithTarget(outputs, loss.target, loss.label) : leadsTo(outputs, loss.label)];
}
