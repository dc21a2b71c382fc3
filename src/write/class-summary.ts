/** A class: a row a student, and the mistakes by their causes, as CSV and for a terminal. */

import { DOES_NOT_FIT } from '../check/check-for.js';
import type { CheckedAnswer } from '../check/checked-answer.js';
import { type Cluster, clustersOf, type Mistake } from '../check/class/clusters.js';
import { VERDICTS } from '../check/judge/verdict.js';
import { type CheckMessages, checkMessagesIn } from '../check/messages/messages.js';
import { pieceOf } from '../check/piece.js';
import { placesIn } from '../problem/diagnostics.js';

const COUNTED = VERDICTS.toReversed();

/** A row a file: how many claims have each verdict, and marks where the spec gives them. */
export function studentsCsv(answers: readonly CheckedAnswer[]): string {
  const hasMarks = answers.some(({ checked }) => checked.marks);
  return csv([
    ['file', ...COUNTED, ...(hasMarks ? ['marks', 'of'] : [])],
    ...answers.map(({ file, checked: { summary, marks } }) => [
      file,
      ...COUNTED.map((v) => summary[v]),
      ...(hasMarks ? [marks ? rounded(marks.given) : '', marks?.of ?? ''] : []),
    ]),
  ]);
}

/** A row a cause, the most frequent first, with an example. */
export const mistakesCsv = (answers: readonly CheckedAnswer[]): string =>
  csv([
    ['cause', 'quantity', 'answers', 'lines', 'example', 'written', 'reason'],
    ...clustersOf(answers).map(({ code, quantity, answers: count, mistakes }) => {
      const { place, written, reason } = exampleOf(mistakes);
      return [code, quantity, count, mistakes.length, place, written, reason];
    }),
  ]);

/** The mistakes by their causes, which answers the spec does not fit, and how many there are. */
export function classText(answers: readonly CheckedAnswer[]): string {
  const { class: say } = checkMessagesIn(answers[0]?.checked.language ?? 'en').copy;
  const causes = clustersOf(answers).map((cluster) => `${causeText(cluster, say)}\n`);
  const misfits = answers.flatMap(({ file, checked: { notes } }) =>
    notes.filter(({ code }) => code === DOES_NOT_FIT).map(({ says }) => `${file}: ${says}\n`),
  );
  const silent = answers.filter(({ checked }) => checked.claims.length === 0).length;
  const clean = answers.filter(({ checked }) => checked.summary.wrong + checked.summary.follows === 0).length;
  const counts = [
    say.answers(answers.length),
    say.faultless(clean - silent - misfits.length),
    ...(silent > 0 ? [say.silent(silent)] : []),
    ...(misfits.length > 0 ? [say.misfits(misfits.length)] : []),
  ];
  return `${causes.join('')}${misfits.join('')}${counts.join(', ')}\n`;
}

function causeText({ code, quantity, answers, mistakes }: Cluster, say: CheckMessages['copy']['class']): string {
  const { place, written, reason } = exampleOf(mistakes);
  const said = reason === '' ? '' : `\n    ${reason}`;
  return `${say.answers(answers)}: ${say.cause(code, quantity)}\n    ${place}: ${written}${said}`;
}

function exampleOf([first]: readonly Mistake[]): { place: string; written: string; reason: string } {
  const { file, text, claim } = first as Mistake;
  const piece = pieceOf(claim);
  return {
    place: `${file}:${placesIn(text)(piece.start).line}`,
    written: text
      .slice(piece.start, piece.end)
      .replace(/\\end\{[a-z]+\*?\}/g, '')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, MOST),
    reason: claim.diagnosis?.says ?? '',
  };
}

/** How much of a line is quoted. */
const MOST = 100;

/** To a quarter of a mark. */
export const rounded = (marks: number): number => Math.round(4 * marks) / 4;

const csv = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

/** Quoted where it must be (RFC 4180); what a spreadsheet would take for a formula begins with a quote mark. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
