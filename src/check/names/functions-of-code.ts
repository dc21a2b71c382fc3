/** Functions as a program defines them, taken as they are: `def slope(a): return a*(1 - a)`. */
import { num } from '../../language/expr.js';
import type { Arr } from '../meaning/array.js';
import { understand } from '../meaning/understand.js';
import type { Ground } from '../world/ground.js';
import type { Written, WrittenName } from '../written/written.js';
import type { FunctionReading, Names } from './names.js';
import { headKey, isSameName, spellingOf } from './script.js';

export interface FunctionOfCode {
  readonly name: WrittenName;
  readonly parameters: readonly string[];
  readonly body: Written;
}

/** The names with a program's functions, each of which may use those before it. */
export const withFunctions = (names: Names, functions: readonly FunctionOfCode[], ground: Ground): Names =>
  functions.reduce<Names>((known, f) => withFunction(known, f, ground), names);

function withFunction(names: Names, { name, parameters, body }: FunctionOfCode, ground: Ground): Names {
  const ofArrays = (args: readonly Arr[]): Arr => {
    const given = new Map(parameters.map((p, n) => [p, args[n]] as const));
    const inside: Names = {
      read: (inner) => {
        const arg = isPlain(inner) ? given.get(inner.base) : undefined;
        return arg ? { letters: new Map(), at: () => arg, isPrinted: true, says: inner.base } : names.read(inner);
      },
      function: names.function,
    };
    return understand(body, { ground, names: inside, sense: 'total', literal: ({ value }) => num(value) }, new Map());
  };
  const only = (args: readonly Arr[]): Arr['entries'][number] => ofArrays(args).entries[0] ?? num(0);
  const reading: FunctionReading = {
    apply: (args) => only(args.map((e) => ({ shape: [], entries: [e] }))),
    derivative: undefined,
    ofArrays,
  };
  return { read: names.read, function: (other) => (isSameName(other, name) ? reading : names.function(other)) };
}

const isPlain = (name: WrittenName): boolean =>
  spellingOf(name) === spellingOf({ ...name, sub: [], sup: [] }) && headKey(name) === name.base;
