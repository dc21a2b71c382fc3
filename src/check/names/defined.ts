/** Names that a document defines for itself: `p = e^z` makes p the output where that is what it equals. */

import { type Expr, num, type Sym } from '../../language/expr.js';
import { substitute, symbolsOf } from '../../language/walk.js';
import type { Arr } from '../meaning/array.js';
import { isKnown, isSharp, mayBeEqual } from '../world/approx.js';
import type { Ground } from '../world/ground.js';
import type { World } from '../world/world.js';
import type { Worlds } from '../world/worlds.js';
import { allPieces, type Written, type WrittenName, type WrittenNumber } from '../written/written.js';
import type { Names, Reading } from './names.js';
import { usualLossOfEach } from './readers/loss-terms.js';
import { adjointReading } from './readers/own-names.js';
import type { Reader } from './readers/printed-names.js';
import { isRunning, loneLetterOf, shownName, spellingOf } from './script.js';

/** What a document says that a name is: its decimals are symbols. */
export interface Defined {
  readonly array: Arr;
  readonly literals: ReadonlyMap<Sym, WrittenNumber>;
}

/** Names that grow while a document is read. */
export class GrowingNames implements Names {
  private readonly defined = new Map<string, Reading>();
  private readonly sayings = new Map<string, readonly Written[]>();
  /** Names that a program uses for something else than the spec does. */
  private readonly taken = new Set<string>();
  /** What names mean that nothing is said of. */
  private readonly usual: Reader;
  /** What was made of the document's own names, for people: `p` is `a4`. */
  readonly inferred: { readonly name: string; readonly as: string }[] = [];

  constructor(
    private readonly known: Names,
    private readonly ground: Ground,
    private readonly worlds: Worlds,
  ) {
    this.usual = usualLossOfEach(ground);
  }

  read(name: WrittenName): Reading | undefined {
    return this.said(name) ?? this.usual(name);
  }

  /** What a name is by the spec, by what was understood of the document, or by its own definition. */
  said(name: WrittenName): Reading | undefined {
    const key = spellingOf(name);
    if (this.taken.has(key)) return this.defined.get(key);
    return this.known.read(name) ?? this.defined.get(key) ?? this.anyOf(name) ?? this.differential(name);
  }

  /** `d_i`, where the document has said what `d_1`, `d_2` and so on are: any of them. */
  private anyOf(name: WrittenName): Reading | undefined {
    const counted = loneLetterOf(name);
    if (counted === undefined || !isRunning(counted.letter)) return undefined;
    const { letter } = counted;
    const at = (n: number): Reading | undefined => this.defined.get(spellingOf(counted.at(n)));
    const entries: Reading[] = [];
    for (let entry = at(1); entry; entry = at(entries.length + 1)) entries.push(entry);
    if (entries.length < 2) return undefined;
    return {
      letters: new Map([[letter, entries.length]]),
      at: (numbers) => (entries[(numbers.get(letter) ?? 1) - 1] as Reading).at(numbers),
      literals: new Map(entries.flatMap(({ literals }) => [...(literals ?? [])])),
      says: shownName(name),
    };
  }

  /** Whether the document alone says what `name` is. */
  isOfTheDocument(name: WrittenName): boolean {
    return this.known.read(name) === undefined && this.defined.has(spellingOf(name));
  }

  /** Whether the document said what `name` is by numbers alone. */
  isOfNumbers(name: WrittenName): boolean {
    const reading = this.isOfTheDocument(name) ? this.defined.get(spellingOf(name)) : undefined;
    const { letters, literals } = reading ?? {};
    return (
      letters?.size === 0 && !!reading?.at(letters).entries.every((e) => symbolsOf(e).every((s) => literals?.has(s)))
    );
  }

  /** Whether a program uses `name` for something else than the spec does. */
  isTaken(name: WrittenName): boolean {
    return this.taken.has(spellingOf(name));
  }

  /** `ddot`, where the document has said what `dot` is. */
  private differential(name: WrittenName): Reading | undefined {
    const by = { ...name, base: name.base.slice(1) };
    const plain = name.base.startsWith('d') ? this.defined.get(spellingOf(by)) : undefined;
    return plain && adjointReading(plain, this.ground.problem.loss);
  }

  /** From here on `name` is what a program assigns to it, whatever the spec calls by it. */
  assign(name: WrittenName, meaning: Defined): void {
    this.taken.add(spellingOf(name));
    this.define(name, meaning);
  }

  /** What a program has assigned to `name` is there no more. */
  release(name: WrittenName): void {
    if (this.taken.delete(spellingOf(name))) this.defined.delete(spellingOf(name));
  }

  function(name: WrittenName): ReturnType<Names['function']> {
    return this.known.function(name);
  }

  /** Takes `name` for what the document says that it is: a quantity of the spec where it equals one, else itself. */
  define(name: WrittenName, defined: Defined): void {
    const reading = this.readingOf(name, defined);
    if (reading.says !== shownName(name)) this.inferred.push({ name: shownName(name), as: reading.says });
    this.defined.set(spellingOf(name), reading);
  }

  /** What `name` would be, were it what is said of it. */
  readingOf(name: WrittenName, { array: { shape, entries: said }, literals }: Defined): Reading {
    const asWritten = (s: Sym): Expr | undefined => {
      const literal = literals.get(s);
      return literal && num(literal.value);
    };
    const entries = said.map((e) => this.quantityEqualTo(substitute(e, asWritten)) ?? e);
    const [only] = entries;
    const isQuantity = entries.length === 1 && only?.kind === 'sym' && !literals.has(only);
    const array = { shape, entries };
    return { letters: new Map(), at: () => array, literals, says: isQuantity ? only.name : shownName(name) };
  }

  /** The document rightly says that `name` is `side`. */
  say(name: WrittenName, side: Written): void {
    const isFormula = [...allPieces(side)].some((p) => p.kind === 'name');
    if (isFormula) this.sayings.set(this.subjectOf(name), [side, ...this.formulasOf(name)]);
  }

  formulasOf(name: WrittenName): readonly Written[] {
    return this.sayings.get(this.subjectOf(name)) ?? [];
  }

  /** What a saying is of: a quantity of the spec by whatever name, or the name. */
  private subjectOf(name: WrittenName): string {
    const reading = this.known.read(name);
    const [only, ...others] = reading?.letters.size === 0 ? reading.at(new Map()).entries : [];
    return only && others.length === 0 ? `quantity ${only.id}` : spellingOf(name);
  }

  /** What the document said of `name` was misunderstood. */
  forget(name: Written): void {
    if (name.kind === 'name') this.defined.delete(spellingOf(name));
  }

  private quantityEqualTo(e: Expr): Sym | undefined {
    if (symbolsOf(e).length === 0 && e.kind !== 'derivative') return undefined;
    const { drawn, given, near } = this.worlds;
    const isEqual = (symbol: Sym, worlds: readonly World[]): boolean =>
      worlds.every((w) => mayBeEqual(w.valueOf(symbol), w.valueOf(e)));
    if (!drawn.map((w) => w.valueOf(e)).every((v) => isKnown(v) && isSharp(v))) return undefined;
    const found = this.ground.problem.definitions.map((d) => d.symbol).filter((s) => isEqual(s, drawn));
    // max(0, z) is z in one world and 0 in another; what more of them do not tell apart is not settled.
    const [only, ...others] = found.length > 1 ? found.filter((s) => isEqual(s, [...given, ...near().drawn])) : found;
    return others.length === 0 ? only : undefined;
  }
}
