/** A document, judged by one problem. */

import { within } from '../language/table.js';
import { operationByOperation } from '../problem/forms/operations.js';
import type { Problem } from '../problem/problem.js';
import { type Checked, type CheckedClaim, summaryOf, withoutAccusation } from './checked.js';
import { claimsOf, type HeardClaim, type InLanguage } from './claims.js';
import { marksFor } from './class/marks.js';
import type { Document } from './document/document.js';
import { functionIn, readFormulas } from './formulas.js';
import { Judge } from './judge/judge.js';
import { Misreading } from './judge/misreading.js';
import { isRight } from './judge/verdict.js';
import { inWords, type Sentence, sentence } from './messages/sentence.js';
import { chainsInEachLayer } from './names/any-layer.js';
import { isRuleOfMemory, unfinishedIn, withNewHeadByValue } from './names/assigned.js';
import { GrowingNames } from './names/defined.js';
import { isTrueAs } from './names/evidence.js';
import { fits, type Heard } from './names/fit.js';
import { withFunctions } from './names/functions-of-code.js';
import { inferNames, withInferred } from './names/infer.js';
import { exactLinesOf, type Line } from './names/lines.js';
import type { Names } from './names/names.js';
import { notationOf } from './names/notation.js';
import { orientationOf, orientationsOf } from './names/orientation.js';
import { Usual } from './names/usual.js';
import { groundOf, withLengths } from './world/ground.js';
import { worldsOf } from './world/worlds.js';
import type { Legibility } from './written/garbled.js';

/** The code of the note that a spec is about something else than the document. */
export const DOES_NOT_FIT = 'spec-does-not-fit';

/** Judges every claim of a document by a problem. */
export const checkFor = (problem: Problem, document: Document): Checked =>
  within(problem.table, () => checkWithin(problem, document));

function checkWithin(problem: Problem, document: Document): Checked {
  const ground = groundOf(withLengths(asSpoken(problem)));
  const worlds = worldsOf(ground);
  const { read, legibility } = readFormulas(document, ground);
  const formulas = read.filter(({ formula }) => formula.parameters === undefined);
  const chains = formulas.flatMap((r) => r.chains);
  const inLayers = chainsInEachLayer(chains, problem.network?.layers.length ?? 0);
  const notation = notationOf(inLayers, ground, worlds);
  const inferred = inferNames(inLayers, notation.names, ground, worlds);
  const isTrueBy = (line: Line, way: Names): boolean => Boolean(isTrueAs(line, way, ground, worlds.drawn.slice(0, 1)));
  const orientation = orientationOf(exactLinesOf(inLayers), inferred.names, ground, isTrueBy);
  // A program may lay out its arrays otherwise than the formulas beside it.
  const ofPrograms = formulas.flatMap((r) => (r.formula.notation === 'code' ? r.chains : []));
  const isMixed = ofPrograms.length > 0 && ofPrograms.length < chains.length;
  const areToldApart = !isMixed || orientationOf(exactLinesOf(ofPrograms), inferred.names, ground, isTrueBy).isCertain;
  const oriented = areToldApart ? orientation : { ...orientation, rivals: orientationsOf(inferred.names, ground) };
  const known = withFunctions(oriented.names, read.flatMap(functionIn), ground);
  const names = new GrowingNames(known, ground, worlds);
  const cases = chains.flatMap(({ inCase }) => inCase ?? []);
  const heardAs = formulas.flatMap(({ formula, chains: own, problem: unread }) =>
    formula.isMarked ? [unread ? undefined : own] : [],
  );
  const misreading = new Misreading(legibility, heardAs, known);
  const usual = new Usual(inferred.usual, inferred.unusual);
  const judge = new Judge(
    { ground, names, oriented, cases, ties: inferred.ties },
    worlds,
    misreading,
    [...notation.rivals.map((rival) => withInferred(rival, inferred.names)), ...inferred.rivals],
    usual,
  );
  const { language } = problem.presentation;
  const inLanguage: InLanguage = (diagnosis) => ({ ...diagnosis, says: inWords(diagnosis.says, language) });
  const claiming = formulas.map((r) => ({
    ...r,
    chains: r.chains
      .filter((chain) => !isRuleOfMemory(chain, names, ground))
      .map((chain) => withNewHeadByValue(chain, names, ground, worlds.given[0])),
  }));
  const unfinished = unfinishedIn(claiming.flatMap((r) => r.chains));
  const heard = claiming.flatMap((r) => claimsOf(r, { judge, names: usual.beside(names), unfinished, inLanguage }));
  const doesFit = fits(
    heard.flatMap(({ chain, claim }) => (chain ? [{ chain, outcome: outcomeOf(claim, legibility) }] : [])),
    inferred.names,
  );
  const claims = asFar(doesFit, heard, inLanguage);
  const understood = [
    ...notation.says,
    ...inferred.says,
    ...usual.says,
    ...names.inferred.map(({ name, as }) => sentence('as', name, as)),
  ];
  return {
    summary: summaryOf(claims),
    notes: notesOf(document, doesFit, understood, language),
    claims,
    marks: marksFor(claims, ground),
    language,
  };
}

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
