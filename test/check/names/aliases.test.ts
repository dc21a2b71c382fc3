/** A true alias in the spec never makes a verdict on a right derivation worse. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../../src/check/check.js';
import { isRight, type Verdict } from '../../../src/check/judge/verdict.js';
import { readProblems } from '../../../src/problem/read.js';
import { renamedDocuments } from '../../support/check/renamed.js';
import { newRandom } from '../../support/random.js';

/** The worse the higher. */
const rankOf = (v: Verdict): number => (isRight(v) ? 0 : v === 'wrong' || v === 'follows' ? 2 : 1);

it('an alias that says what is so', () => {
  const random = newRandom(5);
  for (const { name, spec, text, claims, aliases } of renamedDocuments(5, ['named sums', 'the layer bare'])) {
    const [from, to] = random.pick(Object.entries(aliases));
    const aliased = JSON.stringify({ ...spec, aliases: { [from]: to } });
    const after = checkDocument(readProblems(aliased, 'spec'), text).claims;
    const verdicts = new Map(after.map((c) => [c.span.start, c.verdict]));
    const worse = claims.flatMap((c) => {
      const now = verdicts.get(c.span.start);
      const isWorse = now !== undefined && rankOf(now) > rankOf(c.verdict);
      return isWorse ? [`${text.slice(c.span.start, c.span.end)}: ${c.verdict}, then ${now}`] : [];
    });
    expect(worse, `${name}, ${from} as ${to}`).toEqual([]);
  }
});
