/**
 * `\Delta w`: what an update adds to a parameter, or what it takes from it, or the gradient alone; schools differ, and the
 * document decides, for all its parameters alike.
 */
import { add, derivative, type Expr, mul, num, type Sym, sym } from '../../../language/expr.js';
import { only, scalar } from '../../meaning/array.js';
import { type Sentence, sentence } from '../../messages/sentence.js';
import type { Ground } from '../../world/ground.js';
import { STEP_MARK } from '../../written/update-marks.js';
import type { WrittenName } from '../../written/written.js';
import type { Names, Reading } from '../names.js';
import { mapReading } from '../readers/own-names.js';
import type { Possible } from './hypothesis.js';

/** Stands for the Δ before the names of parameters. */
export const STEP: WrittenName = {
  kind: 'name',
  base: 'Delta',
  accents: ['of a parameter'],
  sub: [],
  sup: [],
  primes: 0,
  span: { start: 0, end: 0 },
};

/** The name behind the Δ. */
export const underStep = (name: WrittenName): WrittenName | undefined =>
  name.accents.at(-1) === STEP_MARK ? { ...name, accents: name.accents.slice(0, -1) } : undefined;

type Kind = 'added' | 'taken' | 'gradient';

const SYMBOLS: Readonly<Record<Kind, Sym>> = {
  added: sym('step that is added'),
  taken: sym('step that is taken away'),
  gradient: sym('gradient'),
};

/** What a Δ may mean where an update is a plain step. None of them is more usual, so that one line alone does not say that another is wrong. */
export function waysOfStep({ update }: Ground): readonly Possible[] {
  const way = (kind: Kind, says: Sentence): Possible => ({
    read: () => ({ letters: new Map(), at: () => scalar(SYMBOLS[kind]), says: 'Δ' }),
    says: sentence('as', 'Δ', says),
    prior: 2,
  });
  if (update && update.row.lines.length > 0) return [];
  const gradient = way('gradient', sentence('gradientOf'));
  return update ? [way('added', sentence('stepAdded')), way('taken', sentence('stepTaken')), gradient] : [gradient];
}

/** The same names, and with a Δ before those of parameters, where it is known what that means. */
export function withSteps(names: Names, { update, problem: { loss } }: Ground, meant: Reading | undefined): Names {
  const meaning = meant && only(meant.at(new Map()));
  if (meaning === undefined) return names;
  const stepOf = (s: Sym): Expr | undefined => {
    if (meaning === SYMBOLS.gradient) return derivative(loss, s, 'total');
    const updated = update?.updated.get(s);
    if (updated === undefined) return undefined;
    return meaning === SYMBOLS.added ? add(updated, mul(num(-1), s)) : add(s, mul(num(-1), updated));
  };
  return {
    read: (name) => {
      const of = names.read(name) ? undefined : underStep(name);
      const plain = of && names.read(of);
      return plain ? mapReading(plain, `Δ${plain.says}`, stepOf) : names.read(name);
    },
    function: (name) => names.function(name),
  };
}
