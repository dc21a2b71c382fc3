/** How the checker does on lines that people have labelled: a table of counts, and the lines that miss. */
import { expect, it } from 'vitest';
import { FITS, fits, type Label, type LabelledLine, labelledDocuments } from '../support/check/labelled.js';

it('judges labelled lines', () => {
  const documents = labelledDocuments();
  for (const isAside of [false, true]) {
    const lines = documents.filter((d) => d.isAside === isAside).flatMap((d) => d.lines);
    console.log(`${isAside ? 'Kept aside' : 'Looked at while building'}: ${lines.length} lines`);
    console.table(countsOf(lines));
    for (const line of lines.filter((l) => !fits(l))) {
      console.log(`${line.id}: ${line.label}, came out ${line.verdict ?? 'as no claim'}: ${line.text}`);
    }
  }
  const accused = documents
    .flatMap((d) => d.lines)
    .filter(
      (l) => l.label !== 'wrong' && l.label !== 'ocr-garbled' && (l.verdict === 'wrong' || l.verdict === 'follows'),
    );
  expect(accused.map((l) => l.id)).toEqual([]);
});

const countsOf = (lines: readonly LabelledLine[]): Readonly<Record<string, Readonly<Record<string, number>>>> =>
  Object.fromEntries(
    (Object.keys(FITS) as readonly Label[]).map((label) => {
      const all = lines.filter((l) => l.label === label);
      const row: Record<string, number> = { lines: all.length, fit: all.filter(fits).length };
      for (const { verdict = 'no claim' } of all) row[verdict] = (row[verdict] ?? 0) + 1;
      return [label, row];
    }),
  );
