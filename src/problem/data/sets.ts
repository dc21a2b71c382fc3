/** Rows of a set that has a name: drawn by a seed, or images of digits. */
import { type Matrix, matrix, pickRows } from '../../data/data-set.js';
import type { Labels } from '../../data/labels.js';
import { type Drawing, type LabelledRows, NAMED_SETS } from '../../data/named-sets.js';
import { newRandom } from '../../data/random.js';
import { tableOf, tableOfLabels } from '../../data/table.js';
import { didYouMean } from '../../language/nearest.js';
import type { Diagnostic, Span } from '../../language/source.js';
import { entriesOf, get, type Located, listOrOne, numberOf, textOf } from '../located.js';
import { type Outside, OutsideError } from '../outside.js';
import { inSpec, type Rows } from './rows.js';

export const DIGITS = 'digits';
export const SET_NAMES: readonly string[] = [...NAMED_SETS.map((set) => set.name), DIGITS];

/** What any data may say besides. */
const COMMON: readonly string[] = ['set', 'test', 'seed', 'inputs', 'target', 'targets', 'classes'];

/** The rows of the set at `node`, a name or a map with `set:`. */
export function readSet(node: Located, outside: Outside, problems: Diagnostic[]): Rows | undefined {
  const nameNode = get(node, 'set') ?? node;
  const name = textOf(nameNode);
  if (name === undefined) return undefined;
  const set = NAMED_SETS.find((s) => s.name === name);
  if (set === undefined && name !== DIGITS) {
    const hint = didYouMean(name, SET_NAMES) ?? { hint: `there are ${SET_NAMES.join(', ')}; a file is \`{file: …}\`` };
    problems.push({ code: 'unknown-set', span: nameNode.span, message: `there is no set \`${name}\``, ...hint });
    return undefined;
  }
  const keys = set ? set.keys : ['points'];
  const strange = entriesOf(node).filter(({ key }) => !COMMON.includes(key) && !keys.some((known) => known === key));
  for (const { key, keySpan } of strange) {
    const hint = keys.length > 0 ? `it has ${keys.join(', ')}` : 'its rows are what they are';
    problems.push({ code: 'unknown-key', span: keySpan, message: `the set \`${name}\` has no \`${key}\``, hint });
  }
  const count = numberOf(get(node, 'classes'));
  if (count !== undefined && !set?.keys.includes('classes')) {
    const message = `the classes of the set \`${name}\` are chosen by their names, not by their number`;
    problems.push({ code: 'unknown-class', span: (get(node, 'classes') ?? node).span, message });
    return undefined;
  }
  const all = set ? set.draw({ ...set.usual, ...drawingAt(node) }) : readDigits(node, outside, problems);
  const rows = all && set ? chosen(all, get(node, 'classes'), name, problems) : all;
  return rows && asRows(name, rows, nameNode.span);
}

/** What the spec says of the drawing. */
function drawingAt(node: Located): Pick<Drawing, 'seed'> & Partial<Drawing> {
  const keys = ['points', 'noise', 'classes'] as const;
  const given = keys.flatMap((key) => {
    const value = numberOf(get(node, key));
    return value === undefined ? [] : [[key, value] as const];
  });
  return { seed: numberOf(get(node, 'seed')) ?? 0, ...Object.fromEntries(given) };
}

/** The rows of some classes, in the order in which the spec lists these; a number of classes chooses none. */
function chosen(
  rows: LabelledRows,
  node: Located | undefined,
  set: string,
  problems: Diagnostic[],
): LabelledRows | undefined {
  if (node?.kind !== 'list') return rows;
  const { names, of } = rows.labels;
  const wanted = node.items.map((item) => names.indexOf(textOf(item) ?? ''));
  const unknown = node.items.filter((_, n) => wanted[n] === -1);
  for (const item of unknown) {
    const hint = didYouMean(textOf(item) ?? '', names) ?? { hint: `there are ${names.join(', ')}` };
    const message = `the set \`${set}\` has no class \`${textOf(item)}\``;
    problems.push({ code: 'unknown-class', span: item.span, message, ...hint });
  }
  if (unknown.length > 0) return undefined;
  const places = Array.from({ length: of.length }, (_, row) => row).filter((row) => wanted.includes(of[row] as number));
  const picked = pickRows({ name: set, inputs: rows.inputs, targets: rows.inputs }, places);
  const labels = {
    names: wanted.map((label) => names[label] as string),
    of: places.map((row) => wanted.indexOf(of[row] as number)),
  };
  return { ...rows, inputs: picked.inputs, labels };
}

const asRows = (name: string, { inputs, inputNames, labels }: LabelledRows, span: Span): Rows => {
  const report = inSpec(() => span);
  const of = new Map([
    ['inputs', { table: tableOf(inputs, inputNames), report }],
    ['targets', { table: tableOfLabels(labels), report }],
  ]);
  return { name, of, classes: labels.names, report };
};

const PIXELS = 28 * 28;
const ALL_DIGITS = Array.from({ length: 10 }, (_, digit) => digit);

/** Images of the classes, as many of each, in an order drawn by lot. */
function readDigits(node: Located, outside: Outside, problems: Diagnostic[]): LabelledRows | undefined {
  const classes = get(node, 'classes');
  const digits = classes?.kind === 'list' ? listOrOne(classes).map((item) => numberOf(item) ?? -1) : ALL_DIGITS;
  const bad = digits.findIndex((digit) => !ALL_DIGITS.includes(digit));
  if (bad >= 0) {
    const span = listOrOne(classes)[bad]?.span ?? node.span;
    problems.push({ code: 'unknown-class', span, message: 'a digit is expected, from 0 to 9' });
    return undefined;
  }
  try {
    const images = digits.map((digit) => outside.readDigit(digit));
    return drawnImages(images, digits, node, problems);
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    const hint = error.hint === undefined ? {} : { hint: error.hint };
    problems.push({ code: 'no-digits', span: (get(node, 'set') ?? node).span, message: error.message, ...hint });
    return undefined;
  }
}

function drawnImages(
  images: readonly ArrayLike<number>[],
  digits: readonly number[],
  node: Located,
  problems: Diagnostic[],
): LabelledRows | undefined {
  const seed = numberOf(get(node, 'seed')) ?? 0;
  const pointsNode = get(node, 'points');
  const available = images.map((all) => all.length / PIXELS);
  const most = Math.min(...available) * digits.length;
  const points = numberOf(pointsNode) ?? available.reduce((a, b) => a + b, 0);
  if (pointsNode && points > most) {
    const message = `there are not ${points} images of these digits, as many of each: ${most} at most`;
    problems.push({ code: 'too-many-points', span: pointsNode.span, message });
    return undefined;
  }
  const counts = available.map((count, n) =>
    pointsNode ? Math.floor((points + digits.length - 1 - n) / digits.length) : count,
  );
  const chosenImages = counts.flatMap((count, n) =>
    [
      ...newRandom(seed, `images of ${digits[n]}`)
        .order(available[n] as number)
        .slice(0, count),
    ].map((image) => ({ n, image })),
  );
  const inputs: Matrix = matrix(PIXELS, new Float64Array(points * PIXELS));
  const of = new Int32Array(points);
  for (const [row, place] of newRandom(seed, 'points').order(points).entries()) {
    const { n, image } = chosenImages[place] as { n: number; image: number };
    const pixels = images[n] as ArrayLike<number>;
    for (let p = 0; p < PIXELS; p++) inputs.values[row * PIXELS + p] = pixels[image * PIXELS + p] as number;
    of[row] = n;
  }
  const labels: Labels = { names: digits.map(String), of };
  return { inputs, labels };
}
