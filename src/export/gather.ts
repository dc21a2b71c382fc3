/** An array put together from the variables that hold its parts. */
import type { Sym } from '../language/expr.js';
import type { Code } from './code.js';
import type { EntryReading } from './entries.js';
import { type Gathering, isNumber } from './variables.js';

type PartCode = (s: Sym) => Code;

/** Parts stacked along the places at which they have numbers, the last place first. */
export function stackedCode({ parts }: Gathering, part: PartCode): Code {
  const build = (some: readonly Sym[], place: number, axis: number): Code => {
    const [first] = some as readonly [Sym];
    const index = first.indices[place];
    if (index === undefined) return part(first);
    if (!isNumber(index)) return build(some, place + 1, axis + 1);
    return { kind: 'stacked', parts: groupsBy(some, place).map((group) => build(group, place + 1, axis)), axis };
  };
  return build(parts, 0, 0);
}

/** The same entry by entry: lists of parts, and tables along their own indices. */
export function tabledCode({ parts }: Gathering, part: PartCode, { sizeOf, letterOf }: EntryReading): Code {
  const build = (some: readonly Sym[], place: number, letters: readonly string[]): Code => {
    const [first] = some as readonly [Sym];
    const index = first.indices[place];
    if (index === undefined) {
      const of = part(first);
      return letters.length === 0 ? of : { kind: 'entry', of, places: letters.map((letter) => ({ index: letter })) };
    }
    if (isNumber(index)) {
      const groups = groupsBy(some, place);
      return { kind: 'stacked', parts: groups.map((group) => build(group, place + 1, letters)), axis: 0 };
    }
    const letter = letterOf(index.range, letters);
    const body = build(some, place + 1, [...letters, letter]);
    return { kind: 'table', index: letter, size: sizeOf(index.range), body };
  };
  return build(parts, 0, []);
}

/** Symbols by the number that they have at a place, in its order. */
function groupsBy(parts: readonly Sym[], place: number): readonly (readonly Sym[])[] {
  const numbers = [...new Set(parts.map((s) => s.indices[place] as number))].sort((a, b) => a - b);
  return numbers.map((n) => parts.filter((s) => s.indices[place] === n));
}
