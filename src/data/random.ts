/**
 * Random numbers by a seed: xoshiro128** (Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2021),
 * whose four words of state are hashes of the seed and of what the numbers are for. All of it is arithmetic on 32-bit
 * words, which gives the same numbers on any machine.
 */
import { hash } from '../language/hash.js';

export interface Random {
  /** In [0, 1), a multiple of 2⁻⁵³. */
  uniform(): number;
  /** Of mean 0 and variance 1. */
  normal(): number;
  /** A whole number from 0 on, less than `below`. */
  integer(below: number): number;
  /** The numbers from 0 on, less than `count`, in an order drawn by lot. */
  order(count: number): Int32Array;
}

/** The generator of a seed. `purpose` keeps draws apart: more numbers for one leave those for another as they are. */
export function newRandom(seed: number, purpose: string): Random {
  const [a, b, c, d] = [0, 1, 2, 3].map((word) => hash(`${seed} ${purpose} ${word}`)) as [
    number,
    number,
    number,
    number,
  ];
  // A state of zeros would stay so.
  return randomFrom(words(a, b, c, d || 1));
}

/** The generator over a source of words of 32 bits. */
export function randomFrom(word: () => number): Random {
  const uniform = (): number => ((word() >>> 5) * 2 ** 26 + (word() >>> 6)) * 2 ** -53;
  const integer = (below: number): number => Math.floor(uniform() * below);
  return {
    uniform,
    normal: normalFrom(uniform),
    integer,
    // Fisher and Yates, as Durstenfeld does it in place.
    order: (count) => {
      const order = Int32Array.from({ length: count }, (_, n) => n);
      for (let n = count - 1; n > 0; n--) {
        const other = integer(n + 1);
        [order[n], order[other]] = [order[other] as number, order[n] as number];
      }
      return order;
    },
  };
}

/** xoshiro128** from a state that is not all zeros. */
export function words(s0: number, s1: number, s2: number, s3: number): () => number {
  let [a, b, c, d] = [s0, s1, s2, s3];
  return () => {
    const word = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotated(d, 11);
    return word;
  };
}

const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** Marsaglia's polar method: of a point within the unit circle, two numbers at a time. */
function normalFrom(uniform: () => number): () => number {
  let second: number | undefined;
  return () => {
    const kept = second;
    second = undefined;
    if (kept !== undefined) return kept;
    for (;;) {
      const [x, y] = [2 * uniform() - 1, 2 * uniform() - 1];
      const square = x * x + y * y;
      if (square === 0 || square >= 1) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      second = y * scale;
      return x * scale;
    }
  };
}
