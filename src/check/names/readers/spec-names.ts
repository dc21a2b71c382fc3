/** What a document's names stand for by the spec alone: its own names, its aliases, and marks put on them. */
import { type Sym, sym } from '../../../language/expr.js';
import { symbolsOf } from '../../../language/walk.js';
import type { NotationChoice } from '../../../problem/presentation.js';
import { scalar } from '../../meaning/array.js';
import { assignmentsOf } from '../../meaning/letters.js';
import type { Ground } from '../../world/ground.js';
import type { WrittenName } from '../../written/written.js';
import type { Names, Reading } from '../names.js';
import { fullKey, headKey, marksAbove, plainKey } from '../script.js';
import { aliasReader } from './aliases.js';
import { functionNames, parameterNames } from './functions.js';
import { inSamples } from './in-samples.js';
import { markedReader } from './marks.js';
import { ownNames, quantitiesOf, scalarNames } from './own-names.js';
import { printedReader, type Reader, remembered } from './printed-names.js';
import { formsOf } from './printed-roles.js';
import { namedRows } from './rows.js';
import { sliceNamed } from './slices.js';

/** What the loss is called where nothing else has the name. */
const LOSSES: ReadonlySet<string> = new Set([
  'E',
  'L',
  'J',
  'C',
  'Etotal',
  'Ltotal',
  'Loss',
  'loss',
  'Error',
  'MSE',
  'CE',
  'SSE',
  'Cost',
  'cost',
  'ell',
]);
/** The letter of losses, large, small or curly. */
const isAnyL = (letter: string): boolean => /^(?:l|ell)$/i.test(letter);

const RATES: ReadonlySet<string> = new Set(['eta', 'alpha', 'lr', 'epsilon', 'gamma']);
/** The same in words. */
const RATES_IN_WORDS: ReadonlySet<string> = new Set(['learningrate', 'learnrate', 'stepsize']);

/** Whether a learning rate is usually called so. */
export const isRateLetter = (name: WrittenName): boolean =>
  RATES_IN_WORDS.has(fullKey(name)) || (name.sub.length === 0 && RATES.has(headKey(name)));

/** The names of a problem: as the spec has them, and as documents in another notation do. */
export interface SpecNames {
  readonly own: Names;
  /** The same where `h_1^2` is a square, though the sheet may print a layer so. */
  readonly withPowers: Names;
  /** The same where the spec's own name of a single number comes before what the sheet prints so. */
  readonly bySpelling: Pick<SpecNames, 'own' | 'withPowers'>;
  /** Whether a name is the spec's own for a single number, and the sheet prints nothing so. */
  readonly isSpelledOnly: (name: WrittenName) => boolean;
  /** `readers` are those of the notation; `keepsScalars`: what the spec calls a single number comes before them. */
  inNotation(readers: readonly Reader[], keepsScalars: boolean): Pick<SpecNames, 'own' | 'withPowers'>;
}

/** `heads`: the letters that the document uses. */
export function specNames(ground: Ground, heads: ReadonlySet<string>): SpecNames {
  const aliases = aliasReader(ground);
  const scalars = scalarNames(ground);
  const own = [...printedReaders(ground, ground.problem.presentation.notation), ownNames(ground), namedRows(ground)];
  const newNames = namesBy(ground, heads);
  const reading = (readers: readonly Reader[]): Pick<SpecNames, 'own' | 'withPowers'> => ({
    own: newNames([aliases, ...readers]),
    withPowers: newNames([aliases, ...readers.map((read) => onlyIf(isNoPower, read))]),
  });
  const printed = reading(own);
  return {
    ...printed,
    bySpelling: reading([scalars, ...own]),
    isSpelledOnly: (name) => scalars(name) !== undefined && printed.own.read(name)?.isPrinted === undefined,
    inNotation: (readers, keepsScalars) => {
      const inAny = (printed: readonly Reader[]): Names =>
        newNames([
          aliases,
          ...(keepsScalars ? [scalars] : []),
          ...printed,
          ...own.map((read) => onlyIf(() => false, read)),
        ]);
      return { own: inAny(readers), withPowers: inAny(readers.map((read) => onlyIf(isNoPower, read))) };
    },
  };
}

/** What the sheet prints is nothing that a document in another notation is known to print, but for some names. */
const onlyIf =
  (isPrinted: (name: WrittenName) => boolean, read: Reader): Reader =>
  (name) => {
    const reading = read(name);
    return reading && !isPrinted(name) ? { ...reading, isPrinted: false } : reading;
  };

/** Numbers of layers in brackets, or none. */
const isNoPower = ({ sup }: WrittenName): boolean => sup.length === 0 || !sup.every((text) => /^\d+$/.test(text));

/** What marks a document puts on names, whichever readers they are read by, the first that knows a name. */
function namesBy(ground: Ground, heads: ReadonlySet<string>): (readers: readonly Reader[]) => Names {
  const onTape = symbolsOn(ground);
  const fn = functionNames(ground);
  const parameters = parameterNames(ground);
  return (readers) => readNames(ground, { readers, onTape, fn, parameters, heads });
}

interface Readers {
  readonly readers: readonly Reader[];
  readonly onTape: ReadonlySet<Sym>;
  readonly fn: Names['function'];
  readonly parameters: Reader;
  readonly heads: ReadonlySet<string>;
}

function readNames(ground: Ground, { readers, onTape, fn, parameters, heads }: Readers): Names {
  /** Where some weights of a layer are names, and others numbers, its array has entries that nothing depends on. */
  const isOnTape = (reading: Reading): boolean =>
    assignmentsOf(reading.letters).every((at) =>
      reading.at(at).entries.every((e) => e.kind !== 'sym' || onTape.has(e)),
    );
  const own = (name: WrittenName): Reading | undefined => {
    for (const reader of readers) {
      const reading = reader(name);
      if (reading && isOnTape(reading)) return reading;
    }
    return undefined;
  };
  const { loss, presentation } = ground.problem;
  const { letters } = presentation.notation;
  const ownInSample = inSamples(own, ground);
  const read = (name: WrittenName): Reading | undefined =>
    ownInSample(name) ??
    sliceNamed(name, read) ??
    marked(name) ??
    lossNamed(name) ??
    rateNamed(name) ??
    parameters(name);

  const marked = markedReader(ground, (name) => read(name));
  // Beside an l of the spec's own, ℒ may be that, or the loss that is made of it: the lines tell.
  const hasOwnL = [...onTape].some((s) => s !== loss && isAnyL(s.name));
  const lossNamed = (name: WrittenName): Reading | undefined =>
    LOSSES.has(fullKey(name)) && !(hasOwnL && isAnyL(fullKey(name))) && marksAbove(name).length + name.primes === 0
      ? { letters: new Map(), at: () => scalar(loss), says: loss.name }
      : undefined;
  /** A constant of the optimizer by its own letter; the learning rate by any that is usual and is none of those. */
  const rateNamed = (name: WrittenName): Reading | undefined => {
    const constants = ground.update?.constants;
    const reading = (key: string, says: string): Reading => {
      const value = constants?.get(key);
      // A quantity of the spec may have the letter of a constant.
      const meant = value && onTape.has(sym(key)) ? value : sym(key);
      return { letters: new Map(), at: () => scalar(meant), says };
    };
    const isPlain = marksAbove(name).length + name.primes === 0;
    if (isPlain && constants?.has(fullKey(name))) return reading(fullKey(name), fullKey(name));
    const isRate = constants?.has('eta') && isRateLetter(name);
    // Beside the rate's own letter α is that of ELU.
    const isOther = heads.has(plainKey(letters.learning_rate ?? 'eta')) && parameters(name) !== undefined;
    return isRate && !isOther ? reading('eta', 'the learning rate') : undefined;
  };

  return { read: remembered(read), function: fn };
}

/** All that the problem speaks of. */
const symbolsOn = ({ problem, update }: Ground): ReadonlySet<Sym> =>
  new Set([
    ...problem.definitions.flatMap((d) => [d.symbol, ...symbolsOf(d.value)]),
    ...(update?.updated.values() ?? []),
    ...(update?.updated.keys() ?? []),
  ]);

/** The sheet's names: of the problem itself, and of its general form, whose arrays gather the spec's own names. */
export function printedReaders(ground: Ground, notation: NotationChoice): readonly Reader[] {
  const heads = new Set([...quantitiesOf(ground).keys()].map((name) => plainKey(name).replace(/\d+$/u, '')));
  // δ_o is no entry of δ where o is the output.
  const isIndex = (letter: string): boolean => INDICES.test(letter) || !heads.has(letter);
  return formsOf(ground).map(({ problem, quantities, own }): Reader => {
    const read = printedReader({ ...problem, presentation: { ...problem.presentation, notation } }, quantities, own);
    return (name) => {
      const reading = read(name);
      return reading && [...reading.letters.keys()].every(isIndex) ? reading : undefined;
    };
  });
}

/** Letters that are indices whatever else is called by them. */
const INDICES = /^[i-n]$/;
