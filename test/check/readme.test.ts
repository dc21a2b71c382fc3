/** The example of the README is what a newcomer gets. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkDocument } from '../../src/check/check.js';
import { readProblems } from '../../src/problem/read.js';
import { STARTER_SPEC } from '../../src/problem/starter.js';
import { checkedText, plain } from '../../src/write/check-terminal.js';

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const SECTION = README.slice(README.indexOf('## Check your own derivation'));
const block = (language: string): string =>
  new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(SECTION)?.[1] ?? '';

it('judges the answer of the README as the README says', () => {
  const answer = block('markdown');
  const checked = checkDocument(readProblems(STARTER_SPEC, 'homework.yaml'), answer);
  expect(checkedText(checked, 'answer.md', answer, plain)).toBe(block('text'));
});
