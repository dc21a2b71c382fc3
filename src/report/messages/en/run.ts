import { type Inlines, text } from '../../../document/document.js';
import { prose } from '../../../document/prose.js';
import type { Layout } from '../../../language/layout.js';

const overRows = (rows: number | undefined): string => (rows === undefined ? '' : ` over the first ${rows} rows`);

/** What came of a training over data. */
export const run = {
  columns: {
    epoch: 'Epoch',
    epochs: 'Epochs',
    training: 'training',
    validation: 'validation',
    test: 'test',
    accuracy: 'Right',
    set: 'Rows',
    class: 'Class',
    precision: 'Precision',
    recall: 'Recall',
    run: 'Training',
  },
  table: 'The loss before the first epoch and after so many of them',
  tableWatched:
    'The loss before the first epoch and after so many of them, over the rows trained with and over those kept back',
  axis: 'epoch',
  curve: 'The loss over the epochs.',
  curves: 'The loss over the epochs, of the rows trained with and of those kept back.',
  layer: (n: number): string => `layer ${n}`,
  norms: 'The length of the gradient by the parameters of each layer, on a logarithmic scale.',
  normAxis: 'length of the gradient',
  /** `ratio`: the length of the first layer's gradient over that of the last's. */
  normRatio: (layers: number, ratio: Layout, value: number): Inlines =>
    prose`Before the first step the gradient of layer 1 is ${ratio} times as long as that of layer ${layers}${
      value < 0.1 ? ': little of it arrives there. The gradient vanishes on its way back' : ''
    }.`,
  course: (loss: Layout, first: Layout, last: Layout, epochs: number, hasRisen: boolean): Inlines =>
    prose`In ${epochs === 1 ? 'one epoch' : `${epochs} epochs`} ${loss} goes from ${first} to ${last}.${
      hasRisen ? ' It has risen: steps that are too long do that, so try a smaller learning rate.' : ''
    }`,
  early: (epochs: number, best: number, loss: Layout, restored: boolean): Inlines =>
    prose`The training stopped after epoch ${epochs}: over the rows kept back the loss had not fallen since epoch ${best}, where it was ${loss}.${
      restored ? ' The parameters of that epoch were taken back.' : ''
    }`,
  interrupted: (epochs: number): Inlines => prose`The training was interrupted after epoch ${epochs}.`,
  diverged: (loss: Layout, epochs: number, quantity: Inlines, grew: boolean): Inlines =>
    prose`After epoch ${epochs} the training could not go on: ${loss} was no number any more. The first quantity that left the numbers of the machine was ${quantity}.${
      grew ? ' Before that the loss grew: the steps are too long, so try a smaller learning rate.' : ''
    }`,
  unsure: (epoch: number): Inlines =>
    prose`From about epoch ${epoch} on the numbers depend on how the machine rounds: begun with a single weight that differs in its last bit, the same training has other losses from there. Another program should meet the numbers before that epoch, and those after it only by chance.`,
  sets: 'How the network does at the end',
  byClass: (set: string): string => `The classes one by one (${set})`,
  confusion: (set: string): string => `How many of each class (rows) were taken for which (columns), ${set}`,
  comparison: 'The trainings side by side',
  spec: 'as above',
  noNumber: 'diverged',
  boundaryName: 'decision boundary',
  boundary: 'What the network says over the plane of its inputs, and the rows that it was trained with.',
  /** `training`: the name of a variant. */
  alike: (layer: number, training: string | undefined): Inlines => [
    text(training === undefined ? 'At the end the' : `At the end of the training “${training}” the`),
    text(
      ` units of layer ${layer} are all alike: units that begin with the same numbers get the same gradient in every step and stay as they are to one another. The layer does no more than one unit would; numbers that are drawn tell units apart.`,
    ),
  ],
  flat: (entries: number, rows: number | undefined, apart: Layout): Inlines =>
    prose`At the end the derived gradient was compared with central differences of the loss${overRows(rows)}, at ${entries} of its entries: it is 0 as nearly as these can tell, and they are apart by ${apart} at most.`,
  check: (entries: number, rows: number | undefined, worst: Layout, agrees: boolean): Inlines =>
    agrees
      ? prose`At the end the derived gradient was compared with central differences of the loss${overRows(rows)}, at ${entries} of its entries: they are apart by ${worst} of its length at most.`
      : prose`At the end the derived gradient was compared with central differences of the loss${overRows(rows)}, at ${entries} of its entries: they are apart by ${worst} of its length, which is more than differences explain where the loss is smooth.`,
};
