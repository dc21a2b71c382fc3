/** Puts the values of a spec to its symbols: shapes, samples, single entries. */
import type { Expr } from '../language/expr.js';
import type { Diagnostic } from '../language/source.js';
import { type AxisFacts, type AxisTable, slotOf } from './axes.js';
import type { Place } from './diagnostics.js';
import { MAX_ENTRIES } from './limits.js';
import { keyOf, reportUnknown, type Symbols } from './names.js';
import type { Given } from './problem.js';
import { SAMPLES } from './samples.js';
import { described, type Tensor, type ValueSpec } from './values.js';

export const SAMPLE_SLOT = `axis ${SAMPLES}`;

export interface GivenSurvey {
  readonly symbols: Symbols;
  readonly facts: AxisFacts;
  /** Where a name is defined, if it is. */
  readonly definedAt: (name: string) => Place | undefined;
  /** Whether a name that does not occur is to be passed over in silence. */
  readonly isExcused: (name: string) => boolean;
  readonly severalSamples: boolean;
  readonly problems: Diagnostic[];
}

/**
 * Checks each value against what is known of its symbol and notes what it says of the axes. Returns the values that
 * fit, and the symbols that vary from sample to sample.
 */
export function surveyValues(
  specs: readonly ValueSpec[],
  all: GivenSurvey,
): { readonly fitting: readonly ValueSpec[]; readonly varying: ReadonlySet<string> } {
  const varying = new Set<string>();
  const fitting = specs.filter((spec) => {
    const fits = fitOf(spec, all);
    if (fits === 'sample') varying.add(spec.of.name);
    return fits !== undefined;
  });
  return { fitting, varying };
}

function fitOf({ of, tensor }: ValueSpec, all: GivenSurvey): 'single' | 'sample' | undefined {
  const { symbols, facts, problems } = all;
  const { name, indices, span } = of;
  const key = keyOf(of);
  const refuse = (code: string, message: string, hint?: { hint: string }): undefined => {
    problems.push({ code, span, message, ...hint });
    return undefined;
  };
  const known = symbols.get(name);
  if (known === undefined) {
    if (!all.isExcused(name)) reportUnknown(of, symbols, problems);
    return undefined;
  }
  const definition = all.definedAt(name);
  if (definition) {
    return refuse(
      'given-and-defined',
      `\`${name}\` is defined in line ${definition.line}: it cannot have a value as well`,
    );
  }
  if (indices.length > 0) {
    if (indices.length !== known.arity)
      return refuse(
        'index-count',
        `\`${name}\` has ${indicesIn(known.arity)}, \`${key}\` has ${indicesIn(indices.length)}`,
      );
    if (tensor.shape.length > 0)
      return refuse('value-shape', `\`${key}\` is a single number, not ${described(tensor.shape)}`);
    for (const [n, index] of indices.entries()) facts.atLeast(slotOf(name, n + 1), index, span);
    return 'single';
  }
  const rank = tensor.shape.length;
  const perSample = rank === known.arity + 1;
  if (rank !== known.arity && !(perSample && all.severalSamples)) {
    const message = `\`${name}\` has ${indicesIn(known.arity)}, so its value is ${kindOf(known.arity)}, not ${described(tensor.shape)}`;
    return refuse(
      'value-shape',
      message,
      perSample ? { hint: 'for several samples add `batch: mean` or `batch: sum`' } : undefined,
    );
  }
  tensor.shape.forEach((size, n) => {
    const position = perSample ? n : n + 1;
    const slot = position === 0 ? SAMPLE_SLOT : slotOf(name, position);
    facts.fix(slot, size, `\`${name}\` ${counted(size, position, known.arity, perSample)}`, tensor.span);
  });
  return perSample ? 'sample' : 'single';
}

const indicesIn = (n: number): string => (n === 0 ? 'no index' : n === 1 ? 'one index' : `${n} indices`);
const kindOf = (rank: number): string =>
  rank === 0 ? 'a number' : rank === 1 ? 'a list' : rank === 2 ? 'a list of rows' : `lists ${rank} deep`;

function counted(size: number, position: number, arity: number, perSample: boolean): string {
  const many = (one: string, several: string): string => `has ${size} ${size === 1 ? one : several}`;
  if (position === 0 && perSample) return many('sample', 'samples');
  if (arity === 2 && !perSample) return position === 1 ? many('row', 'rows') : many('column', 'columns');
  return `${many('entry', 'entries')}${arity > 1 ? ` along its index ${position}` : ''}`;
}

/** The given symbols with what is known of their entries. Where a length is open, or beyond the limit, there is nothing to list. */
export function assembleGiven(
  names: readonly string[],
  specs: readonly ValueSpec[],
  varying: ReadonlySet<string>,
  symbols: Symbols,
  axes: AxisTable,
  problems: Diagnostic[],
): ReadonlyMap<string, Given> {
  const byName = new Map<string, ValueSpec[]>();
  for (const spec of specs) {
    const list = byName.get(spec.of.name);
    if (list) list.push(spec);
    else byName.set(spec.of.name, [spec]);
  }
  const given = new Map<string, Given>();
  for (const name of names) {
    const own = Array.from({ length: symbols.get(name)?.arity ?? 0 }, (_, n) => axes.sizeAt(slotOf(name, n + 1)));
    const shape = varying.has(name) ? [axes.sizeAt(SAMPLE_SLOT), ...own] : own;
    const values = byName.get(name) ?? [];
    const count = isKnown(shape) ? entriesIn(shape) : undefined;
    if (count !== undefined && count > MAX_ENTRIES && values[0]) {
      const message = `\`${name}\` has ${count} entries, more than the ${MAX_ENTRIES} that are worked out`;
      problems.push({ code: 'too-wide', span: values[0].of.span, message });
    } else if (isKnown(shape) && count !== undefined && count <= MAX_ENTRIES) {
      given.set(name, { shape, entries: entriesFrom(values, shape, problems) });
    } else if (count === undefined && values[0]) {
      const hint = 'give the sizes of its indices under `sizes:`';
      problems.push({
        code: 'unknown-size',
        span: values[0].of.span,
        message: `nothing says how large \`${name}\` is`,
        hint,
      });
    }
  }
  return given;
}

const entriesIn = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);
const isKnown = (shape: readonly (number | undefined)[]): shape is readonly number[] =>
  shape.every((n) => n !== undefined);

function entriesFrom(
  specs: readonly ValueSpec[],
  shape: readonly number[],
  problems: Diagnostic[],
): readonly (Expr | undefined)[] {
  const whole: Tensor | undefined = specs.find((s) => s.of.indices.length === 0)?.tensor;
  const entries = whole
    ? [...whole.entries]
    : new Array<Expr | undefined>(shape.reduce((a, b) => a * b, 1)).fill(undefined);
  for (const { of, tensor } of specs) {
    if (of.indices.length === 0) continue;
    const flat = of.indices.reduce((offset, index, n) => offset * (shape[n] as number) + index - 1, 0);
    if (entries[flat] !== undefined && tensor.entries[0] !== entries[flat]) {
      problems.push({ code: 'two-values', span: of.span, message: `\`${keyOf(of)}\` has another value already` });
    }
    entries[flat] = tensor.entries[0];
  }
  return entries;
}
