/** Documents in the notations of tutorials and lecture notes, over specs that name nothing so: every line as labelled. */
import { expect, it } from 'vitest';
import { fits, labelledDocuments } from '../../support/check/labelled.js';

it('reads the names of documents in other notations', () => {
  const documents = labelledDocuments('names-');
  const missed = documents.flatMap((d) => d.lines.filter((l) => !fits(l)).map((l) => [l.id, l.label, l.verdict]));
  expect(missed).toEqual([]);
  expect(documents.flatMap((d) => d.lines).length).toBeGreaterThan(100);
});
