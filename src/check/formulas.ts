/** The formulas of a document, read. */

import type { Document } from './document/document.js';
import type { Formula } from './document/formula.js';
import { type Sentence, sentence } from './messages/sentence.js';
import type { FunctionOfCode } from './names/functions-of-code.js';
import { functionWords } from './names/readers/functions.js';
import { withBarsOnAdjoints } from './names/rewritten/accented-adjoints.js';
import { withNewHead } from './names/rewritten/assigned.js';
import { countedFromInputs } from './names/rewritten/counted-from-inputs.js';
import { withStepsUncounted } from './names/rewritten/counted-steps.js';
import { withDirectParts } from './names/rewritten/direct-part.js';
import { withArgumentsOfFunctions } from './names/rewritten/functional-equations.js';
import { withMemories } from './names/rewritten/memories.js';
import { withStepsUnnumbered } from './names/rewritten/numbered-steps.js';
import { withoutArguments } from './names/rewritten/of-arguments.js';
import { ofOneSample } from './names/rewritten/of-one-sample.js';
import { withOwnFunctions } from './names/rewritten/own-functions.js';
import { withPrimedFunctions } from './names/rewritten/primed-functions.js';
import { ofSampleInRow } from './names/rewritten/rows-of-samples.js';
import { withSamplesAbove } from './names/rewritten/samples-below.js';
import { withWorkWrittenOut } from './names/rewritten/worked-on.js';
import type { Ground } from './world/ground.js';
import type { Chain } from './written/chain.js';
import { type Legibility, legibilityOf, withoutGarbled } from './written/garbled.js';
import type { Macros } from './written/latex/macro.js';
import { chainsIn, spokenPiece } from './written/read.js';
import type { Vocabulary } from './written/token.js';
import { MARKS } from './written/update-marks.js';
import { withWholeSums } from './written/whole-sums.js';
import { Unreadable } from './written/written.js';

/** A formula with its chains, or the reason why it has none. */
export interface ReadFormula {
  readonly formula: Formula;
  readonly chains: readonly Chain[];
  readonly problem?: Unreadable;
}

/** The formulas of a document, and what is known of all of them. */
export interface ReadFormulas {
  readonly read: readonly ReadFormula[];
  readonly legibility: Legibility;
  /** What was understood of their names by how they are counted, for people. */
  readonly says: readonly Sentence[];
}

/** Every formula of a document, read as far as it can be; of a scan, without what it garbled. */
export function readFormulas({ formulas, macros, isScan }: Document, ground: Ground): ReadFormulas {
  const functions = functionWords(ground);
  const vocabulary: Vocabulary = {
    isFunction: (word) => functions.has(word),
    words: new Set([...functions, ...WORDS, ...namesWithDigitsWithin(ground)]),
  };
  const says: Sentence[] = [];
  const spoken = formulas.flatMap((formula) => spokenPiece(formula, macros, vocabulary) ?? []);
  const derivatives = spoken.filter((w) => w.kind === 'derivative');
  const asWritten = inProse(
    inPrograms(
      inRows(
        formulas.map((formula) => readFormula(formula, macros, vocabulary)),
        ground,
      ),
    ),
    (chains) => {
      const { isFunction } = vocabulary;
      const barred = withBarsOnAdjoints(withStepsUnnumbered(chains, ground), spoken);
      const named = withArgumentsOfFunctions(withOwnFunctions(barred, ground, isFunction), isFunction);
      const told = withPrimedFunctions(withDirectParts(withMemories(named, ground), derivatives), isFunction);
      const inSamples = withSamplesAbove(withoutArguments(told, isFunction), ground);
      const ofOne = ofOneSample(inSamples, ground);
      const counted = countedFromInputs(ofOne.formulas, ground);
      says.push(...ofOne.says, ...(counted ? [sentence('inputsCounted')] : []));
      return counted ?? ofOne.formulas;
    },
  );
  const legibility = legibilityOf(
    asWritten.filter((r) => r.formula.notation === 'latex'),
    isScan,
  );
  const read =
    legibility === 'written' ? asWritten : asWritten.map((r) => ({ ...r, chains: r.chains.map(withoutGarbled) }));
  return { read, legibility, says };
}

/**
 * The chains of all formulas, `change` being how they are understood together: the letters of an optimizer, arguments that
 * say nothing, the marks of samples. What a program says, it does say.
 */
function inProse(
  read: readonly ReadFormula[],
  change: (formulas: readonly (readonly Chain[])[]) => readonly (readonly Chain[])[],
): readonly ReadFormula[] {
  const isProse = ({ formula }: ReadFormula): boolean => formula.notation !== 'code';
  const chains = change(read.map((r) => (isProse(r) ? r.chains : [])));
  return read.map((r, n) => (isProse(r) ? { ...r, chains: chains[n] ?? [] } : r));
}

/** The rows of tables that are about one sample each say so of their names. */
const inRows = (read: readonly ReadFormula[], { batch }: Ground): readonly ReadFormula[] =>
  read.map((r) => {
    const { ofSample } = r.formula;
    return ofSample === undefined
      ? r
      : { ...r, chains: r.chains.flatMap((c) => ofSampleInRow(c, ofSample, batch) ?? []) };
  });

/** What programs work on is written out. */
function inPrograms(read: readonly ReadFormula[]): readonly ReadFormula[] {
  const isStatement = ({ formula }: ReadFormula): boolean =>
    formula.notation === 'code' && formula.parameters === undefined;
  const chains = withWorkWrittenOut(read.flatMap((r) => (isStatement(r) ? r.chains : [])));
  let from = 0;
  return read.map((r) => {
    if (!isStatement(r)) return r;
    from += r.chains.length;
    return { ...r, chains: chains.slice(from - r.chains.length, from) };
  });
}

/** Names of the spec like `wh1o1`, which without it would be a letter with an index beside others. */
const namesWithDigitsWithin = ({ problem: { given, definitions } }: Ground): readonly string[] =>
  [...given.keys(), ...definitions.map(({ symbol }) => symbol.name)].filter((name) => /\p{L}\d+\p{L}/u.test(name));

/** Names of several letters that LaTeX writes like products. */
const WORDS = [
  'net',
  'out',
  ...MARKS,
  'MSE',
  'CE',
  'SSE',
  'BCE',
  'Loss',
  'loss',
  'Cost',
  'cost',
  'Error',
  'total',
  'target',
  'output',
  'input',
];

function readFormula(formula: Formula, macros: Macros, vocabulary: Vocabulary): ReadFormula {
  try {
    const chains = chainsIn(formula, macros, vocabulary).map(withStepsUncounted).map(withNewHead).map(withWholeSums);
    return { formula, chains: formula.isMarked || chains.every(isReadable) ? chains : [] };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { formula, chains: [], problem: error };
  }
}

/** The function that a formula of a program defines. */
export function functionIn({ formula: { parameters }, chains: [chain] }: ReadFormula): readonly FunctionOfCode[] {
  const [head, body] = (chain?.sides ?? []).map(({ written }) => written);
  const isDefined = parameters && head && body && !(head instanceof Unreadable) && !(body instanceof Unreadable);
  return isDefined && head.kind === 'name' ? [{ name: head, parameters, body }] : [];
}

const isReadable = ({ sides }: Chain): boolean => sides.every(({ written }) => !(written instanceof Unreadable));
