/** `w := w − η ∂L/∂w`: the letter on the left is what it is afterwards, that on the right what it was before. */
import type { Sym } from '../../../language/expr.js';
import { toNumber } from '../../../language/rational.js';
import { isRoundedOrCut, lastDigitOf } from '../../judge/figures.js';
import type { Approx } from '../../world/approx.js';
import type { Ground } from '../../world/ground.js';
import type { World } from '../../world/world.js';
import type { Chain, Side } from '../../written/chain.js';
import { constantOf, signedLiteral } from '../../written/literals.js';
import { allPieces, Unreadable, type Written, type WrittenName } from '../../written/written.js';
import type { Names } from '../names.js';
import { isSameName, markedName } from '../script.js';

/** A chain whose head is told apart from the same name on its right, as its new value. */
export function withNewHead(chain: Chain): Chain {
  const [head, next, ...more] = chain.sides;
  if (chain.goesOn || head === undefined || next === undefined) return chain;
  if (head.written instanceof Unreadable || next.written instanceof Unreadable) return chain;
  const name = nameOf(head.written);
  if (name === undefined || !isChangeOf(name, next.written)) return chain;
  const written: WrittenName = { ...name, sup: [...name.sup, 'new'] };
  return { ...chain, sides: [{ ...head, written }, next, ...more] };
}

/**
 * The same where numbers stand in: `w = 0.4 - 0.5 \cdot 0.08`, w being the parameter whose given value is 0.4; or the new
 * value alone: “after one step w = 0.36”. An arrow leads to the new value however it is worked out.
 */
export function withNewHeadByValue(chain: Chain, names: Names, { update }: Ground, given: World | undefined): Chain {
  const [head, next, ...more] = chain.sides;
  if (update === undefined || given === undefined || chain.goesOn || next === undefined) return chain;
  if (chain.change === 'from') return chain;
  const name = head === undefined || head.written instanceof Unreadable ? undefined : nameOf(head.written);
  if (head === undefined || name === undefined || next.written instanceof Unreadable) return chain;
  const reading = names.read(name);
  const [entry, ...others] = reading?.letters.size === 0 ? reading.at(new Map()).entries : [];
  if (entry?.kind !== 'sym' || others.length > 0 || !update.updated.has(entry)) return chain;
  const old = given.valueOf(entry).mid;
  const isArrow = ARROWS.has(chain.relations[0]?.text ?? '');
  const updated = given.valueOf(update.updated.get(entry) as Sym);
  const isNew =
    isChangeFrom(old, next.written) || (isOther(old, next.written) && (isArrow || isWrittenAs(updated, next.written)));
  if (!isNew) return chain;
  const written: WrittenName = { ...name, sup: [...name.sup, 'new'] };
  return { ...chain, sides: [{ ...head, written }, next, ...more] };
}

/** Whether a name is that of what was assigned to it, made from what it was. */
export const isChange = ({ sup }: WrittenName): boolean => sup.at(-1) === 'new';

/** Whether a chain says what was assigned to a name. */
export function hasNewHead({ sides: [head] }: Chain): boolean {
  return (
    head !== undefined &&
    !(head.written instanceof Unreadable) &&
    head.written.kind === 'name' &&
    isChange(head.written)
  );
}

/** The name of what was changed. */
export const unchanged = (name: WrittenName): WrittenName => ({ ...name, sup: name.sup.slice(0, -1) });

const ARROWS: ReadonlySet<string> = new Set([':=', '->']);

/** Whether it is a sum that begins with this number. */
function isChangeFrom(value: number, w: Written): boolean {
  const [first] = w.kind === 'sum' ? w.terms : [];
  const constant = first && constantOf(first);
  return constant !== undefined && toNumber(constant) === value;
}

/**
 * The rule by which an optimizer's memory goes on, `s ← 0.9 s + 0.1 g²`, whatever else goes by that letter: of the problem's
 * quantities only parameters change.
 */
export function isRuleOfMemory({ sides: [head, next], relations }: Chain, names: Names, { update }: Ground): boolean {
  if (update === undefined || relations[0]?.text !== ':=' || head === undefined || next === undefined) return false;
  if (head.written instanceof Unreadable || next.written instanceof Unreadable) return false;
  const name = head.written;
  if (name.kind !== 'name' || !uses(next.written, name)) return false;
  const reading = names.read(name);
  if (reading === undefined) return false;
  const { entries } = reading.at(new Map([...reading.letters.keys()].map((letter) => [letter, 1])));
  return !entries.some((e) => e.kind === 'sym' && update.updated.has(e));
}

/** A sum, or another number. */
function isOther(value: number, w: Written): boolean {
  const constant = constantOf(w);
  return w.kind === 'sum' || (constant !== undefined && toNumber(constant) !== value);
}

/** Whether it is a number alone, which is this value rounded or cut. */
function isWrittenAs(value: Approx, w: Written): boolean {
  const literal = signedLiteral(w);
  return literal !== undefined && isRoundedOrCut(value, toNumber(literal.value), lastDigitOf(literal.number));
}

/** What a program assigns to a name. */
export interface Statement {
  readonly head: Side;
  readonly name: WrittenName;
  readonly side: Side;
  readonly value: Written;
}

/** Undefined for a chain that is no statement. */
export function statementOf({ sides: [head, side] }: Pick<Chain, 'sides'>): Statement | undefined {
  if (head === undefined || side === undefined) return undefined;
  const [name, value] = [head.written, side.written];
  if (name instanceof Unreadable || value instanceof Unreadable || name.kind !== 'name') return undefined;
  return { head, name, side, value };
}

/** Whether a formula has a name in it. */
export const uses = (w: Written, name: WrittenName): boolean =>
  [...allPieces(w)].some((p) => p.kind === 'name' && isSameName(p, name));

/** A name, whatever stands above it. */
export const nameOf = (w: Written): WrittenName | undefined => {
  if (w.kind === 'name') return w;
  return w.kind === 'power' && w.base.kind === 'name' ? markedName(w.base, w.exponent) : undefined;
};

/** Whether it is a sum of a name, or of what is left of it, `(1 - ηλ)w`, and of what is added to that or taken from it. */
const isChangeOf = (name: WrittenName, w: Written): boolean =>
  w.kind === 'sum' && w.terms.some((term) => isOf(name, term) || isLeftOf(name, term));

const isOf = (name: WrittenName, w: Written): boolean => {
  const own = nameOf(w);
  return own !== undefined && isSameName(own, name);
};

/** Whether it is what the decay of a weight leaves of it: `(1 - ηλ)w`. */
export const isLeftOf = (name: WrittenName, w: Written): boolean =>
  w.kind === 'product' &&
  w.factors.length === 2 &&
  w.factors.some((f) => isOf(name, f)) &&
  w.factors.some((f) => f.kind === 'sum' && f.terms.some((term) => term.kind === 'number'));
