/** Which variable of a program holds which entries of a problem's symbols. */
import type { Equation } from '../backprop/numbers/entries.js';
import type { Index, Sym } from '../language/expr.js';
import { symbolsOf } from '../language/walk.js';
import { CannotExport } from './cannot-export.js';

/** A variable, and by which of its indices a symbol is read from it. */
export interface Read {
  readonly variable: string;
  readonly indices: readonly Index[];
}

/** An array that is put together from several variables, because something reads it as one. */
export interface Gathering {
  readonly variable: string;
  /** The symbols that are defined one by one, numbers at the same places in all. */
  readonly parts: readonly Sym[];
}

export interface Variables {
  /** Throws CannotExport where no variable holds the symbol. */
  read(s: Sym): Read;
  /** The variable of all that is given under a name. */
  nameOf(given: string): string;
  /** The variable that an equation defines. */
  definedBy(symbol: Sym): string;
  /** The array that is complete when `symbol` is defined, where one is needed. */
  completedBy(symbol: Sym): Gathering | undefined;
}

/** What to call the symbol `name`, or the entry `1_2` of it. */
export type Naming = (name: string, entry: string) => string;

/**
 * The variables for the given names and for the equations, in their order. A symbol that is defined as a whole has one
 * variable; one that is defined entry by entry has one an entry.
 */
export function newVariables(given: ReadonlySet<string>, equations: readonly Equation[], name: Naming): Variables {
  const defined = new Map<string, Sym[]>();
  for (const { symbol } of equations) defined.set(symbol.name, [...(defined.get(symbol.name) ?? []), symbol]);
  const wholes = new Map<string, string>();
  const nameOf = (whole: string): string => {
    const known = wholes.get(whole) ?? name(whole, '');
    wholes.set(whole, known);
    return known;
  };
  const own = new Map<Sym, string>();
  const definedBy = (s: Sym): string => {
    const isOnlyOne = defined.get(s.name)?.length === 1;
    const variable = own.get(s) ?? (isOnlyOne ? nameOf(s.name) : name(s.name, s.indices.filter(isNumber).join('_')));
    own.set(s, variable);
    return variable;
  };
  for (const whole of given) nameOf(whole);
  const gathered = new Map<string, Gathering>();

  const holds = (formal: Sym, s: Sym): boolean => formal.indices.every((i, n) => !isNumber(i) || i === s.indices[n]);
  const read = (s: Sym): Read => {
    if (given.has(s.name)) return { variable: nameOf(s.name), indices: s.indices };
    const formals = defined.get(s.name) ?? [];
    const formal = formals.find((f) => holds(f, s));
    if (formal) {
      const indices = s.indices.filter((_, n) => !isNumber(formal.indices[n] as Index));
      return { variable: definedBy(formal), indices };
    }
    return { variable: (gathered.get(s.name) ?? gather(s, formals)).variable, indices: s.indices };
  };
  const gather = (s: Sym, parts: readonly Sym[]): Gathering => {
    const places = (p: Sym): string => p.indices.map((i) => (isNumber(i) ? '#' : '·')).join();
    const [first] = parts;
    if (first === undefined || parts.some((p) => places(p) !== places(first)))
      throw new CannotExport(`the entries of ${s.name} are not defined in one way: the code has no array for them`);
    const gathering = { variable: nameOf(s.name), parts };
    gathered.set(s.name, gathering);
    return gathering;
  };

  // The names of the spec come first, in the order of the tape; then it is known what has to be gathered.
  for (const { symbol } of equations) definedBy(symbol);
  for (const { value } of equations) for (const s of symbolsOf(value)) read(s);
  return {
    read,
    nameOf,
    definedBy,
    completedBy: (symbol) => {
      const gathering = gathered.get(symbol.name);
      return gathering?.parts.at(-1) === symbol ? gathering : undefined;
    },
  };
}

export const isNumber = (i: Index): i is number => typeof i === 'number';
