/** The signs of quantities: some follow from what they are made of, the others are supposed, both ways in turn. */
import type { Atoms } from './atoms.js';
import { perfectRoot } from './perfect-power.js';
import { atomPower, contentOf, isZero, type Polynomial, termsOf, textOf } from './polynomial.js';

export type Sign = 1 | -1;
export const multiplied = (a: Sign, b: Sign): Sign => (a === b ? 1 : -1);

/** Signs of quantities, as they are supposed. */
export type Regime = ReadonlyMap<string, Sign>;

/** A quantity whose sign has to be supposed before one can go on. */
export class Undecided extends Error {
  constructor(readonly quantity: string) {
    super(quantity);
  }
}

/** With the signs that are supposed it has no value: the logarithm of what is below 0. */
export class NoValue extends Error {}

/** A product: a number's sign times quantities whose signs do not follow from what they are. */
export interface Factored {
  readonly sign: Sign;
  readonly open: readonly string[];
}

export class Signs {
  constructor(
    private readonly atoms: Atoms,
    private readonly regime: Regime,
  ) {}

  get areSupposed(): boolean {
    return this.regime.size > 0;
  }

  /** The sign of `p`, away from 0. Throws Undecided. */
  of(p: Polynomial): Sign {
    if (isZero(p)) return this.supposed('0');
    const { sign, open } = this.factored(p);
    return open.map((quantity) => this.supposed(quantity)).reduce(multiplied, sign);
  }

  /** Whether the product of these is below 0, by what is supposed. */
  isImpossible(factors: readonly Factored[]): boolean {
    const signs = factors.flatMap(({ sign, open }) => [sign, ...open.map((quantity) => this.regime.get(quantity))]);
    return !signs.includes(undefined) && signs.filter((s) => s === -1).length % 2 === 1;
  }

  /** Whether nothing has to be supposed to see that `p` is not negative. */
  isPositive(p: Polynomial): boolean {
    return termsOf(p).every(
      ({ powers, coefficient }) =>
        coefficient.n > 0n && powers.every(([atom, n]) => n % 2 === 0 || this.atoms.positive.has(atom)),
    );
  }

  factored(p: Polynomial): Factored {
    const { content, rest } = contentOf(p);
    const [term] = termsOf(content);
    const odd = (term?.powers ?? []).filter(([atom, n]) => n % 2 !== 0 && !this.atoms.positive.has(atom));
    const sign: Sign = (term?.coefficient.n ?? 1n) < 0n ? -1 : 1;
    const isSquare = rest.size > 1 && perfectRoot(rest, 2) !== undefined;
    const isOpen = !isSquare && !this.isPositive(rest);
    return { sign, open: [...odd.map(([atom]) => textOf(atomPower(atom, 1))), ...(isOpen ? [textOf(rest)] : [])] };
  }

  private supposed(quantity: string): Sign {
    const sign = this.regime.get(quantity);
    if (sign === undefined) throw new Undecided(quantity);
    return sign;
  }
}
