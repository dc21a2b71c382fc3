/** What the formulas of a spec say of its symbols and indices, before any of them can be read as an expression. */
import type { Span } from '../language/source.js';
import { parts, type Syntax } from '../language/syntax.js';
import { type AxisFacts, type Slot, slotOf } from './axes.js';
import { type Formula, placeOf } from './formulas.js';
import type { Symbols } from './names.js';

/** The letters of one formula: which slot each stands for, free or bound. */
export interface Letters {
  /** The slot of a free letter, or of the one that `binder` binds. */
  slotOf(letter: string, binder?: Syntax): Slot;
}

export interface Survey {
  /** Letters that mean the same in every formula: those under `sizes:`. */
  readonly shared: ReadonlySet<string>;
  readonly facts: AxisFacts;
  readonly symbols: Symbols;
  /** Counts the formulas, so that letters of two of them differ. */
  scopes: number;
}

/** The slot of a letter that means the same everywhere. */
export const sharedSlot = (letter: string): Slot => `${letter} everywhere`;

/** Notes every symbol and index of `syntaxes`, which share their free letters, and tells which letter is which. */
export function survey(formula: Formula, syntaxes: readonly Syntax[], all: Survey): Letters {
  const { shared, facts, symbols } = all;
  const scope = all.scopes++;
  const binders = new Map<Syntax, Slot>();
  const slot = (letter: string, binder?: Syntax): Slot => {
    if (shared.has(letter)) return sharedSlot(letter);
    if (binder === undefined) return `${letter} in ${scope}`;
    const known = binders.get(binder) ?? `${letter} under ${scope}.${binders.size}`;
    binders.set(binder, known);
    return known;
  };
  const place = (span: Span): Span => placeOf(formula, span);

  const visitIndex = (index: Syntax, bound: ReadonlyMap<string, Slot>): Slot | undefined => {
    if (index.kind !== 'name') return undefined;
    const at = bound.get(index.name) ?? slot(index.name);
    facts.letter(at, index.name);
    return at;
  };
  const visit = (syntax: Syntax, bound: ReadonlyMap<string, Slot>): void => {
    if (syntax.kind === 'name') {
      if (!bound.has(syntax.name)) symbols.note(syntax.name, 0, place(syntax.span));
    } else if (syntax.kind === 'indexed') {
      const { name, span } = syntax.symbol;
      symbols.note(name, syntax.indices.length, place(span));
      syntax.indices.forEach((index, n) => {
        const at = visitIndex(index, bound);
        if (at !== undefined) facts.join(slotOf(name, n + 1), at);
        else if (index.kind === 'number') facts.atLeast(slotOf(name, n + 1), Number(index.text), place(index.span));
      });
    } else if (syntax.kind === 'apply' && isIndexed(syntax.fn.name) && syntax.args[0]?.kind === 'name') {
      const [letter, ...rest] = syntax.args as [Extract<Syntax, { kind: 'name' }>, ...Syntax[]];
      const at = syntax.fn.name === 'softmax' ? visitIndex(letter, bound) : slot(letter.name, syntax);
      if (at !== undefined) facts.letter(at, letter.name);
      const inner = at === undefined ? bound : new Map([...bound, [letter.name, at]]);
      for (const part of rest) visit(part, inner);
    } else if (syntax.kind === 'apply' && syntax.fn.name === 'delta') {
      const [i, j] = syntax.args.map((index) => visitIndex(index, bound));
      if (i !== undefined && j !== undefined) facts.join(i, j);
    } else {
      for (const part of parts(syntax)) visit(part, bound);
    }
  };
  for (const syntax of syntaxes) visit(syntax, new Map());
  return { slotOf: slot };
}

const isIndexed = (word: string): boolean => word === 'sum' || word === 'mean' || word === 'softmax';

/** A symbol as a formula uses it. */
export interface Use {
  readonly name: string;
  readonly arity: number;
  readonly span: Span;
}

/** Every use of a symbol in the formula; index letters are none. */
export function usesIn(formula: Formula): readonly Use[] {
  const uses: Use[] = [];
  const visit = (syntax: Syntax): void => {
    if (syntax.kind === 'indexed') {
      const { name, span } = syntax.symbol;
      uses.push({ name, arity: syntax.indices.length, span: placeOf(formula, span) });
    } else if (syntax.kind === 'name') {
      uses.push({ name: syntax.name, arity: 0, span: placeOf(formula, syntax.span) });
    } else if (syntax.kind === 'apply') {
      const letters = syntax.fn.name === 'delta' ? syntax.args.length : isIndexed(syntax.fn.name) ? 1 : 0;
      for (const arg of syntax.args.slice(letters)) visit(arg);
    } else {
      for (const part of parts(syntax)) visit(part);
    }
  };
  visit(formula.syntax);
  return uses;
}
