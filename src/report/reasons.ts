/** Why a line follows from the one before it: the rules in words, what they cite by name. */
import { citedBy } from '../backprop/formula.js';
import { type Inlines, inlinesOf, math, text, type Words } from '../document/document.js';
import { listed } from '../document/prose.js';
import { derivative, type Expr, isNum, type Sym, sym } from '../language/expr.js';
import { infix, row } from '../language/layout.js';
import { functionLayout } from '../language/notation.js';
import { FINISH } from '../rules/phases.js';
import { rewrite } from '../rules/rewrite.js';
import type { Derivation, Step } from '../rules/rule.js';
import { factorOf } from './factors.js';
import { COMMA, cited } from './labels.js';
import { type Sheet, shown } from './sheet.js';

/** More names than this are not listed in a margin. */
const MOST_NAMES = 2;

/** The steps that lead to a line in words, each once; with brief detail only how it was differentiated. */
export function reasonsOf(steps: readonly Step[], sheet: Sheet): Inlines {
  const telling = steps.filter((step) => !isOnlySense(step));
  const chosen = sheet.detail === 'brief' ? mostTelling(telling) : telling;
  const words = chosen.map((step) =>
    inlinesOf(step.rule.rank === 'citation' ? citation(chosen, sheet) : (inWords(step, sheet) ?? byRule(step, sheet))),
  );
  return listed(onceEach(words), ', ');
}

/** A rule without words is a chore that the line does not speak of. */
function byRule({ rule }: Step, { say }: Sheet): string {
  const reasons: Readonly<Record<string, string>> = say.reasons;
  return reasons[rule.id] ?? '';
}

const onceEach = (texts: readonly Inlines[]): readonly Inlines[] => [
  ...new Map(texts.filter(({ length }) => length > 0).map((words) => [JSON.stringify(words), words])).values(),
];

/** A total derivative that becomes the partial one, where the loss uses a symbol directly: nothing is multiplied. */
const isOnlySense = ({ rule, after }: Step): boolean => rule.id === 'chain-rule' && after.kind === 'derivative';

/** The rules of differentiation; where there are none the citations; else everything. */
function mostTelling(steps: readonly Step[]): readonly Step[] {
  const lessons = steps.filter(({ rule }) => rule.on === 'derivative' && rule.rank === 'lesson');
  const rules = lessons.filter(({ rule }) => rule.id !== 'definition');
  const citations = steps.filter(({ rule }) => rule.rank === 'citation');
  return [rules, citations, steps].find((some) => some.length > 0) ?? [];
}

/** "δ₄ from (7)"; where only local derivatives are put in, just that. */
function citation(steps: readonly Step[], sheet: Sheet): Words {
  const { say } = sheet;
  const earlier = steps.filter(({ rule }) => rule.id === 'calculated-earlier');
  const names = onceEach(earlier.map(({ before, after }) => [math(shown(whole(before, after, sheet), sheet))]));
  if (names.length > 0) {
    const named = names.length > MOST_NAMES ? [] : listed(names, ', ');
    return say.steps.fromAbove(named, [cited(derivationsOf(earlier, sheet), '', say.steps.above)]);
  }
  const locals = steps.filter(({ rule }) => rule.id === 'local-derivative');
  const words = locals.length > 1 ? say.steps.localDerivatives : say.reasons['local-derivative'];
  return [text(words), cited(derivationsOf(locals, sheet), COMMA)];
}

/** The derivations that the steps cite, of adjoints or of local derivatives. */
const derivationsOf = (steps: readonly Step[], sheet: Sheet): readonly Derivation[] => {
  const cited = steps.flatMap(({ before }) => (before.kind === 'derivative' ? [factorOf(before, sheet)] : []));
  return cited.flatMap((factor) => (factor ? [factor.derivation] : []));
};

/** What an adjoint is called, without its indices: δ, or ∂L/∂a where it has no name of its own. */
function whole(adjoint: Expr, cited: Expr, { solution }: Sheet): Expr {
  if (cited.kind === 'sym' && citedBy(cited, solution.gradients)) return withoutLetters(cited);
  return adjoint.kind === 'derivative' ? derivative(adjoint.of, withoutLetters(adjoint.by), 'total') : cited;
}

const withoutLetters = (s: Sym): Sym => (s.free.length > 0 ? sym(s.name) : s);

const polished = (e: Expr, { solution }: Sheet): Expr => rewrite(e, FINISH, solution.gradients.context, []);

/** A step that is better named by what it does here than by its rule. */
function inWords({ rule, before, after }: Step, sheet: Sheet): Words | undefined {
  if (rule.id === 'solved-definition')
    return [math(row(shown(before, sheet), infix('='), shown(polished(after, sheet), sheet)))];
  if (rule.id === 'chain-rule' && before.kind === 'derivative' && isNum(after, 0))
    return sheet.say.steps.noRoute(shown(before.by, sheet), shown(before.of, sheet));
  if (rule.id !== 'function-rule' || before.kind !== 'derivative' || before.of.kind !== 'call') return undefined;
  const { fn, args } = before.of;
  const hasInner = args.some((arg) => arg.kind !== 'sym');
  if (hasInner) return undefined;
  const derived = sheet.solution.gradients.functions.filter(
    (f) => f.definition.fn === fn && f.by === f.definition.argument,
  );
  return [...sheet.say.steps.derivativeOf(functionLayout(fn, sheet.notation)), cited(derived, COMMA)];
}
