/**
 * The catalog of mistakes in formulas: for each, the single repairs of a written side that would mend it. The most
 * specific explanation comes first; the first whose repair makes the line true is the diagnosis.
 */
import type { Expr } from '../../language/expr.js';
import type { Span } from '../../language/source.js';
import { type Sentence, sentence } from '../messages/sentence.js';
import type { Names } from '../names/names.js';
import { piecesOf, type Written, type WrittenName, withPieces } from '../written/written.js';
import { arrays } from './array-repairs.js';
import type { MistakeCode } from './codes.js';
import { integer, isAlike, negative, type Place, placesIn, productOf, takenFromOne, without } from './places.js';
import type { Quantity } from './quantities.js';
import { type Finding, type Repair, repair, type Wrong } from './repair.js';

type Row = (wrong: Wrong) => Generator<Repair>;

/** Signs, which may be wrong beside anything else. */
export function* signs(wrong: Wrong): Generator<Repair> {
  const { side, names, isUpdate } = wrong;
  const wasLost = wrong.previous !== wrong.head;
  const missing = (at: Span, to: Written): Repair =>
    wasLost ? repair(to, 'sign-lost', at, sentence('signLost')) : repair(to, 'sign', at, sentence('minusMissing'));
  if (side.kind === 'negative') yield repair(side.of, 'sign', side.span, sentence('minusTooMany'));
  else if (wasLost) yield missing(side.span, negative(side));
  for (const { piece, inside, with: put } of placesIn(side, names)) {
    const [parent] = inside;
    if (isReversible(piece) && takenFromOne(piece) === undefined) {
      const reversed = { ...piece, terms: piece.terms.map(negative) };
      yield repair(put(reversed), 'sign', piece.span, sentence('differenceReversed'));
    }
    if (parent?.kind === 'power' && parent.exponent === piece) {
      yield repair(put(negative(piece)), 'sign', piece.span, sentence('exponentSign'));
    } else if (parent?.kind === 'sum') {
      if (isUpdate && inside.length === 1 && piece.kind !== 'name') {
        yield repair(put(negative(piece)), 'update-direction', piece.span, sentence('updateDirection'));
      } else if (piece.kind === 'negative') {
        yield repair(put(piece.of), 'sign', piece.span, sentence('minusTooMany'));
      } else yield missing(piece.span, put(negative(piece)));
    }
  }
  if (side.kind !== 'negative' && !wasLost) yield missing(side.span, negative(side));
}

const isReversible = (w: Written): w is Written & { kind: 'sum' } =>
  w.kind === 'sum' && w.terms.length === 2 && w.terms.filter((t) => t.kind === 'negative').length === 1;

/** σ′(a) for σ′(z), σ for σ′, the derivative of another activation, (1 − σ)(1 + σ). */
function* derivatives({ side, names }: Wrong): Generator<Repair> {
  for (const { piece, with: put } of placesIn(side, names)) {
    if (piece.kind === 'applied' && names.function({ ...piece.head, primes: 0 })) {
      const { head, span } = piece;
      const other = { ...head, primes: head.primes === 0 ? 1 : 0 };
      const says: Sentence =
        head.primes === 0 ? sentence('functionForSlope', head.base) : sentence('slopeForFunction', head.base);
      yield repair(put({ ...piece, head: other }), 'wrong-derivative', span, says);
    }
    if (piece.kind === 'power') {
      const { base, exponent, span } = piece;
      const isSquare = exponent.kind === 'number' && exponent.value.n === 2n && exponent.value.d === 1n;
      if (isSquare && base.kind === 'sum') {
        const terms = base.terms.map((term) => {
          const of = term.kind === 'negative' ? term.of : term;
          const square: Written = { kind: 'power', base: of, exponent, span };
          return term.kind === 'negative' ? negative(square) : square;
        });
        yield repair(put({ kind: 'sum', terms, span }), 'wrong-expansion', span, sentence('wrongSquare'));
      }
    }
    const square = piece.kind === 'sum' ? rootOfSquares(piece) : undefined;
    if (square) yield repair(put(square), 'wrong-expansion', piece.span, sentence('wrongSquare'));
    const squared = takenFromOne(piece);
    if (squared?.kind === 'power' && squared.exponent.kind === 'number' && squared.exponent.value.n === 2n) {
      const rest: Written = { kind: 'sum', terms: [integer(1, piece.span), negative(squared.base)], span: piece.span };
      const logistic = productOf([squared.base, rest], ['side by side'], piece.span);
      yield repair(put(logistic), 'wrong-derivative', piece.span, sentence('otherSlope'));
    }
    if (piece.kind !== 'product') continue;
    for (const [n, factor] of piece.factors.entries()) {
      const taken = takenFromOne(factor);
      if (taken === undefined) continue;
      const other = piece.factors.findIndex((f, m) => m !== n && isAlike(f, taken));
      if (other >= 0) {
        const { span } = factor;
        const exponent = integer(2, span);
        const terms: readonly Written[] = [integer(1, span), negative({ kind: 'power', base: taken, exponent, span })];
        const factors = piece.factors.with(n, { kind: 'sum', terms, span });
        const mended = without({ ...piece, factors }, [other]);
        yield repair(put(mended), 'wrong-derivative', span, sentence('otherSlope'));
      }
      const plus = piece.factors.findIndex((f) => f.kind === 'sum' && isOnePlus(f, taken));
      if (plus >= 0) {
        const mended = put({ ...piece, factors: piece.factors.with(plus, taken) });
        yield repair(mended, 'wrong-expansion', piece.span, sentence('wrongExpansion'));
      }
    }
  }
}

/** σ(1 + σ), or σ alone, for σ(1 − σ). */
function* halfSlopes({ side, names, meaningOf, nameOf, quantities }: Wrong): Generator<Repair> {
  for (const { piece, inside, with: put } of placesIn(side, names)) {
    const { span } = piece;
    // Among other factors a plus for a minus is a slip of the sign.
    if (piece.kind === 'product' && inside.length === 0 && piece.factors.length === 2) {
      for (const [n, factor] of piece.factors.entries()) {
        const taken = piece.factors.find((f, m) => m !== n && factor.kind === 'sum' && isOnePlus(factor, f));
        if (taken === undefined) continue;
        const mended = put({ ...piece, factors: piece.factors.with(n, oneLess(taken, factor.span)) });
        yield repair(mended, 'wrong-derivative', factor.span, sentence('slopeWithPlus'));
      }
    }
    const meaning = meaningOf(piece);
    const isOutput = quantities.some((q) => q.meaning === meaning && q.role === 'activation');
    if (meaning === undefined || !isOutput || inside[0]?.kind === 'sum') continue;
    const whole: Written = { kind: 'product', factors: [piece, oneLess(piece, span)], signs: ['side by side'], span };
    const code = inside.length === 0 ? 'wrong-derivative' : 'missing-factor';
    yield repair(put(whole), code, span, sentence('missingFactor', `1 − ${nameOf(meaning)}`));
  }
}

/** `1 - x`. */
const oneLess = (x: Written, span: Span): Written => ({ kind: 'sum', terms: [integer(1, span), negative(x)], span });

const isOnePlus = ({ terms }: Written & { kind: 'sum' }, x: Written): boolean =>
  terms.length === 2 &&
  terms.some((t) => t.kind === 'number' && t.value.n === t.value.d) &&
  terms.some((t) => isAlike(t, x));

/** (a − b)² for a² − b², c(a − b)² for ca² − cb². */
function rootOfSquares({ terms, span }: Written & { kind: 'sum' }): Written | undefined {
  const [a, b, ...more] = terms.map(scaledSquare);
  if (a === undefined || b === undefined || more.length > 0 || !isAlikeAll(a.scale, b.scale)) return undefined;
  const base: Written = { kind: 'sum', terms: [a.root, b.root], span };
  const square: Written = { kind: 'power', base, exponent: integer(2, span), span };
  return productOf(
    [...a.scale, square],
    a.scale.map(() => 'side by side' as const),
    span,
  );
}

/** x and c of `cx²`, x with the sign of the term. */
function scaledSquare(term: Written): { readonly root: Written; readonly scale: readonly Written[] } | undefined {
  const of = term.kind === 'negative' ? term.of : term;
  const factors = of.kind === 'product' ? of.factors : [of];
  const at = factors.findIndex((f) => f.kind === 'power' && f.exponent.kind === 'number' && f.exponent.value.n === 2n);
  const square = factors[at];
  if (square?.kind !== 'power') return undefined;
  const root = term.kind === 'negative' ? negative(square.base) : square.base;
  return { root, scale: factors.toSpliced(at, 1) };
}

const isAlikeAll = (a: readonly Written[], b: readonly Written[]): boolean =>
  a.length === b.length && a.every((w, n) => isAlike(w, b[n] as Written));

/** A name where another belongs: at one place, or wherever it stands. */
function* otherNames(wrong: Wrong): Generator<Repair> {
  const { side, names, quantities } = wrong;
  const places = [...placesIn(side, names)].filter(({ piece }) => piece.kind === 'name' || piece.kind === 'derivative');
  for (const place of places) {
    const { piece } = place;
    const before = wrong.meaningOf(piece);
    for (const q of wrong.fitting(place, quantities)) {
      // What the head asks for says nothing in its own place.
      const isHead = place.inside.length === 0 && q.meaning === wrong.asked;
      if (q.role === 'constant' || q.meaning === before || isHead) continue;
      yield { side: place.with({ ...q.name, span: piece.span }), finding: slip(piece, q, place, wrong) };
    }
    if (piece.kind === 'name') yield* otherScripts(piece, place, wrong);
  }
  yield* otherUnits(wrong);
  const often = new Map<string, Place[]>();
  for (const place of places) {
    if (place.piece.kind !== 'name') continue;
    const key = wrong.shown(place.piece);
    often.set(key, [...(often.get(key) ?? []), place]);
  }
  for (const [, [first, ...more]] of often) {
    if (first === undefined || more.length === 0) continue;
    const name = first.piece as WrittenName;
    const before = wrong.meaningOf(name);
    const own = quantities.find((q) => q.meaning === before);
    for (const q of quantities.filter((other) => other.role === own?.role && other !== own)) {
      const everywhere = renamed(side, name, q.name, names);
      yield { side: everywhere, finding: slip(name, q, first, wrong) };
    }
  }
}

/** `a(1 - a)` of a unit where that of another belongs. */
function* otherUnits(wrong: Wrong): Generator<Repair> {
  const { side, names, quantities } = wrong;
  for (const place of placesIn(side, names)) {
    const { piece } = place;
    if (piece.kind !== 'product') continue;
    for (const [n, factor] of piece.factors.entries()) {
      const taken = takenFromOne(factor);
      const other = taken?.kind === 'name' ? piece.factors.findIndex((f) => isAlike(f, taken)) : -1;
      if (taken?.kind !== 'name' || other < 0) continue;
      for (const q of quantities) {
        if (q.role !== 'activation' || q.meaning === wrong.meaningOf(taken)) continue;
        const name = { ...q.name, span: taken.span };
        const factors = piece.factors.with(other, name).with(n, renamed(factor, taken, name, names));
        const inside = [factor, piece, ...place.inside];
        yield {
          side: place.with({ ...piece, factors }),
          finding: slip(taken, q, { ...place, piece: taken, inside }, wrong),
        };
      }
    }
  }
}

/** The gradient by a parameter where that by a sum or an output belongs. */
function* passedBack(wrong: Wrong): Generator<Repair> {
  for (const place of placesIn(wrong.side, wrong.names)) {
    if (place.piece.kind !== 'derivative') continue;
    for (const q of wrong.fitting(place, wrong.quantities)) {
      if (q.role === 'adjoint')
        yield { side: place.with({ ...q.name, span: place.piece.span }), finding: slip(place.piece, q, place, wrong) };
    }
  }
}

/** The same formula with a name for another, wherever that stands. */
function renamed(side: Written, from: WrittenName, to: WrittenName, names: Names): Written {
  if (isAlike(side, from)) return { ...to, span: side.span };
  const isFunction = side.kind === 'applied' && names.function({ ...side.head, primes: 0 }) !== undefined;
  const pieces = piecesOf(side).map((piece, n) => (isFunction && n === 0 ? piece : renamed(piece, from, to, names)));
  return withPieces(side, pieces);
}

/** Two factors of one product that both belong to another term. */
function* twoNames(wrong: Wrong): Generator<Repair> {
  const { side, names, quantities } = wrong;
  for (const place of placesIn(side, names)) {
    const { piece } = place;
    if (piece.kind !== 'product') continue;
    for (const [n, a] of piece.factors.entries()) {
      for (const [m, b] of piece.factors.entries()) {
        if (m <= n || a.kind !== 'name' || b.kind !== 'name') continue;
        for (const [p, q] of wrong.fittingPairs(place, [a, b], quantities)) {
          const factors = piece.factors.with(n, { ...p.name, span: a.span }).with(m, { ...q.name, span: b.span });
          const shown = [
            `${wrong.shown(a)}·${wrong.shown(b)}`,
            `${wrong.nameOf(p.meaning)}·${wrong.nameOf(q.meaning)}`,
          ];
          const at = { start: a.span.start, end: b.span.end };
          yield repair(place.with({ ...piece, factors }), 'index-slip', at, {
            id: 'standsFor',
            with: shown,
          });
        }
      }
    }
  }
}

/** All that belongs to one unit where another is meant: a line copied, and not changed throughout. */
function* unitForUnit({ side, names, units, meaningOf, nameOf, quantities }: Wrong): Generator<Repair> {
  for (const [from, to] of units) {
    let mended = side;
    for (const { piece } of placesIn(side, names)) {
      const meaning = meaningOf(piece);
      const other = meaning && quantities.find((q) => q.meaning === to[from.indexOf(meaning)]);
      if (piece.kind === 'name' && other) mended = renamed(mended, piece, other.name, names);
    }
    const [a, b] = [from[0], to[0]];
    if (mended === side || a === undefined || b === undefined) continue;
    yield repair(mended, 'index-slip', side.span, sentence('standsFor', nameOf(a), nameOf(b)));
  }
}

/** What kind of slip it is to write one quantity for another. */
function slip(piece: Written, right: Quantity, place: Place, wrong: Wrong): Finding {
  const before = wrong.meaningOf(piece);
  const written = wrong.quantities.find((q) => q.meaning === before);
  const shown = piece.kind === 'name' ? wrong.shown(piece) : before ? wrong.nameOf(before) : 'this';
  const belongs = wrong.nameOf(right.meaning);
  const at = piece.span;
  const stands = sentence('standsFor', shown, belongs);
  const [parent] = place.inside;
  const isInSlope = parent?.kind === 'applied' && parent.head.primes > 0;
  if (written?.role === 'new' && written.of === right.meaning) {
    return { code: 'updated-weight-used', sentence: sentence('newForOld', belongs), at };
  }
  if (isInSlope && written?.role === 'activation' && right.role === 'preactivation' && written.layer === right.layer) {
    return { code: 'wrong-argument', sentence: sentence('slopeAtOutput', shown, belongs), at };
  }
  if (written?.role === 'weight' && (right.role === 'input' || right.role === 'activation')) {
    return { code: 'weight-for-input', sentence: sentence('weightForInput', shown, belongs), at };
  }
  if (before === wrong.by && (written?.role === 'input' || written?.role === 'activation') && right.role === 'weight') {
    return { code: 'weight-for-input', sentence: sentence('inputForWeight', shown, belongs), at };
  }
  if (written?.role === 'preactivation' && right.role === 'activation' && written.layer === right.layer) {
    return { code: 'wrong-argument', sentence: sentence('sumForOutput', shown, belongs), at };
  }
  if ((isInSlope || isInLogistic(place)) && written && written.layer !== right.layer) {
    return { code: 'wrong-argument', sentence: sentence('slopeElsewhere', shown, belongs), at };
  }
  if (
    written?.role === 'adjoint' &&
    right.role === 'adjoint' &&
    isByParameter(written, wrong) &&
    !isByParameter(right, wrong)
  ) {
    return { code: 'gradient-passed-back', sentence: sentence('gradientPassedBack', shown, belongs), at };
  }
  if (written && holdsSlopeOf(written, right, wrong)) {
    return { code: 'doubled-derivative', sentence: sentence('slopeHeldAlready', shown), at };
  }
  if (areTransposed(before, right.meaning)) {
    return { code: 'transpose', sentence: sentence('transposed', shown, belongs), at };
  }
  return { code: 'index-slip', sentence: stands, at };
}

/** ∂L/∂z for ∂L/∂a, where a is what the unit makes of z. */
function holdsSlopeOf({ meaning: by }: Quantity, { meaning: of }: Quantity, { quantities }: Wrong): boolean {
  if (by.kind !== 'derivative' || of.kind !== 'derivative') return false;
  return quantities.some(
    ({ role, meaning }) =>
      role === 'slope' && meaning.kind === 'derivative' && meaning.of === of.by && meaning.by === by.by,
  );
}

const isByParameter = ({ meaning }: Quantity, { quantities }: Wrong): boolean =>
  meaning.kind === 'derivative' &&
  quantities.some((q) => q.meaning === meaning.by && (q.role === 'weight' || q.role === 'bias'));

/** Within `a(1 - a)`. */
function isInLogistic({ piece, inside }: Place): boolean {
  const isTaken = (w: Written): boolean => {
    const taken = takenFromOne(w);
    return taken !== undefined && isAlike(taken, piece);
  };
  const [near] = inside;
  return inside.some(isTaken) || (near?.kind === 'product' && near.factors.some(isTaken));
}

function areTransposed(a: Expr | undefined, b: Expr): boolean {
  if (a?.kind !== 'sym' || b.kind !== 'sym' || a.name !== b.name || a.indices.length !== 2) return false;
  return a !== b && a.indices[0] === b.indices[1] && a.indices[1] === b.indices[0];
}

/** Scripts swapped or one off, for names whose indices are letters, or that stand for arrays. */
function* otherScripts(name: WrittenName, place: Place, wrong: Wrong): Generator<Repair> {
  const { names } = wrong;
  const put = (other: WrittenName, code: MistakeCode, id: 'standsFor' | 'transposed'): Repair =>
    repair(place.with(other), code, name.span, { id, with: [wrong.shown(name), wrong.shown(other)] });
  const reading = names.read(name);
  const isSingle = reading !== undefined && reading.letters.size === 0 && wrong.meaningOf(name) !== undefined;
  if (isSingle) return;
  const indices = name.sub.filter((text) => text !== ',');
  if (indices.length === 2 && indices[0] !== indices[1]) {
    const [a = '', b = ''] = indices;
    const swapped = { ...name, sub: name.sub.map((text) => (text === a ? b : text === b ? a : text)) };
    if (names.read(swapped)) yield put(swapped, 'transpose', 'transposed');
  }
  for (const key of ['sub', 'sup'] as const) {
    for (const [n, text] of name[key].entries()) {
      const others = /^\d$/.test(text) ? ['1', '2', '3', '4'] : /^[a-z]$/.test(text) ? ['i', 'j', 'k', 'l'] : [];
      for (const other of others) {
        const mended = { ...name, [key]: name[key].with(n, other) };
        if (other !== text && names.read(mended)) yield put(mended, 'index-slip', 'standsFor');
      }
    }
  }
  if (place.inside[0]?.kind === 'transpose') return;
  const { piece } = place;
  yield repair(
    place.with({ kind: 'transpose', of: piece, span: piece.span }),
    'transpose',
    name.span,
    sentence('standsFor', wrong.shown(name), `${wrong.shown(name)}ᵀ`),
  );
}

function* exponents({ side, names }: Wrong): Generator<Repair> {
  for (const { piece, inside, with: put } of placesIn(side, names)) {
    const { span } = piece;
    if (piece.kind === 'power') {
      const { base, exponent } = piece;
      const wrong = (n: string): Sentence => sentence('exponent', n);
      if (base.kind === 'name' && base.base === 'e') continue;
      const isSlope = base.kind === 'product' && base.factors.some((f) => takenFromOne(f) !== undefined);
      if (isSlope) yield repair(put(base), 'doubled-derivative', exponent.span, sentence('doubledSlope'));
      yield repair(put(base), 'wrong-exponent', exponent.span, wrong('1'));
      for (const n of [1, 2, 3, -1, -2]) {
        if (exponent.kind === 'number' && exponent.value.d === 1n && exponent.value.n === BigInt(n)) continue;
        yield repair(put({ ...piece, exponent: integer(n, span) }), 'wrong-exponent', exponent.span, wrong(String(n)));
      }
      continue;
    }
    const [parent] = inside;
    const mayBePower = parent?.kind !== 'power' && parent?.kind !== 'derivative' && parent?.kind !== 'applied';
    if (mayBePower && (piece.kind === 'name' || piece.kind === 'sum' || piece.kind === 'applied')) {
      const square: Written = { kind: 'power', base: piece, exponent: integer(2, span), span };
      yield repair(put(square), 'wrong-exponent', span, sentence('exponent', '2'));
    }
  }
}

/** Factors and terms that do not belong. */
function* tooMuch(wrong: Wrong): Generator<Repair> {
  const { side, names } = wrong;
  for (const { piece, with: put } of placesIn(side, names)) {
    if (piece.kind === 'product') {
      for (const [n, factor] of piece.factors.entries()) {
        const taken = takenFromOne(factor);
        const partner = taken ? piece.factors.findIndex((f, m) => m !== n && isAlike(f, taken)) : -1;
        if (partner >= 0) {
          yield { side: put(without(piece, [n, partner])), finding: slopeTooMany(piece.factors, factor, wrong) };
        }
      }
      for (const [n, factor] of piece.factors.entries()) {
        yield { side: put(without(piece, [n])), finding: factorTooMany(piece.factors, factor, wrong) };
      }
    }
    if (piece.kind === 'quotient') {
      const { span } = piece.under;
      const isConstant = piece.under.kind === 'number';
      yield repair(put(piece.over), isConstant ? 'constant-factor' : 'extra-factor', span, {
        id: isConstant ? 'constantTooMany' : 'extraFactor',
        with: [],
      });
    }
  }
  for (const { piece, with: put } of placesIn(side, names)) {
    if (piece.kind !== 'sum') continue;
    for (const [n, term] of piece.terms.entries()) {
      const terms = piece.terms.toSpliced(n, 1);
      const [only] = terms;
      const rest = terms.length === 1 && only ? only : { ...piece, terms };
      yield repair(put(rest), 'extra-term', term.span, sentence('extraTerm'));
    }
  }
}

function slopeTooMany(factors: readonly Written[], factor: Written, wrong: Wrong): Finding {
  const isTwice = factors.filter((f) => isAlike(f, factor)).length > 1;
  if (isTwice || !wrong.cancelsSlope)
    return {
      code: isTwice ? 'doubled-derivative' : 'extra-factor',
      sentence: isTwice ? sentence('doubledSlope') : sentence('extraFactor'),
      at: factor.span,
    };
  return { code: 'doubled-derivative', sentence: sentence('cancelledSlope'), at: factor.span };
}

function factorTooMany(factors: readonly Written[], factor: Written, wrong: Wrong): Finding {
  const at = factor.span;
  const meaning = wrong.meaningOf(factor);
  const role = wrong.quantities.find((q) => q.meaning === meaning)?.role;
  const isSlope = role === 'slope' || (factor.kind === 'applied' && factor.head.primes > 0);
  if (isSlope) return slopeTooMany(factors, factor, wrong);
  if (role === 'bias' && meaning === wrong.by) {
    return { code: 'bias-times-bias', sentence: sentence('biasTimesBias', wrong.nameOf(meaning as Expr)), at };
  }
  const isConstant =
    factor.kind === 'number' ||
    (factor.kind === 'quotient' && factor.over.kind === 'number' && factor.under.kind === 'number');
  if (isConstant) return { code: 'constant-factor', sentence: sentence('constantTooMany'), at };
  return { code: 'extra-factor', sentence: sentence('extraFactor'), at };
}

/** Factors that are missing, in the whole or in one of its terms. */
function* missingFactors(wrong: Wrong): Generator<Repair> {
  const { side, names, quantities } = wrong;
  for (const place of placesIn(side, names)) {
    const isTerm = place.inside.length === 0 || place.inside[0]?.kind === 'sum';
    if (!isTerm) continue;
    const { piece } = place;
    const { span } = piece;
    for (const { by, isDivided } of wrong.factorsAt(place, quantities)) {
      const factor = { ...by.name, span };
      const mended: Written = isDivided
        ? { kind: 'quotient', over: piece, under: factor, span }
        : { kind: 'product', factors: [piece, factor], signs: ['times'], span };
      yield { side: place.with(mended), finding: isDivided ? needless(by, span, wrong) : missing(by, span, wrong) };
    }
  }
}

/** What a factor is judged by. */
export type Situation = Pick<Wrong, 'nameOf' | 'by' | 'isUpdate' | 'cancelsSlope'>;

/** What it is to leave a factor out. */
export function missing(q: Quantity, at: Span, { nameOf, by, isUpdate }: Situation): Finding {
  const shown = nameOf(q.meaning);
  if (q.role === 'slope') return { code: 'missing-derivative', sentence: sentence('missingSlope', shown), at };
  if (q.role === 'rate' && isUpdate) return { code: 'missing-learning-rate', sentence: sentence('missingRate'), at };
  if (q.role === 'constant') return { code: 'constant-factor', sentence: sentence('constant', shown), at };
  const isInput = q.role === 'input' || (q.role === 'activation' && (by !== undefined || isUpdate));
  if (isInput) return { code: 'missing-input', sentence: sentence('missingInput', shown), at };
  return { code: 'missing-factor', sentence: sentence('missingFactor', shown), at };
}

/** What it is to have a factor too many that stands nowhere by itself. */
export function needless(q: Quantity, at: Span, wrong: Situation): Finding {
  const shown = wrong.nameOf(q.meaning);
  if (q.role === 'slope' && wrong.cancelsSlope)
    return { code: 'doubled-derivative', sentence: sentence('cancelledSlope'), at };
  if (q.role === 'slope') return { code: 'doubled-derivative', sentence: sentence('doubledSlope'), at };
  if (q.role === 'activation' && q.meaning === wrong.by)
    return { code: 'gradient-passed-back', sentence: sentence('weightGradientsBack', shown), at };
  if (q.role === 'constant') return { code: 'constant-factor', sentence: sentence('constant', `1/${shown}`), at };
  if (q.role === 'bias' && q.meaning === wrong.by)
    return { code: 'bias-times-bias', sentence: sentence('biasTimesBias', shown), at };
  return { code: 'extra-factor', sentence: sentence('divisorMissing', shown), at };
}

/** Softmax without its exponentials. */
function* exponentials({ side, names }: Wrong): Generator<Repair> {
  for (const { piece, with: put } of placesIn(side, names)) {
    if (piece.kind !== 'quotient') continue;
    const raised = (w: Written): Written => {
      if (w.kind === 'sum') return { ...w, terms: w.terms.map(raised) };
      if (w.kind === 'big') return { ...w, body: raised(w.body) };
      const e: WrittenName = { kind: 'name', base: 'exp', accents: [], sub: [], sup: [], primes: 0, span: w.span };
      return { kind: 'applied', head: e, args: [w], powerOnHead: undefined, span: w.span };
    };
    const mended = put({ ...piece, over: raised(piece.over), under: raised(piece.under) });
    yield repair(mended, 'no-exponential', piece.span, sentence('noExponential'));
  }
}

/** In the order in which they are tried. */
export const CATALOG: readonly Row[] = [
  arrays,
  halfSlopes,
  signs,
  derivatives,
  passedBack,
  tooMuch,
  exponents,
  missingFactors,
  otherNames,
  twoNames,
  unitForUnit,
  exponentials,
];
