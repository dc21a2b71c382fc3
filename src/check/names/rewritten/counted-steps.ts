/** Steps that are counted, `w^{(t+1)} = w^{(t)} - \eta \partial L/\partial w`: what a step makes of a name is its new value. */
import { isIntegerQ, toNumber } from '../../../language/rational.js';
import { type Chain, mapSide } from '../../written/chain.js';
import { allPieces, mapPieces, Unreadable, type Written, type WrittenName } from '../../written/written.js';
import { isSameName } from '../script.js';

/** A name with the number of a step: `t + 1`, `t`, `0`. */
interface Counted {
  readonly name: WrittenName;
  readonly step: string;
}

/** A chain that goes from the value before a step to the one after it, with the marks of an update in place of the count. */
export function withStepsUncounted(chain: Chain): Chain {
  const [head, next] = chain.sides;
  if (chain.goesOn || head === undefined || next === undefined) return chain;
  if (head.written instanceof Unreadable || next.written instanceof Unreadable) return chain;
  const after = countedIn(head.written);
  const before = after && oldIn(next.written, after);
  if (after === undefined || before === undefined) return chain;
  const uncounted = (w: Written): Written => {
    const counted = countedIn(w);
    return counted?.step === before.step ? counted.name : mapPieces(w, uncounted);
  };
  const { name } = after;
  const written: WrittenName = { ...name, sup: [...name.sup, 'new'], span: head.written.span };
  const sides = chain.sides.slice(1).map((side) => mapSide(side, uncounted));
  return { ...chain, sides: [{ ...head, written }, ...sides] };
}

/** The same name one step before, in a sum with what an update adds to it. */
function oldIn(w: Written, after: Counted): Counted | undefined {
  if (w.kind !== 'sum' || !isUpdate(w, after)) return undefined;
  return w.terms.map(countedIn).find((c) => c && isSameName(c.name, after.name) && isNext(c.step, after.step));
}

/** A recurrence in time works with derivatives, rates and decimals too, but with what there is at that time as well. */
function isUpdate(w: Written, { step }: Counted): boolean {
  const pieces = [...allPieces(w)];
  const isOfUpdate = (p: Written): boolean =>
    p.kind === 'derivative' ||
    (p.kind === 'name' && RATES.has(p.base)) ||
    (p.kind === 'number' && p.lastPlace !== undefined && !NUMBER.test(step));
  return pieces.some(isOfUpdate) && !pieces.some((p) => countedIn(p)?.step === step);
}

const RATES: ReadonlySet<string> = new Set(['eta', 'alpha', 'mu', 'gamma', 'epsilon', 'lr', 'Delta', 'nabla']);

/** `t`, then `t+1`; `t-1`, then `t`; `0`, then `1`: larger numbers may be those of layers. */
const isNext = (before: string, after: string): boolean =>
  after === `${before}+1` || before === `${after}-1` || (before === '0' && after === '1');

const STEP = /^(?:[tknsi]|tau)(?:[+-]1)?$/;
const NUMBER = /^[01]$/;

/** `w^{(t)}`, `w^t`, `w_t`, `w_{1,t}`, `w(t)`; by a number a step is counted in brackets above, where no power can be meant. */
function countedIn(w: Written): Counted | undefined {
  if (w.kind === 'power' && w.base.kind === 'name') return counted({ ...w.base, span: w.span }, stepIn(w.exponent));
  if (w.kind === 'applied' && w.args.length === 1)
    return counted({ ...w.head, span: w.span }, stepIn(w.args[0] as Written));
  if (w.kind !== 'name') return undefined;
  const [open, ...inside] = w.sup;
  if (open === '(' && inside.pop() === ')') {
    const step = inside.join('');
    return STEP.test(step) || NUMBER.test(step) ? { name: { ...w, sup: [] }, step } : undefined;
  }
  const comma = w.sub.lastIndexOf(',');
  return counted({ ...w, sub: w.sub.slice(0, Math.max(0, comma)) }, w.sub.slice(comma + 1).join(''));
}

const counted = (name: WrittenName, step: string | undefined): Counted | undefined =>
  step !== undefined && STEP.test(step) ? { name, step } : undefined;

/** The text of a letter, and of one more or less. */
function stepIn(w: Written): string | undefined {
  if (w.kind === 'name' && w.sub.length + w.sup.length === 0) return w.base;
  const [letter, one, ...more] = w.kind === 'sum' ? w.terms : [];
  if (letter?.kind !== 'name' || one === undefined || more.length > 0) return undefined;
  const [sign, size] = one.kind === 'negative' ? ['-', one.of] : ['+', one];
  const isOne = size.kind === 'number' && isIntegerQ(size.value) && toNumber(size.value) === 1;
  return isOne ? `${letter.base}${sign}1` : undefined;
}
