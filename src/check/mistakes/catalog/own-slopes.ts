/** What the activation of a unit, or of a layer, really has for its slope where that of another activation stands. */
import type { Written, WrittenName } from '../../written/written.js';
import { isAlike, oneLessIn, type Place, takenFromOne, without } from '../places.js';
import type { Wrong } from '../repair.js';
import type { Mended } from './mistake.js';

/** A slope under the names by which it may be written into a formula. */
interface Slope {
  readonly names: readonly WrittenName[];
  readonly shown: string;
}

/** For `a(1 - a)`, `1 - a^2`, `σ(z)(1 - σ(z))` and `σ'(z)`. */
export function* ownSlopes({ piece }: Place, wrong: Wrong): Generator<Mended> {
  for (const { product, n, taken } of oneLessIn(piece)) {
    const slope = slopeAt(taken, wrong);
    const other = product.factors.findIndex((f, m) => m !== n && isAlike(f, taken));
    const [factor, beside] = [product.factors[n] as Written, product.factors[other]];
    if (slope === undefined || beside === undefined) continue;
    const at = {
      start: Math.min(factor.span.start, beside.span.start),
      end: Math.max(factor.span.end, beside.span.end),
    };
    for (const name of slope.names) {
      const factors = product.factors.with(n, { ...name, span: factor.span });
      yield { piece: without({ ...product, factors }, [other]), at, with: [slope.shown] };
    }
  }
  const squared = takenFromOne(piece);
  const isPrimed = piece.kind === 'applied' && piece.head.primes === 1;
  const whole = squared?.kind === 'power' ? squared.base : isPrimed ? piece : undefined;
  const slope = whole && slopeAt(whole, wrong);
  for (const name of slope?.names ?? []) yield { piece: { ...name, span: piece.span }, with: [slope?.shown ?? ''] };
}

/** The slope of what an output, or a function of a weighted sum, is of. */
function slopeAt(unit: Written, wrong: Wrong): Slope | undefined {
  const { quantities, arrays, meaningOf, arrayAt, nameOf, namesOf, arrayName } = wrong;
  const of = unit.kind === 'applied' && unit.args.length === 1 ? (unit.args[0] as Written) : unit;
  const role = of === unit ? 'activation' : 'preactivation';
  const meaning = meaningOf(of);
  const single = quantities.find(({ role: r, meaning: local }) => {
    if (r !== 'slope' || local.kind !== 'derivative' || meaning === undefined) return false;
    return role === 'activation' ? local.of === meaning : local.by === meaning;
  });
  if (single) return { names: [single.name], shown: nameOf(single.meaning) };
  const array = arrayAt(of);
  const slopes = array?.role === role ? arrays.find((a) => a.role === 'slope' && a.layer === array.layer) : undefined;
  return slopes && { names: namesOf(slopes), shown: arrayName(slopes) };
}
