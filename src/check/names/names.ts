/** What a document's names stand for. */
import type { Expr, Sym } from '../../language/expr.js';
import type { Arr } from '../meaning/array.js';
import type { Written, WrittenName, WrittenNumber } from '../written/written.js';

/** One way to understand a name. */
export interface Reading {
  /** Among the name's scripts: letters that run over entries, with how many there are. */
  readonly letters: ReadonlyMap<string, number>;
  /** What it stands for where its letters are these numbers. */
  at(letters: ReadonlyMap<string, number>): Arr;
  /** Whether the notation of the sheet prints just this name; `false`: it would, but the document has powers there. */
  readonly isPrinted?: boolean;
  /** Decimals in it, by the symbols that stand for them: it is known as far as they are. */
  readonly literals?: ReadonlyMap<Sym, WrittenNumber>;
  /** Whether it is not known of this name, but supposed of its letter. */
  readonly isSupposed?: boolean;
  /** For people: `W1[1,2]`, `the output`. */
  readonly says: string;
}

/** A function as a document applies it: σ, tanh, f. */
export interface FunctionReading {
  readonly apply: (args: readonly Expr[]) => Expr;
  /** What it makes of a whole array, where that is more than of each entry: softmax. */
  readonly over?: (entries: readonly Expr[]) => readonly Expr[];
  /** What it makes of its arguments, where that is more than of each entry; undefined where they do not fit together. */
  readonly ofArrays?: (args: readonly Arr[]) => Arr | undefined;
  /** The derivative by its only argument. */
  readonly derivative: ((argument: Expr) => Expr) | undefined;
}

export interface Names {
  read(name: WrittenName): Reading | undefined;
  function(name: WrittenName): FunctionReading | undefined;
  /** The formulas that the document has rightly said a name to be, the latest first. */
  formulasOf?(name: WrittenName): readonly Written[];
}

/** The names, and for what they do not know those of others. */
export const withRest = (names: Names, rest: Names): Names => ({
  read: (name) => names.read(name) ?? rest.read(name),
  function: (name) => names.function(name) ?? rest.function(name),
});
