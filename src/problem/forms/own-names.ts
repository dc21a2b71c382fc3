/** Between the spec's own names and the entries of arrays, whatever sample they are of. */
import { type Expr, type Index, type Sym, sym } from '../../language/expr.js';
import { substitute } from '../../language/walk.js';
import { SAMPLES } from '../samples.js';

export const isOfSamples = (index: Index): boolean => typeof index !== 'number' && index.range === SAMPLES;

/** The symbol as the network names it: without the index of the samples. */
export const withoutSample = (s: Sym): Sym =>
  s.indices.some(isOfSamples) ? sym(s.name, ...s.indices.filter((i) => !isOfSamples(i))) : s;

/** `image` of the sample that `s` is of. */
export const inSampleOf = (s: Sym, image: Sym): Sym =>
  sym(image.name, ...s.indices.filter(isOfSamples), ...image.indices);

/** `e` with each symbol that has an image replaced by that, in the same sample. */
export const renamed = (e: Expr, images: ReadonlyMap<Sym, Sym>): Expr =>
  substitute(e, (s) => {
    const image = images.get(withoutSample(s));
    return image && inSampleOf(s, image);
  });
