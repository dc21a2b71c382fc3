/** The claims that a formula makes, judged. */

import type { Span } from '../language/source.js';
import type { CheckedClaim, CheckedSide, Reason } from './checked.js';
import type { Formula } from './document/formula.js';
import { isConditional } from './document/stated-cases.js';
import type { ReadFormula } from './formulas.js';
import type { Judge } from './judge/judge.js';
import type { JudgedChain, JudgedLink } from './judge/judged-chain.js';
import { type Diagnosis, worst } from './judge/verdict.js';
import { type Sentence, sentence } from './messages/sentence.js';
import type { Names } from './names/names.js';
import { isPlausible } from './names/plausible.js';
import type { LayerNumbers } from './names/readers/layers.js';
import { chainsInEachLayer } from './names/rewritten/any-layer.js';
import { quantityName } from './quantity-name.js';
import type { Chain } from './written/chain.js';
import { wholePiece } from './written/whole-pieces.js';

/** Says a reason in the language of the spec. */
export type InLanguage = (diagnosis: Diagnosis) => Reason;

/** A claim, with the chain that makes it where it was read that far. */
export interface HeardClaim {
  readonly claim: CheckedClaim;
  readonly chain?: Chain;
}

interface Hearing {
  readonly judge: Judge;
  readonly names: Names;
  readonly layers: LayerNumbers;
  /** The statements of the document's programs. */
  readonly program: readonly Chain[];
  readonly inLanguage: InLanguage;
}

/** What a formula claims, in its order; the judge hears of each. */
export function claimsOf({ formula, chains, problem }: ReadFormula, hearing: Hearing): readonly HeardClaim[] {
  const { judge } = hearing;
  if (chains.length === 0 && formula.isDisplayed) judge.interrupt();
  if (problem) {
    const isClaim = formula.isMarked && formula.text.includes('=');
    return isClaim ? [unread(formula, problem.span, problem.reason, hearing)] : [];
  }
  return chains.flatMap((chain) => claimOf(chain, formula, hearing));
}

function claimOf(chain: Chain, formula: Formula, hearing: Hearing): readonly HeardClaim[] {
  const { judge, names, layers, program } = hearing;
  const isClaim = (each: Chain): boolean => isPlausible(each, formula.notation, names);
  if (!formula.isMarked && !chainsInEachLayer([chain], layers).some(isClaim)) {
    judge.interrupt();
    return [];
  }
  const judged =
    formula.notation === 'code'
      ? judge.assignment(chain, program.slice(program.indexOf(chain) + 1))
      : formula.supposition
        ? judge.supposition(chain, formula.supposition, formula.isDisplayed)
        : judge.chain(chain, { isDisplayed: formula.isDisplayed, isConditional: isOfCase(chain, formula) });
  if (judged) return [{ chain, claim: reported(judged, formula, hearing) }];
  return chain.goesOn && formula.isMarked ? [unread(formula, chain.span, sentence('rowUnread'), hearing)] : [];
}

/** Whether its sentence, or what stands before it in its row, says for which numbers it holds. */
const isOfCase = ({ span }: Chain, { isConditional: isSaid = false, text }: Formula): boolean =>
  isSaid || isConditional(text.slice(0, span.start).replace(/^.*(?:\\\\|\n)/su, ''));

function reported({ chain, links, about }: JudgedChain, formula: Formula, hearing: Hearing): CheckedClaim {
  const sides = links.map((link) => reportedLink(link, formula, hearing));
  const verdict = worst(sides.map((l) => l.verdict));
  const all = sides.filter((l) => l.verdict === verdict);
  // What stands right by chance is said of the chain.
  const { diagnosis, expected } = (all.find((l) => l.diagnosis) ?? all[0]) as CheckedSide;
  const said = { ...(diagnosis && { diagnosis }), ...(expected && { expected }) };
  const named = about.map(({ node, value }) => ({ name: quantityName(node), value }));
  return { span: inDocument(chain.span, formula), verdict, ...said, links: sides, about: named };
}

function reportedLink(
  { left, right, diagnosis, ...judgement }: JudgedLink,
  formula: Formula,
  { inLanguage }: Hearing,
): CheckedSide {
  const start = left.span.start < right.span.start ? left.span.start : right.span.start;
  const at = diagnosis?.at && inDocument(diagnosis.at, formula);
  return {
    ...judgement,
    ...(diagnosis && { diagnosis: { ...inLanguage(diagnosis), ...(at && { at }) } }),
    span: inDocument({ start, end: right.span.end }, formula),
    side: inDocument(right.span, formula),
  };
}

function unread(formula: Formula, span: Span, says: Sentence, { inLanguage }: Hearing): HeardClaim {
  const diagnosis = inLanguage({ code: 'unread', says });
  return { claim: { span: inDocument(span, formula), verdict: 'unread', diagnosis, links: [], about: [] } };
}

/** Where a piece of a formula stands in the document. */
function inDocument(span: Span, formula: Formula): Span {
  const { start, end } = formula.notation === 'latex' ? wholePiece(formula.text, span) : span;
  return { start: formula.offsetOf(start), end: formula.offsetOf(end) };
}
