/** What a name stands for in a network whose places are told in some way. */
import { type Expr, num, type Sym, sym } from '../../../language/expr.js';
import { type Arr, scalar } from '../../meaning/array.js';
import { assignmentsOf } from '../../meaning/letters.js';
import type { WrittenName } from '../../written/written.js';
import type { Reading } from '../names.js';
import { marksAbove } from '../script.js';
import { type End, endsIn } from './ends.js';
import type { Layer, Layers } from './layers.js';
import type { UnitLabels } from './unit-labels.js';
import type { NetworkRole, Way } from './way.js';

/** What is told apart by its layer and by one end, or two. */
interface Spot {
  readonly layer: number;
  /** The layers that the ends are in, in the order in which they are written. */
  readonly ends: readonly End[];
}

/** Undefined where nothing has such a place. */
export function readAs(name: WrittenName, way: Way, layers: Layers): Reading | undefined {
  if (name.primes > 0) return undefined;
  if (way.marks.at === 'counted') return counted(name, way.marks.by, way.role, layers);
  for (const spot of spotsOf(name, way, layers)) {
    const reading = way.role === 'weight' ? weightAt(spot, way, layers) : unitAt(spot, way, layers);
    if (reading) return reading;
  }
  return undefined;
}

/** Where a name may belong, by the marks of its layer and by its ends. */
function spotsOf(name: WrittenName, { role, marks }: Way, { all }: Layers): readonly Spot[] {
  const above = marksAbove(name);
  const most = role === 'weight' || role === 'input' ? 2 : 1;
  const at = (layer: number, script: readonly string[]): readonly Spot[] =>
    layer < 0 || layer >= all.length
      ? []
      : Array.from({ length: most + 1 }, (_, count) => endsIn(script, count))
          .flat()
          .map((ends) => ({ layer, ends }));
  switch (marks.at) {
    case 'above':
      return above.length === 1 && isNumeral(above[0]) ? at(Number(above[0]) - marks.inputsAre, name.sub) : [];
    case 'first': {
      const [layer, comma, ...rest] = name.sub;
      if (above.length > 0 || !isNumeral(layer)) return [];
      return at(Number(layer) - marks.inputsAre, comma === ',' ? rest : name.sub.slice(1));
    }
    case 'fixed':
      return above.length === 0 ? at(marks.layer, name.sub) : [];
    case 'labels':
      return above.length === 0 ? at(0, name.sub).flatMap((spot) => labelledSpot(spot, marks.labels)) : [];
    default:
      return above.length === 0 ? at(0, name.sub).flatMap((spot) => namedSpot(spot, role, all.length - 1)) : [];
  }
}

/** Where units have numbers of their own through the whole network; a weight leads from one layer to the next. */
function labelledSpot({ ends }: Spot, labels: UnitLabels): readonly Spot[] {
  const places = ends.flatMap(({ kind, unit }) => (kind === undefined ? (labels.get(Number(unit)) ?? []) : []));
  if (places.length === 0 || places.length < ends.length) return [];
  return [{ layer: Math.max(...places.map((p) => p.layer)), ends: places }];
}

const isNumeral = (text: string | undefined): text is string => text !== undefined && /^\d$/.test(text);

/** The names of units tell the layer; a number alone counts hidden units, or inputs at the tail of a weight. */
function namedSpot({ ends }: Spot, role: NetworkRole, last: number): readonly Spot[] {
  if (!ends.some((end) => end.kind !== undefined)) {
    return role === 'weight' || last < 2 || ends.length === 0 ? [] : [{ layer: role === 'target' ? last : 1, ends }];
  }
  const layersOfEnds = ends.map((end) => (end.kind === undefined ? undefined : layerNamed(end, last)));
  if (ends.some((end, n) => end.kind !== undefined && layersOfEnds[n] === undefined)) return [];
  const known = layersOfEnds.filter((layer) => layer !== undefined);
  const layer = role === 'weight' && ends.length === 1 && known[0] === 0 ? 1 : Math.max(...known);
  return [{ layer, ends }];
}

const INPUTS: ReadonlySet<string> = new Set(['i', 'x', 'I', 'X', 'in', 'input', 'inputs']);
const HIDDEN: ReadonlySet<string> = new Set(['h', 'H', 'j', 'hid', 'hidden', 'z', 'a', 'n', 'oculta']);
const OUTPUTS: ReadonlySet<string> = new Set(['o', 'O', 'k', 'y', 'out', 'output', 'outputs', 'yhat', 'salida']);

/** The layer of a unit called so, where that is certain. */
function layerNamed({ kind = '', mark }: End, last: number): number | undefined {
  if (mark !== undefined) return mark <= last ? mark : undefined;
  if (INPUTS.has(kind)) return 0;
  if (OUTPUTS.has(kind)) return last;
  return HIDDEN.has(kind) && last === 2 ? 1 : undefined;
}

function unitAt({ layer, ends }: Spot, { role, hasBiasAmongWeights }: Way, layers: Layers): Reading | undefined {
  const list = listOf(role, layer, layers);
  const own = role === 'input' ? ends.filter((_, n) => ends.length < 2 || n !== ends.findIndex(isColumn)) : ends;
  if (list === undefined || list.length === 0 || own.length > 1) return undefined;
  const [end] = own;
  const [only, ...others] = new Set(list);
  const isOne = only && others.length === 0;
  // Of one output δ_o is that, and no letter that counts.
  const isNamed = (end?.kind?.length ?? 0) > 1 || (isOne && end?.kind !== undefined && !/^[i-n]$/.test(end.kind));
  if (end === undefined || (end.unit === undefined && isNamed)) {
    if (hasBiasAmongWeights) return readingOf([], [], () => arrayOf([num(1), ...list], layers));
    return readingOf([], [], () => (isOne ? onlyOne(only, layers) : arrayOf(list, layers)));
  }
  const index = end.unit ?? end.kind ?? '';
  const constant = role === 'input' || role === 'activation' ? num(1) : undefined;
  const all = hasBiasAmongWeights ? [...list, num(1)] : list;
  return readingOf([index], [all.length], ([i]) => arrayOf([entryOf(all, i, constant)], layers, []), constant && 0);
}

/** `X_{11}`: a vector is a matrix with one column; `x_{ji}`: what comes to unit j from input i. */
const isColumn = (end: End): boolean => end.unit === 1 || end.kind !== undefined;

/** The symbols of a layer in a role; undefined where it has none. */
function listOf(role: NetworkRole, layer: number, { all, targets }: Layers): readonly Sym[] | undefined {
  const { units, sums, biases } = all[layer] as Layer;
  switch (role) {
    case 'preactivation':
      return sums;
    case 'bias':
      return biases;
    case 'target':
      return targets;
    default:
      return units;
  }
}

/** The only unit of a layer is a number; in a batch it stays a layer where the spec gives it an index. */
const onlyOne = (s: Sym, layers: Layers): Arr =>
  arrayOf([s], layers, layers.onTape(s).length > 1 && s.indices.length > 0 ? [1] : []);

/** An array of such a shape, in a batch with an axis of the samples before. */
function arrayOf(list: readonly Expr[], { onTape }: Layers, shape: readonly number[] = [list.length]): Arr {
  const each = list.map((e): readonly Expr[] => (e.kind === 'sym' ? onTape(e) : [e]));
  const samples = Math.max(...each.map((entries) => entries.length));
  if (samples === 1) return { shape, entries: list };
  const entries = Array.from({ length: samples }, (_, n) => each.map((own) => own[n] ?? (own[0] as Expr)));
  return { shape: [samples, ...shape], entries: entries.flat() };
}

function weightAt({ layer, ends }: Spot, { isFromTo, hasBiasAmongWeights }: Way, { all }: Layers): Reading | undefined {
  const { weights, biases } = all[layer] as Layer;
  const rows = weights.length;
  const units = weights[0]?.length ?? 0;
  if (rows === 0 || units === 0 || (hasBiasAmongWeights && !biases)) return undefined;
  const columns = units + (hasBiasAmongWeights ? 1 : 0);
  const at = (unit = 0, from = 0): Expr =>
    from === 0 || from > units ? (biases ? entryOf(biases, unit) : num(0)) : entryOf(weights[unit - 1] ?? [], from);
  if (ends.length === 0 || (ends.length === 1 && ends[0]?.unit === undefined && ends[0]?.kind !== undefined)) {
    const entries = weights.flatMap((row, n) => (hasBiasAmongWeights ? [biases?.[n], ...row] : row));
    if (!entries.every((e) => e !== undefined)) return undefined;
    const array: Arr = { shape: [rows, columns], entries };
    return readingOf([], [], () => array);
  }
  if (ends.length === 1) {
    const index = indexOf(ends[0] as End);
    if (rows === 1) return readingOf([index], [columns], ([from]) => scalar(at(1, from)), biases && 0);
    return columns === 1 ? readingOf([index], [rows], ([unit]) => scalar(at(unit, 1))) : undefined;
  }
  const [to, from] = (isFromTo ? ends.toReversed() : ends) as [End, End];
  return areInLayers(to, from, layer, all.length - 1)
    ? readingOf(
        isFromTo ? [indexOf(from), indexOf(to)] : [indexOf(to), indexOf(from)],
        isFromTo ? [columns, rows] : [rows, columns],
        ([a, b]) => scalar(isFromTo ? at(b, a) : at(a, b)),
        biases && 0,
        isFromTo ? 0 : 1,
      )
    : undefined;
}

const indexOf = ({ unit, kind = '' }: End): number | string => unit ?? kind;

const areInLayers = (to: End, from: End, layer: number, last: number): boolean =>
  [to, from].every((end, n) => (end.layer ?? (end.kind && layerNamed(end, last)) ?? layer - n) === layer - n);

/** One number for all of a role, through the whole network. */
function counted(name: WrittenName, by: 'rows' | 'columns', role: NetworkRole, layers: Layers): Reading | undefined {
  const [end, ...others] = name.sub;
  if (others.length > 0 || name.sup.length > 0 || end === undefined || !/^\d+$/.test(end)) return undefined;
  const inLayers = layers.all.slice(1).map((layer, n): readonly (Sym | undefined)[] => {
    if (role !== 'weight') return [...new Set(listOf(role, n + 1, layers))];
    const [row = []] = layer.weights;
    return by === 'rows' ? layer.weights.flat() : row.flatMap((_, c) => layer.weights.map((r) => r[c]));
  });
  const symbol = inLayers.flat()[Number(end) - 1];
  return symbol && readingOf([], [], () => arrayOf([symbol], layers, []));
}

const entryOf = (list: readonly (Expr | undefined)[], index: number | undefined, atZero?: Expr): Expr =>
  (index === 0 ? atZero : list[(index ?? 0) - 1]) ?? sym('no such entry');

/** A reading over indices; `first` is the least number of the index at `place`, else 1. Undefined for what is not there. */
function readingOf(
  indices: readonly (number | string)[],
  sizes: readonly number[],
  entry: (at: readonly number[]) => Arr,
  first = 1,
  place = 0,
): Reading | undefined {
  const letters = new Map<string, number>();
  for (const [n, i] of indices.entries()) {
    const size = sizes[n] as number;
    if (typeof i === 'string') letters.set(i, Math.min(size, letters.get(i) ?? size));
    else if (i < (n === place ? first : 1) || i > size) return undefined;
  }
  const at = (numbers: ReadonlyMap<string, number>): Arr =>
    entry(indices.map((i) => (typeof i === 'number' ? i : (numbers.get(i) as number))));
  const isWhole = assignmentsOf(letters).every((numbers) =>
    at(numbers).entries.every((e) => e.kind !== 'sym' || e.name !== 'no such entry'),
  );
  return isWhole ? { letters, at, says: shown(at(assignmentsOf(letters)[0] ?? new Map())) } : undefined;
}

const shown = ({ entries: [e, ...others] }: Arr): string =>
  e?.kind !== 'sym' ? '1' : others.length === 0 && e.indices.length > 0 ? `${e.name}[${e.indices.join()}]` : e.name;
