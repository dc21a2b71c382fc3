/**
 * What the names of a document may stand for that the spec does not know: a letter of the document for each role that a
 * symbol can have in a network, in each way to tell places and to count weights, or for a letter of the spec's own.
 */
import type { Role } from '../../../catalog/notations.js';
import { type Expr, mul, num, sym } from '../../../language/expr.js';
import { symbolsOf } from '../../../language/walk.js';
import { scalar } from '../../meaning/array.js';
import { assignmentsOf } from '../../meaning/letters.js';
import { sentence } from '../../messages/sentence.js';
import type { Ground } from '../../world/ground.js';
import type { WrittenName } from '../../written/written.js';
import { inSamples } from '../readers/in-samples.js';
import { kroneckerNamed } from '../readers/kronecker.js';
import { layersOf } from '../readers/layers.js';
import { LOSSES, lossInParts, lossOfEach, lossOfSample } from '../readers/loss-terms.js';
import { ownNames, quantitiesOf } from '../readers/own-names.js';
import { placedReaders } from '../readers/placed.js';
import { type Reader, remembered } from '../readers/printed-names.js';
import { printedRoles } from '../readers/printed-roles.js';
import { rowReaders } from '../readers/rows.js';
import type { NetworkRole, RoleReader } from '../readers/way.js';
import { isBareName, isSameName, marksAbove, plainKey, shownName } from '../script.js';
import { isWord, maySay, saysGradient, wordsOf } from '../words.js';
import { ADJOINTS, adjoints } from './adjoint-letters.js';
import { DIFFERENTIAL, factorsOfDifferential } from './differentials.js';
import type { Family, Occurrence } from './families.js';
import type { Hypothesis, Possible } from './hypothesis.js';
import { STEP, waysOfStep } from './steps.js';

/** The letters that textbooks and courses use for a role, in the spelling of expressions. */
const USUAL: Readonly<Record<NetworkRole, readonly string[]>> = {
  input: ['x', 'X', 'i', 'I', 'in', 'input'],
  preactivation: ['z', 'Z', 'net', 's', 'u', 'v', 'in', 'a', 'h', 'o', 'theta', 'logits', 'l', 'I'],
  activation: ['a', 'A', 'h', 'H', 'out', 'o', 'y', 'z', 'Z', 'S'],
  output: ['yhat', 'y', 'p', 'o', 'out', 'a', 'ypred', 'that', 'output', 'h', 'f', 'Yhat', 'P', 'O'],
  target: ['y', 't', 'target', 'd', 'Y', 'T'],
  weight: ['w', 'W', 'theta', 'Theta', 'v', 'V', 'u', 'U', 'beta', 'alpha'],
  bias: ['b', 'B', 'beta', 'theta', 'c', 'Theta'],
};
/** Letters for how many there are of something. */
const COUNTS: ReadonlySet<string> = new Set([
  ...['m', 'n', 'N', 'M', 'batchsize'],
  ...['nsamples', 'nexamples', 'numsamples', 'numexamples'],
]);

/** Letters for how much the penalty weighs. */
const STRENGTHS: ReadonlySet<string> = new Set(['lambda', 'lambd', 'lam', 'alpha', 'beta', 'mu', 'gamma', 'reg']);

/** A way to read a letter may leave out some names: those that are slips. */
const MOST_OF = 2 / 3;

/** Where hypotheses come from: what it takes to read the roles of a network is made once. */
export interface Hypotheses {
  /** The ways to read the names of a family, which share the letter `head`: nearly all of them. */
  on(head: string, family: Family): readonly Hypothesis[];
}

/** `bare`: the letters that the document has for quantities as they stand; below δ they are no indices. */
export function newHypotheses(ground: Ground, bare: ReadonlySet<string>): Hypotheses {
  const layers = layersOf(ground);
  const roles: readonly RoleReader[] = layers ? placedReaders(layers) : printedRoles(ground);
  const own = ownNames(ground);
  const isParameter = (e: Expr): boolean => e.kind === 'sym' && ground.update?.updated.has(e) === true;
  const waysOf = (head: string, { occurrences: names, isChanged }: Family): readonly Hypothesis[] => {
    const all = waysToRead(head, names, { ground, own, roles }).map((h) => ({
      ...h,
      read: countingBy((letter) => !ADJOINTS.has(head) || !bare.has(letter), inSamples(h.read, ground)),
    }));
    const readable = all.flatMap((h): readonly Possible[] => {
      const read = names.filter((name) => readingOf(name, h.read) !== undefined).length;
      return read >= MOST_OF * names.length ? [{ ...h, prior: h.prior - 2 * (1 - read / names.length) }] : [];
    });
    // What a step changes is a parameter.
    const possible = readable.filter(
      (h) => !isChanged || !ground.update || entriesOf(names, h.read).every(isParameter),
    );
    return distinct(possible, names).map((h) => ({
      ...h,
      read: remembered(supposed(h.read)),
      meanings: meaningsOf(names, h.read),
    }));
  };
  const known = new Map<Family, readonly Hypothesis[]>();
  return {
    on: (head, family) => {
      const ways = known.get(family) ?? waysOf(head, family);
      known.set(family, ways);
      return ways;
    },
  };
}

const supposed =
  (read: Reader): Reader =>
  (name) => {
    const reading = read(name);
    return reading && { ...reading, isSupposed: true };
  };

/** Letters that are indices whatever else is called by them. */
const INDICES = /^[i-n]$/;

/** The same reader where all letters that run are such, or are nothing but indices. */
const countingBy =
  (mayCount: (letter: string) => boolean, read: Reader): Reader =>
  (name) => {
    const reading = read(name);
    return reading && [...reading.letters.keys()].every((l) => INDICES.test(l) || mayCount(l)) ? reading : undefined;
  };

interface Sources {
  readonly ground: Ground;
  readonly own: Reader;
  readonly roles: readonly RoleReader[];
}

function waysToRead(head: string, names: readonly Occurrence[], { ground, own, roles }: Sources): readonly Possible[] {
  if (names.every(({ name }) => isSameName(name, STEP))) return waysOfStep(ground);
  if (names.every(({ name }) => isSameName(name, DIFFERENTIAL))) return factorsOfDifferential(ground);
  if (names.every(({ name }) => isBareName(name)) && COUNTS.has(head)) return asCount(head, ground);
  if (ground.problem.penalties.length === 1 && STRENGTHS.has(head) && names.every(({ name }) => isBareName(name)))
    return asStrength(head, ground);
  const isGradient = names.some((name) => isPhrase(name) && saysGradient(name.name));
  return [
    ...asKronecker(names),
    ...asLabelled(names, own),
    ...asNumbered(head, names, own),
    ...asSquare(head, names, ground, own),
    ...asLetters(head, ground, own),
    ...asRows(head, ground),
    ...(RATES.has(head) && names.every(({ name }) => isBareName(name)) ? asRate(head, ground) : []),
    ...(isGradient ? [] : asRoles(head, names, { roles, ground })),
    ...(isWord(head) && !maySayIn(names, 'loss') ? [] : asLoss(head, ground)),
    ...(ADJOINTS.has(head) || isGradient ? adjoints(head, ground, own, roles) : []),
  ];
}

/** What a reader makes of names, by the ids of the expressions; numbers are met under many names. */
export const meaningsOf = (names: readonly Occurrence[], read: Reader): ReadonlySet<number> =>
  new Set(entriesOf(names, read).flatMap((e) => (symbolsOf(e).length === 0 ? [] : e.id)));

const entriesOf = (names: readonly Occurrence[], read: Reader): readonly Expr[] =>
  names.flatMap((name) => {
    const reading = readingOf(name, read);
    return reading ? assignmentsOf(reading.letters).flatMap((at) => reading.at(at).entries) : [];
  });

/**
 * How many samples there are, or outputs; nobody counts the one output of several samples. In a chain of definitions also
 * how far an index runs.
 */
function asCount(head: string, { batch, problem: { network, axes } }: Ground): readonly Possible[] {
  const of = (count: number, what: 'samples' | 'outputs' | 'indices', prior: number): Possible => ({
    read: () => ({ letters: new Map(), at: () => scalar(num(count)), says: `the number of ${what}` }),
    says: sentence('as', head, sentence(what)),
    prior,
  });
  const sizes = network ? [] : [...new Set([...axes.values()].flatMap(({ size }) => size ?? []))];
  const outputs = network?.targets.length ?? 0;
  const isCounted = outputs > (batch ? 1 : 0);
  return [
    of(batch?.count ?? 1, 'samples', 2),
    ...(isCounted ? [of(outputs, 'outputs', 1)] : []),
    ...sizes.map((size) => of(size, 'indices', 1)),
  ];
}

/** The λ of the penalty; who writes the penalty with another factor means another λ. */
function asStrength(head: string, { batch, problem: { penalties } }: Ground): readonly Possible[] {
  const [strength = num(0)] = penalties;
  const factors = [num(1), num(1, 2), num(2), ...(batch ? [num(batch.count), num(batch.count, 2)] : [])];
  return factors.map((factor, n) => ({
    read: () => ({ letters: new Map(), at: () => scalar(mul(factor, strength)), says: head }),
    says: sentence('as', head, sentence('penaltyStrength')),
    prior: n === 0 ? 2 : 1,
  }));
}

/** Letters for the learning rate of those who call it a step size; others have them for something else. */
const RATES: ReadonlySet<string> = new Set(['mu', 'lambda', 'rho', 'nu', 'tau']);

function asRate(head: string, { update }: Ground): readonly Possible[] {
  if (!update?.constants.has('eta') || update.constants.has(head)) return [];
  const read: Reader = () => ({ letters: new Map(), at: () => scalar(sym('eta')), says: 'the learning rate' });
  return [{ read, says: sentence('as', head, sentence('learning_rate')), prior: 1.5 }];
}

const asRoles = (
  head: string,
  names: readonly Occurrence[],
  { roles, ground }: Pick<Sources, 'roles' | 'ground'>,
): readonly Possible[] =>
  roles.flatMap(({ role, says, read, cost, hasConstant }): readonly Possible[] => {
    // Nobody calls biases what the spec calls weights.
    if (role === 'bias' && isLetterOfWeights(head, ground)) return [];
    const usual = USUAL[role].indexOf(head);
    const isSaid = maySayIn(names, role);
    if (usual < 0 && isWord(head) && !isSaid && !names.some(isPhrase)) return [];
    const prior = (usual >= 0 ? 2 - usual / 10 : isSaid ? 0.5 : 0.4) - cost;
    return [
      {
        read,
        says: sentence('as', head, says),
        prior,
        ...(hasConstant && { hasConstant }),
        ...(role === 'bias' && { isOfBiases: true }),
      },
    ];
  });

const isLetterOfWeights = (head: string, { problem: { network } }: Ground): boolean =>
  network?.layers.some((l) => l.weights.flat().some((w) => letterIn(w.name) === head)) ?? false;

/** Whether one of the words of a name says its role. */
const maySayIn = (names: readonly Occurrence[], role: Role): boolean => names.some(({ name }) => maySay(name, role));

/** Whether a name has several words; what is not in them the program tells. */
const isPhrase = ({ name }: Occurrence): boolean => wordsOf(name).length > 1;

/** δ_ij, where all have two indices. */
function asKronecker(names: readonly Occurrence[]): readonly Possible[] {
  const isKronecker = names.every(({ name }) => kroneckerNamed(name) !== undefined);
  return isKronecker ? [{ read: kroneckerNamed, says: undefined, prior: 2 }] : [];
}

/** Letters that do not count; those that do are no part of a name. */
const LABEL = /^(?![ijklmnpqrst]+$)\p{L}+$/u;

/** `u_o`: a whole array, whose script belongs to its name, because there is never another one. */
function asLabelled([first, ...others]: readonly Occurrence[], own: Reader): readonly Possible[] {
  const label = first?.name.sub.join('') ?? '';
  if (!LABEL.test(label) || others.some(({ name }) => name.sub.join('') !== label)) return [];
  const read: Reader = (name) => own({ ...name, sub: [] });
  const reading = first && read(first.name);
  return reading
    ? [{ read, says: sentence('as', shownName(first.name), reading.says), prior: 0.5, leavesMeaning: true }]
    : [];
}

/** `h^{(2)}`: what the spec calls h2, or h[2]; what it counts with stands above in place of below. */
function asNumbered(head: string, names: readonly Occurrence[], own: Reader): readonly Possible[] {
  const isAbove = ({ name }: Occurrence): boolean => name.sub.length === 0 && marksAbove(name).length > 0;
  if (!names.every(isAbove)) return [];
  const read: Reader = (name) => own({ ...name, sub: marksAbove(name), sup: [] });
  return [{ read, says: sentence('as', `${head}^(1)`, `${head}1`), prior: 0.9 }];
}

/** σ² for a variance that the spec calls otherwise, where σ stands nowhere without its square. */
function asSquare(head: string, names: readonly Occurrence[], ground: Ground, own: Reader): readonly Possible[] {
  const isSquare = ({ sup }: WrittenName): boolean => sup.length === 1 && sup[0] === '2';
  if (head !== 'sigma' || !names.every(({ name, marked = name }) => isSquare(marked))) return [];
  return lettersIn(ground).map((letter) => {
    const read: Reader = (name) => (isSquare(name) ? own({ ...name, base: letter, accents: [], sup: [] }) : undefined);
    return { read, says: sentence('as', 'sigma²', letter), prior: 0.9 };
  });
}

/** The letters of the spec, without the numbers behind them. */
const lettersIn = (ground: Ground): readonly string[] => [...new Set([...quantitiesOf(ground).keys()].map(letterIn))];

const letterIn = (name: string): string => plainKey(name).replace(/\d+$/u, '');

/** Another letter, or another case, for a letter of the spec. */
function asLetters(head: string, ground: Ground, own: Reader): readonly Possible[] {
  return lettersIn(ground).flatMap((letter): readonly Possible[] => {
    if (letter === '' || letter === head) return [];
    const isSameLetter = letter.toLowerCase() === head.toLowerCase();
    const read: Reader = (name) => own({ ...name, base: letter, accents: [] });
    return [{ read, says: sentence('as', head, letter), prior: isSameLetter ? 3 : 0.3 }];
  });
}

/** The rows of a matrix that has the same letter, large. */
const asRows = (head: string, ground: Ground): readonly Possible[] =>
  rowReaders(ground).flatMap(({ letter, read, says }): readonly Possible[] =>
    letter !== head && letter.toLowerCase() === head ? [{ read, says: sentence('as', head, says), prior: 1 }] : [],
  );

/** The loss, or with an index what it has for each output. */
function asLoss(head: string, ground: Ground): readonly Possible[] {
  const { loss } = ground.problem;
  const prior = LOSSES.has(head) ? 1.5 : 0.2;
  const bare =
    (value: Expr, says: string): Reader =>
    (name) =>
      isBareName(name) ? { letters: new Map(), at: () => scalar(value), says } : undefined;
  const parts = lossInParts(ground);
  return [
    { read: bare(loss, loss.name), says: sentence('as', head, sentence('loss')), prior },
    ...(parts
      ? (
          [
            [parts.ofData, 'lossWithoutPenalty', prior - 0.5],
            [parts.penalty, 'penalty', 0.5],
          ] as const
        ).map(([value, id, p]) => ({
          read: bare(value, id),
          says: sentence('as', head, sentence(id)),
          prior: p,
        }))
      : []),
    { read: lossOfEach(ground), says: sentence('as', head, sentence('lossOfEach')), prior },
    ...[num(1), num(2), num(1, 2)].flatMap((factor, n): readonly Possible[] => {
      const read = lossOfSample(ground, factor);
      return read ? [{ read, says: sentence('as', head, sentence('lossOfSample')), prior: prior - n / 2 }] : [];
    }),
  ];
}

/** Hypotheses that differ in what some name means; of two that do not, the more usual one. The most usual first. */
function distinct(hypotheses: readonly Possible[], names: readonly Occurrence[]): readonly Possible[] {
  const byMeaning = new Map<string, Possible>();
  for (const h of hypotheses) {
    const meaning = names.map((name) => meaningKey(readingOf(name, h.read))).join(';');
    const before = byMeaning.get(meaning);
    if (before === undefined || before.prior < h.prior) byMeaning.set(meaning, h);
  }
  return [...byMeaning.values()].sort((a, b) => b.prior - a.prior);
}

/** Whether what one reader knows of names the other reads alike. */
export const isReadAlike = (names: readonly Occurrence[], known: Reader, other: Reader): boolean =>
  names.every((name) => {
    const before = readingOf(name, known);
    return before === undefined || meaningKey(before) === meaningKey(readingOf(name, other));
  });

/** Whether one reader takes the name of an entry for that of another: `W_{12}` is the same wherever it stands. */
export const mixesOrders = (names: readonly Occurrence[], known: Reader, other: Reader): boolean =>
  names.some((name) => {
    const [a, b] = [known, other].map((read) => entryOf(readingOf(name, read)));
    return a !== undefined && b !== undefined && a !== b;
  });

/** The symbol that is all that is read; undefined for anything else. */
function entryOf(reading: ReturnType<Reader>): Expr | undefined {
  const [entry, ...others] = reading?.letters.size === 0 ? reading.at(new Map()).entries : [];
  return entry?.kind === 'sym' && others.length === 0 ? entry : undefined;
}

const readingOf = ({ name, marked }: Occurrence, read: Reader): ReturnType<Reader> =>
  read(name) ?? (marked && read(marked));

function meaningKey(reading: ReturnType<Reader>): string {
  if (reading === undefined) return '';
  const { shape, entries } = reading.at(new Map([...reading.letters.keys()].map((letter, n) => [letter, 1 + (n % 2)])));
  // A layer of one unit is a number, or a vector of one entry.
  const size = entries.length === 1 ? '' : shape.join();
  return `${size}:${entries.map((e) => e.id).join()}/${[...reading.letters.values()].join()}`;
}
