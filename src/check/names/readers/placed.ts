/** Readers of names by the place in a network that their scripts tell, whatever the letter is. */
import { type Sentence, sentence } from '../../messages/sentence.js';
import type { Layers } from './layers.js';
import { readAs } from './placed-names.js';
import { unitLabels } from './unit-labels.js';
import type { Marks, NetworkRole, RoleReader, Way } from './way.js';

/** All ways to tell the places of a network, one reader a way. */
export const placedReaders = (layers: Layers): readonly RoleReader[] =>
  waysIn(layers).map((way) => ({
    role: way.role,
    read: (name) => readAs(name, way, layers),
    says: saysOf(way, layers),
    cost: costOf(way),
    hasConstant: way.hasBiasAmongWeights && way.role !== 'weight',
  }));

function waysIn({ all, targets }: Layers): readonly Way[] {
  const last = all.length - 1;
  const way = (role: NetworkRole, marks: Marks): readonly Way[] => {
    const orders = role === 'weight' && marks.at !== 'counted' ? [false, true] : [false];
    const biases = WITH_BIASES.has(role) && marks.at !== 'counted' ? [false, true] : [false];
    return orders.flatMap((isFromTo) =>
      biases.map((hasBiasAmongWeights): Way => ({ role, marks, isFromTo, hasBiasAmongWeights })),
    );
  };
  const ofLayers: readonly NetworkRole[] = ['preactivation', 'activation', 'weight', 'bias'];
  const labelled = unitLabels(all).flatMap((labels) =>
    [...ofLayers, 'target' as const].flatMap((role) => way(role, { at: 'labels', labels })),
  );
  return [
    ...way('input', { at: 'fixed', layer: 0 }),
    ...(targets.length > 0 ? way('target', { at: 'fixed', layer: last }) : []),
    ...way('output', { at: 'fixed', layer: last }),
    ...ofLayers.flatMap((role) => [
      ...(['above', 'first'] as const).flatMap((at) =>
        [...(OF_PARAMETERS.has(role) ? [-1 as const] : []), 0 as const, 1 as const].flatMap((inputsAre) =>
          way(role, { at, inputsAre }),
        ),
      ),
      ...way(role, { at: 'units' }),
      ...all
        .slice(1, role === 'activation' ? last : undefined)
        .flatMap((_, n) => way(role, { at: 'fixed', layer: n + 1 })),
      ...way(role, { at: 'counted', by: 'rows' }),
      ...(role === 'weight' ? way(role, { at: 'counted', by: 'columns' }) : []),
    ]),
    ...way('target', { at: 'units' }),
    ...labelled,
  ];
}

const WITH_BIASES: ReadonlySet<NetworkRole> = new Set(['input', 'activation', 'weight']);

/** These may be counted from 0. */
const OF_PARAMETERS: ReadonlySet<NetworkRole> = new Set(['weight', 'bias']);

const costOf = ({ marks, isFromTo, hasBiasAmongWeights }: Way): number => {
  const shifted = 'inputsAre' in marks && marks.inputsAre !== 0 ? 0.25 : 0;
  return (
    shifted +
    (hasBiasAmongWeights ? 0.6 : 0) +
    (isFromTo ? 0.1 : 0) +
    (marks.at === 'labels' ? 0.1 : 0) +
    (marks.at === 'counted' && marks.by === 'columns' ? 0.1 : 0)
  );
};

function saysOf({ role, marks, isFromTo }: Way, { all }: Layers): Sentence {
  const ordered = role === 'weight' ? sentence('placedWeights', isFromTo ? 'from-to' : 'to-from') : sentence(role);
  switch (marks.at) {
    case 'counted':
      return sentence(marks.by === 'rows' ? 'numbered' : 'numberedByColumns', sentence(role));
    case 'fixed': {
      const isOfAll = marks.layer === 0 || all.length === 2 || role === 'output' || role === 'target';
      return isOfAll ? ordered : sentence('ofLayer', ordered, String(marks.layer));
    }
    case 'units':
    case 'labels':
      return ordered;
    default:
      if (marks.inputsAre === 0) return ordered;
      return sentence(marks.inputsAre === 1 ? 'inputsFirst' : 'countedFromZero', ordered);
  }
}
