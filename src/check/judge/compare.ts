/**
 * Whether two formulas say the same: as an identity, with the given values, or as far as rounded digits tell. Equality
 * is asked in worlds (see world.ts); one world in which two sides differ refutes, and it takes all of them to agree.
 */
import type { Expr, Sym } from '../../language/expr.js';
import { num, sym } from '../../language/expr.js';
import { toNumber } from '../../language/rational.js';
import { sameGrid } from '../meaning/array.js';
import { assignmentsOf } from '../meaning/letters.js';
import { freeLetters, NotUnderstood, type Setting, understand } from '../meaning/understand.js';
import { type Approx, isKnown, isSharp, mayBeEqual } from '../world/approx.js';
import type { World } from '../world/world.js';
import type { Worlds } from '../world/worlds.js';
import { signedLiteral } from '../written/parse.js';
import { allPieces, type Written, type WrittenNumber } from '../written/written.js';

/** How two sides are equal; `no` where some world tells them apart, `unclear` where none does and not all agree. */
export type Equality = 'identity' | 'with given values' | 'rounded' | 'no' | 'unclear';

/** The literals of a formula as they stand: each is a symbol of its own, so that it may be what rounding hid. */
interface Literals {
  readonly symbols: Map<Sym, WrittenNumber>;
  of(n: WrittenNumber): Sym;
}

function newLiterals(): Literals {
  const symbols = new Map<Sym, WrittenNumber>();
  return {
    symbols,
    of: (n) => {
      const s = sym(`literal ${symbols.size + 1}`);
      symbols.set(s, n);
      return s;
    },
  };
}

/** A side of a claim, understood: its entries for each way to choose its letters, and its literals. */
export interface Meant {
  readonly written: Written;
  /** One expression after the other, letters running. */
  readonly entries: readonly Expr[];
  readonly literals: ReadonlyMap<Sym, WrittenNumber>;
}

/** Both sides of a link, their letters running together. Throws NotUnderstood. */
export function meantTogether(
  left: Written,
  right: Written,
  setting: Omit<Setting, 'literal'>,
): readonly [Meant, Meant] {
  const letters = new Map([...freeLetters(left, setting.names), ...freeLetters(right, setting.names)]);
  const sides = [left, right].map((written) => {
    const literals = newLiterals();
    const memo = new Map<WrittenNumber, Sym>();
    const literal = (n: WrittenNumber): Expr => {
      if (n.lastPlace === undefined) return num(n.value);
      const known = memo.get(n) ?? literals.of(n);
      memo.set(n, known);
      return known;
    };
    const arrays = assignmentsOf(letters).map((at) => understand(written, { ...setting, literal }, at));
    return { written, arrays, literals: literals.symbols };
  });
  const [a, b] = sides as [(typeof sides)[number], (typeof sides)[number]];
  a.arrays.forEach((x, n) => {
    const y = b.arrays[n];
    if (y && !sameGrid(x, y) && x.entries.length * y.entries.length !== x.entries.length ** 2) {
      throw new NotUnderstood('shapes', 'the two sides have different shapes', right.span);
    }
  });
  const meant = ({ written, arrays, literals }: (typeof sides)[number]): Meant => ({
    written,
    entries: arrays.flatMap((x) => x.entries),
    literals,
  });
  return [meant(a), meant(b)];
}

/** The literals as they are written. */
const exact = ({ literals }: Meant): ReadonlyMap<Sym, Approx> =>
  new Map([...literals].map(([s, n]) => [s, exactLiteral(n)]));

const exactLiteral = (n: WrittenNumber): Approx => {
  const mid = toNumber(n.value);
  return { mid, slack: n.value.d === 1n && Math.abs(mid) < 2 ** 53 ? 0 : Math.abs(mid) * 2 ** -52 };
};

/** The last digit of a literal, as a number; 0 for an integer. */
export const lastDigitOf = ({ lastPlace }: WrittenNumber): number => (lastPlace === undefined ? 0 : 10 ** lastPlace);

/** The literals as what they may have been before they were rounded or cut. `known` are values that were written before. */
const loosely = ({ literals }: Meant, known: KnownValues): ReadonlyMap<Sym, Approx> =>
  new Map(
    [...literals].map(([s, n]) => {
      const { mid, slack } = exactLiteral(n);
      const loose = { mid, slack: slack + lastDigitOf(n) * (1 + 1e-9) };
      return [s, known.widen(mid, loose)];
    }),
  );

/** Numbers that were written before, rightly, for a quantity, which may be off by more than their last digit. */
export interface KnownValues {
  widen(written: number, as: Approx): Approx;
}

type Outcome = 'equal' | 'different' | 'unclear';

/** Whether two sides are equal as exactly as doubles tell, in each world. */
function exactlyIn(worlds: readonly World[], a: Meant, b: Meant): Outcome {
  const [la, lb] = [exact(a), exact(b)];
  let outcome: Outcome = worlds.length === 0 ? 'unclear' : 'equal';
  for (const world of worlds) {
    for (const [n, e] of a.entries.entries()) {
      const [x, y] = [world.valueOf(e, la), world.valueOf(b.entries[n] as Expr, lb)];
      if (!isKnown(x) || !isKnown(y)) outcome = 'unclear';
      else if (!mayBeEqual(x, y)) return 'different';
      else if (!isClose(x, y)) outcome = 'unclear';
    }
  }
  return outcome;
}

/** What overlaps only because nothing is known well says nothing. */
const isClose = (x: Approx, y: Approx): boolean => (isSharp(x) && isSharp(y)) || Math.max(x.slack, y.slack) < NOTHING;
const NOTHING = 1e-12;

/** How the sides of a link are equal in these worlds. */
export function equality(a: Meant, b: Meant, worlds: Worlds, known: KnownValues): Equality {
  const identity = exactlyIn(worlds.drawn, a, b);
  if (identity === 'equal') return 'identity';
  const given = exactlyIn(worlds.given, a, b);
  if (given === 'equal') return 'with given values';
  if (isRounded(a, b, worlds.given, known)) return 'rounded';
  return given === 'different' || (identity === 'different' && !hasDecimals(a, b)) ? 'no' : 'unclear';
}

const hasDecimals = (...sides: readonly Meant[]): boolean =>
  sides.some(({ literals }) => [...literals.values()].some((n) => n.lastPlace !== undefined));

/** Whether honest rounding of the written numbers may lead from one side to the other. */
function isRounded(a: Meant, b: Meant, worlds: readonly World[], known: KnownValues): boolean {
  if (!hasDecimals(a, b) || worlds.length === 0) return false;
  const lone = signedLiteral(b.written);
  return lone
    ? worlds.every((world) =>
        a.entries.every((e) => isWrittenAs(e, a, lone.number, toNumber(lone.value), world, known)),
      )
    : overlaps(a, b, worlds, known);
}

/**
 * Whether a lone number stands for `e`: the value rounded or cut at its last digit; or what the written numbers in `e`
 * lead to, exactly as they stand or as they may have been before rounding, its last digit within 1.
 */
function isWrittenAs(
  e: Expr,
  { literals, ...a }: Meant,
  number: WrittenNumber,
  written: number,
  world: World,
  known: KnownValues,
): boolean {
  const digit = lastDigitOf(number);
  const value = world.valueOf(e, exact({ ...a, literals }));
  if (isKnown(value) && isRoundedOrCut(value, written, digit)) return true;
  const { mid, slack } = known.widen(written, { mid: written, slack: digit * (1 + 1e-9) });
  if (literals.size === 0) return false;
  const loose = world.valueOf(e, loosely({ ...a, literals }, known));
  return isKnown(loose) && Math.abs(loose.mid - mid) <= slack + loose.slack && isTelling(loose, digit);
}

/** What is so little known that any number would do says nothing. */
const isTelling = ({ mid, slack }: Approx, digit: number): boolean => slack <= Math.max(0.25 * Math.abs(mid), digit);

export function isRoundedOrCut({ mid, slack }: Approx, written: number, digit: number): boolean {
  const off = Math.abs(mid - written);
  const noise = slack + Math.abs(written) * 1e-12;
  if (off <= digit / 2 + noise) return true;
  return off < digit + noise && Math.abs(mid) >= Math.abs(written) - noise && mid * written >= 0;
}

function overlaps(a: Meant, b: Meant, worlds: readonly World[], known: KnownValues): boolean {
  const [la, lb] = [loosely(a, known), loosely(b, known)];
  return worlds.every((world) =>
    a.entries.every((e, n) => {
      const [x, y] = [world.valueOf(e, la), world.valueOf(b.entries[n] as Expr, lb)];
      return isKnown(x) && isKnown(y) && mayBeEqual(x, y) && isTelling(x, y.slack) && isTelling(y, x.slack);
    }),
  );
}

/** Whether a formula speaks of quantities, and not of numbers alone. */
export const speaksOfQuantities = (w: Written): boolean => [...allPieces(w)].some((p) => p.kind === 'name');
