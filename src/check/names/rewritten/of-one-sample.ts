/**
 * The mark of a sample where the problem has only one: `E_n = \frac12\sum_k (y_{nk} - t_{nk})^2`. The loss has it below, and
 * nothing has it as its only index; so it tells nothing.
 */
import { type Sentence, sentence } from '../../messages/sentence.js';
import type { Ground } from '../../world/ground.js';
import { type Chain, mapSides, writtenIn } from '../../written/chain.js';
import { allPieces, mapPieces, type Written, type WrittenName } from '../../written/written.js';
import { LOSSES } from '../readers/loss-terms.js';
import { headKey, plainKey, shownName } from '../script.js';

/** The formulas of a document without such a mark, and what that says of the loss, for people. */
export interface OfOneSample {
  readonly formulas: readonly (readonly Chain[])[];
  readonly says: readonly Sentence[];
}

const SAMPLE = /^[mnp]$/;

/** The same formulas where there is no such mark. */
export function ofOneSample(formulas: readonly (readonly Chain[])[], ground: Ground): OfOneSample {
  const { loss } = ground.problem;
  const names = formulas
    .flat()
    .flatMap(writtenIn)
    .flatMap((w) => [...allPieces(w)])
    .filter((p): p is WrittenName => p.kind === 'name');
  const isLoss = (name: WrittenName): boolean => LOSSES.has(headKey(name)) || headKey(name) === plainKey(loss.name);
  const ofLoss = names.find((name) => isLoss(name) && name.sub.length === 1 && SAMPLE.test(name.sub[0] ?? ''));
  const letter = ofLoss?.sub[0];
  const marked = names.filter((name) => name.sub.includes(letter ?? ''));
  const isMark = marked.every((name) => isLoss(name) || (name.sub[0] === letter && without(name).sub.length > 0));
  if (ground.batch || ofLoss === undefined || letter === undefined || !isMark) return { formulas, says: [] };
  const drop = (w: Written): Written =>
    w.kind === 'name' && w.sub[0] === letter ? without(w) : mapPieces(w, (piece) => drop(piece));
  return {
    formulas: formulas.map((chains) => chains.map((chain) => mapSides(chain, drop))),
    says: [sentence('as', shownName(ofLoss), loss.name)],
  };
}

/** A name without the first of what stands below it. */
const without = (name: WrittenName): WrittenName => ({ ...name, sub: name.sub.slice(name.sub[1] === ',' ? 2 : 1) });
