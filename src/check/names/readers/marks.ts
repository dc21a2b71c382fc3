/** Marks that make of a name another one: a new value, an old one, the adjoint under a bar. */
import { derivative, type Sym } from '../../../language/expr.js';
import { scalar } from '../../meaning/array.js';
import { type Ground, isMemoryMark } from '../../world/ground.js';
import { NEW_MARKS, OLD_MARKS } from '../../written/update-marks.js';
import type { WrittenName } from '../../written/written.js';
import type { Reading } from '../names.js';
import { marksAbove } from '../script.js';
import { adjointReading, mapReading } from './own-names.js';
import type { Reader } from './printed-names.js';

const NEW: ReadonlySet<string> = new Set([...NEW_MARKS, '+']);
const OLD: ReadonlySet<string> = new Set(OLD_MARKS);
const MARKS = [...NEW, ...OLD];

/** A name without primes, marks of time, and of what is kept of it. */
export function withoutMarks(name: WrittenName): WrittenName {
  const [sub, sup] = [without(name.sub), without(name.sup)];
  return name.primes === 0 && sub === name.sub && sup === name.sup ? name : { ...name, primes: 0, sub, sup };
}

/** Whether a name is marked as that of a new value. */
export const isNewValue = (name: WrittenName): boolean =>
  name.primes === 1 || [...marksAbove(name), ...name.sub].some((mark) => NEW.has(mark));

/** Whether a name is marked as that of an old value. */
export const isMarkedOld = (name: WrittenName): boolean =>
  [...marksAbove(name), ...name.sub].some((mark) => OLD.has(mark));

/** Whether such a mark stands above or below, and no prime alone. */
const isMarkedBeside = (name: WrittenName): boolean => [...name.sup, ...name.sub].some((text) => MARKS.includes(text));

function without(script: readonly string[]): readonly string[] {
  const kept = script.filter((text) => !MARKS.includes(text) && !isMemoryMark(text));
  if (kept.length === script.length) return script;
  // `(new)` leaves its brackets.
  if (kept.every((text) => /^[()[\]]$/.test(text))) return [];
  return kept.filter((text, n) => text !== ',' || (n > 0 && n < kept.length - 1));
}

/** Reads names with such marks, where `plain` reads them without. */
export const markedReader = ({ update, problem: { loss } }: Ground, plain: Reader): Reader => {
  const timed: Reader = (name) => {
    const isNew = isNewValue(name);
    const isOld = isMarkedOld(name);
    if (!isNew && !isOld) return undefined;
    const unmarked = withoutMarks(name);
    // w'_new is the new value of what the spec calls w'.
    const reading = (isMarkedBeside(name) ? plain({ ...unmarked, primes: name.primes }) : undefined) ?? plain(unmarked);
    if (reading === undefined || isOld) return reading;
    // A prime on what is no parameter is more often a derivative.
    const updated = (s: Sym): Sym | undefined =>
      update?.updated.get(s) ?? (name.primes === 0 ? update?.afterwards.get(s) : undefined);
    return mapReading(reading, `the new ${reading.says}`, updated);
  };
  const barred: Reader = (name) => {
    if (name.accents.at(-1) !== 'bar') return undefined;
    const reading: Reading | undefined = plain({ ...name, accents: name.accents.slice(0, -1) });
    if (reading?.says === loss.name)
      return { letters: new Map(), at: () => scalar(derivative(loss, loss, 'total')), says: '∂L/∂L' };
    return reading && adjointReading(reading, loss);
  };
  /** What the optimizer keeps of a parameter. */
  const kept: Reader = (name) => {
    const mark = name.sup.find((text) => update?.memories.has(text));
    const reading = mark === undefined ? undefined : plain({ ...name, sup: name.sup.filter((text) => text !== mark) });
    return (
      reading && mapReading(reading, `${mark} of ${reading.says}`, (s) => update?.memories.get(mark ?? '')?.get(s))
    );
  };
  return (name) => kept(name) ?? timed(name) ?? barred(name);
};
