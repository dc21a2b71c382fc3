/** A tape differentiated by mathjs: definition by definition, and multiplied together along the tape in its numbers. */
import type { BigNumber, MathJsInstance, MathNode } from 'mathjs';
import type { Expr, Sym } from '../../language/expr.js';
import { symbolsOf } from '../../language/walk.js';
import { type Equation, entryKey } from '../numbers/entries.js';
import { engineText } from './engine-text.js';

/** The module, which costs about a second to load. */
export type Mathjs = typeof import('mathjs');

/** What is found for one entry: dL/ds, and the sum of the magnitudes of its terms. */
export interface Found {
  readonly value: BigNumber;
  readonly size: BigNumber;
}

/** An engine of our own, in numbers of `precision` decimal digits. */
export const newEngine = ({ create, all = {} }: Mathjs, precision: number): MathJsInstance =>
  create(all, { number: 'BigNumber', precision, predictable: true });

const keyOf = (s: Sym): string => entryKey(s.name, s.indices as readonly number[]);

/**
 * The derivative of `loss` by each entry that `tape` speaks of, by its key. The tape is one of single entries without
 * cases; `numberOf` gives the value of what it does not define. Undefined where something is no finite number in the
 * digits of the engine. Throws NotForEngines.
 */
export function differentiateTape(
  math: MathJsInstance,
  tape: readonly Equation[],
  loss: Sym,
  numberOf: (s: Sym) => string,
): ReadonlyMap<string, Found> | undefined {
  const names = new Map<Expr, string>();
  const nameOf = (s: Expr): string => {
    const name = names.get(s) ?? `v${names.size}`;
    names.set(s, name);
    return name;
  };
  const values: Record<string, BigNumber> = {};
  const finite = (node: MathNode): BigNumber | undefined => {
    const value: unknown = node.evaluate(values);
    return math.isBigNumber(value) && value.isFinite() ? value : undefined;
  };

  const forward: { readonly symbol: Sym; readonly uses: readonly Sym[]; readonly node: MathNode }[] = [];
  for (const { symbol, value } of tape) {
    const uses = symbolsOf(value);
    for (const s of uses) values[nameOf(s)] ??= math.bignumber(numberOf(s));
    const node = math.parse(engineText(value, (e) => (e.kind === 'sym' ? nameOf(e) : undefined)));
    const result = finite(node);
    if (result === undefined) return undefined;
    values[nameOf(symbol)] = result;
    forward.push({ symbol, uses, node });
  }

  const [zero, one] = [math.bignumber(0), math.bignumber(1)];
  const found = new Map<string, Found>([[keyOf(loss), { value: one, size: one }]]);
  for (const { symbol, uses, node } of forward.toReversed()) {
    const above = found.get(keyOf(symbol));
    if (above === undefined) continue;
    for (const s of uses) {
      const local = finite(math.derivative(node, nameOf(s), { simplify: false }));
      if (local === undefined) return undefined;
      const before = found.get(keyOf(s)) ?? { value: zero, size: zero };
      found.set(keyOf(s), {
        value: before.value.plus(above.value.times(local)),
        size: before.size.plus(above.size.times(local.abs())),
      });
    }
  }
  return found;
}
