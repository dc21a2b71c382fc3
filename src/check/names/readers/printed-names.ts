/**
 * Names as a notation prints them, read backwards: a written name is tried on every quantity with every choice of the
 * indices that it shows. Whatever notation a sheet can be printed in, a document can be read in.
 */
import { adjointName } from '../../../backprop/adjoint.js';
import { updatedName } from '../../../backprop/update.js';
import { derivative, type Expr, freeIndex, type Index, type Sym, sym } from '../../../language/expr.js';
import type { Layout } from '../../../language/layout.js';
import { type Naming, spelledNaming } from '../../../language/notation.js';
import { symbolsOf } from '../../../language/walk.js';
import { printedNames } from '../../../notation/names.js';
import type { Problem } from '../../../problem/problem.js';
import { SAMPLES } from '../../../problem/samples.js';
import { type Arr, transposed } from '../../meaning/array.js';
import type { WrittenName } from '../../written/written.js';
import type { Reading } from '../names.js';
import { plainKey, spellingOf, type WrittenIndex } from '../script.js';
import { type Quantity, readingOf } from './own-names.js';

/** A way to read names. */
export type Reader = (name: WrittenName) => Reading | undefined;

/** The same reader, which reads each name once. */
export function remembered(read: Reader): Reader {
  const known = new Map<string, Reading | undefined>();
  return (name) => {
    const key = spellingOf(name);
    if (!known.has(key)) known.set(key, read(name));
    return known.get(key);
  };
}

/** A quantity with how it prints. */
interface Printed {
  readonly quantity: Quantity;
  /** How it prints with these indices. */
  readonly printed: (indices: readonly WrittenIndex[]) => Parts;
  /** Whether its first index counts the samples, which may be left unsaid. */
  readonly isOfSamples: boolean;
  /** The whole array as it lies on the page: turned, or a row. */
  readonly arranged: (array: Arr) => Arr;
}

/**
 * The reader of a problem's notation. `entries` are the quantities by name as this form of the problem has them; what
 * it calls an entry is `own` on the tape.
 */
export function printedReader(
  problem: Problem,
  quantities: ReadonlyMap<string, Quantity>,
  own: (s: Sym) => Sym,
): Reader {
  const { names } = printedNames(problem);
  const namingOf = (name: string): Naming => names.get(name) ?? spelledNaming(name);
  const ofSamples = new Set(
    problem.definitions.flatMap((d) => [d.symbol, ...symbolsOf(d.value)].filter(isOfSamples).map((s) => s.name)),
  );
  const plain = [...quantities.values()].map((q): Printed => {
    const quantity = { ...q, entry: (at: readonly number[]): Expr => own(q.entry(at) as Sym) };
    const isSampled = ofSamples.has(q.name);
    return {
      quantity,
      printed: printedBy(namingOf(q.name)),
      isOfSamples: isSampled,
      arranged: arrangedIn(problem, q.name, isSampled),
    };
  });
  const derived = (name: string, of: string, entry: (s: Sym) => Expr, says: string): readonly Printed[] => {
    const q = plain.find(({ quantity }) => quantity.name === of);
    const naming = names.get(name);
    if (q === undefined || naming === undefined) return [];
    const quantity = {
      ...q.quantity,
      name: says,
      entry: (at: readonly number[]) => entry(q.quantity.entry(at) as Sym),
    };
    return [{ ...q, quantity, printed: printedBy(naming) }];
  };
  // δ_h may be by h, or by what the unit adds up that puts h out: the document tells.
  const units = new Set(problem.network?.layers.flatMap(({ outputs }) => outputs.map((s) => s.name)));
  const adjoints = problem.definitions.flatMap(({ symbol }) =>
    units.has(symbol.name)
      ? []
      : derived(
          adjointName(symbol, problem).name,
          symbol.name,
          (s) => derivative(problem.loss, s, 'total'),
          `∂${problem.loss.name}/∂${symbol.name}`,
        ),
  );
  const updated = problem.parameters.flatMap(({ name }) =>
    derived(updatedName(name), name, (s) => sym(updatedName(s.name), ...s.indices), `the new ${name}`),
  );
  const byHead = new Map<string, Printed[]>();
  for (const p of [...plain, ...adjoints, ...updated]) {
    const { head } = p.printed(p.quantity.shape.map(() => 1));
    byHead.set(head, [...(byHead.get(head) ?? []), p]);
  }

  return (name) => {
    const key = keyOfName(name);
    for (const printed of byHead.get(key.head) ?? []) {
      const found = readAs(printed, name, key);
      if (found) return { ...found, isPrinted: true };
    }
    return undefined;
  };
}

const isOfSamples = ({ indices: [first] }: Sym): boolean => typeof first === 'object' && first.range === SAMPLES;

/** The quantity with indices that print like the name. */
function readAs(
  { quantity, printed, isOfSamples, arranged }: Printed,
  name: WrittenName,
  key: Parts,
): Reading | undefined {
  const { shape } = quantity;
  const atoms = atomsOf(name);
  for (const count of new Set([shape.length, isOfSamples ? shape.length - 1 : shape.length, 0])) {
    for (const indices of choices(atoms, count)) {
      if (!isSame(printed(indices), key)) continue;
      const reading = count < shape.length && count > 0 ? overSamples(quantity, indices) : readingOf(quantity, indices);
      if (reading === undefined) continue;
      return count === 0 ? { ...reading, at: (letters) => arranged(reading.at(letters)) } : reading;
    }
  }
  return undefined;
}

/** What a naming prints, taken apart; the same indices come up in many names. */
function printedBy(naming: Naming): Printed['printed'] {
  const known = new Map<string, Parts>();
  return (indices) => {
    const key = indices.join();
    const before = known.get(key);
    if (before) return before;
    const parts = partsOf(naming(indices.map((i): Index => (typeof i === 'number' ? i : freeIndex(i, 'read')))));
    known.set(key, parts);
    return parts;
  };
}

/** How a problem's notation lays out a whole array. */
function arrangedIn({ network, presentation }: Problem, name: string, isOfSamples: boolean): Printed['arranged'] {
  const { vectors, samples, weight_order } = presentation.notation;
  const isWeights = network?.layers.some(({ names }) => names.weights === name) ?? false;
  const isTurned = isOfSamples ? samples === 'columns' : isWeights && weight_order === 'from-to';
  const isRow = isOfSamples ? samples === 'columns' : vectors === 'rows';
  return (array) => {
    const isVector = array.shape.length === 1;
    return (isVector ? isRow : isTurned && array.shape.length === 2) ? transposed(array) : array;
  };
}

/** One entry of each sample. */
function overSamples(q: Quantity, indices: readonly WrittenIndex[]): Reading | undefined {
  const [samples = 0, ...own] = q.shape;
  const inner = readingOf({ ...q, shape: own, entry: (at) => q.entry([1, ...at]) }, indices);
  if (inner === undefined) return undefined;
  const number = (i: WrittenIndex, letters: ReadonlyMap<string, number>): number =>
    typeof i === 'number' ? i : (letters.get(i) as number);
  return {
    ...inner,
    at: (letters) => ({
      shape: [samples],
      entries: Array.from({ length: samples }, (_, n) => q.entry([n + 1, ...indices.map((i) => number(i, letters))])),
    }),
  };
}

/** The numbers and letters that a name's scripts show; digits of a longer number by themselves too. */
function atomsOf({ sub, sup }: WrittenName): readonly WrittenIndex[] {
  const atoms = [...sub, ...sup].flatMap((text): readonly WrittenIndex[] => {
    if (/^\d+$/.test(text)) return [Number(text), ...[...text].map(Number)];
    return /^\p{L}$/u.test(text) ? [text] : [];
  });
  return [...new Set(atoms)];
}

function choices(atoms: readonly WrittenIndex[], count: number): readonly (readonly WrittenIndex[])[] {
  let all: readonly (readonly WrittenIndex[])[] = [[]];
  for (let n = 0; n < count; n++) all = all.flatMap((chosen) => atoms.map((atom) => [...chosen, atom]));
  return all;
}

/** A name taken apart, in one spelling. */
interface Parts {
  readonly head: string;
  readonly below: string;
  readonly above: string;
}

const isSame = (a: Parts, b: Parts): boolean => a.head === b.head && a.below === b.below && a.above === b.above;

const keyOfName = ({ base, accents, sub, sup, primes }: WrittenName): Parts => ({
  head: plainKey(base + accents.join('')),
  below: plainKey(sub.join('')),
  above: scriptKey([...sup, ...Array.from({ length: primes }, () => '′')]),
});

/** Brackets around the number of a layer tell nothing; signs and primes do. */
const scriptKey = (texts: readonly string[]): string =>
  texts
    .join('')
    .replace(/[()[\]{},\s]/g, '')
    .normalize('NFKC');

function partsOf(layout: Layout): Parts {
  if (layout.kind !== 'script') return { head: textOf(layout), below: '', above: '' };
  const inner = partsOf(layout.base);
  return {
    head: inner.head,
    below: inner.below + (layout.sub ? plainKey(textOf(layout.sub)) : ''),
    above: inner.above + (layout.sup ? scriptKey([rawText(layout.sup)]) : ''),
  };
}

const textOf = (layout: Layout): string => plainKey(rawText(layout));

function rawText(layout: Layout): string {
  switch (layout.kind) {
    case 'identifier':
      return layout.name;
    case 'number':
    case 'words':
      return layout.text;
    case 'operator':
      return layout.symbol;
    case 'row':
      return layout.items.map(rawText).join('');
    case 'script':
      return `${rawText(layout.base)}${layout.sub ? rawText(layout.sub) : ''}${layout.sup ? rawText(layout.sup) : ''}`;
    case 'accent':
      return `${rawText(layout.body)}${layout.accent}`;
    case 'fenced':
      return rawText(layout.body);
    default:
      return '?';
  }
}
