import type { Inlines } from '../../../document/document.js';
import { prose } from '../../../document/prose.js';
import type { Layout } from '../../../language/layout.js';

export const training = {
  intro: (steps: number, optimizer: string, constants: Inlines): Inlines =>
    prose`${steps === 1 ? 'One step' : `${steps} steps`} of ${optimizer} with ${constants}. In each step all gradients are taken at the values before it, and then all parameters move at once.`,
  /** `loss`: its name; then its first and last value. */
  course: {
    falls: (loss: Layout, first: Layout, last: Layout): Inlines =>
      prose`${loss} falls at every step, from ${first} to ${last}.`,
    'never rises': (loss: Layout, first: Layout, last: Layout): Inlines =>
      prose`${loss} falls from ${first} to ${last} and rises at no step; at some it does not change.`,
    rises: (loss: Layout, first: Layout, last: Layout): Inlines =>
      prose`${loss} rises at every step, from ${first} to ${last}.`,
    'never falls': (loss: Layout, first: Layout, last: Layout): Inlines =>
      prose`${loss} rises from ${first} to ${last} and falls at no step; at some it does not change.`,
    'stays the same': (loss: Layout, first: Layout): Inlines => prose`${loss} stays at ${first}.`,
    'goes up and down': (loss: Layout, first: Layout, last: Layout): Inlines =>
      prose`${loss} goes from ${first} to ${last}, but not in one direction: at some steps it falls, at others it rises.`,
  },
  lowest: (loss: Layout, step: number, value: Layout): Inlines =>
    prose` The lowest ${loss}, ${value}, is that after step ${step}.`,
  lowestAtStart: (loss: Layout): Inlines => prose` ${loss} is lowest before the first step.`,
  stopped: (step: number, what: Inlines, reason: string): Inlines =>
    prose`After step ${step} the calculation cannot go on: ${what} has no value there (${reason}).`,
  somewhere: 'one of the quantities',
  /** By the code of the error. */
  reasons: {
    overflow: 'it is beyond 1.8 × 10³⁰⁸',
    'log-of-zero': 'the logarithm of 0',
    'log-of-negative': 'the logarithm of a negative number',
    'division-by-zero': 'a division by 0',
    'root-of-negative': 'the root of a negative number',
  } as Readonly<Record<string, string>>,
  table: (isSelected: boolean): string =>
    isSelected ? 'The loss after so many steps (a selection)' : 'The loss after each step',
  withParameters: (isSelected: boolean): string =>
    isSelected ? 'Loss and parameters after so many steps (a selection)' : 'Loss and parameters after each step',
  columns: { step: 'Step', norm: 'Norm of the gradient', parameter: 'Parameter', first: 'At first', last: 'At last' },
  lastValues: (step: number): string => `The parameters before the first step and after step ${step}`,
  tooMany: 'The parameters are too many for a table.',
  curve: 'The loss over the steps.',
  axis: 'step',
};
