/** The functions that a program has of its own, written from the formulas of the catalog or of the spec. */
import type { Functions } from '../catalog/functions.js';
import type { Target } from '../catalog/targets.js';
import type { ProgramFunction } from '../document/program.js';
import { type Expr, isNum, type Sym } from '../language/expr.js';
import type { Namer } from './identifiers.js';
import type { Spelling } from './print.js';
import { hasFunction } from './spellings.js';
import { newWriter } from './writer.js';

export interface Helpers {
  /** What a function is called in the program. */
  readonly nameOf: (fn: string) => string;
  /** The same where the program uses it, else nothing. */
  readonly usedName: (fn: string) => string;
  readonly written: (spelling: Spelling) => readonly ProgramFunction[];
}

/** The functions that `used` calls and the language lacks. */
export function helperFunctions(used: readonly Expr[], functions: Functions, target: Target, namer: Namer): Helpers {
  const needed = neededBy(used, functions, target);
  const names = new Map([...needed].map((fn) => [fn, namer.name(fn)]));
  return {
    nameOf: (fn) => names.get(fn) ?? fn,
    usedName: (fn) => names.get(fn) ?? '',
    written: (spelling) =>
      [...functions.values()]
        .filter(({ fn }) => needed.has(fn))
        .map(({ fn, argument, parameters, formula }) => {
          const symbols = [argument, ...parameters.map((p) => p.symbol)];
          const inside = namer.inside();
          const locals = new Map(symbols.map((s) => [s.name, inside.name(s.name)]));
          const read = (s: Sym) => ({ variable: locals.get(s.name) as string, indices: [] });
          const isLooped = target === 'typescript';
          const writer = newWriter({ target, axes: new Map(), functions, read, spelling, namer: inside });
          const text = writer.text(formula);
          const usual = new Map(parameters.map((p) => [p.symbol.name, p.value]));
          const headed = ([name, local]: readonly [string, string]): string => {
            const value = usual.get(name);
            if (value === undefined || !isNum(value)) return isLooped ? `${local}: number` : local;
            return isLooped ? `${local} = ${writer.text(value)}` : `${local}=${writer.text(value)}`;
          };
          return {
            name: names.get(fn) as string,
            arguments: [...locals].map(headed),
            result: writer.returned([text]),
          };
        }),
  };
}

function neededBy(used: readonly Expr[], functions: Functions, target: Target): ReadonlySet<string> {
  const needed = new Set<string>();
  const visit = (e: Expr): void => {
    if (
      e.kind === 'call' &&
      !needed.has(e.fn) &&
      !hasFunction(
        target,
        e.fn,
        e.args.slice(1).every((a) => isNum(a)),
      )
    ) {
      needed.add(e.fn);
      const formula = functions.get(e.fn)?.formula;
      if (formula) visit(formula);
    }
    e.parts.forEach(visit);
  };
  used.forEach(visit);
  // The distribution function of the normal distribution is written with its density.
  if (needed.has('Phi') && target === 'typescript') needed.add('phi');
  return needed;
}
