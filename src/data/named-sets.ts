/** Sets of rows that have a name: drawn by a seed, or known by everyone. */
import { type Matrix, matrix } from './data-set.js';
import { IRIS_INPUTS, iris } from './iris.js';
import type { Labels } from './labels.js';
import { newRandom, type Random } from './random.js';

/** Rows with their classes. */
export interface LabelledRows {
  readonly inputs: Matrix;
  readonly labels: Labels;
  readonly inputNames?: readonly string[];
}

/** How a set is to be drawn. */
export interface Drawing {
  readonly points: number;
  /** The standard deviation of what is added to each coordinate. */
  readonly noise: number;
  readonly classes: number;
  readonly seed: number;
}

export interface NamedSet {
  /** As `data:` names it. */
  readonly name: string;
  readonly usual: Omit<Drawing, 'seed'>;
  /** What of a drawing a spec may choose. */
  readonly keys: readonly (keyof Drawing)[];
  readonly draw: (drawing: Drawing) => LabelledRows;
}

/** Where the nth of `count` points of a class is, before it is moved. */
type Curve = (n: number, count: number, label: number, classes: number) => readonly [number, number];

/** As many points of each class, evenly along its curve, in an order drawn by lot, each moved by the noise. */
function plane(curve: Curve, { points, noise, classes, seed }: Drawing): LabelledRows {
  const random = newRandom(seed, 'points');
  const each = Array.from({ length: classes }, (_, label) => Math.floor((points + label) / classes));
  const places = each.flatMap((count, label) =>
    Array.from({ length: count }, (_, n) => ({ at: curve(n, count, label, classes), label })),
  );
  const drawn = [...random.order(points)].map((n) => places[n] as (typeof places)[number]);
  return {
    inputs: matrix(2, Float64Array.from(drawn.flatMap(({ at }) => at.map((c) => c + moved(noise, random))))),
    labels: { names: each.map((_, label) => String(label)), of: drawn.map(({ label }) => label) },
  };
}

const moved = (noise: number, random: Random): number => (noise === 0 ? 0 : noise * random.normal());

/** Two half circles that reach into one another: the upper one about (0, 0), the lower one about (1, 1/2). */
const moon: Curve = (n, count, label) => {
  const angle = (Math.PI * n) / Math.max(1, count - 1);
  const [x, y] = [Math.cos(angle), Math.sin(angle)];
  return label === 0 ? [x, y] : [1 - x, 0.5 - y];
};

/** About (0, 0) one within the other: of radius 1, and of radius 1/2. */
const circle: Curve = (n, count, label) => {
  const [radius, angle] = [label === 0 ? 1 : 0.5, (2 * Math.PI * n) / count];
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
};

/** Each class about one centre, the centres evenly on a circle of radius 2. */
const centre: Curve = (_n, _count, label, classes) => {
  const angle = (2 * Math.PI * label) / classes;
  return [2 * Math.cos(angle), 2 * Math.sin(angle)];
};

/** The corners of the unit square; the class is whether the coordinates differ. */
function xor({ points, noise, seed }: Drawing): LabelledRows {
  const random = newRandom(seed, 'points');
  const corners = Array.from({ length: points }, (_, n) => [(n >> 1) & 1, n & 1] as const);
  return {
    inputs: matrix(2, Float64Array.from(corners.flatMap((at) => at.map((c) => c + moved(noise, random))))),
    labels: { names: ['0', '1'], of: corners.map(([a, b]) => a ^ b) },
  };
}

const DRAWN: readonly (keyof Drawing)[] = ['points', 'noise', 'seed'];

export const NAMED_SETS: readonly NamedSet[] = [
  { name: 'two-moons', usual: { points: 200, noise: 0.2, classes: 2 }, keys: DRAWN, draw: (d) => plane(moon, d) },
  { name: 'circles', usual: { points: 200, noise: 0.1, classes: 2 }, keys: DRAWN, draw: (d) => plane(circle, d) },
  {
    name: 'blobs',
    usual: { points: 150, noise: 0.5, classes: 3 },
    keys: [...DRAWN, 'classes'],
    draw: (d) => plane(centre, d),
  },
  { name: 'xor', usual: { points: 4, noise: 0, classes: 2 }, keys: DRAWN, draw: xor },
  {
    name: 'iris',
    usual: { points: 150, noise: 0, classes: 3 },
    keys: [],
    draw: () => ({ ...iris(), inputNames: IRIS_INPUTS }),
  },
];
