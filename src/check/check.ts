/** A hand derivation, judged claim by claim against a spec. */
import { within } from '../language/table.js';
import type { Problem } from '../problem/problem.js';
import type { Formula } from './document/formula.js';
import { readLatex } from './document/markdown.js';
import { Judge, type JudgedLink } from './judge/judge.js';
import { type Diagnosis, VERDICTS, type Verdict, worst } from './judge/verdict.js';
import { functionWords } from './names/functions.js';
import { specNames } from './names/spec-names.js';
import { groundOf, withLengths } from './world/ground.js';
import { worldsOf } from './world/worlds.js';
import { chainsOf } from './written/chain.js';
import { latexTokens, type Macros } from './written/latex-tokens.js';
import type { Vocabulary } from './written/token.js';
import { Unreadable } from './written/written.js';

export interface CheckedLink {
  readonly start: number;
  readonly end: number;
  readonly verdict: Verdict;
  readonly diagnosis?: Diagnosis;
}

/** A claim of the document with its verdict; offsets into the text of the file. */
export interface CheckedClaim extends CheckedLink {
  readonly links: readonly CheckedLink[];
}

export interface Checked {
  readonly summary: Readonly<Record<Verdict, number>>;
  readonly notes: readonly Diagnosis[];
  readonly claims: readonly CheckedClaim[];
}

/** Judges every claim of a document. */
export function checkDocument(problem: Problem, text: string): Checked {
  return within(problem.table, () => {
    const ground = groundOf(withLengths(problem));
    const judge = new Judge({ ground, names: specNames(ground) }, worldsOf(ground));
    const functions = functionWords(ground);
    const vocabulary: Vocabulary = {
      isFunction: (word) => functions.has(word),
      words: new Set([...functions, 'net', 'out', 'new', 'old', 'MSE']),
    };
    const { formulas, macros } = readLatex(text);
    const claims = formulas.flatMap((formula) => claimsOf(formula, macros, judge, vocabulary));
    const summary = Object.fromEntries(VERDICTS.map((v) => [v, claims.filter((c) => c.verdict === v).length]));
    return { summary: summary as Record<Verdict, number>, notes: [], claims };
  });
}

function claimsOf(formula: Formula, macros: Macros, judge: Judge, vocabulary: Vocabulary): readonly CheckedClaim[] {
  try {
    const chains = chainsOf(latexTokens(formula.text, macros, vocabulary), vocabulary);
    return chains.flatMap((chain): readonly CheckedClaim[] => {
      const judged = judge.chain(chain);
      if (judged === undefined) return [];
      const at = ({ start, end }: { start: number; end: number }): { start: number; end: number } => ({
        start: formula.offsetOf(start),
        end: formula.offsetOf(end),
      });
      const links = judged.links.map(
        (l): CheckedLink => ({ ...at({ start: l.left.span.start, end: l.right.span.end }), ...pick(l) }),
      );
      const verdict = worst(links.map((l) => l.verdict));
      const cause = links.find((l) => l.verdict === verdict)?.diagnosis;
      return [{ ...at(chain.span), verdict, ...(cause && { diagnosis: cause }), links }];
    });
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const [start, end] = [formula.offsetOf(error.span.start), formula.offsetOf(error.span.end)];
    const diagnosis = { code: 'unread', says: error.message };
    return formula.text.includes('=') ? [{ start, end, verdict: 'unread', diagnosis, links: [] }] : [];
  }
}

const pick = ({ verdict, diagnosis }: JudgedLink): Pick<CheckedLink, 'verdict' | 'diagnosis'> => ({
  verdict,
  ...(diagnosis && { diagnosis }),
});
