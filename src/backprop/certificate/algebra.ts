/** The fourth check: nerdamer expands the algebra steps to 0. It is asked about polynomials and fractions only. */
import { equalQ, type Rational, toNumber } from '../../language/rational.js';
import { writeText } from '../../language/text.js';
import { ALGEBRA } from '../../rules/algebra.js';
import { CHORES } from '../../rules/chores.js';
import { POLISH } from '../../rules/polish.js';
import type { Rule, Step } from '../../rules/rule.js';
import type { Solution } from '../solution.js';
import { type CheckResult, type Failure, type SkipReason, Skips } from './outcome.js';
import { differenceOf, hasOtherPowers, newAtoms, valueAt } from './polynomial.js';
import { uniform } from './random.js';
import { derivationsOf } from './sampled.js';

/** The module, which is loaded when it is needed. */
export type Nerdamer = typeof import('nerdamer');

/** So many different questions are asked at most, and none that multiplies out to more terms. */
const MOST_QUESTIONS = 150;
const MOST_TERMS = 150;
/** Points at which an answer is checked, in exact fractions. */
const POINTS = 2;

const ARITHMETIC: ReadonlySet<Rule> = new Set(
  [...ALGEBRA, ...CHORES, ...POLISH].filter(({ on }) => on === 'add' || on === 'mul' || on === 'pow'),
);

/** What a reason speaks of. */
const LIMITS: Readonly<Partial<Record<SkipReason, number>>> = {
  'terms-too-many': MOST_TERMS,
  'questions-too-many': MOST_QUESTIONS,
};

/** Looks at each step that only rearranges sums, products and powers; functions and entries stand as plain symbols. */
export function checkAlgebra(nerdamer: Nerdamer, solution: Solution, seed: number): CheckResult {
  const ask = newQuestions(nerdamer);
  const skips = new Skips();
  const failures: Failure[] = [];
  let [total, agreed] = [0, 0];
  for (const { goal, steps } of [...solution.gradients.functions, ...derivationsOf(solution)]) {
    for (const step of steps) {
      if (!ARITHMETIC.has(step.rule)) continue;
      total++;
      const seen = examine(step, ask, seed);
      if (seen === 'agree') agreed++;
      else if (typeof seen === 'string') skips.add(seen, 1, String(LIMITS[seen] ?? ''));
      else failures.push({ ...seen, derivation: writeText(goal) });
    }
  }
  // It keeps every expression that it was ever given.
  nerdamer.flush();
  const points = agreed === 0 ? 0 : POINTS;
  return { id: 'algebra', total, agreed, points, worst: 0, directions: false, skipped: skips.list(), failures };
}

/** Whether nerdamer expands a text to 0; undefined when too much was asked already. Each answer is remembered. */
function newQuestions(nerdamer: Nerdamer): (text: string) => boolean | undefined {
  const answers = new Map<string, boolean>();
  return (text) => {
    const before = answers.get(text);
    if (before !== undefined || answers.size >= MOST_QUESTIONS) return before;
    const answer = nerdamer(`expand(${text})`).toString() === '0';
    answers.set(text, answer);
    return answer;
  };
}

/** What comes of one step: agreement, a reason to skip it, or a failure. */
function examine(
  { rule, before, after }: Step,
  ask: (text: string) => boolean | undefined,
  seed: number,
): 'agree' | SkipReason | Omit<Failure, 'derivation'> {
  if (hasOtherPowers(before) || hasOtherPowers(after)) return 'roots';
  const nameOf = newAtoms();
  const { text, terms } = differenceOf(before, after, nameOf);
  if (terms > MOST_TERMS) return 'terms-too-many';
  const isZero = ask(text);
  if (isZero === undefined) return 'questions-too-many';
  for (let n = 0; n < POINTS; n++) {
    const at = (name: string): Rational => uniform(`${seed}/${n} ${name}`);
    const [left, right] = [valueAt(before, nameOf, at), valueAt(after, nameOf, at)];
    if (left === undefined || right === undefined || equalQ(left, right) !== isZero) return 'doubtful';
    if (isZero) continue;
    const values = [toNumber(left), toNumber(right)] as const;
    const told = { check: 'algebra' as const, rule: rule.id, before: writeText(before), after: writeText(after) };
    return { ...told, values, point: {} };
  }
  return 'agree';
}
