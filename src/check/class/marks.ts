/**
 * Marks for an answer, by one rule: a section of the spec's `marks:` asks for quantities, each is worth the same part of
 * them, and an answer has that part where its last line about the quantity is right or follows from an earlier mistake.
 * A value of the forward pass that is not written down counts where one that is computed from it does.
 */
import { derivative, type Expr, type Sym } from '../../language/expr.js';
import { writeText } from '../../language/text.js';
import type { SectionId } from '../../problem/sections.js';
import type { CheckedClaim, Marks } from '../checked.js';
import { quantityName } from '../quantity-name.js';
import type { Ground } from '../world/ground.js';

/** Undefined where the spec gives no marks. */
export function marksFor(claims: readonly CheckedClaim[], ground: Ground): Marks | undefined {
  const worth = ground.problem.presentation.marks;
  if (worth === undefined) return undefined;
  const last = new Map<string, boolean>();
  for (const { about, verdict } of claims) {
    if (verdict === 'unread' || verdict === 'undecided') continue;
    for (const { name } of about) last.set(name, verdict !== 'wrong');
  }
  const stated = (e: Expr): boolean | undefined => last.get(quantityName(e));
  const reached = new Map<Sym, boolean>();
  const isReached = (s: Sym): boolean => {
    const known = reached.get(s) ?? stated(s) ?? ground.usersOf(s).some(({ symbol }) => isReached(symbol));
    reached.set(s, known);
    return known;
  };
  let given = 0;
  let of = 0;
  const left = new Map<SectionId, number>();
  for (const [section, { marks }] of worth) {
    const asked = quantitiesOf(section, ground);
    if (asked.length === 0) left.set(section, marks);
    else {
      const had = asked.filter((e) => (e.kind === 'sym' && section !== 'update' ? isReached(e) : stated(e) === true));
      given += (marks * had.length) / asked.length;
      of += marks;
    }
  }
  return { given, of, left };
}

/** The marks of all parts of a spec; undefined where none has any. */
export function sumOf([first, ...others]: readonly Marks[]): Marks | undefined {
  return others.reduce<Marks | undefined>(
    (sum, { given, of, left }) =>
      sum && { given: sum.given + given, of: sum.of + of, left: new Map([...sum.left, ...left]) },
    first,
  );
}

/** What a section asks for, as far as lines can say it. */
function quantitiesOf(section: SectionId, { problem, update }: Ground): readonly Expr[] {
  const defined = problem.definitions.map((d) => d.symbol);
  const task = problem.tasks.find((t) => t.kind === 'gradients');
  switch (section) {
    case 'forward':
      return defined.filter((s) => s !== problem.loss);
    case 'loss':
      return [problem.loss];
    case 'gradients': {
      const asked = task && 'of' in task ? task.of : undefined;
      const by = problem.parameters.filter(
        (p) => asked === undefined || asked.includes(p.name) || asked.includes(writeText(p)),
      );
      return by.map((p) => derivative(problem.loss, p, 'total'));
    }
    case 'update':
      return [...(update?.updated.values() ?? [])];
    default:
      return [];
  }
}
