/** What a line may have been before a machine misread it: each way undoes one slip. */
import { rational, toNumber } from '../../language/rational.js';
import { shownName } from '../names/script.js';
import {
  mapPieces,
  piecesOf,
  type Written,
  type WrittenName,
  type WrittenNumber,
  withPieces,
} from '../written/written.js';

/** A line that is false: what stands at its head, and what is said of that. */
export interface Line {
  readonly head: Written;
  readonly side: Written;
}

/** A piece of a formula, with what puts another in its place. */
interface Place<T extends Written = Written> {
  readonly piece: T;
  readonly put: (other: Written) => Written;
}

function* placesIn(w: Written, put: Place['put'] = (other) => other): Generator<Place> {
  yield { piece: w, put };
  const pieces = piecesOf(w);
  for (const [n, piece] of pieces.entries())
    yield* placesIn(piece, (other) => put(withPieces(w, pieces.with(n, other))));
}

const isName = (place: Place): place is Place<WrittenName> => place.piece.kind === 'name';
const isDecimal = (place: Place): place is Place<WrittenNumber> =>
  place.piece.kind === 'number' && place.piece.lastPlace !== undefined;

/** One number as it stands elsewhere, where a character of it was lost or mistaken. */
export function* withAnotherNumber({ head, side }: Line, numbers: ReadonlyMap<string, WrittenNumber>): Generator<Line> {
  for (const { piece, put } of [...placesIn(side)].filter(isDecimal))
    for (const [other, right] of numbers)
      if (isOneApart(shownNumber(piece), other)) yield { head, side: put({ ...right, span: piece.span }) };
}

/** A lone number with a digit lost, put in or mistaken. */
export function* withAnotherDigit({ head, side }: Line): Generator<Line> {
  const place = [...placesIn(side)].find(isDecimal);
  if (place === undefined) return;
  const text = shownNumber(place.piece);
  for (let at = 0; at <= text.length; at++)
    for (const digit of ['', ...'0123456789'])
      for (const left of [0, 1]) {
        const other = text.slice(0, at) + digit + text.slice(at + left);
        if (isOneApart(text, other) && /^\d+\.\d+$/.test(other))
          yield { head, side: place.put(numberOf(other, place.piece)) };
      }
}

function numberOf(text: string, { kind, span }: WrittenNumber): WrittenNumber {
  const lastPlace = text.indexOf('.') + 1 - text.length;
  const value = rational(BigInt(text.replace('.', '')), 10n ** BigInt(-lastPlace));
  return { kind, span, value, lastPlace };
}

/** One name as it stands elsewhere, where a character of it was lost or mistaken. */
export function* withAnotherName({ head, side }: Line, names: ReadonlyMap<string, WrittenName>): Generator<Line> {
  const likeIt = (name: WrittenName): readonly WrittenName[] =>
    [...names].flatMap(([other, right]) => (isOneApart(shownName(name), other) ? { ...right, span: name.span } : []));
  for (const { piece, put } of [...placesIn(side)].filter(isName))
    for (const right of likeIt(piece)) yield { head, side: put(right) };
  for (const { piece, put } of [...placesIn(head)].filter(isName))
    for (const right of likeIt(piece)) yield { head: put(right), side };
}

/** The marks of one layer or unit for those of another: on what is said, at the head, or on both. */
export function* withOtherMarks(
  { head, side }: Line,
  marks: ReadonlySet<string>,
  script: 'sub' | 'sup' = 'sup',
): Generator<Line> {
  for (const from of marks)
    for (const to of marks) {
      if (from === to) continue;
      const [asked, said] = [head, side].map((w) => withMark(w, script, [from, to])) as [Written, Written];
      if (said !== side) yield { head, side: said };
      if (asked !== head) yield { head: asked, side };
      if (said !== side && asked !== head) yield { head: asked, side: said };
    }
}

function withMark(w: Written, script: 'sub' | 'sup', marks: readonly [from: string, to: string]): Written {
  const [from, to] = marks;
  if (w.kind === 'name')
    return w[script].includes(from) ? { ...w, [script]: w[script].map((text) => (text === from ? to : text)) } : w;
  return mapPieces(w, (piece) => withMark(piece, script, marks));
}

/** A minus sign where one may have been lost: before the whole, a term, an exponent, or a number. */
export function* withLostMinus({ head, side }: Line): Generator<Line> {
  for (const { piece, put } of placesIn(side)) {
    const isWhole = piece === side;
    if ((isWhole || piece.kind === 'number') && !isNegative(piece)) yield { head, side: put(negative(piece)) };
    if (piece.kind === 'power' && !isNegative(piece.exponent))
      yield { head, side: put({ ...piece, exponent: negative(piece.exponent) }) };
    if (piece.kind !== 'sum') continue;
    for (const [n, term] of piece.terms.entries())
      if (!isNegative(term)) yield { head, side: put({ ...piece, terms: piece.terms.with(n, negative(term)) }) };
  }
}

const negative = (of: Written): Written => ({ kind: 'negative', of, span: of.span });
const isNegative = (w: Written): boolean =>
  w.kind === 'negative' || (w.kind === 'product' && w.factors[0]?.kind === 'negative');

export const shownNumber = ({ value, lastPlace = 0 }: WrittenNumber): string =>
  toNumber(value).toFixed(Math.min(20, Math.max(0, -lastPlace)));

/** Whether one character was put in, left out or mistaken. */
export function isOneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let same = 0;
  while (same < Math.min(a.length, b.length) && a[same] === b[same]) same++;
  const [restA, restB] = [a.slice(same), b.slice(same)];
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
}
