/** Numbers with so many digits, and the quantities that they may stand for. */
import { add, derivative, type Expr, mul, num, type Sym } from '../../language/expr.js';
import { equalQ, toNumber } from '../../language/rational.js';
import { symbolsOf } from '../../language/walk.js';
import { type Approx, exactly, hull, isKnown } from '../world/approx.js';
import type { Ground } from '../world/ground.js';
import type { World } from '../world/world.js';
import type { WrittenNumber } from '../written/written.js';

/** A literal as it stands. */
export const asWritten = (n: WrittenNumber): Approx => {
  const mid = toNumber(n.value);
  return { mid, slack: n.value.d === 1n && Math.abs(mid) < 2 ** 53 ? 0 : Math.abs(mid) * 2 ** -52 };
};

/** What its last digit is worth; 0 for an integer, which is exact. */
export const lastDigitOf = ({ lastPlace }: WrittenNumber): number => (lastPlace === undefined ? 0 : 10 ** lastPlace);

/** Whether its last digit is a 0 behind the point. */
const endsInZero = ({ value, lastPlace }: WrittenNumber): boolean =>
  lastPlace !== undefined && lastPlace < 0 && (value.n * 10n ** BigInt(-lastPlace)) % (value.d * 10n) === 0n;

/** Whether a value is written so when it is rounded, or cut, at a digit that is worth this much. */
export function isRoundedOrCut({ mid, slack }: Approx, written: number, digit: number): boolean {
  const off = Math.abs(mid - written);
  const noise = slack + Math.abs(written) * 1e-12;
  if (off <= digit / 2 + noise) return true;
  // 0.6 is no 0.5 that was cut.
  return off < digit * (1 - 1e-9) + slack && Math.abs(mid) >= Math.abs(written) - noise && mid * written >= 0;
}

/** What is chosen has lost no more than this, beside it, where it is rounded: 0.33 is a third, 0.1 no 0.05. */
const OFF_CHOICE = 0.02;

/** Whether what somebody chose, a learning rate or the strength of a penalty, is written so. */
export const isChoiceWritten = (value: Approx, written: number, digit: number): boolean =>
  isRoundedOrCut(value, written, digit) && Math.abs(value.mid - written) <= OFF_CHOICE * Math.abs(value.mid);

/** More quantities than this are not listed: with so many, any number is near one of them. */
const MOST = 5000;

/** A last digit that is worth less, beside its number, tells it apart from nearly all others. */
const SMALL = 0.002;
/** That of a number of three digits, beside it, is worth this much at most. */
const OF_THREE = 0.01;
/** Whether its digits tell it apart from nearly all others. */
const isTold = (n: WrittenNumber): boolean => lastDigitOf(n) <= SMALL * Math.abs(asWritten(n).mid);

/** What numbers may stand for. */
export interface Meanings {
  meaningOf(n: WrittenNumber): Approx;
  /** The sizes that a number of this size stood for earlier in the document. */
  before(written: number): readonly Approx[];
  /** The same for who takes the learning rate as it is given, where it stands among these numbers. */
  withRate?(among: readonly WrittenNumber[]): readonly Meanings[];
  /** The same where numbers are worked out beside what has no value: 0.865 x may be 0.86538 x, though 0.865 is given too. */
  readonly asCoefficients?: Meanings;
}

/** The same where numbers of several digits may be rounded ones of no quantity that is known. */
export const orRounded = (meanings: Meanings): Meanings => ({
  before: (written) => meanings.before(written),
  meaningOf: (n) => {
    const { mid, slack } = asWritten(n);
    const known = meanings.meaningOf(n);
    return lastDigitOf(n) <= OF_THREE * Math.abs(mid) ? hull(known, { mid, slack: slack + lastDigitOf(n) / 2 }) : known;
  },
});

export class Figures implements Meanings {
  /** The sizes of the problem's quantities, and of what is left to 1 of them, in order. */
  private readonly sizes: readonly number[];
  /** Those of the quantities themselves, and whose they are. */
  private readonly own = new Map<number, readonly Expr[]>();
  /** What was written before, rightly, and may be off by more than its last digit: by its size, the true sizes. */
  private readonly earlier = new Map<number, readonly Approx[]>();
  /** The numbers that wrong lines gave to quantities. */
  private readonly wrong = new Map<Expr, readonly WrittenNumber[]>();
  /** By the size of a number that a wrong line ended with: what would have been right there. */
  private readonly righted = new Map<number, Approx>();

  private readonly rate: number | undefined;

  constructor(ground: Ground, worlds: readonly World[]) {
    const sizes = new Set<number>();
    const [world, ...others] = worlds;
    const rate = ground.update?.constants.get('eta');
    this.rate = rate && world?.valueOf(rate).mid;
    for (const e of world ? quantitiesOn(ground) : []) {
      const value = world?.valueOf(e);
      if (!value || !isKnown(value) || others.some((w) => w.valueOf(e).mid !== value.mid)) continue;
      for (const size of [value.mid, 1 - value.mid, 1 + value.mid]) sizes.add(Math.abs(size));
      const own = Math.abs(value.mid);
      this.own.set(own, [...(this.own.get(own) ?? []), e]);
      if (sizes.size > 3 * MOST) break;
    }
    this.sizes = [...sizes].sort((a, b) => a - b);
  }

  /** What a literal may stand for: itself, and each quantity that is written so; of few digits, itself where one is just that. */
  meaningOf(n: WrittenNumber): Approx {
    const { mid, slack } = asWritten(n);
    return this.knownMeaningOf(n) ?? { mid, slack: slack + lastDigitOf(n) / 2 };
  }

  /** The same for who goes on from a wrong number: that very number is meant, and none that is written so. */
  get distrusting(): Meanings {
    return {
      before: (written) => this.before(written),
      meaningOf: (n) => (this.isMistake(n) ? (this.knownMeaningOf(n) ?? asWritten(n)) : this.meaningOf(n)),
    };
  }

  /** Whether a number is the learning rate as it is given, and does not only round to it. */
  private readonly isRate = (n: WrittenNumber): boolean => !endsInZero(n) && asWritten(n).mid === this.rate;

  withRate(among: readonly WrittenNumber[]): readonly Meanings[] {
    const meaningOf = (n: WrittenNumber): Approx =>
      among.includes(n) && this.isRate(n) ? asWritten(n) : this.meaningOf(n);
    return among.some(this.isRate) ? [{ before: (written) => this.before(written), meaningOf }] : [];
  }

  get asCoefficients(): Meanings {
    return orRounded(this);
  }

  /** The same with the right values in place of what wrong lines ended with: who went on from those makes no new mistake. */
  get putRight(): Meanings {
    return {
      before: (written) => this.before(written),
      meaningOf: (n) => {
        const { mid } = asWritten(n);
        const value = this.righted.get(Math.abs(mid));
        return value ? { ...value, mid: Math.sign(mid) * value.mid } : this.meaningOf(n);
      },
    };
  }

  /** A line ended with this number, wrongly, where `value` would be right. */
  misled(written: number, value: Approx): void {
    this.righted.set(Math.abs(written), { ...value, mid: Math.sign(written) * value.mid });
  }

  /** Whether a wrong line ended with this very number. */
  isMisled = (n: WrittenNumber): boolean => this.righted.has(Math.abs(asWritten(n).mid));

  private knownMeaningOf(n: WrittenNumber): Approx | undefined {
    const written = asWritten(n);
    const digit = lastDigitOf(n);
    const near = this.between(Math.abs(written.mid) - digit, Math.abs(written.mid) + digit);
    const sign = written.mid < 0 ? -1 : 1;
    const isJust = (size: number): boolean => Math.abs(size - Math.abs(written.mid)) <= 1e-12 * size;
    const rounded = near.filter((size) => isRoundedOrCut(exactly(size), Math.abs(written.mid), digit));
    const own = rounded.filter((size) => this.own.has(size));
    // Who writes 0.0100 has rounded, even where 0.01 is given.
    const isOwn = !endsInZero(n) && own.some(isJust);
    // Where a quantity is just that, only others that are quantities themselves, or were written so, may be meant.
    const before = this.before(written.mid);
    // What only happens to be one more than a quantity is hardly meant for that.
    const met = own.length + before.length > 0 ? rounded : [];
    const others = isOwn ? (isTold(n) ? own : []) : met;
    const known = [...others.map(exactly), ...before];
    if (isOwn && known.length === 0) return written;
    return known.length === 0 ? undefined : known.map((k) => ({ ...k, mid: sign * k.mid })).reduce(hull, written);
  }

  before(written: number): readonly Approx[] {
    return this.earlier.get(Math.abs(written)) ?? [];
  }

  /** `written` stands for `value`, rightly. */
  remember(written: number, value: Approx): void {
    const size = { mid: Math.abs(value.mid), slack: value.slack };
    const known = this.before(written).filter(({ mid }) => mid !== size.mid);
    this.earlier.set(Math.abs(written), [...known, size]);
  }

  /** `quantity` was said to be these numbers: wrongly, or rightly where there are none. */
  mistake(quantity: Expr, written: readonly WrittenNumber[]): void {
    if (written.length === 0) this.wrong.delete(quantity);
    else this.wrong.set(quantity, written);
  }

  /** The only quantity that is written so; undefined where several are, or where nearly all numbers are. */
  onlyOneOf(written: number, digit: number): Expr | undefined {
    const size = Math.abs(written);
    if (digit > SMALL * size) return undefined;
    const near = this.between(size - digit, size + digit);
    const [only, ...others] = near
      .filter((value) => isRoundedOrCut(exactly(value), size, digit))
      .flatMap((value) => this.own.get(value) ?? []);
    return others.length === 0 ? only : undefined;
  }

  /** Whether a wrong line gave a quantity this very number. */
  isMistake(n: WrittenNumber): boolean {
    return [...this.wrong.values()].some((numbers) => numbers.some((m) => equalQ(m.value, n.value)));
  }

  private between(low: number, high: number): readonly number[] {
    let [from, to] = [0, this.sizes.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.sizes[middle] as number) < low) from = middle + 1;
      else to = middle;
    }
    const found: number[] = [];
    for (let n = from; (this.sizes[n] ?? Number.POSITIVE_INFINITY) <= high; n++) found.push(this.sizes[n] as number);
    return found;
  }
}

/**
 * The constants of the optimizer, and what those that decay leave to 1; the strengths of penalties; the quantities of a
 * tape, their adjoints and the local derivatives between them. Beside the learning rate stands what was worked out by
 * hand: no digit of the two is more certain than it is written.
 */
function* quantitiesOn({ problem, definitionOf, update }: Ground): Generator<Expr> {
  for (const [name, constant] of update?.constants ?? []) {
    if (name !== 'eta') yield constant;
    if (update?.row.lines.some(({ value }) => value.includes(`(1 - ${name})`)))
      yield add(num(1), mul(num(-1), constant));
  }
  yield* problem.penalties;
  const seen = new Set<Sym>();
  for (const { symbol, value } of problem.definitions) {
    for (const s of [symbol, ...symbolsOf(value)]) {
      if (seen.has(s)) continue;
      seen.add(s);
      yield s;
      yield derivative(problem.loss, s, 'total');
      const next = update?.updated.get(s);
      if (next) yield next;
    }
    for (const s of symbolsOf(value)) if (definitionOf(symbol)) yield derivative(symbol, s, 'partial');
  }
}
