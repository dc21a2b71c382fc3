/**
 * What the names of somebody's document are worth: worked out from given numbers and the document's own definitions, and
 * derivatives by differences. LaTeX is read as by those who check printed sheets; nothing of the program is used.
 */
import { NotANumber, type Value } from '../../printed/intervals.js';
import { canonical, type Names, valueOfLatex } from '../../printed/latex-value.js';

/** By names in LaTeX: given numbers, and definitions `name = formula`, each after those that it needs. */
export interface Worth {
  readonly given: Readonly<Record<string, number>>;
  readonly defines: readonly string[];
  /** Definitions by derivatives. */
  readonly then?: readonly string[];
}

const STEP = 1e-4;
/** How far a difference may be off. */
const OFF = 1e-7;

/** `\frac{\partial A}{\partial B}` and `\partial A/\partial B`, as `canonical` writes them. */
const DERIVATIVE = /^\(?(?:\\partial|d)(?<of>[^/()]+)\)?\/\(?(?:\\partial|d)(?<by>[^/]+?)\)?$/;

/** The worth of each name, and of each derivative of one by another. */
export function namesWorth({ given, defines, then = [] }: Worth): Names {
  const forward = (instead: ReadonlyMap<string, number>): Map<string, number> => {
    const known = new Map(Object.entries(given).map(([name, x]) => [canonical(asWords(name)), x]));
    for (const [name, x] of instead) known.set(name, x);
    for (const line of defines) {
      const { name, formula } = definitionIn(line);
      const value = instead.get(name) ?? middleOf(valueOfLatex(formula, (of) => exactly(known.get(of))));
      known.set(name, value);
    }
    return known;
  };
  const known = forward(new Map());
  const difference = (name: string): Value | undefined => {
    const { of = '', by = '' } = DERIVATIVE.exec(name)?.groups ?? {};
    const at = known.get(by);
    if (at === undefined) return undefined;
    const [above, below] = [at + STEP, at - STEP].map((x) => forward(new Map([[by, x]])).get(of));
    if (above === undefined || below === undefined) return undefined;
    const slope = (above - below) / (2 * STEP);
    const off = OFF * Math.max(1, Math.abs(slope));
    return [[{ low: slope - off, high: slope + off }]];
  };
  const names: Names = (name) => exactly(known.get(name)) ?? difference(name);
  for (const line of then) {
    const { name, formula } = definitionIn(line);
    known.set(name, middleOf(valueOfLatex(formula, names)));
  }
  return names;
}

/** Names of several letters, which LaTeX has as a product of letters, as words: `net_{h1}`. */
export const asWords = (latex: string): string =>
  latex.replace(/(?<![\\A-Za-z{])[A-Za-z]{2,}(?=_)/g, (word) => `\\mathrm{${word}}`);

function definitionIn(line: string): { readonly name: string; readonly formula: string } {
  const at = line.indexOf('=');
  return { name: canonical(asWords(line.slice(0, at))), formula: asWords(line.slice(at + 1)) };
}

const exactly = (x: number | undefined): Value | undefined => (x === undefined ? undefined : [[{ low: x, high: x }]]);

function middleOf([row]: Value): number {
  const [entry] = row ?? [];
  if (entry === undefined) throw new NotANumber('an empty entry');
  return (entry.low + entry.high) / 2;
}
