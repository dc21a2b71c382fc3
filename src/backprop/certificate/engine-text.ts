/** Expressions as text for other engines, every operation in brackets. */
import type { Expr } from '../../language/expr.js';

/** A function or a kind of expression that other engines are not asked about. */
export class NotForEngines extends Error {
  constructor(readonly what: string) {
    super(`not for other engines: ${what}`);
  }
}

const FUNCTIONS: readonly string[] = ['exp', 'log', 'sin', 'cos'];

/**
 * `e` in the notation of mathjs. Names of a spec may mean something there (`e`, `i`, `not`): `nameOf` gives the name of
 * everything that is to stand as a plain symbol. Throws NotForEngines.
 */
export function engineText(e: Expr, nameOf: (e: Expr) => string | undefined): string {
  const name = nameOf(e);
  if (name !== undefined) return name;
  const write = (part: Expr): string => engineText(part, nameOf);
  switch (e.kind) {
    case 'num':
      return e.value.d === 1n && e.value.n >= 0n ? String(e.value.n) : `(${e.value.n}/${e.value.d})`;
    case 'add':
      return `(${e.args.map(write).join(' + ')})`;
    case 'mul':
      return `(${e.args.map(write).join(' * ')})`;
    case 'pow':
      return `((${write(e.base)})^(${write(e.exponent)}))`;
    case 'call':
      if (FUNCTIONS.includes(e.fn)) return `${e.fn}(${e.args.map(write).join(', ')})`;
      throw new NotForEngines(e.fn);
    default:
      throw new NotForEngines(e.kind);
  }
}
