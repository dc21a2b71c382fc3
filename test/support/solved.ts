/** Specs solved, and what came out of it as plain data that tests can look into. */
import { parse } from 'yaml';
import { solve } from '../../src/index.js';
import { type Bodies, big, keyOf, type Number80, type Point, textValue } from './evaluate-text.js';

/** A number, an expression in the symbols that are left, or one of these for each sample. */
export type Entry = number | { readonly digits: string } | { readonly text: string } | readonly Entry[];
type Entries = Readonly<Record<string, Entry>>;

export interface Solved {
  readonly title: string;
  readonly loss: { readonly name: string; readonly value: Entry };
  readonly values: Entries;
  readonly gradients: Entries;
  readonly updated?: Entries;
  readonly formulas: Readonly<Record<string, { readonly text: string; readonly latex: string }>>;
  readonly adjoints?: Readonly<Record<string, { readonly text: string; readonly value: Entry }>>;
}

/** A spec as data: what YAML makes of it. */
export type Spec = Readonly<Record<string, unknown>>;

/** The solution of a spec, text or data. */
export const solved = (spec: string | Spec, precision?: number): Solved => raw(spec, precision) as unknown as Solved;

/** The solutions of a spec by its parts; that of a spec without parts is called ''. */
export function solvedParts(spec: string | Spec, precision?: number): Readonly<Record<string, Solved>> {
  const answer = raw(spec, precision);
  return 'parts' in answer ? (answer.parts as Record<string, Solved>) : { '': answer as unknown as Solved };
}

function raw(spec: string | Spec, precision: number | undefined): Readonly<Record<string, unknown>> {
  const text = typeof spec === 'string' ? spec : JSON.stringify(spec);
  return JSON.parse(JSON.stringify(solve(text, precision === undefined ? {} : { precision })));
}

export const isOpen = (entry: Entry): entry is { readonly text: string } =>
  typeof entry === 'object' && 'text' in entry;

/** The number that an entry holds; what was left open is worked out at `point`. */
export function numberIn(entry: Entry | undefined, point: Point = new Map(), bodies: Bodies = {}): Number80 {
  if (typeof entry === 'number') return big(entry);
  if (typeof entry === 'object' && 'digits' in entry) return big(entry.digits);
  if (typeof entry === 'object' && 'text' in entry) return textValue(entry.text, point, { bodies });
  throw new Error(`no single number: ${JSON.stringify(entry)}`);
}

/** The entries as plain doubles, for comparing with figures. */
export const plain = (entries: Entries = {}): Record<string, number | number[]> =>
  Object.fromEntries(
    Object.entries(entries).map(([key, entry]) => [
      key,
      Array.isArray(entry) ? entry.map((e) => numberIn(e).toNumber()) : numberIn(entry).toNumber(),
    ]),
  );

/** The numbers by which a formula can be evaluated: given ones, values and adjoints. Samples are a first index. */
export function pointOf(spec: Spec, { values, adjoints = {} }: Solved): Point {
  const point = givenPoint(spec);
  const all = [...Object.entries(values), ...Object.entries(adjoints).map(([key, a]) => [key, a.value] as const)];
  for (const [key, entry] of all) {
    const [name, inner] = key.split(/[[\]]/) as [string, string?];
    const indices = inner === undefined ? [] : inner.split(',');
    if (!Array.isArray(entry)) point.set(key, numberIn(entry, point));
    else for (const [n, e] of entry.entries()) point.set(keyOf(name, [n + 1, ...indices]), numberIn(e, point));
  }
  return point;
}

type Tensor = number | string | null | readonly Tensor[];
interface Layer {
  readonly weights?: Tensor;
  readonly bias?: Tensor | boolean;
}

/** What a spec gives: under `values:`, and as numbers among weights and biases. */
export function givenPoint(spec: Spec): Map<string, Number80> {
  const point = new Map<string, Number80>();
  const isName = (text: string): boolean => /^[A-Za-z_]\w*(\[.*)?$/.test(text.trim());
  const put = (name: string, indices: readonly number[], tensor: Tensor): void => {
    if (Array.isArray(tensor)) for (const [n, part] of tensor.entries()) put(name, [...indices, n + 1], part);
    else if (typeof tensor === 'number') point.set(keyOf(name, indices), big(tensor));
    else if (typeof tensor === 'string' && !isName(tensor))
      point.set(keyOf(name, indices), textValue(tensor, new Map()));
  };
  const { network, values = {} } = spec as { network?: { layers: readonly Layer[] }; values?: Record<string, Tensor> };
  for (const [l, { weights, bias }] of (network?.layers ?? []).entries()) {
    if (weights !== undefined) put(`W${l + 1}`, [], weights);
    if (Array.isArray(bias)) put(`b${l + 1}`, [], bias);
  }
  for (const [key, tensor] of Object.entries(values)) put(key, [], tensor);
  return point;
}

/** The spec with `change` added to the number at `key`: under `values:`, or among weights and biases. */
export function nudged(spec: Spec, key: string, change: string): Spec {
  const copy = structuredClone(spec) as { network?: { layers: Layer[] }; values?: Record<string, Tensor> };
  const [name, inner] = key.split(/[[\]]/) as [string, string?];
  const path = inner === undefined ? [] : inner.split(',').map((i) => Number(i) - 1);
  const layer = copy.network?.layers[Number(/^[Wb](\d+)$/.exec(name)?.[1]) - 1];
  const own = name.startsWith('W') ? layer?.weights : layer?.bias;
  const values = copy.values ?? {};
  const plus = (old: unknown): string => `${old} + ${change}`;
  if (key in values) values[key] = plus(values[key]);
  else if (name in values || own !== undefined) {
    const rows = path
      .slice(0, -1)
      .reduce<unknown>((part, n) => (part as unknown[])[n], values[name] ?? own) as unknown[];
    const last = path.at(-1) as number;
    rows[last] = plus(rows[last]);
  } else throw new Error(`${key} has no value in the spec`);
  return { ...copy, values };
}

/** dL/d`key` by central differences of the loss, to some 30 digits. */
export function differenceQuotient(spec: Spec, key: string): Number80 {
  const lossAt = (change: string): Number80 => numberIn(solved(nudged(spec, key, change), 90).loss.value);
  return lossAt('1e-25').minus(lossAt('-1e-25')).div('2e-25');
}

/** Whether two numbers agree to so many digits; below 1e-45 all numbers are zero. */
export const agree = (a: Number80, b: Number80, digits: number): boolean =>
  a.minus(b).abs().lte(big(10).pow(-digits).times(a.abs()).plus('1e-45'));

/** The activations that a spec defines itself, as formulas. */
export const bodiesOf = (spec: Spec): Bodies => (spec.activations ?? {}) as Bodies;

export const yaml = (text: string): Spec => parse(text) as Spec;
