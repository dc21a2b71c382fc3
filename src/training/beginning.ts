/** How a training begins: given values, and what is drawn by lot where there are none. */
import type { Table } from '../arrays/strided.js';
import { findInitialiser, type InitialiserRow } from '../catalog/initialisers.js';
import { newRandom, type Random } from '../data/random.js';
import { type Expr, num, type Sym } from '../language/expr.js';
import { readExpression, scopeOf } from '../language/read.js';
import { evaluateAt } from '../language/settle.js';
import { ValueError } from '../language/value-error.js';
import type { Given, InitialRule, Problem } from '../problem/problem.js';

/** Whether a symbol is a parameter, and not an input or a constant whose gradient is only asked for. */
export const isTrained = ({ name }: Sym, { onlyAsked }: Pick<Problem, 'onlyAsked'>): boolean => !onlyAsked.has(name);

/** The names of the parameters that move. */
const trainedNames = (problem: Problem): ReadonlySet<string> =>
  new Set(problem.parameters.filter((p) => isTrained(p, problem)).map((p) => p.name));

/** The parameters by name: entries that have values have those, the others are drawn, each name by a lot of its own. */
export function parametersAtStart(problem: Problem): ReadonlyMap<string, Table> {
  const { given, initial } = problem;
  return new Map(
    [...trainedNames(problem)].map((name) => {
      const { shape, entries } = given.get(name) as Given;
      const rule = initial?.of.get(name);
      const draw = rule && initial ? drawing(rule, newRandom(initial.seed, name)) : undefined;
      const values = Float64Array.from(entries, (e) => {
        // Drawn in any case: a value that is given for one entry leaves the others as they are.
        const drawn = draw?.();
        if (e !== undefined) return evaluateAt(e, () => 0);
        if (drawn === undefined) throw new ValueError('no-value', `${name} has no value to begin with`);
        return drawn;
      });
      return [name, { shape, values }];
    }),
  );
}

/** The given numbers that are no parameters, by name. */
export function constantTables(problem: Problem): ReadonlyMap<string, Table> {
  const moving = trainedNames(problem);
  const constants = [...problem.given].filter(
    ([name, { entries }]) => !moving.has(name) && !entries.includes(undefined),
  );
  return new Map(
    constants.map(([name, { shape, entries }]) => [
      name,
      { shape, values: Float64Array.from(entries as readonly Expr[], (e) => evaluateAt(e, () => 0)) },
    ]),
  );
}

/** Draws one value after another as the initialiser's row says. */
function drawing({ initialiser, constants, fanIn, fanOut }: InitialRule, random: Random): () => number {
  const row = findInitialiser(initialiser) as InitialiserRow;
  const known = new Map<string, Expr>([
    ['n', num(fanIn)],
    ['m', num(fanOut)],
  ]);
  const worth = (e: Expr): number => evaluateAt(e, (s) => evaluateAt(known.get(s.name) as Expr, () => 0));
  const scope = scopeOf({});
  for (const { key, value } of row.parameters) known.set(key, constants[key] ?? readExpression(value as string, scope));
  const number = (text: string): number => worth(readExpression(text, scope));
  const { distribution } = row;
  switch (distribution.kind) {
    case 'constant': {
      const value = number(distribution.value);
      return () => value;
    }
    case 'normal': {
      const [mean, deviation] = [number(distribution.mean), number(distribution.deviation)];
      return () => mean + deviation * random.normal();
    }
    case 'uniform': {
      const [low, high] = [number(distribution.low), number(distribution.high)];
      return () => low + (high - low) * random.uniform();
    }
  }
}
