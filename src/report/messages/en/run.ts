import type { Inlines } from '../../../document/document.js';
import { prose } from '../../../document/prose.js';
import type { Layout } from '../../../language/layout.js';

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
  course: (loss: Layout, first: Layout, last: Layout, epochs: number): Inlines =>
    prose`In ${epochs === 1 ? 'one epoch' : `${epochs} epochs`} ${loss} goes from ${first} to ${last}.`,
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
  check: (entries: number, worst: Layout, agrees: boolean): Inlines =>
    agrees
      ? prose`At the end the derived gradient was compared with central differences of the loss, at ${entries} of its entries: they are apart by ${worst} of its length at most.`
      : prose`At the end the derived gradient was compared with central differences of the loss, at ${entries} of its entries: they are apart by ${worst} of its length, which is more than differences explain where the loss is smooth.`,
};
