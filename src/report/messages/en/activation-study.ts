import { type Inlines, text } from '../../../document/document.js';
import { prose } from '../../../document/prose.js';
import type { Layout } from '../../../language/layout.js';

export const activationStudy = {
  definition: 'definition',
  derivedAbove: 'as derived above',
  plainPlot: (value: Layout, slope: Layout): Inlines => prose`${value} and its derivative ${slope}.`,
  plot: (value: Layout, slope: Layout, outside: number): Inlines =>
    outside === 0
      ? prose`${value} and its derivative ${slope}, with the arguments of this problem.`
      : prose`${value} and its derivative ${slope}, with the arguments of this problem; ${outside === 1 ? 'one lies' : `${outside} lie`} outside of the drawing.`,
  bounds: (value: Layout, { least, most }: { least?: Layout | undefined; most?: Layout | undefined }): Inlines => {
    if (least && most) return prose`The values of ${value} lie between ${least} and ${most}.`;
    if (least) return prose`The values of ${value} have the lower bound ${least} and no upper bound.`;
    if (most) return prose`The values of ${value} have the upper bound ${most} and no lower bound.`;
    return prose`The values of ${value} have no bounds.`;
  },
  centred: [text('They lie evenly about 0.')] as Inlines,
  neverNegative: [text('None is negative.')] as Inlines,
  steepest: (slope: Layout, value: Layout, at: Layout | undefined): Inlines =>
    at
      ? prose`The size of ${slope} is never greater than ${value}, which it reaches at ${at}.`
      : prose`The size of ${slope} is never greater than ${value}.`,
  flat: (argument: Layout, below: Layout | undefined, above: Layout | undefined): Inlines => {
    const where =
      below && above
        ? prose`for ${argument} below ${below} or above ${above}`
        : below
          ? prose`for ${argument} below ${below}`
          : prose`for ${argument} above ${above as Layout}`;
    return prose`It is less than 1 % of that ${where}: there the function is saturated.`;
  },
  argument: 'Argument',
  unitTable: 'Value and slope at the arguments of this problem',
  count: (some: number, all: number): string => `${some} of the ${all} arguments`,
  dead: (names: Inlines, count: number): Inlines =>
    prose`At ${names} the derivative is 0: no gradient passes through ${count === 1 ? 'this unit' : 'these units'}.`,
  saturated: (names: Inlines, count: number): Inlines =>
    prose`${names} ${count === 1 ? 'lies' : 'lie'} where the function is saturated, so that little of the gradient passes.`,
  smallest: (name: Inlines, share: Layout): Inlines =>
    prose`The smallest slope here that is not 0, at ${name}, is ${share} % of the greatest possible.`,
  full: (count: number): Inlines => [
    text(
      count === 1
        ? 'The slope here is the greatest possible.'
        : 'All slopes here that are not 0 are the greatest possible.',
    ),
  ],
  layerTable: 'The size of δ from the last layer back to the first',
  layerColumns: {
    layer: 'Layer',
    activation: 'Activation',
    norm: 'Norm of δ',
    ratio: 'Ratio to the layer after it',
  },
  change: {
    shrinks: (from: number, to: number, factor: Layout): Inlines =>
      prose`From layer ${from} back to layer ${to} the gradient shrinks by a factor of ${factor}.`,
    grows: (from: number, to: number, factor: Layout): Inlines =>
      prose`From layer ${from} back to layer ${to} the gradient does not vanish: it grows by a factor of ${factor}.`,
    keeps: (from: number, to: number): Inlines =>
      prose`From layer ${from} back to layer ${to} the gradient does not vanish: its size changes by less than 5 %.`,
  } as Readonly<Record<'shrinks' | 'grows' | 'keeps', (from: number, to: number, factor: Layout) => Inlines>>,
  stops: (layer: number): Inlines =>
    prose`At layer ${layer} δ is 0: no gradient comes to the weights of this layer${layer > 1 ? ' or of those before it' : ''}.`,
  nothingArrives: (layer: number): Inlines =>
    prose`δ is 0 at the last layer, ${layer}, already: there is nothing to pass back.`,
};
