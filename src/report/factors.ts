/** The factors of a chain: each derivative in it, where it was derived, and what it comes to. */
import type { Adjoint } from '../backprop/adjoint.js';
import { type LocalDerivative, localSymbol } from '../backprop/local.js';
import { isEntryOf } from '../backprop/tape.js';
import { type Derivative, type Expr, freeIndex, isFree, open, type Sym } from '../language/expr.js';
import { ValueError } from '../language/value-error.js';
import { replaceParts } from '../language/walk.js';
import { isNumber, type Link, numberLinks, type Sheet } from './sheet.js';

export interface Factor {
  readonly derivation: LocalDerivative | Adjoint;
  /** The symbol that has its value. */
  readonly symbol: Sym;
}

/** The derivatives in a chain, each once, in the order in which they stand. */
export function derivativesIn(e: Expr): readonly Derivative[] {
  const found = new Set<Derivative>();
  const visit = (part: Expr): void => {
    if (part.kind === 'derivative') found.add(part);
    else if (part.kind === 'sum') visit(open(part, freeIndex(`@v${part.body.height}`, part.index.range)));
    else part.parts.forEach(visit);
  };
  visit(e);
  return [...found];
}

/** Where ∂u/∂s, or the ∂L/∂u that is cited, was derived. */
export function factorOf(e: Derivative, { solution }: Sheet): Factor | undefined {
  const { gradients, symbolOf } = solution;
  const isOf = (formal: Sym): boolean => formal.name === e.by.name && isEntryOf(e.by, formal);
  if (e.sense === 'total') {
    const adjoint = gradients.intermediates.find((a) => isOf(a.of));
    return adjoint && { derivation: adjoint, symbol: symbolOf(adjoint) };
  }
  const definition = e.of.kind === 'sym' ? gradients.tape.definitionOf(e.of) : undefined;
  const local = gradients.locals.find((l) => l.definition === definition && isOf(l.by));
  return local && { derivation: local, symbol: localSymbol(local) };
}

/**
 * A chain with each derivative as the symbol of its value, or as its formula where that is no number; undefined where
 * a factor has no value (the product may have one) or stands for several.
 */
export function withFactorValues(chain: Expr, sheet: Sheet): Expr | undefined {
  const factors = derivativesIn(chain).map((e) => [e, factorOf(e, sheet)] as const);
  if (factors.some(([e, factor]) => isFree(e.by) || !factor || isFree(factor.symbol))) return undefined;
  try {
    const values = new Map(factors.flatMap(([e, factor]) => (factor ? [[e, valueIn(factor, sheet)] as const] : [])));
    return replaceParts(chain, (part) => (part.kind === 'derivative' ? values.get(part) : undefined));
  } catch (error) {
    if (error instanceof ValueError) return undefined;
    throw error;
  }
}

/** Each adjoint as the chain of its factors' values, where it is a single number and they have values. */
export function chainsOfValues(chainOf: (a: Adjoint) => Expr, sheet: Sheet): ReadonlyMap<Sym, Expr> {
  const { gradients, symbolOf } = sheet.solution;
  const single = [...gradients.intermediates, ...gradients.parameters].filter((a) => !isFree(a.of));
  return new Map(
    single.flatMap((a) => {
      const line = withFactorValues(chainOf(a), sheet);
      return line ? [[symbolOf(a), line] as const] : [];
    }),
  );
}

/** The numbers put into a factor, and its value; nothing where it has none, or stands for several. */
export function numbersOf({ derivation, symbol }: Factor, sheet: Sheet): readonly Link[] {
  if (isFree(symbol)) return [];
  try {
    return numberLinks(derivation.result, symbol, sheet);
  } catch (error) {
    if (error instanceof ValueError) return [];
    throw error;
  }
}

const valueIn = ({ symbol, derivation }: Factor, sheet: Sheet): Expr =>
  isNumber(symbol, sheet) ? symbol : derivation.result;
