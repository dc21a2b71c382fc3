/** A shipped sheet, read and judged like anybody's answer. */
import { checkDocument } from '../../../src/check/check.js';
import { isRight } from '../../../src/check/judge/verdict.js';
import { readProblems } from '../../../src/problem/read.js';
import { SHIPPED, textOf } from '../shipped.js';
import { texOf } from './tex-of.js';

/** Those that take long; a campaign has them all. */
const LONG: ReadonlySet<string> = new Set([
  'exp-output',
  'logistic-regression',
  'one-step',
  'relu-hidden',
  'two-moons',
  'vanishing-gradient',
]);
export const SHORT_SHEETS = SHIPPED.filter((name) => !LONG.has(name));

/** How many claims the sheet makes, and those that are not found right. */
export function judgeOwnSheet(name: string): { readonly claims: number; readonly notRight: readonly string[] } {
  const spec = textOf(name);
  const tex = texOf(spec);
  const { claims } = checkDocument(readProblems(spec, name), tex);
  const notRight = claims.filter((c) => !isRight(c.verdict));
  return {
    claims: claims.length,
    notRight: notRight.map((c) => `${c.verdict}: ${tex.slice(c.span.start, c.span.end)}`),
  };
}
