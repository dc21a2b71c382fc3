/** Derivatives of arrays by the entries of others. */
import { derivative, type Expr, mul, type Sym, total } from '../../language/expr.js';
import { substitute, symbolsOf } from '../../language/walk.js';
import { sentence } from '../messages/sentence.js';
import { shownName } from '../names/script.js';
import type { Written } from '../written/written.js';
import { type Arr, isScalar, mapEntries, only, scalar } from './array.js';
import { derivativeAsSaid } from './as-said.js';
import { NotUnderstood } from './not-understood.js';
import type { Letters, Meaning, Setting } from './setting.js';

type Derivative = Written & { kind: 'derivative' };

/** A scalar by an array has the array's shape; an array by another, a row each and a column each. Throws NotUnderstood. */
export function derivativeOf(m: Meaning, w: Derivative, letters: Letters): Arr {
  const { sense } = m.setting;
  if (sense === 'said' && w.of.kind === 'name' && w.by.kind === 'name') {
    const said = derivativeAsSaid(w.of, w.by, m.setting, (side, names) => m.by(names).scalarOf(side, letters));
    if (said) return scalar(said);
  }
  const slope = slopeOf(w.of, m.setting);
  if (slope) return mapEntries(m.of(w.by, letters), slope);
  const by = m.of(w.by, letters);
  const of = workedOutWith(by, m.of(w.of, letters), m.setting);
  refuseConstants(of, w, m.setting);
  const symbols = by.entries.map((e) => {
    if (e.kind !== 'sym') throw new NotUnderstood('other', sentence('notDifferentiable'), w.by.span);
    return e;
  });
  const byEntry = (e: Expr, s: Sym): Expr =>
    sense === 'apart' && w.isDirect && isPartOf(e, s, m.setting)
      ? derivative(e, s, 'partial')
      : alongTheChain(e, s, m.setting);
  if (isScalar(of)) return { shape: by.shape, entries: symbols.map((s) => byEntry(only(of), s)) };
  if (isScalar(by)) return mapEntries(of, (e) => byEntry(e, symbols[0] as Sym));
  // A function of each entry by that entry: σ′(z) of a whole layer.
  if (w.of.kind !== 'name' && isEntrywise(of, symbols)) {
    return { shape: of.shape, entries: of.entries.map((e, n) => byEntry(e, symbols[n] as Sym)) };
  }
  return {
    shape: [of.entries.length, symbols.length],
    entries: of.entries.flatMap((e) => symbols.map((s) => byEntry(e, s))),
  };
}

/** What is differentiated by new weights is worked out anew with them: L depends on w, and the next L on w_{new}. */
function workedOutWith(by: Arr, of: Arr, { ground: { update, isUpdated } }: Setting): Arr {
  if (!by.entries.every(isUpdated)) return of;
  return mapEntries(of, (e) => substitute(e, (s) => update?.afterwards.get(s)));
}

/** Of a function without its argument: `dσ/dz` is σ′(z). */
const slopeOf = (of: Written, { names }: Setting): ((argument: Expr) => Expr) | undefined =>
  of.kind === 'name' && names.read(of) === undefined ? names.function(of)?.derivative : undefined;

/** Numbers and the constants of an update are not differentiated. */
function refuseConstants(of: Arr, w: Derivative, { ground }: Setting): void {
  if (w.of.kind === 'name' && of.entries.every((e) => symbolsOf(e).length === 0))
    throw new NotUnderstood('other', sentence('onlyNumberKnown', shownName(w.of)), w.of.span);
  if (of.entries.some((e) => e.kind === 'sym' && ground.update?.constants.has(e.name)))
    throw new NotUnderstood('other', sentence('constantDifferentiated'), w.of.span);
}

/** An expression changes with each symbol that stands in it. */
function alongTheChain(e: Expr, s: Sym, { ground, sense }: Setting): Expr {
  const { partial, problem } = ground;
  const goesStraight = sense === 'direct' || sense === 'apart';
  if (e.kind === 'sym') {
    const isDirect = goesStraight && e !== problem.loss && isPartOf(e, s, { ground });
    return derivative(e, s, isDirect ? 'partial' : 'total');
  }
  if (goesStraight && symbolsOf(e).includes(s)) return partial(e, s);
  return total(symbolsOf(e).map((v) => (v === s ? partial(e, v) : mul(partial(e, v), derivative(v, s, 'total')))));
}

/** Whether `s` stands in the definition of a quantity. */
function isPartOf(e: Expr, s: Sym, { ground }: Pick<Setting, 'ground'>): boolean {
  const definition = e.kind === 'sym' ? ground.definitionOf(e) : undefined;
  return definition !== undefined && symbolsOf(definition).includes(s);
}

/** Whether each entry depends on its own symbol alone. */
const isEntrywise = ({ entries }: Arr, symbols: readonly Sym[]): boolean =>
  entries.length === symbols.length &&
  entries.every((e, n) => symbolsOf(e).every((s) => s === symbols[n] || !symbols.includes(s)));
