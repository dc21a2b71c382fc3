import type { Inlines } from '../../../document/document.js';
import { prose } from '../../../document/prose.js';

export const update = {
  rule: (optimizer: string, constants: Inlines): Inlines =>
    prose`One step of ${optimizer} with ${constants}. All new values are computed from the old ones, at once.`,
  /** After it: what the gradients of earlier layers, or of other parameters, need. */
  oldInHidden: (names: Inlines, layers: number): Inlines =>
    prose` So the gradients of the hidden ${layers === 1 ? 'layer' : 'layers'} use the old ${names}.`,
  oldInOthers: (names: Inlines): Inlines => prose` So the gradients that contain ${names} use the old values.`,
  manyOld: ' So a gradient that contains another parameter uses its old value.',
  unmoved: (names: Inlines, count: number): Inlines =>
    count === 1
      ? prose`${names} has the gradient 0 and does not change in this step.`
      : prose`${names} have the gradient 0 and do not change in this step.`,
  manyUnmoved: (count: number, all: number): Inlines =>
    prose`${count} of the ${all} parameters have the gradient 0 and do not change in this step.`,
  allUnmoved: 'Every gradient is 0: nothing changes in this step.',
  isFrozen: (names: Inlines, count: number): Inlines =>
    count === 1 ? prose`${names} is frozen and keeps its value.` : prose`${names} are frozen and keep their values.`,
  manyFrozen: (count: number, all: number): Inlines =>
    prose`${count} of the ${all} parameters are frozen and keep their values.`,
  /** By name; without an entry the title that the catalog gives. */
  optimizers: {} as Readonly<Record<string, string>>,
  tooMany: 'The parameters are too many for a table.',
  table: 'Old and new parameters',
  columns: {
    parameter: 'Parameter',
    old: 'Old',
    gradient: 'Gradient',
    gradientByHand: 'By hand',
    new: 'New',
    newByHand: 'By hand',
  },
  frozen: 'frozen',
};
