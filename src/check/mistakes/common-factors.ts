/** Mistakes that are factors: what a side must be multiplied by to be right, in one entry or in all of them. */
import { type Sentence, sentence } from '../messages/sentence.js';
import type { World } from '../world/world.js';
import { heldTooOften, leftOut, type Situation } from './catalog/factors.js';
import type { MistakeCode } from './codes.js';
import type { Quantity, Role } from './quantities.js';

/** A factor that is lacking, or one that is too many, in so many words. */
interface Cause {
  readonly code: MistakeCode;
  readonly sentence: Sentence;
}

interface Factor extends Cause {
  readonly value: number;
}

const AT = { start: 0, end: 0 };
/** What is forgotten, or put in needlessly; a weight or a bias by itself explains little. */
const LIKELY: readonly Role[] = ['slope', 'constant', 'rate', 'input', 'activation', 'weight'];
/** More factors are not paired. */
const MOST = 80;

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-10 * Math.max(Math.abs(a), Math.abs(b));

/** Two factors that are wrong at once, the sign among them: `ratio` is what belongs there by what is written. */
export function twoFactors(
  ratio: number,
  quantities: readonly Quantity[],
  world: World,
  situation: Situation,
): Cause | undefined {
  if (!Number.isFinite(ratio) || ratio === 0) return undefined;
  const sign: Factor = {
    value: -1,
    code: situation.isUpdate ? 'update-direction' : 'sign',
    sentence: sentence(situation.isUpdate ? 'updateDirection' : 'wrongSign'),
  };
  const single = LIKELY.flatMap((role) => quantities.filter((q) => q.role === role))
    .filter((q) => q.role !== 'rate' || situation.isUpdate)
    .slice(0, MOST)
    .flatMap((q): readonly Factor[] => {
      const value = world.valueOf(q.meaning).mid;
      if (Math.abs(value) === 1 || value === 0 || !Number.isFinite(value)) return [];
      return [
        { value, ...leftOut(q, AT, situation) },
        { value: 1 / value, ...heldTooOften(q, AT, situation) },
      ];
    });
  const factors = [sign, ...single];
  for (const [n, first] of factors.entries()) {
    const second = factors.slice(n + 1).find((f) => isNear(first.value * f.value, ratio));
    if (second) return { code: second.code, sentence: sentence('both', first.sentence, second.sentence) };
  }
  return undefined;
}

/** What is wrong in the same way in every entry of an array. */
export function sameFactor(
  entries: readonly (readonly [right: number, written: number])[],
  quantities: readonly Quantity[],
  world: World,
  situation: Situation & { readonly areByParameters: boolean },
): Cause | undefined {
  if (entries.length < 2 || entries.some(([right, written]) => (right === 0) !== (written === 0))) return undefined;
  const ratios = entries.flatMap(([right, written]) => (written === 0 ? [] : [right / written]));
  const all = (holds: (ratio: number) => boolean): boolean => ratios.length > 0 && ratios.every(holds);
  const valuesOf = (role: Role): readonly number[] =>
    quantities.filter((q) => q.role === role).map((q) => world.valueOf(q.meaning).mid);
  const among = (values: readonly number[]): boolean => all((r) => values.some((v) => isNear(r, v)));
  if (all((r) => isNear(r, -1))) return { code: 'sign', sentence: sentence('wrongSign') };
  const constant = [2, 1 / 2].find((c) => all((r) => isNear(r, c)));
  if (constant) return { code: 'constant-factor', sentence: sentence('constant', constant === 2 ? '2' : '1/2') };
  const slopes = valuesOf('slope');
  if (among(slopes)) return { code: 'missing-derivative', sentence: sentence('missingSlopes') };
  if (among(slopes.map((v) => 1 / v))) return { code: 'doubled-derivative', sentence: sentence('doubledSlope') };
  const units = quantities.filter((q) => q.role === 'slope');
  if (among(units.map((q) => inSums(q, world).output)))
    return { code: 'wrong-argument', sentence: sentence('sumsForOutputs') };
  if (among(units.flatMap((q) => inSums(q, world).slopes)))
    return { code: 'wrong-argument', sentence: sentence('slopeAtSum') };
  if (among(valuesOf('input')) || among(valuesOf('activation')))
    return situation.areByParameters || situation.isUpdate
      ? { code: 'missing-input', sentence: sentence('missingInputs') }
      : { code: 'missing-factor', sentence: sentence('missingOutputs') };
  const divisor = quantities.find((q) => situation.divides(q.meaning) && among([1 / world.valueOf(q.meaning).mid]));
  return divisor && heldTooOften(divisor, AT, situation);
}

/** A unit that passes on what it adds up. */
const NO_SUMS = { output: Number.NaN, slopes: [] };

/** By what a factor is off that is written in the weighted sum of a unit: z for a; z(1 − z) or 1 − z² for its slope. */
function inSums({ meaning }: Quantity, world: World): { readonly output: number; readonly slopes: readonly number[] } {
  if (meaning.kind !== 'derivative') return NO_SUMS;
  const [a, z, slope] = [meaning.of, meaning.by, meaning].map((e) => world.valueOf(e).mid) as [number, number, number];
  if (a === z) return NO_SUMS;
  return { output: a / z, slopes: [slope / (z * (1 - z)), slope / (1 - z * z)] };
}
