/** Slips in the forward pass: a term left out, its sign, sums of the layer before for their outputs. */
import { add, type Expr, factorsOf, mul, num, type Sym, termsOf } from '../../../language/expr.js';
import { substitute, symbolsOf } from '../../../language/walk.js';
import { type Sentence, sentence } from '../../messages/sentence.js';
import type { MistakeCode } from '../codes.js';
import type { Quantity } from '../quantities.js';
import { turnedWeights } from './products.js';
import { type Slip, sumOf, type Tape } from './slip.js';

/** What is taken for the definition of a weighted sum, in some of its forms. */
interface Other {
  readonly value: Expr;
  readonly code: MistakeCode;
  readonly sentence: Sentence;
}

/** A function of the weighted sum with the wrong sign, in each of these outputs. */
export function* slipsOfOutputs(outputs: readonly Sym[], tape: Tape): Generator<Slip> {
  const turned = outputs.flatMap((a): readonly (readonly [Expr, Expr])[] => {
    const [definition, z] = [tape.ground.definitionOf(a), sumOf(a, tape)];
    return definition && z ? [[a, substitute(definition, (s) => (s === z ? mul(num(-1), z) : undefined))]] : [];
  });
  if (turned.length > 0) yield { said: new Map(turned), code: 'sign', sentence: sentence('signOfSum') };
}

/** What is taken for these weighted sums: for all in the same way, or for one. */
export function* slipsOfSums(sums: readonly Sym[], tape: Tape): Generator<Slip> {
  const defined = sums.flatMap((z): readonly Defined[] => {
    const definition = tape.ground.definitionOf(z);
    return definition?.kind === 'add' ? [{ z, definition }] : [];
  });
  const changed: Changed = (change) =>
    new Map(defined.map((d) => [d.z, change(d)] as const).filter(([, other], n) => other !== defined[n]?.definition));
  yield* inAll(changed, tape);
  for (const { z, definition } of defined) {
    for (const { value, ...cause } of [...inTerms(definition, tape), ...inFactors(definition, tape)])
      yield { said: new Map([[z, value]]), ...cause };
  }
  yield* turned(changed, tape);
}

/** A weighted sum and what it is. */
interface Defined {
  readonly z: Sym;
  readonly definition: Expr;
}

/** All sums with the same change, but for those that it does not change. */
type Changed = (change: (sum: Defined) => Expr) => Slip['said'];

/** Sums of the layer before for their outputs, or the biases left out. */
function* inAll(changed: Changed, tape: Tape): Generator<Slip> {
  const roles = new Map(tape.quantities.map((q) => [q.meaning, q.role]));
  const asSums = changed(({ definition }) =>
    substitute(definition, (s) => (roles.get(s) === 'activation' ? sumOf(s, tape) : undefined)),
  );
  if (asSums.size > 0) yield { said: asSums, code: 'wrong-argument', sentence: sentence('sumsForOutputs') };
  const unbiased = changed(({ definition }) => {
    const bias = termsOf(definition).find((t) => roles.get(t) === 'bias');
    return bias ? add(definition, mul(num(-1), bias)) : definition;
  });
  if (unbiased.size > 1) yield { said: unbiased, code: 'missing-term', sentence: sentence('missingBiases') };
}

/** The weights turned round. */
function* turned(changed: Changed, tape: Tape): Generator<Slip> {
  for (const weights of turnedWeights(tape)) {
    const other = changed(({ z, definition }) => {
      const own = new Map<Expr, Expr>([...weights].flatMap(([p, w]) => (p.of === z ? [[p.right.meaning, w]] : [])));
      return substitute(definition, (s) => own.get(s));
    });
    if (other.size > 0) yield { said: other, code: 'transpose', sentence: sentence('weightsTurned') };
  }
}

/** A term that is left out, or has the wrong sign. */
function* inTerms(definition: Expr, { nameOf }: Tape): Generator<Other> {
  const named = termsOf(definition).map((term) => [term, factorsOf(term).map(nameOf).join('·')] as const);
  const without = (term: Expr, times: number): Expr => add(definition, mul(num(-times), term));
  for (const [term, name] of named)
    yield { value: without(term, 1), code: 'missing-term', sentence: sentence('missingTerm', name) };
  for (const [term, name] of named)
    yield { value: without(term, 2), code: 'sign', sentence: sentence('signOfTerm', name) };
}

const PARTS: readonly Quantity['role'][] = ['input', 'activation', 'weight'];

/** Two factors of the same kind exchanged, or one for another. */
function* inFactors(definition: Expr, { quantities, nameOf }: Tape): Generator<Other> {
  const own = new Set<Expr>(symbolsOf(definition));
  const parts = quantities.filter((q) => PARTS.includes(q.role) && own.has(q.meaning));
  const replaced = (...images: readonly (readonly [Expr, Expr])[]): Expr => {
    const image = new Map(images);
    return substitute(definition, (s) => image.get(s));
  };
  for (const [n, a] of parts.entries()) {
    for (const b of parts.slice(n + 1).filter((q) => q.role === a.role)) {
      const value = replaced([a.meaning, b.meaning], [b.meaning, a.meaning]);
      yield { value, code: 'index-slip', sentence: sentence('exchanged', nameOf(a.meaning), nameOf(b.meaning)) };
    }
  }
  for (const a of parts) {
    for (const b of quantities.filter((q) => q !== a && q.role === a.role && q.layer === a.layer)) {
      const value = replaced([a.meaning, b.meaning]);
      yield { value, code: 'index-slip', sentence: sentence('standsFor', nameOf(b.meaning), nameOf(a.meaning)) };
    }
  }
}
