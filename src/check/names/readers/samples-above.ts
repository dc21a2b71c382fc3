/** `z_2^{(1)}` as the second unit for the first sample, where the sheet has samples below: `z_1^{(2)}`. */
import type { Expr } from '../../../language/expr.js';
import type { Batch } from '../../world/batch.js';
import type { WrittenName } from '../../written/written.js';
import type { Names } from '../names.js';
import { marksAbove } from '../script.js';

/** The same names with the samples above, and what tells units below. */
export const withSamplesAbove = (names: Names, batch: Batch): Names => ({
  read: (name) => {
    const turned = turnedOver(name);
    const reading = turned && names.read(turned);
    const first = reading?.at(new Map([...reading.letters.keys()].map((letter) => [letter, 1])));
    const isOfSamples = first?.entries.every((e) => varies(e.kind === 'derivative' ? e.by : e, batch));
    return isOfSamples ? reading : names.read(name);
  },
  function: (name) => names.function(name),
});

const varies = (e: Expr, batch: Batch): boolean => e.kind === 'sym' && batch.varies(e.name);

/** A name with what stands above it below, and the other way round; undefined where there is not one of each. */
function turnedOver(name: WrittenName): WrittenName | undefined {
  const [above, ...more] = marksAbove(name);
  const [below, ...others] = name.sub;
  if (above === undefined || below === undefined || more.length + others.length > 0) return undefined;
  return { ...name, sub: [above], sup: name.sup.map((text) => (text === above ? below : text)) };
}
