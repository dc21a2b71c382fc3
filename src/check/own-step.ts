/** The step of gradient descent that a document takes where its spec asks for none. */
import { num, sym } from '../language/expr.js';
import { equalQ, type Rational, signQ } from '../language/rational.js';
import type { Problem } from '../problem/problem.js';
import { isNewValue, withoutMarks } from './names/readers/marks.js';
import { isRateLetter } from './names/readers/spec-names.js';
import { isLeftOf } from './names/rewritten/assigned.js';
import { beginsWithGiven } from './names/rewritten/from-given.js';
import { isSameName } from './names/script.js';
import { UNSTATED_RATE } from './world/ground.js';
import type { Chain } from './written/chain.js';
import { constantOf } from './written/literals.js';
import { allPieces, Unreadable, type Written } from './written/written.js';

/** The problem, with a step by the learning rate of the document if that takes steps that the spec does not ask for. */
export function withOwnStep(problem: Problem, chains: readonly Chain[]): Problem {
  const isFromGiven = beginsWithGiven(problem);
  const steps = chains.flatMap((chain) => stepIn(chain, isFromGiven));
  if (steps.length === 0 || problem.tasks.some((task) => 'optimizer' in task)) return problem;
  const byLetter = steps.some((step) => [...allPieces(step)].some((p) => p.kind === 'name' && isRateLetter(p)));
  const stated = chains.flatMap(statedRate);
  const rate = onlyOne(byLetter ? stated : ratesOf(steps, stated));
  const optimizer = { name: 'sgd', parameters: { learning_rate: rate ? num(rate) : sym(UNSTATED_RATE) } };
  return { ...problem, tasks: [...problem.tasks, { kind: 'update', optimizer }] };
}

type Sum = Extract<Written, { readonly kind: 'sum' }>;

/** Of a quantity's new value, as what was added to the old one; its name need not be marked where that is the given one. */
function stepIn({ goesOn, sides }: Chain, isFromGiven: ReturnType<typeof beginsWithGiven>): readonly Sum[] {
  const [head, ...rest] = sides.flatMap(({ written }) => (written instanceof Unreadable ? [] : [written]));
  if (goesOn || head?.kind !== 'name') return [];
  if (!isNewValue(head) && !isFromGiven(head, rest[0])) return [];
  const old = withoutMarks(head);
  const isOld = (w: Written): boolean =>
    w.kind === 'name' ? isSameName(withoutMarks(w), old) : constantOf(w) !== undefined;
  const isStep = ([first, ...more]: readonly Written[]): boolean =>
    !!first && (isOld(first) || isLeftOf(old, first)) && more.some(isScaled);
  return rest.filter((w) => w.kind === 'sum').filter(({ terms }) => isStep(terms));
}

/** Whether it is a product, as a gradient by a learning rate is; a program takes other things from its arrays too. */
const isScaled = (w: Written): boolean => sizeOf(w).kind === 'product';

const sizeOf = (w: Written): Written => (w.kind === 'negative' ? w.of : w);

/** The numbers that may be the rate of all steps: a stated one that stands in each, else those that do. */
function ratesOf(steps: readonly Sum[], stated: readonly Rational[]): readonly Rational[] {
  const common = steps.map(ratesIn).reduce(inBoth);
  const ofStated = inBoth(stated, common);
  return ofStated.length > 0 ? ofStated : common;
}

/** `η = 0.5`. */
function statedRate({ sides: [head, next] }: Chain): readonly Rational[] {
  if (head === undefined || head.written instanceof Unreadable || head.written.kind !== 'name') return [];
  if (next === undefined || next.written instanceof Unreadable || !isRateLetter(head.written)) return [];
  const value = constantOf(next.written);
  return value && signQ(value) > 0 ? [value] : [];
}

/** The numbers that are factors of what is added: the learning rate is one that stands in every step. */
const ratesIn = ({ terms }: Sum): readonly Rational[] =>
  terms.flatMap((term) => {
    const size = sizeOf(term);
    const numbers = size.kind === 'product' ? size.factors.flatMap((f) => constantOf(f) ?? []) : [];
    return numbers.filter((n) => signQ(n) > 0);
  });

const inBoth = (some: readonly Rational[], others: readonly Rational[]): readonly Rational[] =>
  some.filter((n) => others.some((other) => equalQ(n, other)));

/** Of several numbers none is the one. */
const onlyOne = ([first, ...others]: readonly Rational[]): Rational | undefined =>
  others.every((n) => equalQ(n, first as Rational)) ? first : undefined;
