/** `w_1 → z_1 → a_1`: a path of influence. */
import type { Sym } from '../../language/expr.js';
import { NotUnderstood } from '../meaning/not-understood.js';
import { sentence } from '../messages/sentence.js';
import { shown } from '../mistakes/shown.js';
import type { Ground } from '../world/ground.js';
import type { Chain, Side } from '../written/chain.js';
import { Unreadable, type WrittenName } from '../written/written.js';
import type { JudgedChain, JudgedLink } from './judged-chain.js';
import { NO_PATH, NO_QUANTITIES, STEP_LEFT_OUT } from './judgements.js';
import { type Knowledge, meantTogether } from './meant.js';
import type { Judgement } from './verdict.js';

/**
 * Does each quantity reach the next one? Undefined for what is no such path. Where it does so by others, they may have
 * been left out; where most steps lead nowhere, something else may be meant by the arrows, the way back for one.
 */
export function judgedPath(chain: Chain, knowledge: Omit<Knowledge, 'sense'>): JudgedChain | undefined {
  if (chain.goesOn || chain.relations.some((r) => r.text !== '->')) return undefined;
  const links: JudgedLink[] = [];
  let isWayBack = true;
  for (const [n, right] of chain.sides.slice(1).entries()) {
    const left = chain.sides[n] as Side;
    const steps = stepsOf(left, right, knowledge);
    if (steps === undefined) return undefined;
    isWayBack &&= judgedStep(steps.map(reversed), knowledge.ground) !== undefined;
    links.push({ left, right, ...(judgedStep(steps, knowledge.ground) ?? noStep(left, right)) });
  }
  const astray = links.filter((l) => l.verdict === 'wrong').length;
  const isPath = 2 * astray <= links.length || (links.length === 1 && !isWayBack);
  if (!isPath) return { chain, links: links.map((l) => ({ ...l, ...NO_PATH })), about: [] };
  // A path over quantities of the document's own goes through another graph.
  const isOfSpec = links.every(({ diagnosis }) => diagnosis !== NO_QUANTITIES.diagnosis);
  const judged = isOfSpec ? links : links.map((l) => (l.verdict === 'wrong' ? { ...l, ...NO_QUANTITIES } : l));
  return { chain, links: judged, about: [] };
}

/** Undefined where no way leads from the one to the other. */
function judgedStep(steps: readonly Step[], { usersOf }: Ground): Judgement | undefined {
  if (steps.length === 0) return NO_QUANTITIES;
  const isDirect = ([from, to]: Step): boolean => usersOf(from).some((user) => user.symbol === to);
  if (steps.every(isDirect)) return { verdict: 'correct' };
  const reached = (from: Sym, all = new Set<Sym>()): ReadonlySet<Sym> => {
    for (const { symbol } of usersOf(from)) if (!all.has(symbol)) reached(symbol, all.add(symbol));
    return all;
  };
  return steps.every(([from, to]) => reached(from).has(to)) ? STEP_LEFT_OUT : undefined;
}

function noStep(left: Side, right: Side): Judgement {
  const [from, to] = [left, right].map(({ written }) => (isName(written) ? shown(written) : '…')) as [string, string];
  return { verdict: 'wrong', diagnosis: { code: 'other', says: sentence('noStep', from, to) } };
}

const isName = (w: Side['written']): w is WrittenName => !(w instanceof Unreadable) && w.kind === 'name';

type Step = readonly [from: Sym, to: Sym];

const reversed = ([from, to]: Step): Step => [to, from];

/**
 * From which quantity to which a step of a path goes, for each choice of its letters. None where a name stands for no
 * quantity of the spec; undefined for what is no step between names.
 */
function stepsOf(left: Side, right: Side, knowledge: Omit<Knowledge, 'sense'>): readonly Step[] | undefined {
  if (left.written instanceof Unreadable || right.written instanceof Unreadable) return undefined;
  try {
    const [a, b] = meantTogether(left.written, right.written, { ...knowledge, sense: 'total' });
    const steps = a.entries.flatMap((from, n) => {
      const to = b.entries[n];
      return from.kind === 'sym' && to?.kind === 'sym' && !a.literals.has(from) && !b.literals.has(to)
        ? [[from, to] as const]
        : [];
    });
    if (steps.length === a.entries.length) return steps;
    return left.written.kind === 'name' && right.written.kind === 'name' ? [] : undefined;
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined;
    throw error;
  }
}
