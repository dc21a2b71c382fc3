/** The quantities that normal forms are polynomials in, numbered, and what is known of each. */
import type { Polynomial } from './polynomial.js';

/** One table for all normal forms that are compared. */
export class Atoms {
  private readonly numbers = new Map<string, number>();
  /** What e is raised to, by the atom of the exponential. */
  readonly exponents = new Map<number, Polynomial>();
  /** What an atom is the logarithm of the size of. */
  readonly logs = new Map<number, Polynomial>();
  /** What an atom is the root of: a quantity that is not negative. */
  readonly roots = new Map<number, { readonly degree: number; readonly of: Polynomial }>();
  /** Atoms that are never negative. */
  readonly positive = new Set<number>();

  /** The number of the atom with this name. */
  number(name: string): number {
    const number = this.numbers.get(name) ?? this.numbers.size;
    this.numbers.set(name, number);
    return number;
  }
}
