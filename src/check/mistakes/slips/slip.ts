/** What a slip on the tape is: something that is taken for another in a calculation which is right in all the rest. */
import type { Expr, Sym } from '../../../language/expr.js';
import { symbolsOf } from '../../../language/walk.js';
import type { Sentence } from '../../messages/sentence.js';
import type { Ground } from '../../world/ground.js';
import type { Said } from '../../world/world.js';
import type { MistakeCode } from '../codes.js';
import type { Quantity } from '../quantities.js';

/** The world with what is `said` in it shows what anything comes to that is worked out with the slip. */
export interface Slip {
  readonly said: Said;
  readonly code: MistakeCode;
  readonly sentence: Sentence;
}

/** What slips are told from. */
export interface Tape {
  readonly ground: Ground;
  readonly quantities: readonly Quantity[];
  readonly nameOf: (e: Expr) => string;
}

/** What the only thing that a unit's output is made of is. */
export function sumOf(output: Expr, { ground }: Tape): Sym | undefined {
  const definition = output.kind === 'sym' ? ground.definitionOf(output) : undefined;
  const [sum, ...more] = definition ? symbolsOf(definition) : [];
  return more.length === 0 ? sum : undefined;
}
