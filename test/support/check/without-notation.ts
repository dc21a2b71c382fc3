/** A shipped spec's sheet in some notation, checked by the spec without it. */
import { checkDocument } from '../../../src/check/check.js';
import { readProblems } from '../../../src/problem/read.js';
import { plainTextOf, withKeys } from '../shipped.js';
import { texOf } from './tex-of.js';

export interface WithoutNotation {
  readonly claims: number;
  /** The lines that are called wrong, all of them right. */
  readonly accused: readonly string[];
  /** The lines that nothing is said of. */
  readonly open: readonly string[];
}

export function checkedWithoutNotation(name: string, notation: string): WithoutNotation {
  const spec = plainTextOf(name);
  const tex = texOf(withKeys(spec, `notation: ${notation}`));
  const { claims } = checkDocument(readProblems(spec, name), tex);
  const linesOf = (...verdicts: readonly string[]): readonly string[] =>
    claims
      .filter((c) => verdicts.includes(c.verdict))
      .map((c) => tex.slice(c.span.start, c.span.end).replace(/\s+/g, ' '));
  return { claims: claims.length, accused: linesOf('wrong', 'follows'), open: linesOf('undecided', 'unread') };
}
