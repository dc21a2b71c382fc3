/**
 * How a document lays out its arrays: vectors as columns or rows, weights with a row for each unit or for each input,
 * samples as rows or columns. A name says nothing of it; the products and transposes of the document do.
 */
import type { Expr, Sym } from '../../../language/expr.js';
import { symbolsOf } from '../../../language/walk.js';
import { type Arr, gridOf, isScalar, transposed } from '../../meaning/array.js';
import type { Ground } from '../../world/ground.js';
import { allPieces, type Written, type WrittenName } from '../../written/written.js';
import type { Names, Reading } from '../names.js';
import { quantityOf } from '../quantity-of.js';
import { layersOf } from '../readers/layers.js';
import { speaksOfSlices } from '../readers/slices.js';
import { indicesIn, markedName, spellingOf } from '../script.js';
import { entryByPlace, withEntriesByPlace } from './by-place.js';
import type { Line } from './lines.js';

/** What lies alike in a document. */
export type Kind = 'vectors' | 'weights' | 'slices' | 'samples';

/** Which kinds of arrays lie otherwise than the names read them. */
export type Turned = ReadonlySet<Kind>;

const ONE: readonly (readonly Kind[])[] = [[], ['weights', 'slices'], ['vectors'], ['vectors', 'weights', 'slices']];
/** Whose samples are columns has no vectors that are rows. */
const SEVERAL: readonly (readonly Kind[])[] = [...ONE, ['samples'], ['samples', 'weights', 'slices']];
/** A slice of a matrix is a vector, and by its place in the matrix it may be a row. */
const withSlices = (kinds: readonly Kind[]): readonly Kind[] =>
  kinds.includes('slices') ? kinds.filter((kind) => kind !== 'slices') : [...kinds, 'slices'];

/** Which kinds of arrays may lie otherwise than the names read them, of those that a line speaks of. */
export function waysToTurn(kinds: ReadonlySet<Kind>, { batch }: Ground): readonly Turned[] {
  const ways = (batch ? SEVERAL : ONE).map((turned) => turned.filter((kind) => kinds.has(kind)));
  return [...new Map(ways.map((turned) => [turned.join(), new Set(turned)])).values()].filter(({ size }) => size > 0);
}

/** The names of a problem in every way to lay out arrays, as they are read first; `hasSlices`: of slices as well. */
export function orientationsOf(names: Names, ground: Ground, hasSlices = false): readonly Names[] {
  return waysOf(ground, hasSlices).map((kinds) =>
    kinds.length === 0 ? names : laidOut(names, new Set(kinds), ground),
  );
}

/** Which kinds of arrays lie otherwise, in every way. */
function waysOf({ batch }: Ground, hasSlices: boolean): readonly (readonly Kind[])[] {
  const ways = batch ? SEVERAL : ONE;
  return hasSlices ? ways.flatMap((kinds) => [kinds, withSlices(kinds)]) : ways;
}

/** What kind an array is; undefined for what lies in one way only. */
function kindOf(array: Arr, ground: Ground): Kind | undefined {
  const { batch } = ground;
  const weights = weightsOf(ground);
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
}

/** The weights between layers, and what they are after a step. */
function weightsOf(ground: Ground): ReadonlySet<Sym> {
  const known = WEIGHTS.get(ground);
  if (known) return known;
  const weights = layersOf(ground)?.all.flatMap((l) => l.weights.flat().flatMap((w) => w ?? [])) ?? [];
  const all = new Set(weights.flatMap((w) => [w, ground.update?.updated.get(w) ?? w]));
  WEIGHTS.set(ground, all);
  return all;
}

/** Whether weights are matrices: those of a network of several units in a layer, or as the spec's definitions have them. */
const haveMatrices = ({ problem: { network, definitions } }: Ground): boolean =>
  network
    ? network.layers.some((l) => l.weights.length > 1)
    : definitions.some(({ value }) => symbolsOf(value).some((s) => s.indices.length === 2));

const WEIGHTS = new WeakMap<Ground, ReadonlySet<Sym>>();

/** The names of a document as it lays out its arrays. */
export interface Oriented {
  readonly names: Names;
  /** Whether so many lines are true in this way alone that arrays that do not fit in it are a mistake. */
  readonly isCertain: boolean;
  /** Other ways that the document speaks for as much. */
  readonly rivals: readonly Names[];
  /** How many lines of arrays are true in it. */
  readonly support: number;
}

/** So many lines speak of arrays in one way, and of no other. */
const CERTAIN = 2;
/** What a quantity is made of lays out arrays; in a gradient a transpose is easily forgotten. */
const BY_DEFINITION = 2;

/** The way to lay out arrays in which most lines of a document are true; `isTrue` says whether a line is, by names. */
export function orientationOf(
  lines: readonly Line[],
  names: Names,
  ground: Ground,
  isTrue: (line: Line, names: Names) => boolean,
): Oriented {
  const ofArrays = lines.filter(({ left, right }) => speaksOfArrays(left, names) || speaksOfArrays(right, names));
  if (ofArrays.length === 0) return { names, isCertain: false, rivals: [], support: 0 };
  const hasSlices = ofArrays.some(({ left, right }) =>
    [left, right].some((w) => speaksOfSlices(w) || kindsIn(w, names, ground).has('slices')),
  );
  const ways = orientationsOf(names, ground, hasSlices);
  const answers = ofArrays.map((line) => ({ line, isTrueBy: ways.map((way) => isTrue(line, way)) }));
  // What is true in every way tells nothing.
  const telling = answers.filter(({ isTrueBy }) => new Set(isTrueBy).size > 1);
  const trueIn = ways.map((_, n) => telling.filter(({ isTrueBy }) => isTrueBy[n]).map(({ line }) => line));
  const isDefining = (line: Line): boolean => isDefinition(line, names, ground);
  // Where there are several samples it may be said of one.
  const weightOf = (line: Line): number =>
    isDefining(line) && (!ground.batch || line.right.kind === 'matrix') ? BY_DEFINITION : 1;
  const support = trueIn.map((all) => all.reduce((sum, line) => sum + weightOf(line), 0));
  const most = Math.max(...support);
  // Of ways that as much speaks for, those that more definitions do.
  const defined = trueIn.map((all, n) => (support[n] === most ? all.filter(isDefining).length : -1));
  const mostDefined = Math.max(...defined);
  // What the names say first holds unless more speaks for another way.
  const isAsRead = most > 0 && support[0] === most;
  const isBest = (n: number): boolean => (isAsRead ? n === 0 : defined[n] === mostDefined);
  const supported = ways.filter((_, n) => isBest(n));
  const isCertain = telling.filter(({ isTrueBy }) => isTrueBy.some((isSo, n) => isSo && isBest(n))).length >= CERTAIN;
  const isTurned = waysOf(ground, hasSlices).every((kinds, n) => !isBest(n) || kinds.includes('weights'));
  const weights = weightsOf(ground);
  const isOfEntries = (line: Line): boolean =>
    [line.left, line.right].some((w) =>
      [...allPieces(w)].some((p) => p.kind === 'name' && isEntryOf(weights, p, names)),
    ) && isTrue(line, names);
  const isOfMatrices = haveMatrices(ground);
  // One line alone does not lay out arrays otherwise, but for slices, which lie in either way; nor weights whose entries have their indices as they are read.
  const isOfSlices = waysOf(ground, hasSlices).some((kinds, n) => isBest(n) && kinds.join() === 'slices');
  const isLone = !isBest(0) && isOfMatrices && most < CERTAIN && !isOfSlices;
  const isAgainst = isLone || (isTurned && !isCertain && lines.some(isOfEntries));
  const [best = names, ...rivals] = isAgainst ? [names, ...supported] : supported;
  const held = answers.filter(({ isTrueBy }) => isTrueBy[ways.indexOf(best)]).length;
  const toldBy = telling.filter(
    ({ line, isTrueBy }) => isTrueBy[ways.indexOf(best)] && weightOf(line) === BY_DEFINITION,
  );
  const laidOut = new Set(toldBy.flatMap(({ line: { right } }) => namesIn(right).map(spellingOf)));
  const isLaidOut = (matrix: WrittenName): boolean => laidOut.has(spellingOf(matrix));
  const liesOtherwise = lines.some(({ left, right }) =>
    [left, right].some((w) => namesIn(w).some((name) => entryByPlace(name, best, isLaidOut) !== undefined)),
  );
  return liesOtherwise
    ? { names: withEntriesByPlace(best, isLaidOut), isCertain, rivals: [best, ...rivals], support: held }
    : { names: best, isCertain, rivals, support: held };
}

const namesIn = (w: Written): readonly WrittenName[] => [...allPieces(w)].filter((p) => p.kind === 'name');

/** Whether a line says what a quantity of the problem is, and does not take a step with its gradient. */
function isDefinition({ left, right }: Line, names: Names, { definitionOf, isUpdated }: Ground): boolean {
  if (right.kind === 'matrix') return true;
  const all = left.kind === 'name' || left.kind === 'power' ? arraysIn(left, names) : [];
  const isDefined = (e: Expr): boolean => e.kind === 'sym' && definitionOf(e) !== undefined && !isUpdated(e);
  return all.length > 0 && all.every(({ entries }) => entries.every(isDefined));
}

/** Whether a name is that of an entry of these, its indices in their order: `w_{jk}`, with k ≠ j. */
function isEntryOf(all: ReadonlySet<Sym>, name: WrittenName, names: Names): boolean {
  const indices = indicesIn(name.sub, 2);
  const reading = indices && names.read(name);
  if (!indices || !reading || indices[0] === indices[1]) return false;
  const numbers = indices.map((i, n) => (typeof i === 'number' ? i : Math.min(n + 1, reading.letters.get(i) ?? 1)));
  const letters = new Map(
    indices.flatMap((i, n) => (typeof i === 'number' ? [] : [[i, numbers[n] as number] as const])),
  );
  const [entry] = reading.at(letters).entries;
  const isInOrder = entry?.kind === 'sym' && entry.indices.join() === numbers.join();
  return isInOrder && numbers[0] !== numbers[1] && all.has(entry);
}

/** The names with arrays of these kinds turned. */
export function laidOut(names: Names, turned: Turned, ground: Ground): Names {
  const arranged = (array: Arr): Arr => {
    const kind = array.shape.length === 0 ? undefined : kindOf(array, ground);
    // Beside samples as columns b is a column, also where there are as many samples as units.
    const isColumn = kind === 'vectors' && turned.has('samples') && array.shape.length === 1;
    if (isColumn) return { ...array, shape: gridOf(array) };
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

/** The kinds of arrays that a formula speaks of. */
export const kindsIn = (w: Written, names: Names, ground: Ground): ReadonlySet<Kind> =>
  new Set(arraysIn(w, names).flatMap((array) => kindOf(array, ground) ?? []));

/** Whether a formula has a name of a whole array, whose orientation may matter. */
export const speaksOfArrays = (w: Written, names: Names): boolean => arraysIn(w, names).length > 0;

/** Whether all of them are columns or rows. */
export function speaksOfVectors(w: Written, names: Names): boolean {
  const all = arraysIn(w, names);
  return all.length > 0 && all.every((array) => gridOf(array).includes(1));
}

function arraysIn(w: Written, names: Names): readonly Arr[] {
  const all = [...allPieces(w)].flatMap((piece): readonly Arr[] => {
    const reading = readingIn(piece, names);
    return reading ? [reading.at(new Map([...reading.letters.keys()].map((l) => [l, 1])))] : [];
  });
  return all.filter((array) => !isScalar(array));
}

/** Of a name, also of one whose layer stands above it like a power. */
function readingIn(w: Written, names: Names): Reading | undefined {
  if (w.kind === 'name') return names.read(w);
  const marked = w.kind === 'power' && w.base.kind === 'name' ? markedName(w.base, w.exponent) : undefined;
  return marked && names.read(marked);
}
