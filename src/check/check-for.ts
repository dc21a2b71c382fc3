/** A document, judged by one problem. */

import { within } from '../language/table.js';
import { operationByOperation } from '../problem/forms/operations.js';
import type { Problem } from '../problem/problem.js';
import { type Checked, type CheckedClaim, summaryOf, withoutAccusation } from './checked.js';
import { claimsOf, type HeardClaim, type InLanguage } from './claims.js';
import { marksFor } from './class/marks.js';
import type { Document } from './document/document.js';
import { type ReadFormula, readFormulas } from './formulas.js';
import { Judge } from './judge/judge.js';
import { Misreading } from './judge/misreading.js';
import { isRight } from './judge/verdict.js';
import { inWords, type Sentence, sentence } from './messages/sentence.js';
import { GrowingNames } from './names/defined.js';
import { fits, type Heard } from './names/fit.js';
import type { Names } from './names/names.js';
import { layerNumbers } from './names/readers/layers.js';
import { hasNewHead, isRuleOfMemory, withNewHeadByValue } from './names/rewritten/assigned.js';
import { Run } from './names/rewritten/below-updates.js';
import { withGradientInTable } from './names/rewritten/gradients-in-tables.js';
import { speaksOfSamples } from './names/rewritten/rows-of-samples.js';
import { isShort, Usual } from './names/search/usual.js';
import { withOwnStep } from './own-step.js';
import { withOwnValues } from './own-values.js';
import { understandNames } from './understood-names.js';
import { type Ground, groundOf, withLengths } from './world/ground.js';
import { type Worlds, worldsOf } from './world/worlds.js';
import type { Chain } from './written/chain.js';
import type { Legibility } from './written/garbled.js';

/** The code of the note that a spec is about something else than the document. */
export const DOES_NOT_FIT = 'spec-does-not-fit';

/** Judges every claim of a document by a problem. */
export const checkFor = (problem: Problem, document: Document): Checked =>
  within(problem.table, () => checkWithin(problem, document));

function checkWithin(problem: Problem, document: Document): Checked {
  const sized = withLengths(asSpoken(problem));
  const asGiven = groundOf(sized);
  const { read: asRead, legibility, says: counted } = readFormulas(document, asGiven);
  const said = asRead.flatMap((r) => r.chains);
  const asStated = withOwnValues(withOwnStep(sized, said), said, asGiven);
  const ground = asStated === sized ? asGiven : groundOf(asStated);
  const worlds = worldsOf(ground);
  const understood = understandNames(asRead, ground, worlds);
  const names = new GrowingNames(understood.names, ground, worlds);
  const isFew = isShort(said);
  const usual = new Usual(legibility === 'damaged' ? [] : understood.usual, understood.unusual, isFew);
  const formulas = understood.read.filter(({ formula }) => formula.parameters === undefined);
  const chains = formulas.flatMap((r) => r.chains);
  const judge = new Judge(
    {
      ground,
      names,
      oriented: understood.oriented,
      cases: chains.flatMap(({ inCase }) => inCase ?? []),
      ties: understood.ties,
    },
    worlds,
    new Misreading(legibility, heardAs(formulas), understood.names),
    understood.rivals,
    usual,
  );
  const { language } = problem.presentation;
  const inLanguage: InLanguage = (diagnosis) => ({ ...diagnosis, says: inWords(diagnosis.says, language) });
  const claiming = withWhatIsAssigned(formulas, names, ground, worlds);
  const program = claiming.flatMap((r) => (r.formula.notation === 'code' ? r.chains : []));
  const layers = layerNumbers(ground);
  const heard = claiming.flatMap((r) =>
    claimsOf(r, { judge, names: usual.beside(names), layers, program, inLanguage }),
  );
  const outcomes = heard.flatMap(({ chain, claim }) =>
    chain ? [{ chain, outcome: outcomeOf(claim, legibility) }] : [],
  );
  const doesFit = fits(outcomes, understood.names);
  const claims = asFar(doesFit, heard, inLanguage).toSorted((a, b) => a.span.start - b.span.start);
  const says = [
    ...counted,
    ...understood.says,
    ...usual.says,
    ...names.inferred.map(({ name, as }) => sentence('as', name, as)),
  ];
  return {
    summary: summaryOf(claims),
    notes: notesOf(document, doesFit, says, language),
    claims,
    marks: marksFor(claims, ground),
    language,
  };
}

/** What is written of each marked formula: where a line was misread, the others tell. */
const heardAs = (formulas: readonly ReadFormula[]): readonly (readonly Chain[] | undefined)[] =>
  formulas.flatMap(({ formula, chains, problem }) => (formula.isMarked ? [problem ? undefined : chains] : []));

/**
 * Rules of an optimizer's memory claim nothing by themselves; what a step assigns to a weight is its new value, and of
 * what else changes nobody says how.
 */
const withWhatIsAssigned = (
  formulas: readonly ReadFormula[],
  names: Names,
  ground: Ground,
  worlds: Worlds,
): readonly ReadFormula[] => {
  let run = new Run(names);
  return formulas.map((r) => {
    const { notation, isEntry } = r.formula;
    if (isEntry || r.chains.length === 0) run = new Run(names);
    const chains = r.chains
      .filter((chain) => !isRuleOfMemory(chain, names, ground))
      .map((chain) => withNewHeadByValue(chain, names, ground, worlds.given[0]))
      .map((chain) => (r.formula.isTabled ? withGradientInTable(chain, names, ground, worlds.given[0]) : chain))
      .filter((chain) => chain.change !== 'to' || hasNewHead(chain))
      .filter((chain) => r.formula.ofSample === undefined || speaksOfSamples(chain, names, ground.batch));
    return { ...r, chains: notation === 'code' ? chains.map((chain) => run.next(chain)) : chains };
  });
};

/** Where the spec does not fit nothing is called wrong. */
function asFar(doesFit: boolean, heard: readonly HeardClaim[], inLanguage: InLanguage): readonly CheckedClaim[] {
  const noFit = inLanguage({ code: 'undecided', says: sentence('specDoesNotFit') });
  return heard.map(({ claim }) => (doesFit ? claim : withoutAccusation(claim, noFit)));
}

function notesOf(
  { notes }: Document,
  doesFit: boolean,
  understood: readonly Sentence[],
  language: string,
): Checked['notes'] {
  const names = [...new Set(understood.map((said) => inWords(said, language)))].join(', ');
  return [
    ...notes,
    ...(doesFit ? [] : [{ code: DOES_NOT_FIT, says: sentence('doesNotFit') }]),
    ...(names === '' ? [] : [{ code: 'names', says: sentence('readAs', names) }]),
  ].map(({ code, says }) => ({ code, says: inWords(says, language) }));
}

function outcomeOf({ verdict, diagnosis }: CheckedClaim, legibility: Legibility): Heard['outcome'] {
  if (verdict === 'unread') return diagnosis?.code === 'unknown-name' ? 'unknown names' : 'unread';
  if (verdict === 'undecided') return diagnosis?.code === 'misread' && legibility === 'damaged' ? 'unread' : 'open';
  return isRight(verdict) ? 'right' : 'accused';
}

/** A sheet that goes operation by operation speaks of quantities between those of the spec. */
const asSpoken = (problem: Problem): Problem =>
  problem.presentation.notation.style === 'operations' ? operationByOperation(problem) : problem;
