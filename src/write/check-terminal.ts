/** Verdicts for people at a terminal: a line a claim, and under what is not right the piece and the reason. */
import type { Checked, CheckedClaim } from '../check/check.js';
import { isRight, VERDICTS, type Verdict } from '../check/judge/verdict.js';
import { placesIn } from '../problem/diagnostics.js';

const MARKS: Readonly<Record<Verdict, string>> = {
  correct: '✓',
  rounded: '≈',
  follows: '↳',
  wrong: '✗',
  undecided: '?',
  unread: '·',
};

/** How much of a long line is shown. */
const WIDTH = 100;

/** The report on one document. */
export function checkedText({ summary, notes, claims }: Checked, file: string, text: string): string {
  const placeOf = placesIn(text);
  const claimText = (c: CheckedClaim): readonly string[] => {
    const { line } = placeOf(c.span.start);
    const first = `${String(line).padStart(5)}  ${MARKS[c.verdict]} ${c.verdict.padEnd(9)}  ${oneLine(text, c.span.start, c.span.end)}`;
    if (isRight(c.verdict)) return [first];
    const worst = c.links.find((l) => l.verdict === c.verdict) ?? c;
    const reason = c.diagnosis ? [`${' '.repeat(20)}${c.diagnosis.says}`] : [];
    const piece =
      c.links.length > 1 ? [`${' '.repeat(20)}here: ${oneLine(text, worst.span.start, worst.span.end)}`] : [];
    return [first, ...piece, ...reason];
  };
  const counts = VERDICTS.toReversed().flatMap((v) => (summary[v] > 0 ? [`${summary[v]} ${v}`] : []));
  return [
    `${file}: ${counts.length > 0 ? counts.join(', ') : 'no claims'}`,
    ...notes.map(({ says }) => `  ${says}`),
    ...claims.flatMap(claimText),
    '',
  ].join('\n');
}

function oneLine(text: string, start: number, end: number): string {
  const said = text.slice(start, end).replace(/\s+/g, ' ');
  return said.length > WIDTH ? `${said.slice(0, WIDTH)} …` : said;
}
