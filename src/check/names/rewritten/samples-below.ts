/**
 * Samples that are counted below: `E = \sum_{n=1}^N (y_n - t_n)^2`. Where a letter runs over the samples of a problem, what
 * has it below is read as what has it above in brackets, as the samples of other documents are marked.
 */
import type { Expr } from '../../../language/expr.js';
import type { Ground } from '../../world/ground.js';
import { type Chain, mapSides, writtenIn } from '../../written/chain.js';
import { integerOf } from '../../written/literals.js';
import { allPieces, mapPieces, type Written, type WrittenName } from '../../written/written.js';
import type { Names } from '../names.js';
import { quantityOf } from '../quantity-of.js';
import { kroneckerNamed } from '../readers/kronecker.js';
import { specNames } from '../readers/spec-names.js';
import { headKey, markedName } from '../script.js';

/** Letters for how many samples there are. */
const COUNT = /^[mnNM]$/;
const PARAMETER = /^(?:[wWbvVuUB]|theta|Theta|beta)$/;

/** The chains of a document's formulas, with the marks of samples above the names; the same where none stand below. */
export function withSamplesAbove(
  formulas: readonly (readonly Chain[])[],
  ground: Ground,
): readonly (readonly Chain[])[] {
  const letters = lettersOfSamples(formulas.flat().flatMap(writtenIn), ground);
  if (letters.size === 0) return formulas;
  const above = (chain: Chain): Chain => {
    const sides = writtenIn(chain);
    const ofSamples = [...letters].filter((letter) => !sides.some((w) => countsUnits(w, letter)));
    const told = ofSamples.filter((letter) => sides.some((w) => isToldIn(w, letter)));
    return told.length === 0 ? chain : mapSides(chain, (w) => withMarksAbove(w, ofSamples, told));
  };
  return formulas.map((chains) => chains.map(above));
}

/** The letters that run over samples; none where the spec's own notation has them below all their names. */
function lettersOfSamples(sides: readonly Written[], ground: Ground): ReadonlySet<string> {
  const { batch, problem } = ground;
  if (batch === undefined) return new Set();
  const hasOneOutput = problem.network?.targets.length === 1;
  const pieces = sides.flatMap((w) => [...allPieces(w)]);
  // a_n^1 is no power: a layer without brackets stands above.
  const layered = new Set(
    pieces.flatMap((w) =>
      w.kind === 'power' && w.base.kind === 'name' && integerOf(w.exponent) === 1 ? w.base.sub : [],
    ),
  );
  const summed = pieces.flatMap((w) => letterOfSamples(w, batch.count, hasOneOutput) ?? []);
  const letters = new Set(summed.filter((letter) => !layered.has(letter)));
  if (letters.size === 0) return letters;
  const counted = pieces.filter((w): w is WrittenName => w.kind === 'name' && w.sub.some((text) => letters.has(text)));
  const { own } = specNames(ground, new Set(counted.map(headKey)));
  const layers = withLayers(pieces);
  const isOwn = (name: WrittenName): boolean => isOfOneSample(name, letters, own, ground);
  return counted.every((name) => isOwn(name) || isOwn(layers.get(name) ?? name)) ? new Set() : letters;
}

/** By names, what they are where the integer above them is no power but their layer. */
function withLayers(pieces: readonly Written[]): ReadonlyMap<Written, WrittenName> {
  return new Map(
    pieces.flatMap((w): [Written, WrittenName][] => {
      const marked = w.kind === 'power' && w.base.kind === 'name' ? markedName(w.base, w.exponent) : undefined;
      return w.kind === 'power' && marked ? [[w.base, marked]] : [];
    }),
  );
}

/** Whether the spec's own notation has letters of samples below this name; Kronecker's δ tells nothing. */
function isOfOneSample(name: WrittenName, letters: ReadonlySet<string>, own: Names, ground: Ground): boolean {
  const reading = own.read(name);
  if (reading === undefined && kroneckerNamed(name)) return true;
  if (![...(reading?.letters.keys() ?? [])].every((letter) => letters.has(letter))) return false;
  const [only, ...others] =
    reading?.at(new Map([...reading.letters.keys()].map((letter) => [letter, 1]))).entries ?? [];
  return only !== undefined && others.length === 0 && (only.kind === 'num' || isVarying(only, ground));
}

const isVarying = (e: Expr, { batch }: Ground): boolean => batch?.varies(quantityOf(e)?.name ?? '') ?? false;

/**
 * The letter of a sum that can only go over samples: no parameter has it, and there is one output; or it goes to how many
 * samples there are, and stands before that of an output wherever it is.
 */
function letterOfSamples(w: Written, count: number, hasOneOutput: boolean): string | undefined {
  if (w.kind !== 'big' || w.operator !== 'sum' || w.index === undefined) return undefined;
  const { index, to, body } = w;
  const goesToCount = to === undefined || (to.kind === 'name' && COUNT.test(to.base)) || integerOf(to) === count;
  const names = [...allPieces(body)].flatMap((p) => (p.kind === 'name' && p.sub.includes(index) ? p : []));
  const isBeforeOutputs = to !== undefined && names.every((p) => isFirstOfTwo(p, index));
  if (!hasOneOutput && !isBeforeOutputs) return undefined;
  const others = names.filter((p) => kroneckerNamed(p) === undefined);
  const isOfInputsAlone = others.every((p) => /^[xX]$/.test(p.base));
  // ∑_k δ_kj x_nk is of the inputs of one sample, ∑_n δ_nj x_ni of all samples.
  const countsInputs =
    isOfInputsAlone && (others.length === names.length || !others.some((p) => isFirstOfTwo(p, index)));
  return goesToCount && !countsInputs && !countsUnits(body, index) ? index : undefined;
}

/** t_{nk} */
const isFirstOfTwo = ({ sub }: WrittenName, letter: string): boolean =>
  sub[0] === letter && sub.filter((text) => text !== ',').length === 2;

/** Whether a letter stands below a parameter, or a layer or a sample stands above what has it below. */
const countsUnits = (w: Written, letter: string): boolean =>
  [...allPieces(w)].some(
    (p) => p.kind === 'name' && p.sub.includes(letter) && (PARAMETER.test(headKey(p)) || p.sup.length > 0),
  );

/** Whether a letter is summed over, or stands below what is no Kronecker's δ. */
const isToldIn = (w: Written, letter: string): boolean =>
  [...allPieces(w)].some(
    (p) =>
      (p.kind === 'big' && p.index === letter) ||
      (p.kind === 'name' && p.sub.includes(letter) && kroneckerNamed(p) === undefined),
  );

/** What has two such letters is Kronecker's δ, or none of them counts samples there. */
function withMarksAbove(w: Written, letters: readonly string[], told: readonly string[]): Written {
  if (w.kind !== 'name') return mapPieces(w, (piece) => withMarksAbove(piece, letters, told));
  const [letter, ...others] = letters.filter((text) => w.sub.includes(text));
  if (letter === undefined || others.length > 0 || !told.includes(letter)) return w;
  const sub = without(w, letter);
  return sub ? { ...w, sub, sup: ['(', letter, ')'] } : w;
}

/** What stands below a name beside the letter; undefined where the letter is not the first or the last there. */
function without({ sub }: WrittenName, letter: string): readonly string[] | undefined {
  if (sub[0] === letter) return sub[1] === ',' ? sub.slice(2) : sub.slice(1);
  if (sub.at(-1) !== letter) return undefined;
  return sub.at(-2) === ',' ? sub.slice(0, -2) : sub.slice(0, -1);
}
