/** What is wrong with a list of numbers, or a matrix of them: in all entries alike, or in one. */
import type { Expr } from '../../language/expr.js';
import { toNumber } from '../../language/rational.js';
import { isRoundedOrCut, lastDigitOf } from '../judge/figures.js';
import { type Sentence, sentence } from '../messages/sentence.js';
import { exactly, isKnown } from '../world/approx.js';
import type { World } from '../world/world.js';
import { signedLiteral } from '../written/literals.js';
import type { Written } from '../written/written.js';
import type { ArrayQuantity } from './array-quantities.js';
import type { MistakeCode } from './codes.js';
import { firstWrongOf, waysTo } from './in-numbers.js';
import type { Inquiry } from './inquiry.js';
import type { OtherWay } from './numbers.js';
import type { Finding } from './repair.js';

/** An entry: its value, and what was written for it. */
interface Entry {
  readonly asked: Expr;
  readonly value: number;
  readonly written: number;
  readonly digit: number;
}

type Cause = Pick<Finding, 'code' | 'sentence'>;

/** What makes every entry of `matrix` what it is, where one thing does; else what is wrong with the first. */
export function causeInList(
  matrix: Written & { kind: 'matrix' },
  asked: readonly Expr[],
  inquiry: Inquiry,
): Finding | undefined {
  const listed = matrix.rows.flat();
  const entries = entriesOf(listed, asked, inquiry);
  if (entries === undefined) return undefined;
  const columns = matrix.rows[0]?.length ?? 1;
  const placeOf = (n: number): string =>
    matrix.rows.length > 1 && columns > 1 ? `(${Math.floor(n / columns) + 1}, ${(n % columns) + 1})` : String(n + 1);
  const all =
    turnedRound(entries, columns) ??
    byOneFactor(entries, inquiry) ??
    inOneWay(entries, placeOf, inquiry) ??
    ofAnother(entries, inquiry) ??
    exchanged(entries, placeOf) ??
    linesExchanged(entries, columns);
  return all ? { ...all, at: matrix.span } : firstWrongOf(listed, asked, placeOf, inquiry);
}

/** What an entry is called: by its number, in a matrix by its row and its column. */
type PlaceOf = (n: number) => string;

function entriesOf(
  listed: readonly Written[],
  asked: readonly Expr[],
  { given }: Inquiry,
): readonly Entry[] | undefined {
  const entries = asked.flatMap((e, n): readonly Entry[] => {
    const literal = listed[n] && signedLiteral(listed[n]);
    const value = given?.valueOf(e);
    if (literal === undefined || value === undefined || !isKnown(value)) return [];
    return [{ asked: e, value: value.mid, written: toNumber(literal.value), digit: lastDigitOf(literal.number) }];
  });
  return entries.length === asked.length && listed.length === asked.length ? entries : undefined;
}

const isWritten = (value: number, { written, digit }: Entry): boolean => isRoundedOrCut(exactly(value), written, digit);

const isRight = (entry: Entry): boolean => isWritten(entry.value, entry);

/** Rows where columns belong. */
function turnedRound(entries: readonly Entry[], columns: number): Cause | undefined {
  const rows = entries.length / columns;
  if (rows !== columns) return undefined;
  const isTurned = entries.every((entry, n) => {
    const other = entries[(n % columns) * columns + Math.floor(n / columns)];
    return other !== undefined && isWritten(other.value, entry);
  });
  return isTurned ? { code: 'transpose', sentence: sentence('transposeMissing') } : undefined;
}

/** The same factor too many, or missing. */
function byOneFactor(entries: readonly Entry[], { ground: { batch } }: Inquiry): Cause | undefined {
  const isBy = (factor: number): boolean =>
    entries.some(({ value }) => value !== 0) && entries.every((e) => isWritten(e.value * factor, e));
  const causes: readonly (readonly [number, MistakeCode, Sentence])[] = [
    [-1, 'sign', sentence('wrongSign')],
    [2, 'constant-factor', sentence('constant', '1/2')],
    [1 / 2, 'constant-factor', sentence('constant', '2')],
    ...(batch
      ? [
          [batch.count, 'constant-factor', sentence('meanMissing', String(batch.count))] as const,
          [1 / batch.count, 'constant-factor', sentence('meanTooMany', String(batch.count))] as const,
        ]
      : []),
  ];
  const [, code, said] = causes.find(([factor, c]) => (c === 'sign' || areTelling(entries)) && isBy(factor)) ?? [];
  return code && said && { code, sentence: said };
}

/** With fewer digits than this, numbers are near too many others. */
const TELLING = 2;

const areTelling = (entries: readonly Entry[]): boolean =>
  entries.filter((e) => Math.abs(e.written) >= 10 ** (TELLING - 1) * e.digit).length > 1;

/** The values of another array. */
function ofAnother(entries: readonly Entry[], inquiry: Inquiry): Cause | undefined {
  const { arrays, given } = inquiry;
  const asked = arrays.find((a) => entries.every((e, n) => a.array.entries[n] === e.asked));
  const isOf = ({ array }: ArrayQuantity, world: World): boolean =>
    array.entries.length === entries.length &&
    entries.every((e, n) => isWritten(world.valueOf(array.entries[n] as Expr).mid, e));
  const other = given && arrays.find((a) => isOf(a, given));
  if (!areTelling(entries) || other === undefined || asked === undefined) return undefined;
  return { code: 'stale-value', sentence: sentence('thisIs', inquiry.arrayName(other), inquiry.arrayName(asked)) };
}

/** Two entries that stand in each other's place. */
function exchanged(entries: readonly Entry[], placeOf: PlaceOf): Cause | undefined {
  const wrong = entries.filter((e) => !isRight(e));
  const [a, b] = wrong;
  if (wrong.length !== 2 || a === undefined || b === undefined) return undefined;
  if (!isWritten(a.value, b) || !isWritten(b.value, a)) return undefined;
  const places = [a, b].map((e) => placeOf(entries.indexOf(e))) as [string, string];
  return { code: 'index-slip', sentence: sentence('entriesExchanged', ...places) };
}

/** Two rows, or two columns, that stand in each other's place. */
function linesExchanged(entries: readonly Entry[], columns: number): Cause | undefined {
  const rows = entries.length / columns;
  const isMoved = (from: (row: number, column: number) => number): boolean =>
    entries.every((entry, n) => {
      const other = entries[from(Math.floor(n / columns), n % columns)];
      return other !== undefined && isWritten(other.value, entry);
    });
  const turned = (n: number, a: number, b: number): number => (n === a ? b : n === b ? a : n);
  for (const [id, count] of [
    ['rowsExchanged', rows],
    ['columnsExchanged', columns],
  ] as const) {
    for (let b = 1; b < count; b++) {
      for (let a = 0; a < b; a++) {
        const isIt = isMoved((row, column) =>
          id === 'rowsExchanged' ? turned(row, a, b) * columns + column : row * columns + turned(column, a, b),
        );
        if (isIt) return { code: 'index-slip', sentence: sentence(id, String(a + 1), String(b + 1)) };
      }
    }
  }
  return undefined;
}

/** The mistake that each wrong entry may have come of. */
function inOneWay(entries: readonly Entry[], placeOf: PlaceOf, inquiry: Inquiry): Cause | undefined {
  // What rounds to 0 tells nothing.
  const wrong = entries.filter((e) => !isRight(e) && e.written !== 0);
  if (wrong.length < 2) return undefined;
  const causesOf = (e: Entry): readonly OtherWay[] =>
    waysTo(e.asked, inquiry).filter((way) => isWritten(way.value, e) && !isWritten(way.value, { ...e, written: 0 }));
  const [first, ...others] = wrong as [Entry, ...Entry[]];
  const common = causesOf(first).find(({ code }) => others.every((e) => causesOf(e).some((way) => way.code === code)));
  if (common === undefined) return undefined;
  return { code: common.code, sentence: sentence('entry', placeOf(entries.indexOf(first)), common.sentence) };
}
