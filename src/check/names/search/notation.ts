/**
 * The notation of a document: the spec's own, unless another that textbooks and courses use makes true what would be
 * false in it. One that only some lines speak for is not taken: a mistake repeated all over is no notation.
 */
import { type Conventions, NOTATIONS, PLAIN, ROLES } from '../../../catalog/notations.js';
import { markedInstead } from '../../meaning/read-name.js';
import { type Sentence, sentence } from '../../messages/sentence.js';
import type { Ground } from '../../world/ground.js';
import type { Worlds } from '../../world/worlds.js';
import type { Chain } from '../../written/chain.js';
import { allPieces, type Written, type WrittenName } from '../../written/written.js';
import type { Names } from '../names.js';
import { printedReaders, type SpecNames, specNames } from '../readers/spec-names.js';
import { headKey, markedName, plainKey, spellingOf } from '../script.js';
import { isTrueIn } from './evidence.js';
import { isKnown, type Occurrence, occurrencesIn } from './families.js';
import { isReadAlike } from './hypotheses.js';
import type { Rival } from './infer.js';
import { exactLinesOf, type Line } from './lines.js';

/** The names of a problem as a document writes them, and what was understood by that, for people. */
export interface NotationRead {
  readonly names: Names;
  readonly says: readonly Sentence[];
  /** The same notation with letters that the spec has for single numbers, where the document speaks for it as much. */
  readonly rivals: readonly Rival[];
}

/** How a notation does on the lines of a document. */
interface Score {
  readonly right: number;
  readonly wrong: number;
}

/** So many more lines must be right in another notation. */
const MARGIN = 3;

/** A notation that a document may be in. */
interface Candidate {
  readonly conventions: Partial<Conventions>;
  /** Whether what the spec calls a single number keeps its name; else a document may use the letter for another thing. */
  readonly keepsScalars: boolean;
}

/** The notation in which a document's plain lines are true. */
export function notationOf(chains: readonly Chain[], ground: Ground, worlds: Worlds): NotationRead {
  const lines = exactLinesOf(chains);
  const spec = specNames(ground, headsIn(lines));
  const asMeant = (names: Pick<SpecNames, 'own' | 'withPowers'>): Names =>
    meansPowers(lines, names, ground, worlds) ? names.withPowers : names.own;
  const own = asMeant(isSpelledAsInSpec(lines, spec, ground) ? spec.bySpelling : spec);
  const bySpec: NotationRead = { names: own, says: [], rivals: [] };
  if (ground.problem.network === undefined) return bySpec;
  // A number above a name that the spec knows is a power, where no notation has it for a layer.
  const unknown = occurrencesOf(lines, own).filter(
    ({ name, marked }) => !isKnown({ name: marked ?? name, marked }, own),
  );
  if (unknown.length === 0) return bySpec;
  const tried = (conventions: Partial<Conventions>): readonly Tried[] => {
    const readers = printedReaders(ground, { ...PLAIN, ...conventions, names: new Map<string, string>() });
    return [true, false].flatMap((keepsScalars): readonly Tried[] => {
      const names = asMeant(spec.inNotation(readers, keepsScalars));
      // It must explain something that the spec does not know at all.
      const explains = unknown.some(({ name, marked }) => names.read(marked ?? name));
      return explains ? [{ conventions, keepsScalars, names, score: scoreOf(lines, names, ground, worlds) }] : [];
    });
  };
  const before = scoreOf(lines, own, ground, worlds);
  const usual = bestOf(NOTATIONS.flatMap(({ conventions }) => tried(conventions)));
  const turned = usual && usual.score.wrong > 0 ? tried(withTurnedWeights(usual.conventions)) : [];
  const best = usual && bestOf([usual, ...turned]);
  const isBetter = best && gainOf(best.score) >= gainOf(before) + MARGIN && 4 * best.score.wrong <= best.score.right;
  if (!best || !isBetter) return bySpec;
  const others = tried(best.conventions).filter(
    (t) => t.keepsScalars !== best.keepsScalars && gainOf(t.score) >= gainOf(best.score),
  );
  const rivals = others.flatMap((other): readonly Rival[] => {
    const [first, ...more] = saysOf(other, lines, own);
    return first ? [{ names: other.names, says: more.reduce((x, y) => sentence('together', x, y), first) }] : [];
  });
  return { names: best.names, says: saysOf(best, lines, own), rivals };
}

/** Whether a document has names that only the spec has, and none that only its sheet prints. */
function isSpelledAsInSpec(lines: readonly Line[], spec: SpecNames, { problem }: Ground): boolean {
  const all = namesIn(lines).filter((name) => headKey(name) !== plainKey(problem.loss.name));
  const isPrintedOnly = (name: WrittenName): boolean => spec.bySpelling.own.read(name)?.isPrinted === true;
  return all.some(spec.isSpelledOnly) && !all.some(isPrintedOnly);
}

/**
 * Whether numbers above names are powers also where they might be layers: where more is true so; or as much, and no
 * name shows that the document has layers there; who writes h_1 too does not.
 */
function meansPowers(
  lines: readonly Line[],
  { own, withPowers }: Pick<SpecNames, 'own' | 'withPowers'>,
  ground: Ground,
  worlds: Worlds,
): boolean {
  const pieces = lines.flatMap(({ left, right }) => [...allPieces(left), ...allPieces(right)]);
  const powers = pieces.filter((p) => p.kind === 'power');
  const isPrintedIn = (names: Names, { base, exponent }: (typeof powers)[number]): boolean => {
    const marked = base.kind === 'name' ? markedName(base, exponent) : undefined;
    return marked !== undefined && names.read(marked)?.isPrinted === true;
  };
  const isOpen = powers.some((p) => isPrintedIn(own, p) && !isPrintedIn(withPowers, p));
  if (!isOpen) return false;
  const [asLayers, asPowers] = [own, withPowers].map((names) => gainOf(scoreOf(lines, names, ground, worlds)));
  if (asLayers !== asPowers) return (asPowers ?? 0) > (asLayers ?? 0);
  const bases = new Set<Written>(powers.map((p) => p.base));
  const bare = new Set(pieces.flatMap((p) => (p.kind === 'name' && !bases.has(p) ? spellingOf(p) : [])));
  const isOfLayers = (p: (typeof powers)[number]): boolean =>
    markedInstead(p, withPowers) !== undefined && !(p.base.kind === 'name' && bare.has(spellingOf(p.base)));
  return !powers.some(isOfLayers);
}

/** A candidate with what it makes of a document. */
interface Tried extends Candidate {
  readonly names: Names;
  readonly score: Score;
}

const withTurnedWeights = (conventions: Partial<Conventions>): Partial<Conventions> => ({
  ...conventions,
  weight_order: conventions.weight_order === 'from-to' ? 'to-from' : 'from-to',
});

/** The first of those that do best; what the spec says of a letter is overruled by a margin only. */
function bestOf(all: readonly Tried[]): Tried | undefined {
  const merit = ({ score, keepsScalars }: Tried): number => gainOf(score) - (keepsScalars ? 0 : MARGIN);
  return all.reduce<Tried | undefined>((best, t) => (best && merit(best) >= merit(t) ? best : t), undefined);
}

const gainOf = ({ right, wrong }: Score): number => right - wrong;

function scoreOf(lines: readonly Line[], names: Names, ground: Ground, worlds: Worlds): Score {
  const two = [...worlds.drawn.slice(0, 1), ...worlds.given.slice(0, 1)];
  const answers = lines.map((line) => isTrueIn(line, names, ground, two));
  return { right: answers.filter((a) => a === true).length, wrong: answers.filter((a) => a === false).length };
}

const occurrencesOf = (lines: readonly Line[], names: Names): readonly Occurrence[] =>
  lines.flatMap(({ left, right }) => [...occurrencesIn(left, names), ...occurrencesIn(right, names)]);

const namesIn = (lines: readonly Line[]): readonly WrittenName[] =>
  lines
    .flatMap(({ left, right }) => [...allPieces(left), ...allPieces(right)])
    .filter((p): p is WrittenName => p.kind === 'name');

const headsIn = (lines: readonly Line[]): ReadonlySet<string> => new Set(namesIn(lines).map(headKey));

/** The roles of the letters that say something else than in the spec, or nothing there: `a as the weighted sums`. */
function saysOf(
  { conventions: { letters = {} }, names }: Tried,
  lines: readonly Line[],
  own: Names,
): readonly Sentence[] {
  const isNews = (o: Occurrence): boolean => !isKnown(o, own) || !isReadAlike([o], own.read, names.read);
  const news = new Set(
    occurrencesOf(lines, names)
      .filter(isNews)
      .map(({ name }) => headKey(name)),
  );
  return ROLES.flatMap((role) => {
    const letter = letters[role];
    return letter !== undefined && news.has(plainKey(letter)) ? [sentence('as', letter, sentence(role))] : [];
  });
}
