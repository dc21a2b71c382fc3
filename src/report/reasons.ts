/** Why a line follows from the one before it: the rules in words, what they cite by name. */
import { citedBy } from '../backprop/formula.js';
import { derivative, type Expr, type Sym, sym } from '../language/expr.js';
import { functionLayout } from '../language/notation.js';
import { unicode } from '../language/unicode.js';
import { FINISH } from '../rules/phases.js';
import { rewrite } from '../rules/rewrite.js';
import type { Rule, Step } from '../rules/rule.js';
import { type Sheet, shown } from './sheet.js';

/** More names than this are not listed in a margin. */
const MOST_NAMES = 2;

/** The steps that lead to a line in words, each once; with brief detail only how it was differentiated. */
export function reasonsOf(steps: readonly Step[], sheet: Sheet): string {
  const telling = steps.filter((step) => !isOnlySense(step));
  const chosen = sheet.detail === 'brief' ? mostTelling(telling) : telling;
  const words = chosen.map((step) =>
    step.rule.rank === 'citation' ? citation(chosen, sheet) : (inWords(step, sheet) ?? byRule(step.rule, sheet)),
  );
  return [...new Set(words.filter((word) => word !== undefined))].join(', ');
}

function byRule({ id }: Rule, { say }: Sheet): string | undefined {
  const reasons: Readonly<Record<string, string>> = say.reasons;
  return reasons[id];
}

/** A total derivative that becomes the partial one, where the loss uses a symbol directly: nothing is multiplied. */
const isOnlySense = ({ rule, after }: Step): boolean => rule.id === 'chain-rule' && after.kind === 'derivative';

/** The rules of differentiation; where there are none the citations; else everything. */
function mostTelling(steps: readonly Step[]): readonly Step[] {
  const lessons = steps.filter(({ rule }) => rule.on === 'derivative' && rule.rank === 'lesson');
  const rules = lessons.filter(({ rule }) => rule.id !== 'definition');
  const citations = steps.filter(({ rule }) => rule.rank === 'citation');
  return [rules, citations, steps].find((some) => some.length > 0) ?? [];
}

/** "δ₄ from above"; where only local derivatives are put in, just that. */
function citation(steps: readonly Step[], sheet: Sheet): string | undefined {
  const cited = steps.filter(({ rule }) => rule.id === 'calculated-earlier');
  const names = [...new Set(cited.map(({ before, after }) => unicode(shown(whole(before, after, sheet), sheet))))];
  if (names.length > MOST_NAMES) return sheet.say.reasons['calculated-earlier'];
  if (names.length > 0) return sheet.say.steps.fromAbove(names);
  const locals = steps.filter(({ rule }) => rule.id === 'local-derivative');
  return locals.length > 1 ? sheet.say.steps.localDerivatives : sheet.say.reasons['local-derivative'];
}

/** What an adjoint is called, without its indices: δ, or ∂L/∂a where it has no name of its own. */
function whole(adjoint: Expr, cited: Expr, { solution }: Sheet): Expr {
  if (cited.kind === 'sym' && citedBy(cited, solution.gradients)) return withoutLetters(cited);
  return adjoint.kind === 'derivative' ? derivative(adjoint.of, withoutLetters(adjoint.by), 'total') : cited;
}

const withoutLetters = (s: Sym): Sym => (s.free.length > 0 ? sym(s.name) : s);

const polished = (e: Expr, { solution }: Sheet): Expr => rewrite(e, FINISH, solution.gradients.context, []);

/** A step that is better named by what it does here than by its rule. */
function inWords({ rule, before, after }: Step, sheet: Sheet): string | undefined {
  if (rule.id === 'solved-definition')
    return `${unicode(shown(before, sheet))} = ${unicode(shown(polished(after, sheet), sheet))}`;
  if (rule.id !== 'function-rule' || before.kind !== 'derivative' || before.of.kind !== 'call') return undefined;
  const { fn, args } = before.of;
  const hasInner = args.some((arg) => arg.kind !== 'sym');
  return hasInner ? undefined : sheet.say.steps.derivativeOf(unicode(functionLayout(fn, sheet.notation)));
}
