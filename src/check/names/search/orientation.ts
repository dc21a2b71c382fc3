/**
 * How a document lays out its arrays: vectors as columns or rows, weights with a row for each unit or for each input,
 * samples as rows or columns. A name says nothing of it; the products and transposes of the document do.
 */
import { type Arr, isScalar, transposed } from '../../meaning/array.js';
import type { Ground } from '../../world/ground.js';
import { allPieces, type Written } from '../../written/written.js';
import type { Names, Reading } from '../names.js';
import { quantityOf } from '../quantity-of.js';
import { speaksOfSlices } from '../readers/slices.js';
import { markedName } from '../script.js';
import type { Line } from './lines.js';

type Kind = 'vectors' | 'weights' | 'slices' | 'samples';

/** Which kinds of arrays lie otherwise than the names read them. */
type Turned = ReadonlySet<Kind>;

const ONE: readonly (readonly Kind[])[] = [[], ['weights', 'slices'], ['vectors'], ['vectors', 'weights', 'slices']];
/** Whose samples are columns has no vectors that are rows. */
const SEVERAL: readonly (readonly Kind[])[] = [...ONE, ['samples'], ['samples', 'weights', 'slices']];
/** A slice of a matrix is a vector, and by its place in the matrix it may be a row. */
const withSlices = (kinds: readonly Kind[]): readonly Kind[] =>
  kinds.includes('slices') ? kinds.filter((kind) => kind !== 'slices') : [...kinds, 'slices'];

/** The names of a problem in every way to lay out arrays, as they are read first; `hasSlices`: of slices as well. */
export function orientationsOf(names: Names, ground: Ground, hasSlices = false): readonly Names[] {
  const { batch } = ground;
  const weights = new Set(ground.problem.network?.layers.flatMap((l) => l.weights.flat()));
  const kindOf = (array: Arr): Kind | undefined => {
    // The 1 that goes with the bias is no quantity.
    const symbols = array.entries.filter((e) => e.kind !== 'num').map(quantityOf);
    const [first, second] = symbols;
    if (first === undefined || !symbols.every((s) => s !== undefined)) return undefined;
    const { length } = array.shape.filter((n) => n > 1);
    if (symbols.every((s) => weights.has(s)) && array.shape.length === 1) return 'slices';
    if (!batch?.varies(first.name))
      return symbols.some((s) => weights.has(s)) || first.indices.length === 2 ? 'weights' : 'vectors';
    if (array.shape.length === 2 || length === 2) return 'samples';
    // One unit in all samples is no vector of a layer.
    return second === undefined || first.indices[0] === second.indices[0] ? 'vectors' : 'samples';
  };
  const ways = batch ? SEVERAL : ONE;
  const all = hasSlices ? ways.flatMap((kinds) => [kinds, withSlices(kinds)]) : ways;
  return all.map((kinds) => (kinds.length === 0 ? names : laidOut(names, new Set(kinds), kindOf)));
}

/** The names of a document as it lays out its arrays. */
export interface Oriented {
  readonly names: Names;
  /** Whether so many lines are true in this way alone that arrays that do not fit in it are a mistake. */
  readonly isCertain: boolean;
  /** Other ways that the document speaks for as much. */
  readonly rivals: readonly Names[];
}

/** So many lines speak of arrays in one way, and of no other. */
const CERTAIN = 2;

/** The way to lay out arrays in which most lines of a document are true; `isTrue` says whether a line is, by names. */
export function orientationOf(
  lines: readonly Line[],
  names: Names,
  ground: Ground,
  isTrue: (line: Line, names: Names) => boolean,
): Oriented {
  const ofArrays = lines.filter(({ left, right }) => speaksOfArrays(left, names) || speaksOfArrays(right, names));
  if (ofArrays.length === 0) return { names, isCertain: false, rivals: [] };
  const hasSlices = ofArrays.some(({ left, right }) => [left, right].some(speaksOfSlices));
  const ways = orientationsOf(names, ground, hasSlices);
  const answers = ofArrays.map((line) => ways.map((way) => isTrue(line, way)));
  // What is true in every way tells nothing.
  const telling = answers.filter((answer) => new Set(answer).size > 1);
  const support = ways.map((_, n) => telling.filter((answer) => answer[n]).length);
  const most = Math.max(...support);
  const [best = names, ...rivals] = ways.filter((_, n) => support[n] === most);
  return { names: best, isCertain: most >= CERTAIN, rivals };
}

function laidOut(names: Names, turned: Turned, kindOf: (array: Arr) => Kind | undefined): Names {
  const arranged = (array: Arr): Arr => {
    const kind = array.shape.length === 0 ? undefined : kindOf(array);
    return kind !== undefined && turned.has(kind) ? transposed(array) : array;
  };
  return {
    read: (name) => {
      const reading = names.read(name);
      return reading && { ...reading, at: (letters) => arranged(reading.at(letters)) };
    },
    function: (name) => names.function(name),
  };
}

/** Whether a formula has a name of a whole array, whose orientation may matter. */
export const speaksOfArrays = (w: Written, names: Names): boolean =>
  [...allPieces(w)].some((piece) => {
    const reading = readingIn(piece, names);
    return reading !== undefined && !isScalar(reading.at(new Map([...reading.letters.keys()].map((l) => [l, 1]))));
  });

/** Of a name, also of one whose layer stands above it like a power. */
function readingIn(w: Written, names: Names): Reading | undefined {
  if (w.kind === 'name') return names.read(w);
  const marked = w.kind === 'power' && w.base.kind === 'name' ? markedName(w.base, w.exponent) : undefined;
  return marked && names.read(marked);
}
