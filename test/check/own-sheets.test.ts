/** What gradsheet prints, it also reads, and finds right: every line of every shipped sheet. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../src/check/check.js';
import { isRight } from '../../src/check/judge/verdict.js';
import { readProblems } from '../../src/problem/read.js';
import { texOf } from '../support/check/tex-of.js';
import { SHIPPED, textOf } from '../support/shipped.js';

it.each(SHIPPED)('%s', (name) => {
  const spec = textOf(name);
  const tex = texOf(spec);
  const { claims } = checkDocument(readProblems(spec, name), tex);
  const notRight = claims.filter((c) => !isRight(c.verdict));
  expect(claims.length).toBeGreaterThan(4);
  expect(notRight.map((c) => `${c.verdict}: ${tex.slice(c.span.start, c.span.end)}`)).toEqual([]);
});
