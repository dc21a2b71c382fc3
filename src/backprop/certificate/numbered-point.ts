/** A point at which everything has a number, for what works in doubles. */
import { num, type Sym } from '../../language/expr.js';
import { realOf, toDouble } from '../../language/real.js';
import { ValueError } from '../../language/value-error.js';
import { symbolsOf } from '../../language/walk.js';
import type { Given } from '../../problem/problem.js';
import type { NumberedTape } from '../numbers/differences.js';
import { entryNumbers } from '../numbers/entries.js';
import { evaluateDefinitions } from '../numbers/values.js';
import type { Solution } from '../solution.js';
import { type Draw, newPoint, type Point, withLengths } from './point.js';
import { tapeOf } from './sampled.js';

export interface NumberedPoint {
  /** The definitions, with a number for everything else that they speak of. */
  readonly tape: NumberedTape;
  /** The number at an entry of the tape or of its adjoints. Throws a ValueError. */
  numberOf(s: Sym): number;
}

/** The point that `draw` describes; undefined where the assumptions do not hold. */
export function numberedPoint(solution: Solution, draw: Draw): NumberedPoint | undefined {
  const axes = withLengths(solution.problem.axes);
  const tape = tapeOf(solution);
  const point = newPoint(tape, draw, { left: Number.POSITIVE_INFINITY });
  if (point === undefined) return undefined;
  const given = numbersAt(point, solution);
  const { equations, functions } = tape;
  const values = evaluateDefinitions(equations, given, axes, functions);
  return {
    tape: { equations: solution.problem.definitions, given, axes, functions },
    numberOf: (s) => {
      const value = values.of(s);
      if (typeof value === 'number') return value;
      throw new ValueError('no-value', 'not all symbols have a value', { expression: s });
    },
  };
}

/** A table of numbers for every symbol that the definitions use and do not define. */
function numbersAt(point: Point, { problem }: Solution): ReadonlyMap<string, Given> {
  const defined = new Set(problem.definitions.map((d) => d.symbol.name));
  const shapes = new Map<string, number[]>();
  for (const { name, indices } of problem.definitions.flatMap((d) => symbolsOf(d.value))) {
    if (defined.has(name)) continue;
    const shape = shapes.get(name) ?? [...(problem.given.get(name)?.shape ?? [])];
    indices.forEach((i, n) => {
      shape[n] = Math.max(shape[n] ?? 0, typeof i === 'number' ? i : point.entries.sizeOf(i.range));
    });
    shapes.set(name, shape);
  }
  return new Map([...shapes].map(([name, shape]) => [name, tableAt(point, name, shape)]));
}

function tableAt(point: Point, name: string, shape: readonly number[]): Given {
  const numberAt = (indices: readonly number[]): Given['entries'][number] => {
    const source = point.entries.find(name, indices);
    if (source.kind !== 'given') return undefined;
    return source.value.kind === 'num' ? source.value : num(realOf(toDouble(point.valueOf(source.value))));
  };
  return { shape, entries: [...entryNumbers(shape)].map(numberAt) };
}
