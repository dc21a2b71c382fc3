/** Everything that the parts of a program are written with. */
import type { Target } from '../catalog/targets.js';
import type { Expr } from '../language/expr.js';
import type { ProgramSource } from './source.js';
import type { Variables } from './variables.js';
import type { Writer } from './writer.js';

export interface Workshop extends ProgramSource {
  readonly target: Target;
  readonly variables: Variables;
  readonly writer: Writer;
  /** The number that an expression comes to. */
  readonly numberOf: (e: Expr) => number;
}
